using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// Statistics of one indicator's values over the units that have one. Values are sorted before they are added, so that the order of the
/// units never changes a digit. Mean and median are decimal; the others use binary arithmetic (<see cref="FifteenDigits"/>).
/// </summary>
public static class Moments
{
    /// <summary>Σ x / n. Unit: that of the values; null if there is none.</summary>
    public static decimal? Mean(IEnumerable<decimal> values)
    {
        var sorted = Sorted(values);
        return sorted.Length == 0 ? null : Exact.Divide(sorted.Sum(), sorted.Length);
    }

    /// <summary>
    /// The middle value, or the mean of the two in the middle (all common quantile types agree on it). Null if there is none.
    /// </summary>
    public static decimal? Median(IEnumerable<decimal> values)
    {
        var sorted = Sorted(values);
        if (sorted.Length == 0)
            return null;
        var middle = sorted.Length >> 1;
        return (sorted.Length & 1) == 1 ? sorted[middle] : Exact.Divide(sorted[middle - 1] + sorted[middle], 2m);
    }

    /// <summary>
    /// √(Σ (x − mean)² / (n − 1)), that of a sample. Unit: that of the values, from 0; null for fewer than two values.
    /// </summary>
    public static decimal? StandardDeviation(IEnumerable<decimal> values)
    {
        var sorted = Sorted(values);
        if (sorted.Length < 2)
            return null;
        return sorted[0] == sorted[^1] ? 0m : FifteenDigits.Of(Spread(sorted, out _));
    }

    /// <summary>
    /// Skewness as spreadsheets, SAS and COINr compute it (type 2, adjusted for a sample): n / ((n − 1)(n − 2)) × Σ ((x − mean) /
    /// s)³, s with n − 1. No unit; above 0 if the long tail is high. Null for fewer than three values or if all are equal.
    /// </summary>
    public static decimal? Skewness(IEnumerable<decimal> values)
    {
        var sorted = Sorted(values);
        if (sorted.Length < 3 || sorted[0] == sorted[^1])
            return null;
        double n = sorted.Length;
        return FifteenDigits.Of(n / ((n - 1) * (n - 2)) * StandardPowers(sorted, 3));
    }

    /// <summary>
    /// Excess kurtosis as spreadsheets, SAS and COINr compute it (type 2): n (n + 1) / ((n − 1)(n − 2)(n − 3)) × Σ ((x − mean) /
    /// s)⁴ − 3 (n − 1)² / ((n − 2)(n − 3)), s with n − 1. No unit; 0 for the bell curve. Null for fewer than four values or if
    /// all are equal.
    /// </summary>
    public static decimal? Kurtosis(IEnumerable<decimal> values)
    {
        var sorted = Sorted(values);
        if (sorted.Length < 4 || sorted[0] == sorted[^1])
            return null;
        double n = sorted.Length;
        return FifteenDigits.Of(
            n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * StandardPowers(sorted, 4) - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3))
        );
    }

    /// <summary>The values of the units that have one, in ascending order.</summary>
    internal static decimal[] Present(IEnumerable<decimal?> column) => Sorted(column.OfType<decimal>());

    private static decimal[] Sorted(IEnumerable<decimal> values) => [.. values.Order()];

    private static double Spread(decimal[] sorted, out double mean)
    {
        var centre = (double)Exact.Divide(sorted.Sum(), sorted.Length);
        mean = centre;
        return Math.Sqrt(sorted.Sum(value => ((double)value - centre) * ((double)value - centre)) / (sorted.Length - 1));
    }

    private static double StandardPowers(decimal[] sorted, int power)
    {
        var spread = Spread(sorted, out var mean);
        return sorted.Sum(value => Math.Pow(((double)value - mean) / spread, power));
    }
}
