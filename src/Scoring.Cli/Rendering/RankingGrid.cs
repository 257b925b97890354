using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Cli.Rendering;

/// <summary>Rankings as one table, with the columns and the order of their CSV.</summary>
internal static class RankingGrid
{
    public static Grid Of(IReadOnlyList<RankingResult> rankings, string language)
    {
        var places = rankings.Select(ranking => ranking.Rule.Rounding.Places).Append(0).Max();
        return new Grid(
            "rankings",
            "",
            [.. RankingCsv.Columns.Select(name => new GridColumn(name, "label." + name, name == "score" ? places : 0))],
            [.. RankingCsv.Ordered(rankings).Select(line => Row(line.Ranking, line.Row, language))]
        );
    }

    private static IReadOnlyList<object?> Row(RankingResult ranking, RankedUnit row, string language) =>
        [
            ranking.Rule.Id,
            // Half a rank exists only where ties share the middle of their places.
            ranking.Rule.Convention == RankConvention.Fractional
                ? row.Rank
                : (object?)(long?)row.Rank,
            row.Id,
            row.Name,
            row.Cluster,
            row.Shown,
            row.Score,
            row.Band?.In(language) ?? "",
            Texts.Notes(row.Notes, language),
        ];
}
