using Scoring.TestKit.Browsing;

namespace Scoring.Web.Tests;

/// <summary>The check of pages can fail: axe finds what is wrong with a page, loaded with it or afterwards.</summary>
public sealed class AxeTests
{
    private const string Poor = "<html><body><img src='x.png'><p style='color: #ccc; background: #fff'>pale</p></body></html>";

    [Test]
    public async Task Targets_that_are_too_small_and_too_close_do_not_please_axe()
    {
        await using var context = await (await Browser.Get()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync(
            "<html lang=en><title>x</title><main><h1>x</h1><p><button style='width:12px;height:12px;padding:0' aria-label=a></button>"
                + "<button style='width:12px;height:12px;padding:0' aria-label=b></button></p></main></html>"
        );
        (await Axe.Violations(page)).ShouldContain(line => line.StartsWith("target-size:", StringComparison.Ordinal));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_page_without_language_title_and_contrast_does_not_please_axe(bool isLoaded)
    {
        await using var context = await (await Browser.Get()).NewContextAsync();
        if (isLoaded)
            await Axe.LoadInto(context);
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Poor);
        var found = (await Axe.Violations(page)).Select(line => line.Split(':')[0]).ToList();
        found.ShouldBeSubsetOf([
            "color-contrast",
            "document-title",
            "html-has-lang",
            "image-alt",
            "landmark-one-main",
            "page-has-heading-one",
            "region",
        ]);
        found.Count.ShouldBe(7, string.Join(' ', found));
    }
}
