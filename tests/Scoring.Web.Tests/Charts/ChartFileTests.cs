using System.Net;
using System.Text;
using System.Xml.Linq;
using Scoring.Features.Output.Charts;
using Scoring.Web.Tests.Running;
using SkiaSharp;

namespace Scoring.Web.Tests.Charts;

/// <summary>Each chart of a page can be kept: as SVG, PNG and CSV, with the figures of its table.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public class ChartFileTests
{
    private static readonly string[] Charts =
    [
        "/chart/region/72.01/history",
        "/chart/region/72.01/parts",
        "/chart/region/72.01/distribution",
        "/chart/region/72.01/indicators",
        "/chart/region/72.01/innovation-indicators",
        "/chart/region/72.01/change?edition=iga/2019",
        "/chart/ranking/iga/2026/kabupaten/provinces",
        "/chart/ranking/iga/2026/kabupaten/distribution",
        "/chart/compare/72.01,13.05,35.24/history",
        "/chart/compare/72.01,13.05,35.24/scores",
    ];

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;

    [Test]
    public async Task An_svg_file_stands_by_itself_within_its_frame([ValueSource(nameof(Charts))] string chart)
    {
        using var answer = await _site.Browser.GetAsync(File(chart, "svg"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        var width = double.Parse(svg.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        svg.Descendants().Attributes("class").ShouldBeEmpty("a style sheet would be missing");
        svg.Descendants()
            .Attributes("x")
            .Select(x => x.Value)
            .Where(x => !x.EndsWith('%'))
            .Select(double.Parse)
            .ShouldAllBe(x => x >= 0 && x <= width);
        svg.Value.ShouldContain("Skor Inovasi");
        svg.Value.ShouldContain("ilustrasi", Case.Insensitive, "a file read without its page says that figures are illustrative");
    }

    [Test]
    public async Task A_png_file_is_a_picture_with_ink_on_it([ValueSource(nameof(Charts))] string chart)
    {
        using var picture = SKBitmap.Decode(await _site.Browser.GetByteArrayAsync(File(chart, "png")));
        picture.Width.ShouldBeInRange(1300, 1700);
        picture.Pixels.Count(pixel => pixel != SKColors.White).ShouldBeGreaterThan(8_000);
        // The foot is text alone: without a font it would be white.
        Enumerable
            .Range(0, picture.Width)
            .Any(x => Enumerable.Range(picture.Height - 80, 60).Any(y => picture.GetPixel(x, y) != SKColors.White))
            .ShouldBeTrue("no text");
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
            await System.IO.File.WriteAllBytesAsync(
                Path.Combine(folder, "chart" + chart.Replace('/', '-').Split('?')[0] + ".png"),
                await _site.Browser.GetByteArrayAsync(File(chart, "png"))
            );
    }

    [Test]
    public async Task A_csv_file_has_the_figures_exactly()
    {
        (await _site.Read("/chart/region/72.01/parts.csv")).Split('\n')[1].ShouldMatch("^Skor SPD .*,45,63,\"ilustrasi, buatan kami\"$");
        var local = await _site.Browser.GetByteArrayAsync("/chart/region/72.01/parts.excel.csv");
        local[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(local).ShouldContain(";82,387");
    }

    [TestCase("/chart/region/72.01/nothing.svg")]
    [TestCase("/chart/region/72.01/parts.gif")]
    [TestCase("/chart/region/99.99/parts.svg")]
    [TestCase("/chart/ranking/iga/2026/kabupaten/intervals.svg")]
    [TestCase("/chart/compare/72.01/scores.svg")]
    public async Task What_is_no_chart_is_not_found(string address)
    {
        using var answer = await _site.Browser.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public void Every_ink_that_a_chart_uses_has_a_colour_in_the_style_sheet()
    {
        var sheet = System.IO.File.ReadAllText(Path.Combine(Checkout.Root, "src/Scoring.Web/Assets/charts.css"));
        foreach (
            var name in Inks.Names.Where(name => !name.StartsWith("c-", StringComparison.Ordinal) && name is not ("d-title" or "d-label"))
        )
            sheet.ShouldMatch($@"\.{name}\b", name);
    }

    private static string File(string chart, string ending) =>
        chart.Contains('?', StringComparison.Ordinal) ? chart.Replace("?", $".{ending}?", StringComparison.Ordinal) : $"{chart}.{ending}";
}
