using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>A gap of an indicator at a unit: by what it was filled, or why it was not.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Unit">The place of the unit.</param>
/// <param name="Value">What it was filled with, in the indicator's unit; null if it stayed.</param>
/// <param name="Kind">
/// What filled it, or tried last, as in explanations; "screened-out" for a unit that was left out, null if nothing did.
/// </param>
/// <param name="Constants">The numbers that were used: the mean, the intercept.</param>
/// <param name="Notes">That it is an estimate, or why there is none.</param>
public sealed record FilledValue(
    HierarchyNode Indicator,
    int Unit,
    decimal? Value,
    string? Kind,
    IReadOnlyList<Constant> Constants,
    IReadOnlyList<Note> Notes
)
{
    /// <summary>The formula of an estimate; null for what is none.</summary>
    public LinearEstimate? Estimate { get; init; }

    /// <summary>False if it stands on another scale than what was reported, such as that of a logarithm.</summary>
    public bool IsInOwnUnit { get; init; } = true;

    /// <summary>The earlier edition that the value was taken from; null if it is not from one.</summary>
    public string? Edition { get; init; }

    /// <summary>Every gap in what was reported, in the order of the table and of the units.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="columns">The computed index.</param>
    public static IReadOnlyList<FilledValue> Of(HierarchyNode root, CompositeColumns columns)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(columns);
        return
        [
            .. from indicator in root.Indicators
            let reported = columns.ReportedOf(indicator.Id)
            from unit in Enumerable.Range(0, reported.Count)
            where reported[unit] is null
            select Of(indicator, unit, columns),
        ];
    }

    private static FilledValue Of(HierarchyNode indicator, int unit, CompositeColumns columns)
    {
        var known = new FilledValue(indicator, unit, null, columns.IsKept(unit) ? null : "screened-out", [], []);
        var isInOwnUnit = true;
        foreach (var stage in columns.StagesOf(indicator.Id))
        {
            isInOwnUnit &= stage.Kind is not ("log" or "box-cox" or "logarithm");
            if (!stage.Fills || !stage.Shown(unit))
                continue;
            var estimate = stage.EstimateOf(unit);
            known = new FilledValue(indicator, unit, stage.Values[unit], stage.Kind, stage.Constants(unit), estimate?.Notes ?? [])
            {
                Estimate = estimate?.Formula,
                Edition = stage.From(unit),
                IsInOwnUnit = isInOwnUnit,
            };
            if (known.Value is not null)
                return known;
        }
        return known;
    }
}
