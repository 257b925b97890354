using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Scoring.Features.Core;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Shell;

namespace Scoring.Web.Tests.Charts;

/// <summary>Scores of two years or two runs against each other, and the way there from the method.</summary>
public sealed partial class IndexChartTests
{
    [TestCase("id", "Skor dalam Kecil 2025,Skor dalam Kecil 2026", "korelasi peringkat")]
    [TestCase("en", "Score in Kecil 2025,Score in Kecil 2026", "rank correlation")]
    public async Task The_scores_of_two_years_are_drawn_against_each_other(string language, string axis, string order)
    {
        var page = WebUtility.HtmlDecode(await _site.Read($"/{Edition}/all?lang={language}"));
        page.ShouldContain("id=\"chart-beside\"");
        page.ShouldContain(order);
        Regex.Matches(page, @"(?<!/)\b(beside|scatter)\.[a-z]").ShouldBeEmpty("a text is missing");
        var lines = (await _site.Read($"/chart/ranking/{Edition}/all/beside.csv?lang={language}")).Trim().Split('\n');
        lines.Length.ShouldBe(9);
        lines[0].ShouldContain(axis);
        var svg = XDocument.Parse(await _site.Read($"/chart/ranking/{Edition}/all/beside.svg?lang={language}"));
        // The diagonal, and a dot for each unit.
        svg.Descendants().Count(one => one.Name.LocalName == "circle").ShouldBe(8);
        // The first year has none before it.
        (await _site.Read("/small/2024/all")).ShouldNotContain("chart-beside");
    }

    [TestCase("id", "terhadap perhitungan")]
    [TestCase("en", "rank correlation")]
    public async Task The_scores_of_two_runs_are_drawn_against_each_other(string language, string said)
    {
        using var staff = await _site.SignIn(Roles.Secretariat);
        var page = WebUtility.HtmlDecode(await staff.Read($"/staff/{Edition}/compare?from={_runs.From}&to={_runs.To}&lang={language}"));
        page.ShouldContain("id=\"chart-beside-all\"");
        page.ShouldContain(said);
        Regex.Matches(page, @"(?<!/)\b(beside|scatter)\.[a-z]").ShouldBeEmpty("a text is missing");
        (await staff.Read($"/staff/{Edition}/compare?from={_runs.To}&to={_runs.To}")).ShouldNotContain("chart-beside");
    }

    [Test]
    public async Task The_comparison_of_two_runs_fits_any_width_and_pleases_axe()
    {
        using var staff = await _site.SignIn(Roles.Secretariat);
        await using var pages = new OpenPages(staff.Enter);
        var address = $"/staff/{Edition}/compare?from={_runs.From}&to={_runs.To}";
        var page = await pages.Of(LayoutTests.Widths[0]);
        await PageInspection.At(page, _site.Browser.BaseAddress!, address, "id");
        (await page.Locator("#chart-beside-all").CountAsync()).ShouldBe(1);
        await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }");
        await LayoutTests.ShouldBeWhole(page, address);
    }

    [TestCase("id", "Bagaimana bagian-bagiannya sejalan")]
    [TestCase("en", "How the parts go together")]
    public async Task The_method_of_an_index_leads_to_any_two_of_its_parts(string language, string title)
    {
        var page = WebUtility.HtmlDecode(await _site.Read($"/method/{Edition}?lang={language}"));
        page.ShouldContain(title);
        page.ShouldContain($"action=\"{Certainty}" + (language == "id" ? "" : "?lang=en") + "#scatter\"");
        page.ShouldContain("<option value=\"wages\" selected>");
        page.ShouldContain("<option value=\"index\" selected>");
        Regex.Matches(page, @"\b(method|index)\.[a-z]").ShouldBeEmpty("a text is missing");
    }

    private static string Measures((string Region, decimal Roads, decimal Wages, decimal Crime)[] rows) =>
        "region_code,indicator,value\n"
        + string.Concat(
            rows.Select(row =>
                FormattableString.Invariant(
                    $"{row.Region},roads,{row.Roads}\n{row.Region},wages,{row.Wages}\n{row.Region},crime,{row.Crime}\n"
                )
            )
        );
}
