using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>The six intraclass correlations of Shrout and Fleiss.</summary>
public enum IntraclassForm
{
    /// <summary>ICC(1,1): one mark, every entry marked by different jurors.</summary>
    OneWaySingle,

    /// <summary>ICC(2,1): one mark, jurors drawn from a population; their severity counts as disagreement.</summary>
    RandomSingle,

    /// <summary>ICC(3,1): one mark, these jurors and no others; severity does not count, order and distances do.</summary>
    FixedSingle,

    /// <summary>ICC(1,k): the mean of k marks, as <see cref="OneWaySingle"/>.</summary>
    OneWayMean,

    /// <summary>ICC(2,k): the mean of k marks, as <see cref="RandomSingle"/>.</summary>
    RandomMean,

    /// <summary>ICC(3,k): the mean of k marks, as <see cref="FixedSingle"/>; equal to Cronbach's alpha of the jurors.</summary>
    FixedMean,
}

/// <summary>One of the six.</summary>
/// <param name="Form">Which.</param>
/// <param name="Value">
/// From −1 to 1. Null if the formula gives something else, or its denominator is not above 0: the jurors contradict each other so much that
/// the share of variance it estimates does not exist.
/// </param>
/// <param name="Lower">The lower end of its confidence interval, from −1 to 1; null if undefined (no error at all).</param>
/// <param name="Upper">The upper end.</param>
public sealed record IntraclassFigure(IntraclassForm Form, decimal? Value, decimal? Lower, decimal? Upper)
{
    /// <summary>True if the jurors do not tell the entries apart: the entries differ no more than by chance.</summary>
    public bool IsNone => Value is null or <= 0m;
}

/// <summary>
/// How much of the variance of marks is between entries. With B, J, E, W the mean squares between entries, between jurors, of the
/// error and within entries, for n entries and k jurors: (1,1) = (B−W)/(B+(k−1)W), (2,1) = (B−E)/(B+(k−1)E+k(J−E)/n), (3,1) =
/// (B−E)/(B+(k−1)E), (1,k) = (B−W)/B, (2,k) = (B−E)/(B+(J−E)/n), (3,k) = (B−E)/B. Needs a complete table; if each entry has k
/// marks from its own jurors, only (1,1) and (1,k). Source: Shrout and Fleiss, Psychological Bulletin 86 (1979), 420–428,
/// including the intervals.
/// </summary>
public sealed class IntraclassCorrelation
{
    private IntraclassCorrelation(AgreementRefusal refusal, IReadOnlyList<IntraclassFigure> figures) =>
        (Refusal, Figures) = (refusal, figures);

    /// <summary>Why there are none; None if there are.</summary>
    public AgreementRefusal Refusal { get; }

    /// <summary>
    /// The six in the order of <see cref="IntraclassForm"/>; only (1,1) and (1,k) where <see cref="IsOneWay"/>; empty if refused.
    /// </summary>
    public IReadOnlyList<IntraclassFigure> Figures { get; }

    /// <summary>
    /// True if entries have equally many marks, but not from the same jurors, so that jurors cannot be separated from error.
    /// </summary>
    public bool IsOneWay { get; private init; }

    /// <summary>The figure of a form, or null.</summary>
    public IntraclassFigure? Of(IntraclassForm form) => Figures.FirstOrDefault(figure => figure.Form == form);

    /// <summary>The six with their confidence intervals, or the reason why not.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="confidence">The confidence of the intervals, above 0 and below 1.</param>
    public static IntraclassCorrelation Of(MarkTable table, decimal confidence = 0.95m)
    {
        var refusal =
            table.Entries.Count < 2 ? AgreementRefusal.TooFewEntries
            : table.Jurors.Count < 2 ? AgreementRefusal.TooFewJurors
            : !table.IsComplete && !HasEqualNumbers(table) ? AgreementRefusal.Incomplete
            : table.Marks.All(mark => mark.Mark == table.Marks[0].Mark) ? AgreementRefusal.NoVariation
            : AgreementRefusal.None;
        if (refusal != AgreementRefusal.None)
            return new IntraclassCorrelation(refusal, []);
        var p = (double)(1m - Exact.Divide(1m - confidence, 2m));
        return new IntraclassCorrelation(refusal, table.IsComplete ? Six(table, p) : Two(table, p)) { IsOneWay = !table.IsComplete };
    }

    private static bool HasEqualNumbers(MarkTable table) =>
        table.Row(0).Count > 1 && Enumerable.Range(1, table.Entries.Count - 1).All(row => table.Row(row).Count == table.Row(0).Count);

