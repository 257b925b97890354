using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Public;

/// <summary>A long ranking can be read: sorted, by pages, from one's own line.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public partial class RankingPageTests
{
    private const string Long = "/iga/2019/kabupaten";

    private RunningSite _site = null!;
    private HttpClient _unled = null!;

    [GeneratedRegex("<tr id=\"row-([^\"]+)\"")]
    private static partial Regex Row { get; }

    [OneTimeSetUp]
    public async Task Start()
    {
        _site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;
        _unled = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _site.Browser.BaseAddress };
    }

    [OneTimeTearDown]
    public void Stop() => _unled.Dispose();

    [Test]
    public async Task A_page_has_fifty_lines_and_the_pages_have_every_line_once()
    {
        var first = await Rows(Long);
        first.Count.ShouldBe(50);
        var all = new List<string>();
        for (var page = 1; page <= 9; page++)
            all.AddRange(await Rows($"{Long}?page={page}"));
        all.Count.ShouldBe(416);
        all.ShouldBeUnique();
        (await Rows($"{Long}?show=all")).ShouldBe(all);
        // Beyond the last page stands the last one.
        (await Rows($"{Long}?page=10")).ShouldBe(await Rows($"{Long}?page=9"));
        WebUtility.HtmlDecode(await _site.Read($"{Long}?page=2")).ShouldContain("51–100 dari 416");
    }

    [Test]
    public async Task The_address_keeps_the_order_and_a_second_choice_turns_it()
    {
        var names = await Rows("/iga/2026/kabupaten?sort=name");
        names[0].ShouldBe("32.04", "Bandung, whatever its kind");
        (await Rows("/iga/2026/kabupaten?sort=-name"))[^1].ShouldBe(names[0]);
        var page = WebUtility.HtmlDecode(await _site.Read("/iga/2026/kabupaten?sort=name&band=Inovatif"));
        page.ShouldContain("href=\"/iga/2026/kabupaten?band=Inovatif&sort=-name#lines\"");
        page.ShouldContain("aria-sort=\"ascending\"");
        page.ShouldContain("Urutan: Nama");
        (await _site.Read("/iga/2026/kabupaten?sort=nonsense")).ShouldNotContain("Urutan:");
    }

    [Test]
    public async Task By_score_the_lowest_comes_first_when_turned_and_those_without_one_stay_last()
    {
        var rows = await Rows("/iga/2026/kabupaten?sort=-score");
        rows[0].ShouldBe("32.02");
        rows[^1].ShouldBe("72.09", "it has no score");
    }

    [TestCase(Long + "?find=banggai+kepulauan", Long + "#row-72.07")]
    [TestCase(Long + "?find=kab.+sidoarjo", Long + "#row-35.15")]
    [TestCase(Long + "?province=11&find=72.01", Long + "#row-72.01")]
    [TestCase(Long + "?find=35.15&sort=name", Long + "?sort=name&page=7#row-35.15")]
    [TestCase(Long + "?find=72.07&show=all", Long + "?show=all#row-72.07")]
    public async Task A_jump_leads_to_the_line_of_a_region_on_its_page(string asked, string to)
    {
        using var answer = await _unled.GetAsync(asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(to);
        (await Rows(to.Split('#')[0])).ShouldContain(to.Split("#row-")[1]);
    }

    [Test]
    public async Task A_jump_that_fits_several_offers_them_and_one_that_fits_none_says_so()
    {
        var several = WebUtility.HtmlDecode(await _site.Read(Long + "?find=solok"));
        several.ShouldContain("“solok” dapat berarti:");
        several.ShouldContain("find=13.02");
        WebUtility.HtmlDecode(await _site.Read(Long + "?find=zzzz")).ShouldContain("Tidak ada yang mirip “zzzz”");
    }

    [Test]
    public async Task Predicates_are_chips_with_their_counts_and_a_filter_can_be_taken_away()
    {
        var page = WebUtility.HtmlDecode(await _site.Read("/iga/2026/kabupaten?band=Inovatif&province=72"));
        page.ShouldMatch("aria-current=\"true\">.*Inovatif <span class=\"n\">14</span>");
        page.ShouldContain("href=\"/iga/2026/kabupaten?band=Inovatif#lines\">Sulawesi Tengah");
    }

    [Test]
    public async Task The_top_line_is_drawn_where_the_page_ends_in_it()
    {
        (await _site.Read(Long)).ShouldContain("5 besar sampai di sini");
        (await _site.Read(Long + "?page=2")).ShouldNotContain("5 besar sampai di sini");
        (await _site.Read(Long + "?sort=name")).ShouldNotContain("5 besar sampai di sini");
    }

    [Test]
    public async Task A_csv_file_comes_as_excel_with_indonesian_settings_takes_it_if_asked()
    {
        var bytes = await _site.Browser.GetByteArrayAsync("/iga/2026/kabupaten.csv?for=excel");
        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split('\n');
        lines[0].ShouldBe("ranking;rank;id;name;cluster;score;exact_score;band;notes");
        lines[1].ShouldStartWith("kabupaten;1;13.05;Kabupaten Padang Pariaman;kabupaten;67,22;");
        (await _site.Read("/iga/2026/kabupaten.csv")).ShouldContain("kabupaten,1,13.05,Kabupaten Padang Pariaman,kabupaten,67.22,");
    }

    private async Task<List<string>> Rows(string address) =>
        [.. Row.Matches(await _site.Read(address)).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
}
