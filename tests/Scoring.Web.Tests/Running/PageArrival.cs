using Microsoft.Playwright;

namespace Scoring.Web.Tests.Running;

/// <summary>Waits for another page without its event of having loaded, which a busy machine can miss.</summary>
internal static class PageArrival
{
    /// <summary>Waits until the page has an address of that kind, then asks the page itself whether it is whole.</summary>
    public static async Task ArriveAt(this IPage page, Func<string, bool> address)
    {
        await page.WaitForURLAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }
}
