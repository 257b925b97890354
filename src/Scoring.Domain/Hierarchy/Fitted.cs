using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// An operation fitted to a column: a formula with fixed numbers, so that one unit's value can be recomputed without the others.
/// </summary>
/// <param name="Kind">What it is called in an explanation, for example "min-max".</param>
/// <param name="Constants">What it read from the column and the rule: minimum, mean, points winsorised.</param>
/// <param name="Apply">The value after the operation; null if the formula gives none.</param>
public sealed record Fitted(string Kind, IReadOnlyList<Constant> Constants, Func<decimal, decimal?> Apply)
{
    /// <summary>The column after the operation; a unit without a value has none.</summary>
    public decimal?[] To(IReadOnlyList<decimal?> column) => [.. column.Select(Of)];

    /// <summary>One value after the operation; null stays null.</summary>
    public decimal? Of(decimal? value) => value is { } number ? Apply(number) : null;
}
