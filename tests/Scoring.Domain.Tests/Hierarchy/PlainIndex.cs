using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>
/// The same index a second time in plain binary arithmetic: other forms of the same formulas (spread from all pairs, skewness and
/// kurtosis from raw
/// moments, ranks by counting, Copeland by the outranking matrix), NaN for no value, nothing of the engine but the settings.
/// </summary>
internal sealed class PlainIndex(RandomIndex index)
{
    private const double Hair = 1e-9;

    public double[] Values() => Nodes()["index"];

    /// <summary>The values of every node by its id.</summary>
    public Dictionary<string, double[]> Nodes()
    {
        var leaves = index.Root.Children.SelectMany(pillar => pillar.Children).ToList();
        var years = index.Years.Select(year => leaves.ToDictionary(leaf => leaf.Id, leaf => Start(leaf, year.Figures))).ToList();
        var stays = years
            .Select(year =>
                Enumerable
                    .Range(0, year[leaves[0].Id].Length)
                    .Select(unit =>
                        index.Screen is not { } share
                        || leaves.Count(leaf => !double.IsNaN(year[leaf.Id][unit])) + Hair >= (double)share * leaves.Count
                    )
                    .ToArray()
            )
            .ToList();
        var normalised = new Dictionary<string, double[]>();
        foreach (var leaf in leaves)
        {
            for (var year = 0; year < years.Count; year++)
                Gaps(years[year][leaf.Id], stays[year], index.Years[year].Groups);
            var all = years.SelectMany(year => year[leaf.Id]).ToArray();
            var own = years[0][leaf.Id].Length;
            if (index.Points is { } most)
                all = Treat(all, most);
            normalised[leaf.Id] = [.. Normalise(all, leaf.Yardstick).Take(own)];
        }
        foreach (var pillar in index.Root.Children)
            normalised[pillar.Id] = Together(pillar, index.Pillar, normalised);
        normalised["index"] = Together(index.Root, index.Index, normalised);
        return normalised;
    }

    private static double[] Start(HierarchyNode leaf, Dictionary<string, decimal?[]> figures) =>
        [
            .. figures[leaf.Id]
                .Select(
                    (value, unit) =>
                        leaf.Denominator is null
                            ? (double?)value ?? double.NaN
                            : ((double?)value ?? double.NaN) / ((double?)figures[leaf.Denominator][unit] ?? double.NaN)
                ),
        ];

