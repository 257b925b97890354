using System.Globalization;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>
/// The ASEM index computed a second time, in plain binary arithmetic from the text of the files: loops over arrays, NaN for a missing
/// value, nothing of
/// the engine. What a variant does is said in the four settings.
/// </summary>
internal sealed class SecondImplementation(AsemFacts facts)
{
    public string? ImputeGroup { get; init; }

    public int? MostPoints { get; init; }

    public bool Standardise { get; init; }

    public (double From, double To) Interval { get; init; } = (0, 100);

    /// <summary>The power of the mean at each level: 1 arithmetic, 0 geometric, −1 harmonic.</summary>
    public required (double Pillar, double SubIndex, double Index) Powers { get; init; }

    public double Coverage { get; init; }

    private int Units => facts.Countries.Count;

    public double[] Index()
    {
        var columns = new Dictionary<string, double[]>();
        foreach (var line in facts.Lines.Where(line => line["Type"] == "Indicator"))
        {
            var x = Column(line["iCode"]);
            if (line["Denominator"].Length > 0)
            {
                var by = Column(line["Denominator"]);
                for (var i = 0; i < Units; i++)
                    x[i] /= by[i];
            }
            if (ImputeGroup is not null)
                Impute(x);
            if (MostPoints is { } most)
                x = Treat(x, most);
            columns[line["iCode"]] = Normalise(x, line["Direction"] == "-1" ? -1 : 1);
        }
        foreach (var (level, power) in new[] { ("2", Powers.Pillar), ("3", Powers.SubIndex), ("4", Powers.Index) })
        {
            foreach (var line in facts.Lines.Where(line => line["Level"] == level))
                columns[line["iCode"]] = Aggregate(line["iCode"], power, columns);
        }
        return columns["Index"];
    }

    private double[] Column(string code) =>
        [
            .. facts.Countries.Select(country =>
                country[code] is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN
            ),
        ];

    private void Impute(double[] x)
    {
        var before = (double[])x.Clone();
        for (var i = 0; i < Units; i++)
        {
            if (!double.IsNaN(x[i]))
                continue;
            double sum = 0,
                count = 0;
            for (var j = 0; j < Units; j++)
            {
                if (!double.IsNaN(before[j]) && facts.Text(j, ImputeGroup!) == facts.Text(i, ImputeGroup!))
                    (sum, count) = (sum + before[j], count + 1);
            }
            x[i] = sum / count;
        }
    }

    private static double[] Treat(double[] x, int most)
    {
        var y = (double[])x.Clone();
        var changed = new HashSet<int>();
        while (IsWild(y))
        {
            var sign = Skewness(y) > 0 ? 1 : -1;
            var worst = y.Where(value => !double.IsNaN(value)).Max(value => sign * value);
            var next = y.Where(value => !double.IsNaN(value) && sign * value < worst).Max(value => sign * value);
            var hit = Enumerable.Range(0, y.Length).Where(i => sign * y[i] == worst).ToList();
            if (changed.Union(hit).Count() > most)
                break;
            foreach (var i in hit)
                y[i] = sign * next;
            changed.UnionWith(hit);
        }
        if (!IsWild(y))
            return y;
        var (low, high) = (x.Where(value => !double.IsNaN(value)).Min(), x.Where(value => !double.IsNaN(value)).Max());
        var upwards = Skewness(x) >= 0;
        return
        [
            .. x.Select(value => upwards ? Math.Log(value - low + 0.01 * (high - low)) : -Math.Log(high - value + 0.01 * (high - low))),
        ];
    }

    private static bool IsWild(double[] x) => Math.Abs(Skewness(x)) >= 2 && Kurtosis(x) >= 3.5;

    private static double Skewness(double[] x)
    {
        var (n, mean, s) = Describe(x);
        return n / ((n - 1) * (n - 2)) * x.Where(value => !double.IsNaN(value)).Sum(value => Math.Pow((value - mean) / s, 3));
    }

    private static double Kurtosis(double[] x)
    {
        var (n, mean, s) = Describe(x);
        var fourth = x.Where(value => !double.IsNaN(value)).Sum(value => Math.Pow((value - mean) / s, 4));
        return n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourth - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
    }

    private static (double Count, double Mean, double Deviation) Describe(double[] x)
    {
        var present = x.Where(value => !double.IsNaN(value)).ToArray();
        var mean = present.Average();
        return (present.Length, mean, Math.Sqrt(present.Sum(value => Math.Pow(value - mean, 2)) / (present.Length - 1)));
    }

    private double[] Normalise(double[] x, int direction)
    {
        double[] y = [.. x.Select(value => direction * value)];
        var (_, mean, s) = Describe(y);
        var (low, high) = (y.Where(value => !double.IsNaN(value)).Min(), y.Where(value => !double.IsNaN(value)).Max());
        return
        [
            .. y.Select(value =>
                Standardise ? (value - mean) / s : (value - low) / (high - low) * (Interval.To - Interval.From) + Interval.From
            ),
        ];
    }

    private double[] Aggregate(string code, double power, Dictionary<string, double[]> columns)
    {
        var children = facts.Lines.Where(line => line["Parent"] == code).ToList();
        var result = new double[Units];
        for (var i = 0; i < Units; i++)
        {
            double sum = 0,
                weights = 0,
                count = 0;
            foreach (var child in children)
            {
                var (value, weight) = (columns[child["iCode"]][i], double.Parse(child["Weight"], CultureInfo.InvariantCulture));
                if (double.IsNaN(value))
                    continue;
                sum += weight * (power == 0 ? Math.Log(value) : Math.Pow(value, power));
                weights += weight;
                count++;
            }
            var mean = sum / weights;
            result[i] =
                count / children.Count < Coverage ? double.NaN
                : power == 0 ? Math.Exp(mean)
                : power == 1 ? mean
                : Math.Pow(mean, 1 / power);
        }
        return result;
    }
}
