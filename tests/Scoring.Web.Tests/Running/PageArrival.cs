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
        await page.IsWhole();
    }

    /// <summary>
    /// Asks the page itself, again and again, whether it is whole: the event that it has loaded can be missed, and a page without scripts
    /// draws no further frame in which a browser would ask.
    /// </summary>
    public static async Task IsWhole(this IPage page)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await IsWholeNow(page))
        {
            if (Stopwatch.GetElapsedTime(since) > Longest)
                throw new TimeoutException($"{page.Url} does not finish loading");
            await Task.Delay(Pause);
        }
    }

    private static async Task<bool> IsWholeNow(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("() => document.readyState") == "complete";
        }
        catch (PlaywrightException fault) when (fault.Message.Contains("context was destroyed", StringComparison.Ordinal))
        {
            // Another page has just come.
            return false;
        }
    }
}
