namespace Scoring.Domain.Hierarchy;

/// <summary>How a search for the joint normal distribution ended.</summary>
internal enum NormalOutcome
{
    /// <summary>A round changed nothing by more than the tolerance.</summary>
    Found,

    /// <summary>A column is determined by others, so that they have no joint distribution.</summary>
    Determined,

    /// <summary>The most rounds were not enough.</summary>
    NotSettled,
}

/// <summary>
/// The joint normal distribution of some columns with gaps, by expectation and maximisation: each round fills the gaps with what the
/// distribution lets expect and takes means and covariances (divided by n) of the result. Binary arithmetic with sums in a fixed order, so
/// that every machine gets the same bits. Source: Dempster, Laird and Rubin, Journal of the Royal Statistical Society B 39 (1977), 1-38.
/// </summary>
internal sealed class NormalFit
{
    /// <summary>It is found when no mean and no covariance changes by more than this in a round, of values with deviation 1.</summary>
    public const double Tolerance = 1e-10;

    /// <summary>The most rounds.</summary>
    public const int MostRounds = 10_000;

    /// <summary>A column whose variance others explain but for this share is determined by them.</summary>
    public const double LeastShare = 1e-9;

    private readonly double[][] _rows;
    private readonly (int[] Known, int[] Gaps, int From, int To)[] _patterns;
    private readonly int _columns;

    private NormalFit(double[][] rows)
    {
        (_rows, _columns) = (rows, rows[0].Length);
        Means = new double[_columns];
        Covariances = new double[_columns, _columns];
        for (var i = 0; i < _columns; i++)
            Covariances[i, i] = 1;
        var patterns = new List<(int[], int[], int, int)>();
        for (int from = 0, to; from < rows.Length; from = to)
        {
            int[] known = Where(rows[from], isGap: false);
            for (to = from + 1; to < rows.Length && Where(rows[to], isGap: false).AsSpan().SequenceEqual(known); )
                to++;
            patterns.Add((known, Where(rows[from], isGap: true), from, to));
        }
        _patterns = [.. patterns];
    }

    /// <summary>The mean of each column.</summary>
    public double[] Means { get; private set; }

    /// <summary>The covariance of each two columns.</summary>
    public double[,] Covariances { get; private set; }

    /// <summary>How many rounds it took.</summary>
    public int Rounds { get; private set; }

    /// <summary>How it ended.</summary>
    public NormalOutcome Outcome { get; private set; }

    /// <summary>The column that is determined by others; −1 if none is.</summary>
    public int Determined { get; private set; } = -1;

    /// <summary>Searches, from means of 0 and columns that have nothing to do with each other.</summary>
    /// <param name="rows">
    /// The units in an order that depends on their values alone, those with the same gaps one behind the other; NaN is a gap, and none
    /// has nothing but gaps. Each column has about mean 0 and deviation 1.
    /// </param>
    public static NormalFit Of(double[][] rows)
    {
        var fit = new NormalFit(rows);
        fit.Outcome = fit.Search();
        return fit;
    }

    /// <summary>
    /// The slopes by which some columns let expect others, a row for each expected one; null if a known one is determined by others.
    /// </summary>
    public double[][]? Slopes(int[] known, int[] gaps)
    {
        if (known.Length == 0)
            return [.. gaps.Select(_ => Array.Empty<double>())];
        var (size, wide) = (known.Length, known.Length + gaps.Length);
        var room = new double[size][];
        for (var i = 0; i < size; i++)
        {
            room[i] = new double[wide];
            for (var j = 0; j < wide; j++)
                room[i][j] = Covariances[known[i], j < size ? known[j] : gaps[j - size]];
        }
        for (var i = 0; i < size; i++)
        {
            if (!(room[i][i] > LeastShare * Covariances[known[i], known[i]]))
            {
                Determined = known[i];
                return null;
            }
            for (var below = i + 1; below < size; below++)
            {
                var factor = room[below][i] / room[i][i];
                for (var j = i; j < wide; j++)
                    room[below][j] -= factor * room[i][j];
            }
        }
        var slopes = new double[gaps.Length][];
        for (var gap = 0; gap < gaps.Length; gap++)
        {
            slopes[gap] = new double[size];
            for (var i = size - 1; i >= 0; i--)
            {
                var rest = room[i][size + gap];
                for (var j = i + 1; j < size; j++)
                    rest -= room[i][j] * slopes[gap][j];
                slopes[gap][i] = rest / room[i][i];
            }
        }
        return slopes;
    }

    private static int[] Where(double[] row, bool isGap) => [.. Enumerable.Range(0, row.Length).Where(i => double.IsNaN(row[i]) == isGap)];

    private NormalOutcome Search()
    {
        for (Rounds = 1; Rounds <= MostRounds; Rounds++)
        {
            if (Round() is not { } change)
                return NormalOutcome.Determined;
            if (change <= Tolerance)
                return IsWhole() ? NormalOutcome.Found : NormalOutcome.Determined;
        }
        return IsWhole() ? NormalOutcome.NotSettled : NormalOutcome.Determined;
    }

    // Only where some unit knows them all would a round have noticed that one is determined by all others.
    private bool IsWhole() => Slopes([.. Enumerable.Range(0, _columns)], []) is not null;

    /// <summary>One round; the largest change, or null if a column is determined by others.</summary>
    private double? Round()
    {
        var (sums, products, filled) = (new double[_columns], new double[_columns, _columns], new double[_columns]);
        foreach (var (known, gaps, from, to) in _patterns)
        {
            if (Slopes(known, gaps) is not { } slopes)
                return null;
            for (var row = from; row < to; row++)
            {
                foreach (var i in known)
                    filled[i] = _rows[row][i];
                for (var gap = 0; gap < gaps.Length; gap++)
                {
                    var value = Means[gaps[gap]];
                    for (var i = 0; i < known.Length; i++)
                        value += slopes[gap][i] * (_rows[row][known[i]] - Means[known[i]]);
                    filled[gaps[gap]] = value;
                }
                for (var i = 0; i < _columns; i++)
                {
                    sums[i] += filled[i];
                    for (var j = 0; j <= i; j++)
                        products[i, j] += filled[i] * filled[j];
                }
            }
            AddUncertainty(products, known, gaps, slopes, to - from);
        }
        return Move(sums, products);
    }

    // What the known columns leave open of the gaps' covariances, once for each unit.
    private void AddUncertainty(double[,] products, int[] known, int[] gaps, double[][] slopes, int units)
    {
        for (var one = 0; one < gaps.Length; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                var open = Covariances[gaps[one], gaps[other]];
                for (var i = 0; i < known.Length; i++)
                    open -= slopes[one][i] * Covariances[known[i], gaps[other]];
                products[gaps[one], gaps[other]] += units * open;
            }
        }
    }

    private double Move(double[] sums, double[,] products)
    {
        var (means, covariances, change) = (new double[_columns], new double[_columns, _columns], 0.0);
        for (var i = 0; i < _columns; i++)
        {
            means[i] = sums[i] / _rows.Length;
            change = Math.Max(change, Math.Abs(means[i] - Means[i]));
        }
        for (var i = 0; i < _columns; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var covariance = products[i, j] / _rows.Length - means[i] * means[j];
                change = Math.Max(change, Math.Abs(covariance - Covariances[i, j]));
                (covariances[i, j], covariances[j, i]) = (covariance, covariance);
            }
        }
        (Means, Covariances) = (means, covariances);
        return change;
    }
}
