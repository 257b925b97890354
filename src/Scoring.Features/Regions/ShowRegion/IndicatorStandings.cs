using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.Features.Rankings;

namespace Scoring.Features.Regions.ShowRegion;

/// <summary>A region's levels beside the medians of those ranked with it.</summary>
internal static class IndicatorStandings
{
    /// <summary>Every indicator of the edition's tables of regions and of innovations; none where nothing was reported at that level.</summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="region">The region.</param>
    /// <param name="beside">The regions ranked with it, itself among them.</param>
    public static IReadOnlyList<IndicatorStanding> Of(Evaluation evaluation, int region, IReadOnlyList<int> beside)
    {
        var standings = new List<IndicatorStanding>();
        foreach (var table in evaluation.Edition.Indicators.Where(table => table.Level == Level.Region || table.Level == Level.Innovation))
        {
            for (var cell = 0; cell < table.Indicators.Count; cell++)
            {
                var own = LevelOf(evaluation, table, region, cell);
                standings.Add(new IndicatorStanding(table.Level, table.Indicators[cell], own, Medians.Of([.. beside.Select(unit => LevelOf(evaluation, table, unit, cell) ?? 0m)])));
            }
        }
        return standings;
    }

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
