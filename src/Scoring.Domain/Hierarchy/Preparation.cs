using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>An operation on the indicators' values before they are normalised, in the order of the rule.</summary>
public abstract record Preparation
{
    /// <summary>The source of the choice; null only in rules built by hand for a test.</summary>
    public Citation? Citation { get; init; }
}

/// <summary>
/// Leaves out units that report too little: a unit remains if reported indicators / all indicators ≥ coverage. A unit left out has no
/// value in any later step, and the others are compared without it. Source: JRC practice (Global Innovation Index, ASEM).
/// </summary>
/// <param name="Coverage">The least share of indicators with a value, 0 to 1.</param>
public sealed record Screening(Constant Coverage) : Preparation
{
    /// <summary>For each unit, whether it remains.</summary>
    /// <param name="columns">The indicators' values, each with one per unit.</param>
    public bool[] Kept(IReadOnlyList<IReadOnlyList<decimal?>> columns) =>
        columns.Count == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(0, columns[0].Count)
                    .Select(unit => columns.Count(column => column[unit] is not null) >= Coverage.Amount * columns.Count),
            ];
}

/// <summary>A way to give a unit a value that it did not report.</summary>
public abstract record GapFilling : Preparation;

/// <summary>The middle of several values.</summary>
public enum Centre
{
    /// <summary>Σ x / n.</summary>
    Mean,

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    Median,
}

/// <summary>
/// Gives a unit without a value the mean or median of its group, or of all units. A group without any value, and a unit without a group,
/// remain without. Unit: that of the indicator. Source: OECD/JRC Handbook (2008), step 3, unconditional mean imputation.
/// </summary>
/// <param name="Centre">Mean or median.</param>
/// <param name="Group">The attribute of units that defines the groups; null for all units together.</param>
public sealed record Imputation(Centre Centre, string? Group) : GapFilling
{
    /// <summary>For each unit the value that would be imputed: the centre of its group over the values present.</summary>
    /// <param name="column">The indicator's values.</param>
    /// <param name="groups">The group of each unit; null or empty if it has none. Ignored if all units form one group.</param>
    public decimal?[] Centres(IReadOnlyList<decimal?> column, IReadOnlyList<string?> groups)
    {
        string? GroupOf(int unit) =>
            Group is null ? ""
            : groups[unit] is { Length: > 0 } group ? group
            : null;
        var units = Enumerable.Range(0, column.Count);
        var centres = units
            .Where(unit => GroupOf(unit) is not null && column[unit] is not null)
            .GroupBy(unit => GroupOf(unit)!, unit => column[unit]!.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Of, StringComparer.Ordinal);
        return [.. units.Select(unit => GroupOf(unit) is { } group && centres.TryGetValue(group, out var centre) ? centre : null)];
    }

    private decimal? Of(IEnumerable<decimal> values) => Centre == Centre.Mean ? Moments.Mean(values) : Moments.Median(values);
}
