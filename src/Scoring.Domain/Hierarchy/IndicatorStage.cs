using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>The result of one operation on one indicator, for all units.</summary>
/// <param name="Kind">What it is called in an explanation.</param>
/// <param name="Values">The values after it.</param>
/// <param name="Constants">The numbers it used, at a unit.</param>
/// <param name="Apply">The value after it from the value before it, at a unit.</param>
/// <param name="Shown">True if it changed a unit in a way that a reader should see.</param>
/// <param name="IsJoint">True if its numbers also include other editions' figures.</param>
internal sealed record IndicatorStage(
    string Kind,
    decimal?[] Values,
    Func<int, IReadOnlyList<Constant>> Constants,
    Func<int, decimal?, decimal?> Apply,
    Func<int, bool> Shown,
    bool IsJoint = false
)
{
    /// <summary>An operation with the same formula for every unit; shown if there is a value.</summary>
    public static IndicatorStage Of(Fitted fitted, decimal?[] before, bool isJoint) =>
        new(
            fitted.Kind,
            fitted.To(before),
            _ => fitted.Constants,
            (_, value) => fitted.Of(value),
            unit => before[unit] is not null,
            isJoint
        );

    /// <summary>The groups within which it was fitted; null if all units were taken together.</summary>
    public GroupedFit? Within { get; init; }

    /// <summary>An operation with a formula for each group.</summary>
    /// <param name="kind">What it is called in an explanation.</param>
    /// <param name="fit">The formulas.</param>
    /// <param name="year">The place of the values' year among those of the formulas.</param>
    /// <param name="before">The values before it.</param>
    /// <param name="isJoint">True if its numbers also include other editions' figures.</param>
    /// <param name="keeps">True if a unit for which there is no formula keeps its value; false if it has none.</param>
    public static IndicatorStage Of(string kind, GroupedFit fit, int year, decimal?[] before, bool isJoint, bool keeps)
    {
        decimal? Apply(int unit, decimal? value) =>
            fit.Of(year, unit) is { } fitted ? fitted.Of(value)
            : keeps ? value
            : null;
        return new IndicatorStage(
            kind,
            [.. before.Select((value, unit) => Apply(unit, value))],
            unit => fit.Of(year, unit)?.Constants ?? [],
            Apply,
            unit => before[unit] is not null && fit.Of(year, unit) is not null,
            isJoint
        )
        {
            Within = fit,
        };
    }

    /// <summary>The values of the units that remain.</summary>
    public static IndicatorStage Screened(Screening screening, decimal?[] before, bool[] kept) =>
        new(
            "screened-out",
            [.. before.Select((value, unit) => kept[unit] ? value : null)],
            _ => [screening.Coverage],
            (unit, value) => kept[unit] ? value : null,
            unit => !kept[unit] && before[unit] is not null
        );

    /// <summary>The edition that a unit's value was taken from; null if it was not taken from another one.</summary>
    public Func<int, string?> From { get; init; } = _ => null;

    /// <summary>The values with those of earlier editions in the gaps of the units that were not screened out.</summary>
    public static IndicatorStage CarriedForward((string Edition, decimal?[] Values)[] earlier, decimal?[] before, bool[] kept)
    {
        int Found(int unit) => kept[unit] ? Array.FindIndex(earlier, edition => edition.Values[unit] is not null) : -1;
        decimal? Fill(int unit, decimal? value) => value ?? (Found(unit) is >= 0 and var at ? earlier[at].Values[unit] : null);
        return new IndicatorStage(
            "last-value",
            [.. before.Select((value, unit) => Fill(unit, value))],
            _ => [],
            Fill,
            unit => before[unit] is null && Found(unit) >= 0
        )
        {
            From = unit => before[unit] is null && Found(unit) is >= 0 and var at ? earlier[at].Edition : null,
        };
    }

    /// <summary>The values with gaps filled for the units that were not screened out.</summary>
    public static IndicatorStage Imputed(Imputation imputation, decimal?[] before, IReadOnlyList<string?> groups, bool[] kept)
    {
        var centres = imputation.Centres(before, groups);
        decimal? Fill(int unit, decimal? value) => value ?? (kept[unit] ? centres[unit] : null);
        return new IndicatorStage(
            "imputed",
            [.. before.Select((value, unit) => Fill(unit, value))],
            unit => centres[unit] is { } centre ? [new Constant(imputation.Centre == Centre.Mean ? "mean" : "median", centre)] : [],
            Fill,
            unit => before[unit] is null && Fill(unit, null) is not null
        );
    }

    /// <summary>True if it gives units values that they did not report.</summary>
    public bool Fills => Kind is "imputed" or "last-value" or Estimation.RegressionKind or Estimation.EmKind;

    /// <summary>What was estimated for a unit, or why there is no estimate; null for a unit of which nothing was to be estimated.</summary>
    public Func<int, GapEstimate?> EstimateOf { get; init; } = _ => null;

    /// <summary>How many operations a predictor had been through when the estimates were made.</summary>
    public IReadOnlyDictionary<string, int> Before { get; init; } = new Dictionary<string, int>();

    /// <summary>The values with estimates in their gaps; shown as well where there is none, with the reason.</summary>
    public static IndicatorStage Estimated(
        Estimation estimation,
        decimal?[] before,
        GapEstimate?[] found,
        IReadOnlyDictionary<string, int> stages
    ) =>
        new(
            estimation.Kind,
            [.. before.Select((value, unit) => value ?? found[unit]?.Value)],
            unit => found[unit]?.Formula?.Constants ?? [],
            (unit, value) => value ?? found[unit]?.Value,
            unit => found[unit] is not null
        )
        {
            EstimateOf = unit => found[unit],
            Before = stages,
        };
}
