using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Scoring.Domain.Hierarchy;
using Scoring.Features.Core;
using Scoring.Features.Ranking.Hierarchy;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;
using Scoring.Web.Tests.Shell;

namespace Scoring.Web.Tests.Charts;

/// <summary>
/// The pictures of a composite index: a unit's strengths and weaknesses, rank intervals, what decides, which parts go together, and the
/// first through the years. Three years of a small index that share their bounds.
/// </summary>
[TestFixture]
public sealed partial class IndexChartTests
{
    private const string Edition = "small/2026";
    private const string Certainty = "/certainty/" + Edition + "/all";
    private static readonly string[] Charts = ["intervals", "decides", "correlations", "trend"];

    private readonly OpenPages _pages = new();
    private string _folder = "";
    private HierarchyReport _report = null!;
    private RunningSite _site = null!;
    private (long From, long To) _runs;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        string database;
        using (var place = SmallIndex.Place())
        {
            foreach (var year in new[] { 2024, 2025, 2026 })
            {
                place.WriteRule($"small/{year}/tree.csv", SmallIndex.Tree);
                place.WriteRule(
                    $"small/{year}/edition.yaml",
                    SmallIndex
                        .Rules.Replace("edition: 2026", $"edition: {year}", StringComparison.Ordinal)
                        .Replace(
                            "{ by: min-max }",
                            "{ by: min-max, over: [ small/2024, small/2025, small/2026 ] }",
                            StringComparison.Ordinal
                        )
                        .Replace(
                            "score: index }]",
                            "score: index }, { id: economy, name: Ekonomi, score: index.economy }]",
                            StringComparison.Ordinal
                        )
                );
            }
            for (var year = 2024; year <= 2026; year++)
                await place.Bring($"small/{year}", [.. Enumerable.Range(1, 8).Select(unit => Row(year, unit))]);
            // An earlier run of the last year, in which one unit had another figure.
            var rows = Enumerable.Range(1, 8).Select(unit => Row(2026, unit)).ToArray();
            await place.Given(
                ImportKind.Measures,
                Edition,
                "measures.csv",
                Measures([rows[0] with { Item2 = rows[0].Item2 + 7m }, .. rows[1..]])
            );
            _runs.From = (await place.Rank(Edition)).RunId;
            await place.Given(ImportKind.Measures, Edition, "measures.csv", Measures(rows));
            _runs.To = (await place.Rank(Edition)).RunId;
            await place.Publish("small/2024", "small/2025", Edition);
            _report = await place.Send(new ReportHierarchy(Edition));
            database = Copies.Database(Copies.Settled(place.Database), _folder);
            Copies.Folder(place.Rules, Path.Combine(_folder, "rules"));
        }
        _site = new RunningSite(database, Path.Combine(_folder, "rules"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _pages.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task The_page_of_a_region_shows_its_strengths_and_weaknesses_beside_the_median()
    {
        var lines = (await _site.Read("/chart/region/72.03/profile.csv?edition=" + Edition + "&lang=en"))
            .TrimStart('\uFEFF')
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.TrimEnd('\r').Split(','))
            .ToList();
        var expected = _report.ProfileOf("72.03").Lines;
        lines.Count.ShouldBe(expected.Count);
        foreach (var (cells, line) in lines.Zip(expected))
        {
            cells[0].ShouldBe(line.Node.Name.En);
            decimal.Parse(cells[1], CultureInfo.InvariantCulture).ShouldBe(line.Value!.Value);
            decimal.Parse(cells[2], CultureInfo.InvariantCulture).ShouldBe(line.Median!.Value);
            cells[3].ShouldBe(line.Rank!.Value.ToString(CultureInfo.InvariantCulture));
        }
        expected.ShouldContain(line => line.Standing == ProfileStanding.Strength);
        var page = await _site.Read("/region/72.03?edition=" + Edition);
        page.ShouldContain("chart-profile");
        page.ShouldContain(Certainty);
        (await _site.Read("/region/72.03/profile?edition=" + Edition)).ShouldContain("chart-profile");
    }

    [TestCase("id")]
    [TestCase("en")]
    public async Task The_page_of_certainty_says_in_words_and_pictures_what_stays(string language)
    {
        var page = WebUtility.HtmlDecode(await _site.Read($"{Certainty}?lang={language}"));
        foreach (var chart in Charts)
            page.ShouldContain($"id=\"chart-{chart}\"");
        page.ShouldContain(language == "id" ? "Seberapa pasti peringkat ini?" : "How certain is this ranking?");
        page.ShouldNotContain(language == "id" ? "aturan berubah" : "rules changed", customMessage: "the years share their bounds");
        Regex.Matches(page, @"(?<!~)\b(index|choice|label|profile)\.[a-z]").ShouldBeEmpty("a text is missing");
        (await _site.Read($"/{Edition}/all")).ShouldContain(Certainty);
    }

    [TestCase("id", "Upah terhadap Jalan")]
    [TestCase("en", "Wages against Roads")]
    public async Task Two_parts_that_the_reader_chooses_are_drawn_against_each_other(string language, string title)
    {
        var page = WebUtility.HtmlDecode(await _site.Read($"{Certainty}?lang={language}&x=roads&y=wages"));
        page.ShouldContain("id=\"chart-scatter\"");
        page.ShouldContain("<option value=\"roads\" selected>");
        page.ShouldContain("<option value=\"wages\" selected>");
        page.ShouldContain($"/chart/ranking/{Edition}/all/scatter~roads~wages.svg");
        Regex.Matches(page, @"\b(index|scatter|label)\.[a-z]").ShouldBeEmpty("a text is missing");
        var lines = (await _site.Read($"/chart/ranking/{Edition}/all/scatter~roads~wages.csv?lang={language}")).Trim().Split('\n');
        lines.Length.ShouldBe(9);
        XDocument
            .Parse(await _site.Read($"/chart/ranking/{Edition}/all/scatter~roads~wages.svg?lang={language}"))
            .Root!.Elements()
            .First()
            .Value.ShouldStartWith(title);
        // From the page of a region it leads here with the region's own dot set apart.
        (await _site.Read("/region/72.03?edition=" + Edition)).ShouldContain(Certainty + "?unit=72.03");
        var marked = WebUtility.HtmlDecode(await _site.Read($"{Certainty}?unit=72.03&x=roads&y=wages&lang={language}"));
        Regex.Count(marked, "<circle class=\"d-mark\"").ShouldBe(2, "in the wide and in the narrow drawing");
        marked.ShouldContain("name=\"unit\" value=\"72.03\"");
        // Without a choice the weightiest indicator and what is ranked.
        (await _site.Read($"/certainty/{Edition}/economy")).ShouldContain("scatter~wages~economy.svg");
    }

    [TestCase("id", "simpul indeks komposit")]
    [TestCase("en", "a node of a composite index")]
    public async Task A_ranking_by_a_node_of_the_index_has_such_a_page_as_well(string language, string kind)
    {
        var page = WebUtility.HtmlDecode(await _site.Read($"/certainty/{Edition}/economy?lang={language}"));
        page.ShouldContain("id=\"chart-intervals\"");
        page.ShouldContain("id=\"chart-decides\"");
        Regex.Matches(page, @"(?<!~)\b(index|choice|label|profile)\.[a-z]").ShouldBeEmpty("a text is missing");
        (await _site.Read($"/{Edition}/economy")).ShouldContain($"/certainty/{Edition}/economy");
        WebUtility.HtmlDecode(await _site.Read($"/method/{Edition}?lang={language}")).ShouldContain(kind);
    }

    [Test]
    public async Task Each_picture_can_be_kept_as_a_file()
    {
        foreach (var chart in Charts)
        {
            var address = $"/chart/ranking/{Edition}/all/{chart}";
            XDocument.Parse(await _site.Read(address + ".svg")).Root!.Value.ShouldContain("Kecil", customMessage: chart);
            (await _site.Browser.GetByteArrayAsync(address + ".png")).Length.ShouldBeGreaterThan(5_000, chart);
            (await _site.Read(address + ".csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThan(2, chart);
        }
        using var none = await _site.Browser.GetAsync($"/chart/ranking/{Edition}/all/jury.csv");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Every_two_parts_have_a_cell_with_their_correlation()
    {
        var page = await _pages.Of(1366);
        await page.GotoAsync(new Uri(_site.Browser.BaseAddress!, Certainty + "?lang=en").ToString());
        var cells = await page.Locator("#chart-correlations svg.wide .pt")
            .EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.getAttribute('aria-label'))");
        // Six nodes: fifteen pairs.
        cells.Length.ShouldBe(15);
        var pair = CompositeReport
            .EveryPair(_report.Step.Rule.Root, _report.Columns)
            .Single(one => (one.First.Id, one.Second.Id) == ("roads", "wages"));
        cells.ShouldContain(cell =>
            cell.StartsWith(
                $"Roads – Wages: {pair.Coefficient!.Value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−')}",
                StringComparison.Ordinal
            )
        );
    }

    [Test]
    public async Task Rank_intervals_hold_the_ranks_of_most_and_stay_within_the_list()
    {
        var lines = (await _site.Read($"/chart/ranking/{Edition}/all/intervals.csv"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1);
        foreach (var numbers in lines.Select(line => line.Split(',')[^3..].Select(decimal.Parse).ToArray()))
        {
            numbers[1].ShouldBeLessThanOrEqualTo(numbers[2]);
            numbers[1].ShouldBeGreaterThanOrEqualTo(1);
            numbers[2].ShouldBeLessThanOrEqualTo(8);
        }
    }

    [Test]
    public async Task Intervals_of_shares_are_written_so_that_a_minus_is_seen_and_files_have_a_hyphen()
    {
        var page = WebUtility.HtmlDecode(await _site.Read(Certainty + "?lang=en"));
        Regex.Matches(page, @"\d–\d+</td>").ShouldBeEmpty();
        Regex.Matches(page, @"[>(]−?\d+ to \d+<").ShouldNotBeEmpty();
        (await _site.Read($"/chart/ranking/{Edition}/all/decides.csv?lang=en")).ShouldNotContain("−");
    }

    [Test]
    public async Task A_column_that_no_year_fills_is_left_out()
    {
        var page = WebUtility.HtmlDecode(await _site.Read(Certainty + "?lang=en"));
        var trend = page[page.IndexOf("id=\"chart-trend\"", StringComparison.Ordinal)..];
        trend.ShouldContain(">Score</th>");
        trend.ShouldNotContain(">Rules</th>");
        trend.ShouldNotContain(">Predicate</th>");
    }

    // All three editions have the same name.
    [Test]
    public async Task The_table_of_years_says_which_year_a_line_is_of()
    {
        var page = WebUtility.HtmlDecode(await _site.Read(Certainty + "?lang=en"));
        var trend = page[page.IndexOf("id=\"chart-trend\"", StringComparison.Ordinal)..];
        foreach (var year in new[] { 2024, 2025, 2026 })
            Regex.Count(trend, $@"<t[dh][^>]*>[^<]*\b{year}</t[dh]>").ShouldBeGreaterThan(1, $"{year}");
    }

    [Test]
    public async Task A_ranking_by_anything_else_has_no_such_page()
    {
        var jury = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;
        using var answer = await jury.Browser.GetAsync("/certainty/iga/2019/kabupaten");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Pages_with_them_fit_any_width_and_please_axe(
        [Values(Certainty, "/region/72.03?edition=" + Edition, "/" + Edition + "/all", "/method/" + Edition)] string address,
        [Values("id", "en")] string language
    )
    {
        var page = await _pages.Of(LayoutTests.Widths[0]);
        await PageInspection.At(page, _site.Browser.BaseAddress!, address, language);
        await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }");
        await LayoutTests.ShouldBeWhole(page, address);
    }

    [Test]
    public async Task The_keyboard_leads_through_the_figures_of_each()
    {
        var page = await _pages.Of(1366);
        await page.GotoAsync(new Uri(_site.Browser.BaseAddress!, Certainty).ToString());
        foreach (var name in Charts)
        {
            var points = page.Locator($"#chart-{name} svg.wide .pt, #chart-{name} svg:not(.wide):not(.narrow) .pt");
            var count = await points.CountAsync();
            count.ShouldBeGreaterThan(1, name);
            await points.First.FocusAsync();
            for (var point = 1; point < count; point++)
                await page.Keyboard.PressAsync("ArrowRight");
            (await points.Nth(count - 1).EvaluateAsync<bool>("point => point === document.activeElement")).ShouldBeTrue(name);
        }
    }

    private static (string, decimal, decimal, decimal) Row(int year, int unit) =>
        ($"72.{unit:00}", 1 + unit * 7 % 5 + (year - 2024) * 0.5m, 10 + unit * 11 % 17 + year - 2024, 1 + unit * 3 % 8);
}
