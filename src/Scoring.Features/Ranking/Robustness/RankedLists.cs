using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking.Robustness;

/// <summary>The lists of a ranking whose units are ranked among each other, and where their line is.</summary>
internal static class RankedLists
{
    /// <summary>The rankings that are asked about.</summary>
    /// <param name="edition">The rules.</param>
    /// <param name="asked">The id of one; null for all.</param>
    /// <exception cref="RefusalException">There is no such ranking, or it is left open.</exception>
    public static IEnumerable<RankingRule> Asked(Edition edition, string? asked)
    {
        EditionCatalog.NeedsRanking(edition, asked);
        return edition.Rankings.Where(rule => asked is null || rule.Id == asked);
    }

    /// <summary>The lists of a ranking with the units that have a rank, in official order.</summary>
    public static IReadOnlyList<(string Name, RankedUnit[] Rows)> Of(Evaluation evaluation, RankingRule rule) =>
        [
            .. evaluation
                .Ranking(rule)
                .Rows.Where(row => row.Position is not null)
                .GroupBy(row => NameOf(evaluation, rule, row))
                .Select(group => (group.Key, group.OrderBy(row => row.Position).ToArray())),
        ];

    /// <summary>N of a list's line, and its origin.</summary>
    public static (int? Top, LineFrom From) LineOf(Edition edition, RankingRule rule, int? asked)
    {
        if (asked is not null)
            return (asked, LineFrom.Asked);
        if (rule.Cut is { } cut)
            return cut.Top is { } top ? (top, LineFrom.Cut) : (null, LineFrom.Nowhere);
        var prizes = edition
            .Awards?.Awards.Where(award => award.Ranking == rule.Id && award is { By: AwardBy.Place, Cluster: null })
            .Sum(award => award.Places)
            ?? 0;
        return prizes > 0 ? (prizes, LineFrom.Prizes) : (null, LineFrom.Nowhere);
    }

    private static string NameOf(Evaluation evaluation, RankingRule rule, RankedUnit row) =>
        string.Join(
            ", ",
            new[]
            {
                rule.Within is null ? "" : row.Cluster,
                rule.Cut?.Per is { } per ? evaluation.Facts.Units(rule.Level).Attribute(row.Unit, per) ?? "" : "",
            }.Where(part => part.Length > 0)
        );
}
