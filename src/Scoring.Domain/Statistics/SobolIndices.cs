using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Statistics;

/// <summary>The part of an outcome's variance that a factor causes, with bounds.</summary>
/// <param name="First">
/// By itself: the variance that would vanish if the factor alone were known, as a share of the whole. 0 to 1, slightly beyond by sampling.
/// </param>
/// <param name="FirstFrom">The lower end of its 95 % interval by resampling; null if it was not asked for.</param>
/// <param name="FirstTo">The upper end.</param>
/// <param name="Total">
/// Together with all others: the variance that would remain if all other factors were known, as a share of the whole. From 0.
/// </param>
/// <param name="TotalFrom">The lower end of its 95 % interval.</param>
/// <param name="TotalTo">The upper end.</param>
public sealed record SobolIndex(decimal First, decimal? FirstFrom, decimal? FirstTo, decimal Total, decimal? TotalFrom, decimal? TotalTo);

/// <summary>
/// Variance-based sensitivity of an outcome to its factors. First order Σ b (c − a) / n / V, total order Σ (a − c)² / 2n / V, where a and
/// b are the outcome at two independent samples, c at the first one with one factor taken from the second, and V the variance of a and b
/// together (with 2n). Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, Computer Physics Communications 181 (2010),
/// 259-270, table 2 (b) and (f); the latter by Jansen (1999).
/// </summary>
public static class SobolIndices
{
    /// <summary>The indices of a function of independent numbers spread evenly from 0 to 1.</summary>
    /// <param name="factors">How many numbers it takes, from 1.</param>
    /// <param name="runs">The size n of the sample; the function is called n × (factors + 2) times.</param>
    /// <param name="resamples">How often the sample is drawn again for intervals; 0 for none.</param>
    /// <param name="seed">The seed of both.</param>
    /// <param name="outcome">The function.</param>
    /// <returns>One for each factor; null if the outcome never changes.</returns>
    public static IReadOnlyList<SobolIndex>? Of(int factors, int runs, int resamples, ulong seed, Func<double[], double> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var sample = new SobolSample(factors, runs, seed);
        var values = new double[factors + 2][];
        for (var column = 0; column < values.Length; column++)
            values[column] = [.. Enumerable.Range(0, runs).Select(run => outcome(sample.At(run, column)))];
        return Of(values, resamples, seed);
    }

    /// <summary>The indices of an outcome that was computed at a sample (<see cref="SobolSample"/>).</summary>
    /// <param name="values">The outcome at a, at b, and for each factor at c; n each.</param>
    /// <param name="resamples">How often the runs are drawn again for intervals; 0 for none.</param>
    /// <param name="seed">The seed of drawing again.</param>
    /// <returns>One for each factor; null if the outcome never changes.</returns>
    public static IReadOnlyList<SobolIndex>? Of(IReadOnlyList<double[]> values, int resamples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (a, b, runs) = (values[0], values[1], values[0].Length);
        if (values.All(column => Array.TrueForAll(column, value => value == a[0])))
            return null;
        // Shifted to the mean, where the products are least and so are the errors.
        var centre = (a.Sum() + b.Sum()) / (2 * runs);
        var factors = values.Count - 2;
        var sums = Enumerable.Range(0, runs).ToArray();
        var (first, total) = Indices(values, centre, sums);
        if (first.Length == 0)
            return null;
        var (firsts, totals) = (new double[factors][], new double[factors][]);
        for (var factor = 0; factor < factors; factor++)
            (firsts[factor], totals[factor]) = (new double[resamples], new double[resamples]);
        var chance = new SplitMix64(seed);
        for (var again = 0; again < resamples; again++)
        {
            for (var i = 0; i < runs; i++)
                sums[i] = chance.Below(runs);
            var (own, whole) = Indices(values, centre, sums);
            for (var factor = 0; factor < factors; factor++)
                (firsts[factor][again], totals[factor][again]) = own.Length == 0 ? (0, 0) : (own[factor], whole[factor]);
        }
        return
        [
            .. Enumerable
                .Range(0, factors)
                .Select(factor => new SobolIndex(
                    FifteenDigits.Of(first[factor])!.Value,
                    Quantile(firsts[factor], 25),
                    Quantile(firsts[factor], 975),
                    FifteenDigits.Of(total[factor])!.Value,
                    Quantile(totals[factor], 25),
                    Quantile(totals[factor], 975)
                )),
        ];
    }

    /// <summary>Both orders over some of the runs, each as often as it is named; empty if the outcome is the same in all of them.</summary>
    private static (double[] First, double[] Total) Indices(IReadOnlyList<double[]> values, double centre, int[] runs)
    {
        var (a, b, factors) = (values[0], values[1], values.Count - 2);
        double sum = 0,
            squares = 0;
        foreach (var run in runs)
        {
            var (one, other) = (a[run] - centre, b[run] - centre);
            sum += one + other;
            squares += one * one + other * other;
        }
        double n = runs.Length,
            mean = sum / (2 * n),
            variance = squares / (2 * n) - mean * mean;
        if (!(variance > 0))
            return ([], []);
        var (first, total) = (new double[factors], new double[factors]);
        for (var factor = 0; factor < factors; factor++)
        {
            var c = values[factor + 2];
            double together = 0,
                apart = 0;
            foreach (var run in runs)
            {
                var change = c[run] - a[run];
                together += (b[run] - centre - mean) * change;
                apart += change * change;
            }
            first[factor] = together / n / variance;
            total[factor] = apart / (2 * n) / variance;
        }
        return (first, total);
    }

    /// <summary>The least value not exceeded in a share of the resamples; null without any.</summary>
    private static decimal? Quantile(double[] values, int thousandths)
    {
        if (values.Length == 0)
            return null;
        Array.Sort(values);
        return FifteenDigits.Of(values[Math.Max(0, (values.Length * thousandths + 999) / 1000 - 1)]);
    }
}
