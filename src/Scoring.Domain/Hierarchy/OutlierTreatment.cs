using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// Treats a column with outliers, defined as |skewness| ≥ a limit and excess kurtosis ≥ a limit (both type 2, see
/// <see cref="Moments"/>). It is first winsorised: the highest value, or the lowest if the tail is low, becomes the next one, together
/// with all equal to it, as long as no more points than allowed are changed in all. If that does not suffice, the logarithm of the
/// original values is used instead, or the winsorised values remain. A column of fewer than four values, or without outliers, is
/// unchanged. Source: JRC practice (Global Innovation Index; COINr, qTreat).
/// </summary>
/// <param name="Skewness">The limit for |skewness|, often 2.</param>
/// <param name="Kurtosis">The limit for excess kurtosis, often 3.5.</param>
/// <param name="Points">The most points that may be changed; 0 goes straight to the logarithm.</param>
/// <param name="ThenLog">True if the logarithm follows; false retains the winsorised values.</param>
public sealed record OutlierTreatment(Constant Skewness, Constant Kurtosis, Constant Points, bool ThenLog) : Preparation
{
    /// <summary>
    /// True if outliers are sought in each year by itself although bounds are taken over several; nothing is then transformed by a
    /// logarithm, which would put each year on a scale of its own. Source: COINr, panels treated by year.
    /// </summary>
    public bool YearsApart { get; init; }

    /// <summary>
    /// The attribute of units within whose groups outliers are sought and points counted; null for all units together. Nothing is then
    /// transformed by a logarithm, which would put each group on a scale of its own. A unit without a group stays as it is.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>The formula with the numbers read from the column; null if it needs no treatment.</summary>
    public Fitted? Fit(IReadOnlyList<decimal?> column)
    {
        var sorted = Moments.Present(column);
        if (!HasOutliers(sorted))
            return null;
        return Winsorised(sorted, out var tamed) is var winsorised && !tamed && ThenLog ? LogTransform.Fit(sorted) : winsorised;
    }

    /// <summary>True if both limits are reached.</summary>
    public bool HasOutliers(IReadOnlyList<decimal> values) =>
        Moments.Skewness(values) is { } skewness
        && Moments.Kurtosis(values) is { } kurtosis
        && Math.Abs(skewness) >= Skewness.Amount
        && kurtosis >= Kurtosis.Amount;

    private Fitted? Winsorised(decimal[] sorted, out bool tamed)
    {
        // Winsorised values are the values cut off at two limits; only the limits move.
        int low = 0,
            high = sorted.Length - 1;
        var current = sorted;
        while (!(tamed = !HasOutliers(current)))
        {
            var (nextLow, nextHigh) = (low, high);
            if (Moments.Skewness(current) > 0m)
            {
                while (nextHigh > 0 && sorted[nextHigh] == sorted[high])
                    nextHigh--;
            }
            else
            {
                while (nextLow < sorted.Length - 1 && sorted[nextLow] == sorted[low])
                    nextLow++;
            }
            if (nextLow + sorted.Length - 1 - nextHigh > Points.Amount || nextLow > nextHigh)
                break;
            (low, high) = (nextLow, nextHigh);
            current = [.. sorted.Select(value => Math.Clamp(value, sorted[low], sorted[high]))];
        }
        var (lower, upper, points) = (sorted[low], sorted[high], low + sorted.Length - 1 - high);
        return points == 0
            ? null
            : new Fitted("winsorised", [new("lower-limit", lower), new("upper-limit", upper), new("points-winsorised", points)], value =>
                Math.Clamp(value, lower, upper)
            );
    }
}

/// <summary>
/// ln (x − minimum + shift) with shift = (maximum − minimum) / 100 if the long tail is high, and its mirror −ln (maximum − x +
/// shift) if it is low: both rise with x. No unit. Needs at least two different values. Source: JRC practice; COINr, log_CT.
/// </summary>
public static class LogTransform
{
    /// <summary>The formula with the numbers read from the column.</summary>
    /// <param name="values">The values, at least two different ones.</param>
    public static Fitted Fit(IReadOnlyList<decimal> values)
    {
        var (minimum, maximum) = (values.Min(), values.Max());
        var shift = Exact.Divide(maximum - minimum, 100m);
        var mirrored = Moments.Skewness(values) < 0m;
        return new Fitted("logarithm", [mirrored ? new("maximum", maximum) : new("minimum", minimum), new("shift", shift)], value =>
            mirrored
                ? -FifteenDigits.Of(Math.Log((double)(maximum - value + shift)))
                : FifteenDigits.Of(Math.Log((double)(value - minimum + shift)))
        );
    }
}
