using Microsoft.Playwright;

namespace Scoring.Web.Tests.Running;

/// <summary>An answer that is read before a change and comes after it.</summary>
internal static class LateAnswer
{
    /// <summary>Holds the next reading of a page back until the change that is sent meanwhile is saved.</summary>
    /// <param name="page">The browser's page.</param>
    /// <param name="address">The addresses of the page, as Playwright writes them.</param>
    public static async Task ToNextReading(IPage page, string address)
    {
        var isSaved = new TaskCompletionSource();
        page.Response += (_, answer) => _ = answer.Request.Method == "POST" && isSaved.TrySetResult();
        var isFirst = true;
        await page.RouteAsync(address, async route =>
        {
            if (route.Request.Method != "GET" || !isFirst)
            {
                await route.ContinueAsync();
                return;
            }
            isFirst = false;
            var before = await route.FetchAsync();
            await isSaved.Task.WaitAsync(TimeSpan.FromSeconds(20));
            // The page that is left takes the answer to its change.
            await Task.Delay(500);
            await route.FulfillAsync(new() { Response = before });
        });
    }
}
