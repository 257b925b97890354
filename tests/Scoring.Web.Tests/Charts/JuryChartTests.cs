using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Jury;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Charts;

/// <summary>The charts of a jury: the heat map of its totals, and the ranks that entries might have had with other jurors.</summary>
[TestFixture]
public sealed class JuryChartTests
{
    private const string Edition = "solok-convention/2018";
    private const string Intervals = "/chart/ranking/" + Edition + "/top-ten/intervals";

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = (await SharedSites.Of(FilledWorld.Published("solok-2018"))).Site;

    [Test]
    public async Task A_heat_map_has_a_cell_for_each_sheet_and_answers_with_its_difference_from_the_mean()
    {
        using var staff = await _site.SignIn(Roles.Secretariat);
        await using var context = await New(1366);
        await staff.Enter(context);
        var page = await Open(context, $"/staff/{Edition}/agreement");
        var cells = page.Locator("#chart-jury svg.wide .pt");
        var rows = page.Locator("#chart-jury tbody tr");
        // The drawing has the first 120 entries; the table has a line for every sheet.
        var sheets = await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => row.cells[1].textContent)");
        var drawn = await cells.EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.getAttribute('aria-label'))");
        drawn.Length.ShouldBeInRange(120, sheets.Length);
        drawn.ShouldBeUnique();
        await cells.First.FocusAsync();
        var tip = page.Locator("#chart-jury svg.wide .tip").Filter(new() { Visible = true });
        await Expect(tip).ToHaveCountAsync(1);
        (await tip.TextContentAsync())!.ShouldMatch(@"^.+, .+: \d+(,\d+)? \([+-−]?\d+(,\d+)?\)$");
        // Of each entry the differences from its mean are together nothing.
        await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('#chart-jury details')) one.open = true; }");
        var differences = (
            await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => row.cells[1].textContent + '|' + row.cells[3].textContent)")
        )
            .Select(line => line.Split('|'))
            .GroupBy(parts => parts[0], parts => Number(parts[1]));
        foreach (var entry in differences)
            Math.Abs(entry.Sum()).ShouldBeLessThan(0.05m, entry.Key);
        (await page.Locator("#chart-jury .legend li").CountAsync()).ShouldBe(5);
    }

    [Test]
    public async Task Rank_intervals_hold_the_own_rank_and_can_be_kept_as_files()
    {
        await using var context = await New(320);
        var page = await Open(context, $"/{Edition}/top-ten");
        await page.Locator("#chart-intervals svg.narrow .pt").First.FocusAsync();
        await Expect(page.Locator("#chart-intervals svg.narrow .tip").Filter(new() { Visible = true }))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^peringkat \d+; selang \d+–\d+$"));
        var lines = (await _site.Read(Intervals + ".csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        lines.Count.ShouldBeGreaterThan(10);
        foreach (var line in lines)
        {
            // The last column says that the figures are illustrative.
            var numbers = line[..line.LastIndexOf(",\"", StringComparison.Ordinal)].Split(',')[^3..].Select(decimal.Parse).ToArray();
            numbers[0].ShouldBeInRange(numbers[1], numbers[2], line);
        }
        using var file = await _site.Browser.GetAsync(Intervals + ".svg");
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        XDocument.Parse(await file.Content.ReadAsStringAsync()).Root!.Value.ShouldContain("Selang peringkat", Case.Insensitive);
        (await _site.Browser.GetByteArrayAsync(Intervals + ".png")).Length.ShouldBeGreaterThan(10_000);
    }

    [TestCase("/region/72.01")]
    [TestCase("/region/72.01?edition=iga/2019")]
    [TestCase("/iga/2026/kabupaten")]
    [TestCase("/region/72.01/compare/13.05,35.24,35.10?edition=iga/2026")]
    [TestCase("/" + Edition + "/top-ten")]
    [TestCase("/staff/" + Edition + "/agreement")]
    public async Task The_keyboard_leads_through_every_figure_of_every_chart(string address)
    {
        var site = address.Contains(Edition, StringComparison.Ordinal) ? _site : (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;
        await using var context = await New(1366);
        if (address.StartsWith("/staff", StringComparison.Ordinal))
        {
            using var staff = await site.SignIn(Roles.Secretariat);
            await staff.Enter(context);
        }
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(site.Browser.BaseAddress!, address).ToString());
        var charts = page.Locator("svg.drawing").Filter(new() { Visible = true });
        var count = await charts.CountAsync();
        count.ShouldBeGreaterThan(0);
        for (var number = 0; number < count; number++)
        {
            var chart = charts.Nth(number);
            var name = await chart.GetAttributeAsync("aria-label");
            var points = await chart.Locator(".pt").CountAsync();
            points.ShouldBeGreaterThan(0, name);
            // Tab comes to the first one; from there the arrow keys lead to each of the others, and each says its figures.
            await chart.EvaluateAsync(Listen);
            await chart.Locator(".pt").First.FocusAsync();
            for (var point = 1; point < points; point++)
                await page.Keyboard.PressAsync("ArrowRight");
            var visits = (await chart.EvaluateAsync<JsonElement>("chart => chart.visits")).Deserialize<List<Visit>>()!;
            visits.Select(visit => visit.Point).ShouldBe(Enumerable.Range(0, points), name);
            foreach (var visit in visits)
                visit.Said.ShouldHaveSingleItem($"{name}: point {visit.Point}").ShouldNotBeNullOrWhiteSpace(name);
        }
    }

    /// <summary>What a reader of a chart saw when its focus came to a point.</summary>
    /// <param name="Point">The point's place in the drawing, from 0.</param>
    /// <param name="Said">The text of each tip that was visible.</param>
    private sealed record Visit(int Point, string[] Said);

    private const string Listen = """
        chart => {
          chart.visits = [];
          const points = [...chart.querySelectorAll('.pt')], tips = [...chart.querySelectorAll('.tip')];
          const seen = ({ visibility, display, opacity }) => visibility === 'visible' && display !== 'none' && opacity !== '0';
          chart.addEventListener('focusin', () => chart.visits.push({
            Point: points.indexOf(document.activeElement),
            Said: tips.filter(tip => seen(getComputedStyle(tip))).map(tip => tip.textContent),
          }));
        }
        """;

    [Test]
    public async Task Before_the_first_mark_the_page_of_agreement_says_what_comes()
    {
        using var jury = await JurySite.Start();
        using var staff = await jury.Site.SignIn(Roles.Secretariat);
        foreach (var (language, said) in new[] { ("id", "Belum ada nilai"), ("en", "There are no marks in this stage yet") })
        {
            using var answer = await staff.Http.GetAsync($"/staff/{JurySite.Edition}/agreement?lang={language}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            page.ShouldContain(said);
            page.ShouldContain($"/staff/{JurySite.Edition}/progress/desk");
            page.ShouldNotContain("chart-jury");
        }
    }

    private static decimal Number(string text) =>
        decimal.Parse(
            text.Replace('−', '-').Replace("+", "", StringComparison.Ordinal).Replace(',', '.'),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private async Task<IPage> Open(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        (await page.GotoAsync(new Uri(_site.Browser.BaseAddress!, address).ToString()))!.Status.ShouldBe(200);
        return page;
    }

    private static async Task<IBrowserContext> New(int width) =>
        await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
}
