using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Scoring.TestKit.Browsing;

/// <summary>
/// A page is looked at: it names its language, says nothing to the console, stays within its width, and pleases axe.
/// </summary>
public static class PageInspection
{
    /// <summary>
    /// Looks at an address in one language. Those who look at two widths take one language for each: the other language has the same
    /// pieces, axe needs a second and more, and LayoutTests measure every width in both.
    /// </summary>
    /// <param name="page">The page it is opened in; it has the width, and who is signed in.</param>
    /// <param name="site">Where the site is.</param>
    /// <param name="path">The page, with its query.</param>
    /// <param name="language">"id" or "en".</param>
    public static Task At(IPage page, Uri site, string path, string language)
    {
        var asked = language == "id" ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en";
        return Holds(page, () => page.GotoAsync(new Uri(site, asked).ToString()), language);
    }

    /// <summary>Navigates to a page by any means and inspects it.</summary>
    public static async Task Holds(IPage page, Func<Task> go, string language)
    {
        var said = new ConcurrentQueue<string>();
        void Hear(object? sender, IConsoleMessage message) => said.Enqueue(message.Text);
        void Fault(object? sender, string fault) => said.Enqueue(fault);
        page.Console += Hear;
        page.PageError += Fault;
        await go();
        (await Axe.Violations(page)).ShouldBeEmpty(page.Url);
        page.Console -= Hear;
        page.PageError -= Fault;
        // The browser itself logs a page with a status other than 200 to the console.
        said.Where(line => !line.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
            .ShouldBeEmpty(page.Url);
        (await page.Locator("html").EvaluateAsync<int>("root => root.scrollWidth")).ShouldBeLessThanOrEqualTo(
            page.ViewportSize!.Width,
            page.Url
        );
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, page.Url);
    }
}
