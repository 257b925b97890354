using Scoring.Features.Core;
using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Rules.Diff;
using Scoring.Web.Charts;
using Scoring.Web.Public.Rankings;
using Scoring.Web.Public.Regions;
using Scoring.Web.Shell;

namespace Scoring.Web.Public;

/// <summary>Charts as files (SVG, PNG, CSV), the pictures that links are shown with, and small pages for other sites.</summary>
internal static class ChartPages
{
    private const string Spreadsheet = "excel.csv";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapCharts(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/chart/ranking/{programme}/{edition}/{ranking}/{file}", Reading, OfRanking).CacheUntilPublished();
        site.MapMethods("/chart/region/{code}/{file}", Reading, OfRegion).CacheUntilPublished();
        site.MapMethods("/chart/compare/{codes}/{file}", Reading, OfComparison).CacheUntilPublished();
        site.MapMethods("/card/region/{code}.png", Reading, RegionCard).CacheUntilPublished();
        site.MapMethods("/card/ranking/{programme}/{edition}/{ranking}.png", Reading, RankingCard).CacheUntilPublished();
        site.MapMethods("/embed/region/{code}", Reading, EmbedRegion).MayBeFramed().CacheUntilPublished();
    }

    private static async Task<IResult> OfRanking(
        HttpContext context,
        PublicAnswers answers,
        string programme,
        string edition,
        string ranking,
        string file
    )
    {
        var (reader, shown) = (Reader.Of(context), await answers.Ranking($"{programme}/{edition}", ranking));
        var (name, ending) = Parts(file);
        return File(
            reader,
            shown.Basis.IsIllustrative,
            name switch
            {
                TileChart.Name when shown.ByProvince.Count > 1 => RankingCharts.Provinces(reader, shown),
                DistributionChart.Name => RankingCharts.Distribution(reader, shown),
                BesideChart.Name => await Beside(reader, answers, shown),
                IntervalChart.Name when !IndexLook.IsIndex(shown.Whole.Rule) => RankingCharts.Intervals(
                    reader,
                    shown,
                    await answers.Spans(shown)
                ),
                _ when IndexLook.IsIndex(shown.Whole.Rule) => (await IndexLook.Of(answers, shown)).Find(reader, name),
                _ => null,
            },
            ending,
            $"{programme}-{edition}-{ranking}-{name}"
        );
    }

    private static async Task<Chart?> Beside(Reader reader, PublicAnswers answers, ShownRanking shown) =>
        await answers.Before(shown.Edition.Id, shown.Whole.Rule.Id) is { } before
            ? RankingCharts.Beside(reader, shown, before, RuleShift.Between(before.Edition, shown.Edition))
            : null;

    private static async Task<IResult> OfRegion(HttpContext context, [AsParameters] AskedRegion asked, string file)
    {
        var (report, _) = await asked.Find(context.RequestAborted);
        var look = await asked.Look(report);
        var (name, ending) = Parts(file);
        var reader = Reader.Of(context);
        return File(
            reader,
            report.IsIllustrative,
            look.Charts(reader).Find(name),
            ending,
            $"{asked.Code}-{report.Edition.Id.Replace('/', '-')}-{name}"
        );
    }

    private static async Task<IResult> OfComparison(
        HttpContext context,
        Published published,
        PublicAnswers answers,
        string codes,
        string file,
        string? edition,
        string? ranking
    )
    {
        var all = codes.Split(',', 2);
        var (one, _) = await new AskedRegion(published, answers, all[0], edition, ranking).Find(context.RequestAborted);
        var (reader, compared) = (
            Reader.Of(context),
            await RegionComparison.Of(published, answers, one, all.Length > 1 ? all[1] : "", context.RequestAborted)
        );
        var (name, ending) = Parts(file);
        return File(
            reader,
            one.IsIllustrative,
            name switch
            {
                HistoryChart.Name => compared.Years(reader),
                ScoresChart.Name => compared.Scores(reader),
                _ => null,
            },
            ending,
            $"{one.Edition.Id.Replace('/', '-')}-{name}"
        );
    }

    private static async Task<IResult> RegionCard(HttpContext context, [AsParameters] AskedRegion asked)
    {
        var (report, _) = await asked.Find(context.RequestAborted);
        var reader = Reader.Of(context);
        List<(string, string, string)> figures = [];
        if (report.Row.Shown is { } shown)
            figures.Add((reader.Word("label.score"), RegionSentences.Score(reader, report, shown), ""));
        if (report.Row.Rank is { } rank)
            figures.Add((reader.Word("label.rank"), reader.Number(rank, 0, 1), reader.Text("unit.of", reader.Number(report.Of))));
        if (report.Row.Band is { } band)
            figures.Add((reader.Word("label.band"), band.In(reader.Language), ""));
        return Results.Bytes(
            CardPicture.Of(
                reader.SiteName,
                report.Row.Name,
                report.Edition.Name.In(reader.Language),
                figures,
                report.IsIllustrative ? reader.Text("illustrative.mark") : ""
            ),
            PngFile.ContentType
        );
    }

    private static async Task<IResult> RankingCard(
        HttpContext context,
        PublicAnswers answers,
        string programme,
        string edition,
        string ranking
    )
    {
        var (reader, shown) = (Reader.Of(context), await answers.Ranking($"{programme}/{edition}", ranking));
        return Results.Bytes(
            CardPicture.Of(
                reader.SiteName,
                shown.Whole.Rule.Name.In(reader.Language),
                shown.Edition.Name.In(reader.Language),
                [
                    (reader.Word("label.ranked"), reader.Number(shown.Ranked), ""),
                    .. shown.First is [var first]
                        ? [(reader.Text("ranking.first-rank"), first.Name, "")]
                        : Array.Empty<(string, string, string)>(),
                ],
                shown.Basis.IsIllustrative ? reader.Text("illustrative.mark") : ""
            ),
            PngFile.ContentType
        );
    }

    private static async Task<IResult> EmbedRegion(HttpContext context, [AsParameters] AskedRegion asked)
    {
        var (report, _) = await asked.Find(context.RequestAborted);
        return Pages.Page<EmbedPage>(context, ("Report", report), ("Look", await asked.Look(report)));
    }

    private static (string Name, string Ending) Parts(string file)
    {
        var at = file.IndexOf('.', StringComparison.Ordinal);
        return at < 0 ? (file, "") : (file[..at], file[(at + 1)..]);
    }

    private static IResult File(Reader reader, bool isIllustrative, Chart? chart, string ending, string name)
    {
        if (chart is null)
            throw new RefusalException(RefusalKind.Usage, "unknown-unit", name, "");
        // Years stand in one table, real ones and made up ones: there each line says it of its own edition.
        (string, string)? standing =
            isIllustrative && chart.Name != HistoryChart.Name
                ? (reader.Word("label.standing"), reader.Word("standing.Illustrative"))
                : null;
        return ending switch
        {
            "svg" => Results.File(SvgFile.Of(chart), SvgFile.ContentType, name + ".svg"),
            "png" => Results.File(PngFile.Of(chart), PngFile.ContentType, name + ".png"),
            "csv" => Results.File(ChartCsv.Of(chart, forSpreadsheet: false, standing), ChartCsv.ContentType, name + ".csv"),
            Spreadsheet => Results.File(ChartCsv.Of(chart, forSpreadsheet: true, standing), ChartCsv.ContentType, name + "-excel.csv"),
            _ => throw new RefusalException(RefusalKind.Usage, "unknown-unit", $"{name}.{ending}", ""),
        };
    }
}
