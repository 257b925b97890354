using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// Whether indicators belong together: figures for a report, never part of a score. Computed in binary arithmetic over values in ascending
/// order of the first column, given with 15 significant digits. Source: OECD/JRC Handbook (2008), step 4.
/// </summary>
public static class Coherence
{
    /// <summary>With two units every correlation is 1 or −1, whatever the columns mean: fewer than three tell nothing.</summary>
    public const int LeastUnits = 3;

    /// <summary>
    /// Pearson's correlation Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²) over the units that have both values. −1 to
    /// 1, no unit. Null for fewer than two such units or if one column has equal values for all of them.
    /// </summary>
    public static decimal? Correlation(IReadOnlyList<decimal?> first, IReadOnlyList<decimal?> second)
    {
        var pairs = first
            .Zip(second)
            .Where(pair => pair.First is not null && pair.Second is not null)
            .Select(pair => (X: pair.First!.Value, Y: pair.Second!.Value))
            .Order()
            .ToList();
        if (pairs.Count < 2 || pairs.TrueForAll(pair => pair.X == pairs[0].X) || pairs.TrueForAll(pair => pair.Y == pairs[0].Y))
            return null;
        double meanX = (double)Moments.Mean(pairs.Select(pair => pair.X))!.Value,
            meanY = (double)Moments.Mean(pairs.Select(pair => pair.Y))!.Value;
        double together = 0,
            spreadX = 0,
            spreadY = 0;
        foreach (var (x, y) in pairs)
        {
            var (dx, dy) = ((double)x - meanX, (double)y - meanY);
            together += dx * dy;
            spreadX += dx * dx;
            spreadY += dy * dy;
        }
        return FifteenDigits.Of(together / (Math.Sqrt(spreadX) * Math.Sqrt(spreadY)));
    }

    /// <summary>
    /// How often unrelated columns of so many units would have a Pearson correlation at least as large, with either sign: Student's t with
    /// n − 2 degrees of freedom, 0 to 1. Null for no correlation, or with fewer than <see cref="LeastUnits"/> units.
    /// </summary>
    /// <param name="coefficient">Pearson's correlation.</param>
    /// <param name="units">How many units it rests on.</param>
    public static decimal? Probability(decimal? coefficient, int units) =>
        coefficient is not { } found || units < LeastUnits
            ? null
            : FifteenDigits.Of(Distributions.Beta(Math.Max(0, 1 - (double)found * (double)found), (units - 2) / 2.0, 0.5));

    /// <summary>
    /// Cronbach's alpha k / (k − 1) × (1 − Σ variances / variance of the sums) over the units that have all k values, variances with
    /// n − 1. At most 1; from about 0.7 the indicators are said to measure one thing. Null for fewer than two columns or units, or if
    /// the sums are all equal.
    /// </summary>
    /// <param name="columns">The indicators' values on one scale, such as the normalised ones.</param>
    public static decimal? CronbachAlpha(IReadOnlyList<IReadOnlyList<decimal?>> columns)
    {
        if (columns.Count < 2)
            return null;
        var complete = Enumerable.Range(0, columns[0].Count).Where(unit => columns.All(column => column[unit] is not null)).ToList();
        if (VarianceOf(complete.Select(unit => columns.Sum(column => column[unit]!.Value))) is not { } whole || whole == 0m)
            return null;
        var parts = columns.Sum(column => VarianceOf(complete.Select(unit => column[unit]!.Value))!.Value);
        return FifteenDigits.Of((double)(Exact.Divide(columns.Count, columns.Count - 1) * (1m - Exact.Divide(parts, whole))));
    }

    private static decimal? VarianceOf(IEnumerable<decimal> values) =>
        Moments.StandardDeviation(values) is { } deviation ? FifteenDigits.Of((double)deviation * (double)deviation) : null;
}
