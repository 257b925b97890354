using System.Diagnostics;
using Microsoft.Playwright;

namespace Scoring.Web.Tests.Running;

/// <summary>
/// Waits for another page by looking at where the page is, again and again: on a busy machine the event of a navigation may come between
/// the look at the address and the waiting for it, and is then missed for good.
/// </summary>
internal static class PageArrival
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the page has an address of that kind, then asks the page itself whether it is whole.</summary>
    public static async Task ArriveAt(this IPage page, Func<string, bool> address)
    {
        var since = Stopwatch.GetTimestamp();
        while (!address(page.Url))
        {
            if (Stopwatch.GetElapsedTime(since) > Longest)
                throw new TimeoutException($"still at {page.Url}: {await page.Locator("body").InnerTextAsync()}");
            await Task.Delay(Pause);
        }
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }
}