    private static IntraclassFigure[] Two(MarkTable table, double p)
    {
        int n = table.Entries.Count,
            k = table.Row(0).Count;
        decimal rows = 0m,
            all = 0m,
            squares = 0m;
        for (var row = 0; row < n; row++)
        {
            var sum = table.Row(row).Sum(mark => mark.Mark);
            rows += sum * sum;
            all += sum;
            squares += table.Row(row).Sum(mark => mark.Mark * mark.Mark);
        }
        var b = Mean(Exact.Divide(rows, k) - Exact.Divide(all * all, (decimal)n * k), n - 1);
        var w = Mean(squares - Exact.Divide(rows, k), n * (k - 1));
        var f = b / w;
        var (low, high) = double.IsFinite(f)
            ? (f / Distributions.FisherFQuantile(p, n - 1, n * (k - 1)), f * Distributions.FisherFQuantile(p, n * (k - 1), n - 1))
            : (double.NaN, double.NaN);
        return
        [
            Figure(IntraclassForm.OneWaySingle, b - w, b + (k - 1) * w, (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)),
            Figure(IntraclassForm.OneWayMean, b - w, b, 1 - 1 / low, 1 - 1 / high),
        ];
    }

    private static IntraclassFigure[] Six(MarkTable table, double p)
    {
        double n = table.Entries.Count,
            k = table.Jurors.Count;
        var (b, j, e, w) = MeanSquares(table);
        var oneWay = Bounds(b / w, n * (k - 1));
        var twoWay = Bounds(b / e, (n - 1) * (k - 1));
        var random = (b - e) / (b + (k - 1) * e + k * (j - e) / n);
        var (low, high) = RandomBounds(random);
        return
        [
            Figure(IntraclassForm.OneWaySingle, b - w, b + (k - 1) * w, Single(oneWay.Low), Single(oneWay.High)),
            Figure(IntraclassForm.RandomSingle, b - e, b + (k - 1) * e + k * (j - e) / n, low, high),
            Figure(IntraclassForm.FixedSingle, b - e, b + (k - 1) * e, Single(twoWay.Low), Single(twoWay.High)),
            Figure(IntraclassForm.OneWayMean, b - w, b, 1 - 1 / oneWay.Low, 1 - 1 / oneWay.High),
            Figure(IntraclassForm.RandomMean, b - e, b + (j - e) / n, k * low / (1 + (k - 1) * low), k * high / (1 + (k - 1) * high)),
            Figure(IntraclassForm.FixedMean, b - e, b, 1 - 1 / twoWay.Low, 1 - 1 / twoWay.High),
        ];

        double Single(double f) => (f - 1) / (f + k - 1);

        (double Low, double High) Bounds(double f, double freedom) =>
            double.IsFinite(f)
                ? (f / Distributions.FisherFQuantile(p, n - 1, freedom), f * Distributions.FisherFQuantile(p, freedom, n - 1))
                : (double.NaN, double.NaN);

        (double Low, double High) RandomBounds(double r)
        {
            var quotient = j / e;
            var part = n * (1 + (k - 1) * r) - k * r;
            var freedom =
                (k - 1) * (n - 1) * Math.Pow(k * r * quotient + part, 2) / ((n - 1) * k * k * r * r * quotient * quotient + part * part);
            if (!double.IsFinite(freedom) || freedom <= 0)
                return (double.NaN, double.NaN);
            double up = Distributions.FisherFQuantile(p, n - 1, freedom),
                down = Distributions.FisherFQuantile(p, freedom, n - 1),
                rest = k * j + (k * n - k - n) * e;
            return (n * (b - up * e) / (up * rest + n * b), n * (down * b - e) / (rest + n * down * b));
        }
    }

    /// <summary>Sums of squares in decimals, which do not depend on the order of the marks and are exactly 0 when they should be.</summary>
    private static (double B, double J, double E, double W) MeanSquares(MarkTable table)
    {
        int n = table.Entries.Count,
            k = table.Jurors.Count;
        var columns = new decimal[k];
        decimal rows = 0m,
            all = 0m,
            squares = 0m;
        for (var row = 0; row < n; row++)
        {
            var marks = table.Row(row);
            var sum = marks.Sum(mark => mark.Mark);
            rows += sum * sum;
            all += sum;
            for (var column = 0; column < k; column++)
            {
                columns[column] += marks[column].Mark;
                squares += marks[column].Mark * marks[column].Mark;
            }
        }
        var centre = Exact.Divide(all * all, n * k);
        var between = Exact.Divide(rows, k) - centre;
        var jurors = Exact.Divide(columns.Sum(sum => sum * sum), n) - centre;
        var whole = squares - centre;
        return (
            Mean(between, n - 1),
            Mean(jurors, k - 1),
            Mean(whole - between - jurors, (n - 1) * (k - 1)),
            Mean(whole - between, n * (k - 1))
        );
    }

    private static double Mean(decimal squares, int freedom) => (double)Exact.Canonicalize(Exact.Divide(squares, freedom));

    private static IntraclassFigure Figure(IntraclassForm form, double shared, double whole, double low, double high)
    {
        var value = shared / whole;
        return whole > 0 && value is >= -1 and <= 1
            ? new(form, FifteenDigits.Of(value), FifteenDigits.Of(Math.Clamp(low, -1, 1)), FifteenDigits.Of(Math.Clamp(high, -1, 1)))
            : new(form, null, null, null);
    }
}
