using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Features.Facts;

/// <summary>A unit's level at an indicator, whichever way it was reported.</summary>
internal static class ReportedLevels
{
    /// <summary>The level as reported, or as derived by the rule from the measure; null if neither was reported.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="table">The indicators.</param>
    /// <param name="unit">The number of the unit, of the table's level.</param>
    /// <param name="indicator">The indicator's index in the table.</param>
    public static int? Of(EditionFacts facts, IndicatorTable table, int unit, int indicator)
    {
        if (facts.LevelsOf(table).Of(unit)[indicator] is var cell && cell != LevelFacts.Absent)
            return cell;
        return
            table.Indicators[indicator] is { Thresholds: { } thresholds } asked
            && facts.MeasureOf(table.Level, asked.Id)[unit] is { } measure
            ? thresholds.LevelOf(measure)
            : null;
    }
}
