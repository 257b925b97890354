using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>The weight of a difference between two marks c and k.</summary>
public enum Metric
{
    /// <summary>1 if they differ: categories.</summary>
    Nominal,

    /// <summary>The squared number of marks between them, each end counted by half: only the order matters.</summary>
    Ordinal,

    /// <summary>(c − k)²: points of one scale.</summary>
    Interval,

    /// <summary>((c − k) / (c + k))²: quantities from 0 up.</summary>
    Ratio,
}

/// <summary>
/// Krippendorff's alpha 1 − D_o/D_e: the disagreement within entries relative to that of the same marks distributed at random. 1 for
/// perfect agreement, 0 for chance, below 0 for systematic disagreement. Missing marks are allowed; an entry with one mark carries no
/// information and is left out. Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
/// </summary>
/// <param name="Refusal">Why there is none; None if there is one.</param>
/// <param name="Metric">The weight of a difference.</param>
/// <param name="Alpha">Alpha; null if refused, or if no two marks differ (0/0).</param>
/// <param name="Entries">How many entries have two marks or more.</param>
/// <param name="Marks">How many marks these have.</param>
public sealed record KrippendorffAlpha(AgreementRefusal Refusal, Metric Metric, decimal? Alpha, int Entries, int Marks)
{
    /// <summary>Alpha, or the reason why not.</summary>
    public static KrippendorffAlpha Of(MarkTable table, Metric metric)
    {
        var units = UnitsOf(table);
        return Of(units, CountsOf(units), metric);
    }

    /// <summary>Alpha under each metric, or the reason why not.</summary>
    public static IReadOnlyList<KrippendorffAlpha> Of(MarkTable table)
    {
        var units = UnitsOf(table);
        var counts = CountsOf(units);
        return [.. Enum.GetValues<Metric>().Select(metric => Of(units, counts, metric))];
    }

    private static List<decimal[]> UnitsOf(MarkTable table) =>
        [
            .. Enumerable
                .Range(0, table.Entries.Count)
                .Select(row => table.Row(row).Select(mark => mark.Mark).Order().ToArray())
                .Where(unit => unit.Length > 1),
        ];

    // How often each mark was given, in ascending order.
    private static List<KeyValuePair<decimal, int>> CountsOf(List<decimal[]> units) =>
        [.. units.SelectMany(unit => unit).CountBy(mark => mark).OrderBy(count => count.Key)];

    private static KrippendorffAlpha Of(List<decimal[]> units, List<KeyValuePair<decimal, int>> counts, Metric metric)
    {
        var marks = counts.Sum(count => count.Value);
        var refusal =
            units.Count < 2 ? AgreementRefusal.TooFewEntries
            : counts.Count < 2 ? AgreementRefusal.NoVariation
            : metric == Metric.Ratio && counts[0].Key < 0m ? AgreementRefusal.BelowZero
            : AgreementRefusal.None;
        if (refusal != AgreementRefusal.None)
            return new KrippendorffAlpha(refusal, metric, null, units.Count, marks);
        var placed = Places(counts, metric);
        var observed = units
            .GroupBy(unit => unit.Length)
            .Sum(size => Exact.Divide(size.Sum(unit => Disagreement(metric, [.. unit.Select(mark => (placed[mark], 1))])), size.Key - 1m));
        var expected = Exact.Divide(Disagreement(metric, [.. counts.Select(count => (placed[count.Key], count.Value))]), marks - 1m);
        return new KrippendorffAlpha(
            refusal,
            metric,
            FifteenDigits.Of((double)Exact.Canonicalize(1m - Exact.Divide(observed, expected))),
            units.Count,
            marks
        );
    }

    /// <summary>
    /// The position of a mark under its metric: the ordinal one is the interval one over the midpoints of the cumulated counts.
    /// </summary>
    private static Dictionary<decimal, decimal> Places(List<KeyValuePair<decimal, int>> counts, Metric metric)
    {
        var places = new Dictionary<decimal, decimal>();
        var before = 0m;
        foreach (var (mark, count) in counts)
        {
            places[mark] = metric == Metric.Ordinal ? before + count * 0.5m : mark;
            before += count;
        }
        return places;
    }

    /// <summary>Σ δ² over all ordered pairs of the values, each as often as it occurs.</summary>
    private static decimal Disagreement(Metric metric, (decimal Value, int Count)[] values)
    {
        decimal all = values.Sum(value => value.Count);
        if (metric == Metric.Nominal)
            return all * all
                - values
                    .GroupBy(value => value.Value)
                    .Sum(same => (decimal)same.Sum(value => value.Count) * same.Sum(value => value.Count));
        if (metric == Metric.Ratio)
            return Ratios(values);
        var sum = values.Sum(value => value.Count * value.Value);
        return 2m * (all * values.Sum(value => value.Count * value.Value * value.Value) - sum * sum);
    }

    // There may be thousands of different marks and so tens of millions of pairs: binary arithmetic, one value at a time, in ascending
    // order.
    private static decimal Ratios((decimal Value, int Count)[] values)
    {
        var numbers = values.Select(value => (double)value.Value).ToArray();
        var counts = values.Select(value => (double)value.Count).ToArray();
        var total = 0.0;
        for (var i = 0; i < numbers.Length; i++)
        {
            // From 0 upwards, those before a 0 are 0 as well.
            if (numbers[i] == 0)
                continue;
            var own = 0.0;
            for (var j = 0; j < i; j++)
            {
                var ratio = (numbers[i] - numbers[j]) / (numbers[i] + numbers[j]);
                own += counts[j] * (ratio * ratio);
            }
            total += counts[i] * own;
        }
        return FifteenDigits.Of(2 * total)!.Value;
    }
}
