using System.Numerics;
using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// Ordinary least squares with an intercept in whole numbers of any size: sums do not depend on the order of the units, and a predictor
/// that the others determine is recognised and not divided by. Source: OECD/JRC Handbook (2008), step 3, regression imputation.
/// </summary>
internal static class LeastSquares
{
    /// <summary>A predictor whose variance the others explain but for less than one part in so many adds nothing.</summary>
    public const int LeastShare = 1_000_000_000;

    /// <summary>How many units with all values a regression on so many predictors needs: one more than it has unknowns.</summary>
    public static int LeastUnits(int predictors) => predictors + 2;

    /// <summary>Fits the line.</summary>
    /// <param name="predictors">The predictors, of which a later one is left out if those before it determine it.</param>
    /// <param name="columns">The values of each at the units that are compared.</param>
    /// <param name="wanted">The values that are predicted, at the same units.</param>
    /// <returns>Null if no predictor is left, or a coefficient is too large for a decimal; with the reasons.</returns>
    public static (LinearEstimate? Estimate, IReadOnlyList<Note> Reasons) Fit(
        IReadOnlyList<HierarchyNode> predictors,
        IReadOnlyList<decimal[]> columns,
        decimal[] wanted
    )
    {
        var (reasons, count) = (new List<Note>(), wanted.Length);
        WholeColumn[] whole = [.. columns.Select(column => new WholeColumn(column)), new WholeColumn(wanted)];
        var last = whole.Length - 1;
        // n² times the covariances; the last column is the one that is predicted.
        var products = new BigInteger[whole.Length, whole.Length];
        for (var row = 0; row < whole.Length; row++)
        {
            for (var at = row; at < whole.Length; at++)
                products[row, at] = products[at, row] = count * whole[row].Times(whole[at]) - whole[row].Sum * whole[at].Sum;
        }
        var rows = new List<(int Column, BigInteger[] Values)>();
        var pivot = BigInteger.One;
        for (var column = 0; column < last; column++)
        {
            if (products[column, column].IsZero)
            {
                reasons.Add(new Note(NoteCode.PredictorConstant, predictors[column].Name, count));
                continue;
            }
            var reduced = Reduced([.. Enumerable.Range(0, whole.Length).Select(at => products[column, at])], rows);
            if (reduced[column] * LeastShare <= pivot * products[column, column])
            {
                reasons.Add(new Note(NoteCode.PredictorDetermined, predictors[column].Name));
                continue;
            }
            rows.Add((column, reduced));
            pivot = reduced[column];
        }
        if (rows.Count == 0)
            return (null, [.. reasons, new Note(NoteCode.NoPredictor)]);
        var slopes = Solved(rows, last);
        var terms = rows.Zip(slopes, (row, slope) => (row.Column, Slope: slope * whole[row.Column].Scale * whole[last].Unscale)).ToArray();
        var intercept = whole[last].Mean(count);
        foreach (var (column, slope) in terms)
            intercept -= slope * whole[column].Mean(count);
        var explained = rows.Zip(slopes)
            .Aggregate(Ratio.Of(0m), (sum, one) => sum + one.Second * new Ratio(products[one.First.Column, last], BigInteger.One));
        decimal?[] written = [.. terms.Select(term => term.Slope.ToDecimal())];
        if (intercept.ToDecimal() is not { } start || Array.Exists(written, one => one is null))
            return (null, [.. reasons, new Note(NoteCode.EstimateTooLarge)]);
        return (
            new LinearEstimate(
                start,
                [.. terms.Select((term, i) => new EstimateTerm(predictors[term.Column], written[i]!.Value) { Exactly = term.Slope })],
                count,
                products[last, last].IsZero ? null : (explained * new Ratio(BigInteger.One, products[last, last])).ToFifteenDigits()
            )
            {
                Exactly = intercept,
            },
            reasons
        );
    }

    /// <summary>A row without the columns of those before it, in whole numbers (Bareiss): its own column becomes the determinant.</summary>
    private static BigInteger[] Reduced(BigInteger[] row, List<(int Column, BigInteger[] Values)> above)
    {
        var before = BigInteger.One;
        foreach (var (column, values) in above)
        {
            var factor = row[column];
            for (var at = 0; at < row.Length; at++)
                row[at] = (row[at] * values[column] - factor * values[at]) / before;
            before = values[column];
        }
        return row;
    }

    private static Ratio[] Solved(List<(int Column, BigInteger[] Values)> rows, int last)
    {
        // By Cramer's rule each unknown times the last determinant is a whole number.
        var whole = rows[^1].Values[rows[^1].Column];
        var found = new BigInteger[rows.Count];
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            var (column, values) = rows[row];
            var rest = whole * values[last];
            for (var later = row + 1; later < rows.Count; later++)
                rest -= values[rows[later].Column] * found[later];
            found[row] = rest / values[column];
        }
        return [.. found.Select(one => Ratio.Quotient(one, whole))];
    }

    /// <summary>A column as whole numbers: each value with the point moved to the right by as many places as the longest has.</summary>
    private sealed class WholeColumn
    {
        // Products of smaller numbers add up in 128 bits, which is ten times as fast.
        private const long Small = 1L << 55;
        private const int Few = 1 << 16;

        private readonly BigInteger[] _values;
        private readonly long[]? _small;

        public WholeColumn(decimal[] column)
        {
            var places = column.Max(Exact.PlacesOf);
            _values = [.. column.Select(value => Ratio.Whole(Exact.WithoutEndingZeros(value), places))];
            if (_values.Length <= Few && Array.TrueForAll(_values, value => BigInteger.Abs(value) < Small))
                _small = Array.ConvertAll(_values, value => (long)value);
            Sum = _values.Aggregate(BigInteger.Zero, (sum, value) => sum + value);
            Scale = new Ratio(BigInteger.Pow(10, places), BigInteger.One);
            Unscale = new Ratio(BigInteger.One, Scale.Over);
        }

        public BigInteger Sum { get; }

        public Ratio Scale { get; }

        public Ratio Unscale { get; }

        public Ratio Mean(int count) => new(Sum, count * Scale.Over);

        public BigInteger Times(WholeColumn other)
        {
            if (_small is { } own && other._small is { } theirs)
            {
                Int128 small = 0;
                for (var i = 0; i < own.Length; i++)
                    small += (Int128)own[i] * theirs[i];
                return (BigInteger)small;
            }
            var sum = BigInteger.Zero;
            for (var i = 0; i < _values.Length; i++)
                sum += _values[i] * other._values[i];
            return sum;
        }
    }
}
