using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>Where a unit's figures go over the years.</summary>
public enum Trend
{
    /// <summary>Fewer than two years have a figure.</summary>
    Unknown,

    /// <summary>The line through the figures rises.</summary>
    Rising,

    /// <summary>It falls.</summary>
    Falling,

    /// <summary>All figures are equal.</summary>
    Level,
}

/// <summary>
/// How a figure grew over the years. A report, never part of a score; years without a figure are passed over, not filled in.
/// </summary>
/// <param name="Years">How many years have a figure.</param>
/// <param name="First">The first figure; null without any.</param>
/// <param name="Last">The last figure; null without any.</param>
/// <param name="Compound">
/// The compound annual growth rate (last / first)^(1 / years between) − 1; null for fewer than two years, and unless both are above 0.
/// </param>
/// <param name="Slope">How much the line of least squares rises in a year; null for fewer than two years.</param>
/// <param name="Fit">
/// The share of the variance that the line explains, R², 0 to 1; null for fewer than three years, whose line always fits, or if all figures
/// are equal.
/// </param>
public sealed record Growth(int Years, decimal? First, decimal? Last, decimal? Compound, decimal? Slope, decimal? Fit)
{
    /// <summary>Where the line goes.</summary>
    public Trend Trend =>
        Slope switch
        {
            null => Trend.Unknown,
            > 0m => Trend.Rising,
            < 0m => Trend.Falling,
            _ => Trend.Level,
        };

    /// <summary>Of figures by year.</summary>
    /// <param name="figures">The figures, each year once, in any order; null for a year without one.</param>
    public static Growth Of(IEnumerable<(int Year, decimal? Value)> figures)
    {
        var known = figures
            .Where(one => one.Value is not null)
            .Select(one => (one.Year, Value: one.Value!.Value))
            .OrderBy(one => one.Year)
            .ToList();
        if (known.Count == 0)
            return new Growth(0, null, null, null, null, null);
        var ((firstYear, first), (lastYear, last)) = (known[0], known[^1]);
        if (known.Count == 1)
            return new Growth(1, first, last, null, null, null);
        var (meanYear, mean) = (
            Exact.Divide(known.Sum(one => (decimal)one.Year), known.Count),
            Moments.Mean(known.Select(one => one.Value))!.Value
        );
        var spread = known.Sum(one => (one.Year - meanYear) * (one.Year - meanYear));
        var together = known.Sum(one => (one.Year - meanYear) * (one.Value - mean));
        var variation = known.Sum(one => (one.Value - mean) * (one.Value - mean));
        return new Growth(
            known.Count,
            first,
            last,
            first > 0m && last > 0m ? FifteenDigits.Of(Math.Pow((double)last / (double)first, 1.0 / (lastYear - firstYear)) - 1) : null,
            known.TrueForAll(one => one.Value == first) ? 0m : FifteenDigits.Of((double)Exact.Divide(together, spread)),
            known.Count < 3 || variation == 0m
                ? null
                : FifteenDigits.Of((double)Exact.Divide(together * Exact.Divide(together, spread), variation))
        );
    }
}
