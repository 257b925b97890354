using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;
using SkiaSharp;

namespace Scoring.Web.Tests.Public;

/// <summary>What others see of a page: the preview of a link, a frame on another site, paper, a feed, a map for search engines.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public partial class SharingTests
{
    private const string Region = "/region/72.01?edition=iga/2026";

    private RunningSite _site = null!;

    [GeneratedRegex("<meta property=\"(og:[a-z:]+)\" content=\"([^\"]*)\" ?/?>")]
    private static partial Regex Meta { get; }

    [GeneratedRegex("/Type\\s*/Page\\b(?!s)")]
    private static partial Regex PdfPage { get; }

    [OneTimeSetUp]
    public async Task Start() => _site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;

    [Test]
    public async Task A_link_to_a_region_is_shown_with_its_figures_and_a_picture()
    {
        var meta = Meta.Matches(await _site.Read(Region))
            .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        meta["og:description"].ShouldBe("Kabupaten Banggai: 55,67, ke-9 dari 20, Inovatif (Indeks Inovasi Daerah 2026). Angka ilustrasi.");
        meta["og:image"]
            .ShouldStartWith(_site.Browser.BaseAddress!.ToString(), Case.Sensitive, "programs that make previews need the whole address");
        var bytes = await _site.Browser.GetByteArrayAsync(meta["og:image"]);
        using var picture = SKBitmap.Decode(bytes);
        (picture.Width, picture.Height).ShouldBe((1200, 630));
        picture.Pixels.Count(pixel => pixel != SKColors.White).ShouldBeGreaterThan(20_000);
        bytes.Length.ShouldBeLessThan(300_000, "messengers leave larger ones out");
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "card.png"), bytes);
    }

    [Test]
    public async Task Only_the_small_form_of_a_region_may_be_framed()
    {
        using var small = await _site.Browser.GetAsync("/embed/region/72.01");
        Policy(small).ShouldContain("frame-ancestors *");
        small.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        var page = await small.Content.ReadAsStringAsync();
        page.ShouldContain("55,67");
        page.ShouldNotContain("<form");
        foreach (var address in new[] { Region, "/", "/account/sign-in", "/embed/region/99.99", "/region/72.01/profile" })
        {
            using var closed = await _site.Browser.GetAsync(address);
            Policy(closed).ShouldContain("frame-ancestors 'none'", Case.Sensitive, address);
            closed.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"], address);
        }
        WebUtility.HtmlDecode(await _site.Read(Region)).ShouldContain($"<iframe src=\"{_site.Browser.BaseAddress}embed/region/72.01?");
    }

    [TestCase("id")]
    [TestCase("en")]
    public async Task A_profile_is_two_pages_of_paper(string language)
    {
        await using var context = await (await Browser.Get()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_site.Browser.BaseAddress!, "/region/72.01/profile?lang=" + language).ToString());
        var pdf = await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"profile-{language}.pdf"), pdf);
            await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            await page.SetViewportSizeAsync(680, 980);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"print-profile-{language}.png"), FullPage = true });
        }
        PdfPage.Count(System.Text.Encoding.Latin1.GetString(pdf)).ShouldBe(2);
    }

    [TestCase(Region, 8)]
    [TestCase("/iga/2026/kabupaten", 4)]
    public async Task Paper_has_no_means_of_choosing_and_no_empty_pages(string address, int atMost)
    {
        await using var context = await (await Browser.Get()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_site.Browser.BaseAddress!, address).ToString());
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        foreach (var hidden in new[] { "header.bar", "form", ".btn", ".chips", "details:not([open]):not(.note-line)", ".crumbs" })
            (await page.Locator(hidden).Filter(new() { Visible = true }).CountAsync()).ShouldBe(0, hidden);
        (await page.Locator(".printed").IsVisibleAsync()).ShouldBeTrue();
        PdfPage
            .Count(System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true })))
            .ShouldBeLessThanOrEqualTo(atMost);
    }

    [Test]
    public async Task Publications_are_a_feed_the_newest_first()
    {
        var feed = XDocument.Parse(await _site.Read("/feed.xml")).Root!;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = feed.Elements(atom + "entry").ToList();
        entries.Count.ShouldBe(3);
        entries.Select(entry => entry.Element(atom + "updated")!.Value).ShouldBeInOrder(SortDirection.Descending);
        foreach (var address in entries.Select(entry => entry.Element(atom + "link")!.Attribute("href")!.Value))
            (await _site.Browser.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
    }

    [Test]
    public async Task Search_engines_find_every_region_and_nothing_of_accounts()
    {
        var robots = await _site.Read("/robots.txt");
        robots.ShouldContain("Disallow: /staff");
        robots.ShouldContain($"Sitemap: {_site.Browser.BaseAddress}sitemap.xml");
        var map = await _site.Read("/sitemap.xml");
        map.ShouldContain("/region/72.01<");
        map.ShouldContain("/iga/2019/kabupaten<");
        map.ShouldContain("/method/iga/2026<");
        map.ShouldNotContain("/account");
        Regex.Count(map, "<loc>[^<]*/region/").ShouldBeGreaterThan(500);
    }

    [TestCase("/about/contact", "belum mencantumkan kontak")]
    [TestCase("/about/privacy?lang=en", "Personal Data Protection")]
    [TestCase("/about/accessibility", "WCAG 2.2")]
    public async Task Pages_about_the_site_are_there(string address, string says) => (await _site.Read(address)).ShouldContain(says);

    [Test]
    public async Task Comparing_takes_any_number_of_regions_up_to_six()
    {
        var page = await _site.Read("/region/72.01/compare/13.05,35.24,35.10?edition=iga/2026");
        foreach (var name in new[] { "Kabupaten Banggai", "Kabupaten Padang Pariaman", "Kabupaten Lamongan", "Kabupaten Banyuwangi" })
            page.ShouldContain(name);
        using var unled = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _site.Browser.BaseAddress };
        using var added = await unled.GetAsync("/region/72.01/compare/13.05?edition=iga/2026&ranking=kabupaten&with=kab+ende");
        added.Headers.Location!.OriginalString.ShouldBe("/region/72.01/compare/13.05%2C53.08?edition=iga%2F2026&ranking=kabupaten");
        using var tooMany = await _site.Browser.GetAsync("/region/72.01/compare/13.05,35.24,35.10,53.08,72.12,35.21?edition=iga/2026");
        tooMany.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
