namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>
/// The ranks of one list of units in many runs, counted in whole numbers, so that runs may be added in any order and tallies joined. Ranks
/// 1 2 2 4. Scores that differ by less than 1e-11 of the largest are equal.
/// </summary>
internal sealed class RankTally
{
    private readonly int[] _units;
    private readonly int _top;
    private readonly double[] _sign;
    private readonly BandLookup? _bands;
    private readonly double[] _keys;
    private readonly int[] _rows;
    private readonly int[] _counts;
    private readonly int[] _inTop;
    private readonly int[] _inBand;
    private readonly int[] _halves;

    /// <summary>Begins a tally.</summary>
    /// <param name="units">The units of the list in official order, by their indices.</param>
    /// <param name="top">N of the top N; 0 for none.</param>
    /// <param name="lowestFirst">True if the lowest score comes first.</param>
    /// <param name="bands">The bands of the score; null if it has none.</param>
    public RankTally(int[] units, int top, bool lowestFirst, BandLookup? bands)
    {
        (_units, _top, _sign, _bands) = (units, top, [lowestFirst ? 1 : -1], bands);
        (_keys, _rows, Ranks) = (new double[units.Length], new int[units.Length], new int[units.Length]);
        _counts = new int[units.Length * (units.Length + 1)];
        (_inTop, _halves) = (new int[units.Length], new int[Math.Max(0, units.Length - 1)]);
        _inBand = new int[units.Length * (bands?.Count ?? 0)];
    }

    /// <summary>How many units the list has.</summary>
    public int Length => _units.Length;

    /// <summary>How many runs were added.</summary>
    public int Runs { get; private set; }

    /// <summary>The ranks of the last run, by place in the list; 0 for a unit without an index.</summary>
    public int[] Ranks { get; }

    /// <summary>An empty tally of the same list.</summary>
    public RankTally Another() => new(_units, _top, _sign[0] > 0, _bands);

    /// <summary>Ranks by the index of all units, without counting.</summary>
    public void Rank(double[] index)
    {
        var (present, largest) = (0, 0.0);
        for (var row = 0; row < _units.Length; row++)
        {
            var score = index[_units[row]];
            Ranks[row] = 0;
            if (double.IsNaN(score))
                continue;
            (_keys[present], _rows[present++]) = (_sign[0] * score, row);
            largest = Math.Max(largest, Math.Abs(score));
        }
        Array.Sort(_keys, _rows, 0, present);
        var hair = 1e-11 * largest;
        for (int first = 0, end; first < present; first = end)
        {
            for (end = first + 1; end < present && _keys[end] - _keys[end - 1] <= hair; )
                end++;
            for (var i = first; i < end; i++)
                Ranks[_rows[i]] = first + 1;
        }
    }

    /// <summary>Ranks a run and counts it.</summary>
    public void Add(double[] index)
    {
        Rank(index);
        Runs++;
        for (var row = 0; row < _units.Length; row++)
        {
            var rank = Ranks[row];
            _counts[row * (_units.Length + 1) + rank]++;
            if (rank > 0 && rank <= _top)
                _inTop[row]++;
            if (row > 0)
                _halves[row - 1] += Behind(Ranks[row - 1], rank);
            if (_bands is not null && rank > 0 && _bands.Of(index[_units[row]]) is >= 0 and var band)
                _inBand[row * _bands.Count + band]++;
        }
    }

    /// <summary>Adds the counts of another tally of the same list.</summary>
    public void Add(RankTally other)
    {
        Runs += other.Runs;
        foreach (
            var (into, from) in new[]
            {
                (_counts, other._counts),
                (_inTop, other._inTop),
                (_inBand, other._inBand),
                (_halves, other._halves),
            }
        )
        {
            for (var i = 0; i < into.Length; i++)
                into[i] += from[i];
        }
    }

    /// <summary>In how many runs a unit had a rank.</summary>
    public int Ranked(int row) => Runs - _counts[row * (_units.Length + 1)];

    /// <summary>In how many runs a unit had a given rank, from 1.</summary>
    public int With(int row, int rank) => _counts[row * (_units.Length + 1) + rank];

    /// <summary>
    /// The least rank that is not exceeded in a share of the runs in which a unit had one; null if it never had one.
    /// </summary>
    /// <param name="row">The unit's place in the list.</param>
    /// <param name="thousandths">The share, 1 to 1000 thousandths.</param>
    public int? Quantile(int row, int thousandths)
    {
        long ranked = Ranked(row),
            needed = (ranked * thousandths + 999) / 1000,
            passed = 0;
        for (var rank = 1; ranked > 0; rank++)
        {
            passed += With(row, rank);
            if (passed >= needed)
                return rank;
        }
        return null;
    }

    /// <summary>In how many runs a unit was in the top N, those equal to the last one included.</summary>
    public int InTop(int row) => _inTop[row];

    /// <summary>In how many runs a unit was in a band.</summary>
    public int InBand(int row, int band) => _inBand[row * _bands!.Count + band];

    /// <summary>
    /// Twice the number of runs in which a unit stood behind the next one of the official order; equal ranks count once. A unit without an
    /// index is behind one that has one.
    /// </summary>
    public int HalvesBehindNext(int row) => _halves[row];

    private static int Behind(int one, int next)
    {
        var (own, theirs) = (one == 0 ? int.MaxValue : one, next == 0 ? int.MaxValue : next);
        return 1 + own.CompareTo(theirs);
    }
}
