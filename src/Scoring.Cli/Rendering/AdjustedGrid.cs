using Scoring.Features.Jury.Agreement;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>
/// The rankings adjusted for the severity of jurors beside the official ones: all lines, or of a long ranking those near the cut or that
/// move.
/// </summary>
internal static class AdjustedGrid
{
    private const int MostLines = 60;
    private const int AroundTheLine = 10;

    /// <summary>Makes the table.</summary>
    /// <param name="report">The agreement of the stage.</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="whole">True for every line of every ranking; false for the lines of the first ranking that people need to see.</param>
    public static Grid Of(AgreementReport report, string language, bool whole) =>
        new(
            "adjusted",
            Texts.Get("label.adjusted-table", language),
            [
                new("ranking", "label.ranking"),
                new("rank", "label.rank"),
                new("adjusted_rank", "label.adjusted-rank"),
                new("difference", "label.difference"),
                new("id", "label.id"),
                new("name", "label.name"),
                new("cluster", "label.cluster"),
                new("score", "label.score", 2, 2),
                new("adjusted_score", "label.adjusted-score", 2, 2),
            ],
            [
                .. from ranking in whole ? report.Adjusted : report.Adjusted.Take(1)
                from line in whole || ranking.Lines.Count <= MostLines ? ranking.Lines : Near(ranking)
                select (IReadOnlyList<object?>)
                    [
                        ranking.Rule.Id,
                        line.Official.Rank,
                        line.Rank,
                        line.Difference,
                        line.Official.Id,
                        line.Official.Name,
                        line.Official.Cluster,
                        line.Official.Score,
                        line.Score,
                    ],
            ]
        );

    private static IEnumerable<AdjustedLine> Near(AdjustedRanking ranking)
    {
        var line = (ranking.Rule.Cut?.Top ?? AroundTheLine) + AroundTheLine;
        return ranking
            .Lines.Where(one => one.Official.Rank <= line || one.Rank <= line || one.Official.WithinCut != one.WithinCut)
            .Take(MostLines);
    }
}
