using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Statistics;

/// <summary>An interval that holds 95 of 100 draws.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
public sealed record DrawnInterval(decimal Lower, decimal Upper);

/// <summary>
/// How far Krippendorff's alpha of points and Kendall's W depend on which entries happened to take part: entries are redrawn with
/// replacement (percentile bootstrap), jurors stay. The ends are the least values not exceeded in 2.5 and 97.5 of 100 draws. Binary
/// arithmetic, 15 significant digits; the same on every machine. Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993),
/// 13.3; entries as what is redrawn: Zapf and others, BMC Medical Research Methodology 16 (2016), 93.
/// </summary>
/// <param name="Alpha">That of alpha; null without alpha or with fewer than <see cref="LeastEntries"/> entries.</param>
/// <param name="W">That of W; the same.</param>
public sealed record AgreementIntervals(DrawnInterval? Alpha, DrawnInterval? W)
{
    /// <summary>How often entries are redrawn.</summary>
    public const int Draws = 1000;

    /// <summary>Of fewer entries, redrawing says nothing.</summary>
    public const int LeastEntries = 5;

    /// <summary>Redraws the entries.</summary>
    /// <param name="table">The marks that alpha rests on.</param>
    /// <param name="complete">Those that W rests on: every juror marked every entry.</param>
    /// <param name="seed">The seed; the same seed gives the same intervals.</param>
    public static AgreementIntervals Of(MarkTable table, MarkTable complete, ulong seed = RankCertainty.Seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(complete);
        return new AgreementIntervals(OfAlpha(table, seed), OfW(complete, seed));
    }

    private static DrawnInterval? OfAlpha(MarkTable table, ulong seed)
    {
        // An entry's number of marks, their sum and that of their squares, from the middle of all marks: all that alpha of points needs.
        var centre = (double)Moments.Mean(table.Marks.Select(mark => mark.Mark)).GetValueOrDefault();
        var entries = Enumerable
            .Range(0, table.Entries.Count)
            .Select(table.Row)
            .Where(row => row.Count > 1)
            .Select(row =>
                (
                    Count: (double)row.Count,
                    Sum: row.Sum(mark => (double)mark.Mark - centre),
                    Squares: row.Sum(mark => ((double)mark.Mark - centre) * ((double)mark.Mark - centre))
                )
            )
            .ToArray();
        return Interval(entries.Length, seed, times =>
        {
            double count = 0,
                sum = 0,
                squares = 0,
                within = 0;
            for (var i = 0; i < entries.Length; i++)
            {
                var (n, own, square) = entries[i];
                count += times[i] * n;
                sum += times[i] * own;
                squares += times[i] * square;
                within += times[i] * (n * square - own * own) / (n - 1);
            }
            var expected = (count * squares - sum * sum) / (count - 1);
            return expected > 1e-9 * squares ? 1 - within / expected : double.NaN;
        });
    }

    private static DrawnInterval? OfW(MarkTable table, ulong seed)
    {
        int n = table.Entries.Count,
            m = table.Jurors.Count;
        if (m < 2 || !table.IsComplete)
            return null;
        var orders = Enumerable.Range(0, m).Select(juror => new JurorOrder(table, juror)).ToArray();
        var greatest = (double)m * m * ((double)n * n * n - n);
        return Interval(n, seed, times =>
        {
            var (sums, ties) = (new double[n], 0.0);
            foreach (var order in orders)
                ties += order.AddRanks(times, sums);
            var (middle, deviations) = (m * (n + 1) / 2.0, 0.0);
            for (var i = 0; i < n; i++)
                deviations += times[i] * (sums[i] - middle) * (sums[i] - middle);
            var whole = greatest - m * ties;
            return whole > 1e-9 * greatest ? 12 * deviations / whole : double.NaN;
        });
    }

    // A draw in which nothing differs has no figure and does not count.
    private static DrawnInterval? Interval(int entries, ulong seed, Func<int[], double> figureOf)
    {
        if (entries < LeastEntries)
            return null;
        var chance = new SplitMix64(seed);
        var seeds = Enumerable.Range(0, Draws).Select(_ => chance.Next()).ToArray();
        var figures = new double[Draws];
        Parallel.For(0, Draws, draw =>
        {
            var (own, times) = (new SplitMix64(seeds[draw]), new int[entries]);
            for (var i = 0; i < entries; i++)
                times[own.Below(entries)]++;
            figures[draw] = figureOf(times);
        });
        double[] given = [.. figures.Where(double.IsFinite).Order()];
        return 2 * given.Length < Draws ? null : new DrawnInterval(At(given, 25), At(given, 975));
    }

    private static decimal At(double[] sorted, int thousandth) =>
        FifteenDigits.Of(sorted[(sorted.Length * thousandth + 999) / 1000 - 1])!.Value;

    /// <summary>A juror's entries from the highest mark down, equal ones together.</summary>
    private sealed class JurorOrder
    {
        private readonly int[] _entries;
        private readonly int[] _ends;

        public JurorOrder(MarkTable table, int juror)
        {
            decimal[] marks = [.. Enumerable.Range(0, table.Entries.Count).Select(row => -table.Row(row)[juror].Mark)];
            _entries = [.. Enumerable.Range(0, marks.Length)];
            Array.Sort(marks, _entries);
            _ends = [.. Enumerable.Range(1, marks.Length).Where(i => i == marks.Length || marks[i] != marks[i - 1])];
        }

        /// <summary>Adds the ranks of the entries, each as often as it was drawn; gives Σ (t³ − t) over the ties.</summary>
        public double AddRanks(int[] times, double[] sums)
        {
            var (before, from, ties) = (0.0, 0, 0.0);
            foreach (var to in _ends)
            {
                double together = 0;
                for (var i = from; i < to; i++)
                    together += times[_entries[i]];
                var rank = before + (together + 1) / 2;
                for (var i = from; i < to; i++)
                    sums[_entries[i]] += rank;
                ties += together * together * together - together;
                before += together;
                from = to;
            }
            return ties;
        }
    }
}
