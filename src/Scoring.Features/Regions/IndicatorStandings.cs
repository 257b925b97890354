using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.Features.Ranking;

namespace Scoring.Features.Regions;

/// <summary>A region's levels compared with the medians of those ranked with it.</summary>
internal static class IndicatorStandings
{
    // The medians of a cluster are the same for each of its regions; an evaluation never changes, so they are computed once in its
    // lifetime.
    private static readonly ConditionalWeakTable<Evaluation, ConcurrentDictionary<(string Ranking, string Cluster), decimal?[]>> Known = [];

    /// <summary>Every indicator of the edition's tables of regions and of innovations.</summary>
    /// <param name="evaluation">The rules applied to the facts.</param>
    /// <param name="rule">The ranking.</param>
    /// <param name="row">The region's line in it.</param>
    /// <param name="beside">The lines of those ranked with it, including its own.</param>
    public static IReadOnlyList<IndicatorStanding> Of(
        Evaluation evaluation,
        RankingRule rule,
        RankedUnit row,
        IReadOnlyList<RankedUnit> beside
    )
    {
        var cells = CellsOf(evaluation.Edition).ToList();
        var medians = Known
            .GetOrCreateValue(evaluation)
            .GetOrAdd((rule.Id, rule.Within is null ? "" : row.Cluster), _ =>
                [
                    .. cells.Select(one =>
                        Medians.Of([.. beside.Select(other => LevelOf(evaluation, one.Table, other.Unit, one.Cell) ?? 0m)])
                    ),
                ]
            );
        return
        [
            .. cells.Select(
                (one, i) =>
                    new IndicatorStanding(
                        one.Table.Level,
                        one.Table.Indicators[one.Cell],
                        LevelOf(evaluation, one.Table, row.Unit, one.Cell),
                        medians[i]
                    )
            ),
        ];
    }

    private static IEnumerable<(IndicatorTable Table, int Cell)> CellsOf(Edition edition) =>
        edition
            .Indicators.Where(table => table.Level == Level.Region || table.Level == Level.Innovation)
            .SelectMany(table => Enumerable.Range(0, table.Indicators.Count).Select(cell => (table, cell)));

    private static decimal? LevelOf(Evaluation evaluation, IndicatorTable table, int region, int cell)
    {
        if (table.Level == Level.Region)
            return ReportedLevels.Of(evaluation.Facts, table, region, cell);
        var (sum, any) = (0m, false);
        var counted = evaluation.CountedItems(Level.Region, Level.Innovation, region);
        foreach (var innovation in counted)
        {
            if (ReportedLevels.Of(evaluation.Facts, table, innovation, cell) is { } level)
                (sum, any) = (sum + level, true);
        }
        return any ? Exact.Divide(sum, counted.Length) : null;
    }
}
