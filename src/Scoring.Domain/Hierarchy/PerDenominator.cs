using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>value / denominator, so that large and small units can be compared (flights per inhabitant).</summary>
public static class PerDenominator
{
    /// <summary>The quotient. Null if either is missing or the denominator is 0.</summary>
    public static decimal? Of(decimal? value, decimal? denominator) =>
        value is { } number && denominator is { } by && by != 0m ? Exact.Divide(number, by) : null;
}