    private void Gaps(double[] x, bool[] stays, string[] groups)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (!stays[i])
                x[i] = double.NaN;
        }
        if (index.Impute is not { } impute)
            return;
        var before = (double[])x.Clone();
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsNaN(x[i]) || !stays[i] || (impute.Group is not null && groups[i].Length == 0))
                continue;
            var like = before
                .Where((value, j) => !double.IsNaN(value) && (impute.Group is null || groups[j] == groups[i]))
                .Order()
                .ToArray();
            x[i] =
                like.Length == 0 ? double.NaN
                : impute.Centre == Centre.Mean ? like.Average()
                : (like[(like.Length - 1) / 2] + like[like.Length / 2]) / 2;
        }
    }

    private double[] Treat(double[] x, int most)
    {
        var (y, cut) = ((double[])x.Clone(), 0);
        while (IsWild(y))
        {
            var up = Third(y) > 0;
            var values = y.Where(value => !double.IsNaN(value)).Distinct().Order().ToArray();
            var (edge, next) = up ? (values[^1], values[^2]) : (values[0], values[1]);
            var hit = Enumerable.Range(0, y.Length).Where(i => y[i] == edge).ToArray();
            var changed = Enumerable.Range(0, y.Length).Count(i => !double.IsNaN(y[i]) && (y[i] != x[i] || hit.Contains(i)));
            if (changed > most)
                break;
            cut = changed;
            foreach (var i in hit)
                y[i] = next;
        }
        if (!IsWild(y) || !index.ThenLog)
            return cut == 0 && IsWild(x) && index.ThenLog && most == 0 ? Log(x) : y;
        return Log(x);
    }

    private static double[] Log(double[] x)
    {
        var values = x.Where(value => !double.IsNaN(value)).ToArray();
        var (low, high) = (values.Min(), values.Max());
        return
        [
            .. x.Select(value => Third(x) >= 0 ? Math.Log(value - low + (high - low) / 100) : -Math.Log(high - value + (high - low) / 100)),
        ];
    }

    private static bool IsWild(double[] x) => x.Count(value => !double.IsNaN(value)) > 3 && Math.Abs(Third(x)) >= 2 && Fourth(x) >= 3.5;

    private static double Moment(double[] x, int power)
    {
        var values = x.Where(value => !double.IsNaN(value)).ToArray();
        var mean = values.Average();
        return values.Average(value => Math.Pow(value - mean, power));
    }

    private static double Third(double[] x)
    {
        double n = x.Count(value => !double.IsNaN(value));
        return Moment(x, 3) / Math.Pow(Moment(x, 2), 1.5) * Math.Sqrt(n * (n - 1)) / (n - 2);
    }

    private static double Fourth(double[] x)
    {
        double n = x.Count(value => !double.IsNaN(value));
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (Moment(x, 4) / Math.Pow(Moment(x, 2), 2) - 3) + 6);
    }

    private double[] Normalise(double[] raw, Yardstick yardstick)
    {
        var sign = yardstick.LowerIsBetter ? -1 : 1;
        double[] x = [.. raw.Select(value => sign * value)];
        var values = x.Where(value => !double.IsNaN(value)).ToArray();
        if (values.Length == 0)
            return x;
        var (low, high) = (values.Min(), values.Max());
        double Target() => sign * (double)yardstick.Target!.Amount;
        double Share(double value) =>
            index.By switch
            {
                "min-max" => (value - low) / (high - low),
                "distance-to-best" => value * sign <= 0 ? double.NaN
                : sign > 0 ? value / high
                : raw.Where(other => other > 0).Min() / (sign * value),
                "distance-to-target" => value >= Target() ? 1 : (value - low) / (Target() - low),
                "goalposts" => Math.Clamp((sign * value - 10) / 60, 0, 1) is var share && sign > 0 ? share : 1 - share,
                _ => values.Length < 2 ? double.NaN : values.Count(other => other < value) / (values.Length - 1.0),
            };
        var pairs = values.Sum(one => values.Sum(other => (one - other) * (one - other))) / 2;
        double n = values.Length;
        return
        [
            .. x.Select(value =>
                double.IsNaN(value)
                    ? value
                    : index.By switch
                    {
                        "z-score" => pairs == 0 || n < 2 ? double.NaN : (value - values.Average()) / Math.Sqrt(pairs / (n * (n - 1))),
                        "rank" => values.Length - values.Count(other => other >= value) + 1,
                        "borda" => values.Length - values.Count(other => other >= value),
                        _ => (double)index.Interval.From * (1 - Share(value)) + (double)index.Interval.To * Share(value),
                    }
            ),
        ];
    }

    private double[] Together(HierarchyNode node, string by, Dictionary<string, double[]> columns)
    {
        double[] weights = [.. node.Children.Select(child => (double)child.Weight.Amount)];
        var units = columns[node.Children[0].Id].Length;
        var rows = Enumerable
            .Range(0, units)
            .Select(unit => Canonicalize([.. node.Children.Select(child => columns[child.Id][unit])]))
            .ToArray();
        return
        [
            .. rows.Select(row =>
                row is null ? double.NaN
                : by == "copeland" ? Copeland(row, rows, weights)
                : Mean(row, weights, by)
            ),
        ];
    }

    private double[]? Canonicalize(double[] row)
    {
        var there = row.Where(value => !double.IsNaN(value)).Order().ToArray();
        if (
            there.Length == 0
            || there.Length + Hair < (double)(index.Coverage ?? 0m) * row.Length
            || (index.Fill == ChildFill.Refused && there.Length < row.Length)
        )
            return null;
        var middle = index.Fill == ChildFill.SiblingMean ? there.Average() : (there[(there.Length - 1) / 2] + there[there.Length / 2]) / 2;
        return index.Fill is ChildFill.SiblingMean or ChildFill.SiblingMedian
            ? [.. row.Select(value => double.IsNaN(value) ? middle : value)]
            : row;
    }

    private double Mean(double[] row, double[] weights, string by)
    {
        var there = row.Zip(weights).Where(pair => !double.IsNaN(pair.First)).ToArray();
        var whole = there.Sum(pair => pair.Second);
        var power = (double)index.Power;
        if (by != "arithmetic" && there.Any(pair => pair.First < 0))
            return double.NaN;
        return by switch
        {
            "arithmetic" => there.Sum(pair => pair.First * (pair.Second / whole)),
            "geometric" => there.Aggregate(1.0, (product, pair) => product * Math.Pow(pair.First, pair.Second / whole)),
            "harmonic" => 1 / there.Sum(pair => pair.Second / whole / pair.First),
            _ => Math.Pow(there.Sum(pair => pair.Second / whole * Math.Pow(pair.First, power)), 1 / power),
        };
    }

    private static double Copeland(double[] own, double[]?[] rows, double[] weights)
    {
        var score = 0;
        foreach (var other in rows.OfType<double[]>())
        {
            double wins = 0,
                all = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                if (double.IsNaN(own[i]) || double.IsNaN(other[i]))
                    continue;
                all += weights[i];
                wins +=
                    Math.Abs(own[i] - other[i]) < Hair ? weights[i] / 2
                    : own[i] > other[i] ? weights[i]
                    : 0;
            }
            score +=
                all == 0 ? 0
                : wins / all > 0.5 + Hair ? 1
                : wins / all < 0.5 - Hair ? -1
                : 0;
        }
        return score;
    }
}
