using System.Collections.Concurrent;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Scoring.TestKit.Browsing;

/// <summary>
/// Pages of one visitor that stay open while a fixture looks at one address after another, a page for each width. Opening a page for
/// each address costs more than looking at it.
/// </summary>
/// <param name="enter">Signs the visitor in, once in each window; null for one who does not sign in.</param>
public sealed class OpenPages(Func<IBrowserContext, Task>? enter = null) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Worker, int Width), Lazy<Task<IPage>>> _pages = new();

    /// <summary>The page of this width, for the thread that runs this test; it shows what was looked at last.</summary>
    public Task<IPage> Of(int width) =>
        _pages.GetOrAdd((TestContext.CurrentContext.WorkerId ?? "", width), key => new(() => Open(key.Width))).Value;

    /// <summary>Closes the pages.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages.Values)
            await (await page.Value).Context.CloseAsync();
    }

    private async Task<IPage> Open(int width)
    {
        var browser = await Browser.Get();
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        await Axe.LoadInto(context);
        if (enter is not null)
            await enter(context);
        return await context.NewPageAsync();
    }
}
