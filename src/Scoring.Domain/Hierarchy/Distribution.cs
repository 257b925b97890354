namespace Scoring.Domain.Hierarchy;

/// <summary>
/// The spread of the values of one column; definitions in <see cref="Moments"/>. Figures for a report, never part of a score.
/// </summary>
/// <param name="Count">How many units have a value.</param>
/// <param name="Minimum">The lowest value; null if nobody has one.</param>
/// <param name="Maximum">The highest value; null if nobody has one.</param>
/// <param name="Mean">Σ x / n; null if nobody has a value.</param>
/// <param name="StandardDeviation">With n − 1; null for fewer than two values.</param>
/// <param name="Skewness">Type 2; null for fewer than three values or if all are equal.</param>
/// <param name="Kurtosis">Excess kurtosis, type 2; null for fewer than four values or if all are equal.</param>
public sealed record Distribution(
    int Count,
    decimal? Minimum,
    decimal? Maximum,
    decimal? Mean,
    decimal? StandardDeviation,
    decimal? Skewness,
    decimal? Kurtosis
)
{
    /// <summary>The figures of a column; units without a value do not count.</summary>
    public static Distribution Of(IReadOnlyList<decimal?> column)
    {
        var present = Moments.Present(column);
        return new Distribution(
            present.Length,
            present.Length == 0 ? null : present[0],
            present.Length == 0 ? null : present[^1],
            Moments.Mean(present),
            Moments.StandardDeviation(present),
            Moments.Skewness(present),
            Moments.Kurtosis(present)
        );
    }
}
