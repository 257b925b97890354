using Scoring.Domain.Ranking;
using Scoring.Features.Core;
using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking;
using Scoring.Features.Regions;
using Scoring.Web.Charts;
using Scoring.Web.Public.Rankings;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Regions;

/// <summary>Regions of one ranking beside each other.</summary>
/// <param name="Reports">The regions, in the order of the address.</param>
/// <param name="Histories">Their places through the editions, in the same order.</param>
/// <param name="Shown">The whole ranking.</param>
public sealed record RegionComparison(
    IReadOnlyList<RegionReport> Reports,
    IReadOnlyList<IReadOnlyList<PastPlace>> Histories,
    ShownRanking Shown
)
{
    /// <summary>The most regions that are compared: as many as a chart tells apart.</summary>
    public const int Most = Inks.Series;

    private const int MostFound = 30;

    /// <summary>Gathers it from what is published.</summary>
    /// <param name="published">What is published.</param>
    /// <param name="answers">Answers from memory.</param>
    /// <param name="one">The first region.</param>
    /// <param name="others">The codes of the others, with commas between.</param>
    /// <param name="cancellation">Cancellation.</param>
    /// <exception cref="RefusalException">One is not in the ranking, or there are more than <see cref="Most"/>.</exception>
    internal static async Task<RegionComparison> Of(
        Published published,
        PublicAnswers answers,
        RegionReport one,
        string others,
        CancellationToken cancellation
    )
    {
        List<string> codes = [.. others.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(code => code != one.Row.Id).Distinct()];
        if (codes.Count is 0 or >= Most)
            throw new RefusalException(RefusalKind.Usage, "unknown-unit", others, "");
        var reports = new List<RegionReport> { one };
        foreach (var code in codes)
            reports.Add(await published.Send(new ShowRegion(one.Edition.Id, code, one.Ranking.Id), cancellation));
        var histories = new List<IReadOnlyList<PastPlace>>();
        foreach (var report in reports)
            histories.Add(await answers.History(one.Edition.Id, one.Ranking.Id, report.Row.Id));
        return new RegionComparison(reports, histories, await answers.Ranking(one.Edition.Id, one.Ranking.Id));
    }

    /// <summary>The codes of all but the first, as the address has them.</summary>
    public string Others => string.Join(',', Reports.Skip(1).Select(report => report.Row.Id));

    /// <summary>The regions of the ranking that a text may mean and that are not compared yet; none for an empty text.</summary>
    public IReadOnlyList<RankedUnit> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0 || Reports.Count >= Most)
            return [];
        var left = Shown.Whole.Rows.Where(row => Reports.All(report => report.Row.Id != row.Id));
        var found = RegionSearch.Find(text, left, row => (row.Id, row.Name));
        var exact = found.Where(row => row.Id == text || row.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count == 1 ? exact : [.. found.Take(MostFound)];
    }

    /// <summary>The address with one more region.</summary>
    internal string AddressWith(Reader reader, string code) => Address(reader, [.. Reports.Select(report => report.Row.Id), code]);

    /// <summary>The address without one; the region's own page if only one is left.</summary>
    internal string AddressWithout(Reader reader, string code) =>
        Address(reader, [.. Reports.Select(report => report.Row.Id).Where(id => id != code)]);

    /// <summary>Their scores; null if none has one.</summary>
    internal Chart? Scores(Reader reader) =>
        ScoresChart.Of(reader, Titled(reader, "compare.scores"), Shown.Whole, [.. Reports.Select(report => report.Row)]) is { } chart
            ? chart with
            {
                Credit = RankingCharts.Credit(reader, Shown),
            }
            : null;

    /// <summary>Their scores by edition.</summary>
    internal Chart Years(Reader reader) =>
        HistoryChart.Of(
            reader,
            Titled(reader, "history.title"),
            [.. Reports.Zip(Histories, (report, history) => new PlaceSeries(report.Row.Name, history))]
        ) with
        {
            Credit = RankingCharts.Credit(reader, Shown),
        };

    private string Titled(Reader reader, string key) =>
        $"{reader.Text(key)}: {string.Join(", ", Reports.Select(report => report.Row.Name))}";

    private string Address(Reader reader, IReadOnlyList<string> codes) =>
        codes.Count == 1
            ? reader.ToWith(RegionPage.Choice(Reports[0]), "region", codes[0])
            : reader.ToWith(RegionPage.Choice(Reports[0]), "region", codes[0], "compare", string.Join(',', codes.Skip(1)));
}
