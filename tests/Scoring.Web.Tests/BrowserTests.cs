using Microsoft.Playwright;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>
/// The public pages in a real browser: wide and as a phone, in both languages, with everything that axe and the console say.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)] // the longest fixture; its tests only read
public class BrowserTests : AwardPages
{
    // Rankings are looked at filtered: the same pieces, and axe needs seconds for a table of 416 lines.
    private static readonly string[] Pages =
    [
        "/",
        "/iga/2019/kabupaten?province=72",
        "/iga/2019/kabupaten?name=zzz",
        "/iga/2019/kabupaten/72.01",
        "/publications",
        "/publication/iga/2019/1",
        "/bantuan",
        "/help/ministry",
        "/nowhere",
        "/region/13.72",
        "/region/72.01?edition=iga/2019",
        "/region/13.72/what-if?set=1%3D3&set=*:16%3D%2B1&add=all%3D2",
        "/region/72.01/what-if?edition=iga/2019",
        "/region/13.72/compare",
        "/region/13.72/compare/13.74",
        "/region/72.01/compare/13.05,35.24,35.10?edition=iga/2026",
        "/region/13.72/profile",
        "/embed/region/72.01",
        "/iga/2026/kabupaten?sort=-score&band=Inovatif",
        "/method/iga/2026",
        "/about/contact",
        "/about/privacy",
        "/about/accessibility",
        "/about/time",
        "/catalogue?region=13.72",
        "/innovation/iga/2026/13.72-01",
        "/search?q=kota",
        "/api",
    ];

    [Test]
    public async Task Every_public_page_pleases_axe_and_the_console_and_stays_within_its_width(
        [ValueSource(nameof(Pages))] string address,
        [Values(1200, 320)] int width
    )
    {
        // Axe sees each page in one language wide and in the other on a phone, and the next page the other way round.
        await PageInspection.At(
            await Open.Of(width),
            Site.Browser.BaseAddress!,
            address,
            Array.IndexOf(Pages, address) % 2 == 0 ^ width == 320 ? "id" : "en"
        );
    }

    [Test]
    public async Task A_ranking_is_filtered_by_province_without_javascript()
    {
        await using var context = await (await Browser.Get()).NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address("/iga/2019/kabupaten", "en"));
        await page.GetByText("Filter and sort").ClickAsync();
        await page.Locator("select[name=province]").SelectOptionAsync("72");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        page.Url.ShouldContain("province=72");
        (await page.GetByRole(AriaRole.Link, new() { Name = "Kabupaten Banggai", Exact = true }).CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Link, new() { Name = "Kabupaten Banyuwangi", Exact = true }).CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task A_what_if_is_filled_in_and_computed_without_javascript()
    {
        await using var context = await (await Browser.Get()).NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address("/region/13.72", "en"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Try what if" }).ClickAsync();
        await page.Locator("input[name='r.2a'][value='3']").CheckAsync();
        await page.Locator("select[name=like]").SelectOptionAsync("all=3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compute" }).ClickAsync();
        page.Url.ShouldContain("set=2a%3D3&add=all%3D3");
        (await page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldStartWith("Score 54.18 becomes ");
        (await page.Locator("input[name='r.2a'][value='3']").IsCheckedAsync()).ShouldBeTrue();
    }

    private string Address(string path, string language) =>
        new Uri(Site.Browser.BaseAddress!, path)
        + (language == "id" ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
}
