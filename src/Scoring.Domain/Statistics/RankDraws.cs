namespace Scoring.Domain.Statistics;

/// <summary>The ranks of all entries in each of many rankings.</summary>
/// <param name="entries">How many entries there are.</param>
/// <param name="top">N of the top N; 0 for none.</param>
/// <param name="most">How many rankings will come.</param>
/// <param name="numbers">
/// If scores are only numbered (0 for the highest, the others below 0), how many there are; 0 if they are scores.
/// </param>
internal sealed class RankDraws(int entries, int top, int most, int numbers)
{
    private readonly int[] _ranks = new int[entries * most];
    private readonly long[] _weights = new long[most];
    private readonly long[] _inTop = new long[entries];
    private readonly double[] _keys = new double[entries];
    private readonly int[] _rows = new int[entries];
    private readonly long[] _tally = new long[entries + 1];
    private readonly int[] _counts = new int[numbers];
    private readonly bool[] _areIn = new bool[numbers];
    private long _all;

    /// <summary>The scores of the ranking to come.</summary>
    public double[] Scores { get; } = new double[entries];

    /// <summary>How many rankings came.</summary>
    public int Rankings { get; private set; }

    /// <summary>Ranks by <see cref="Scores"/>.</summary>
    /// <param name="weight">How often this ranking counts.</param>
    public void Add(long weight)
    {
        if (numbers > 0)
            CountRanks(weight);
        else
            SortRanks(weight);
        _weights[Rankings++] = weight;
        _all += weight;
    }

    private void SortRanks(long weight)
    {
        for (var row = 0; row < entries; row++)
            (_keys[row], _rows[row]) = (-Scores[row], row);
        Array.Sort(_keys, _rows);
        var ranks = _ranks.AsSpan(Rankings * entries, entries);
        for (int first = 0, end; first < entries; first = end)
        {
            for (end = first + 1; end < entries && _keys[end] == _keys[first]; )
                end++;
            var isIn = first < top;
            for (var i = first; i < end; i++)
            {
                ranks[_rows[i]] = first + 1;
                if (isIn)
                    _inTop[_rows[i]] += weight;
            }
        }
    }

    private void CountRanks(long weight)
    {
        Array.Clear(_counts);
        for (var row = 0; row < entries; row++)
            _counts[-(int)Scores[row]]++;
        var first = 0;
        for (var number = 0; number < numbers; number++)
        {
            var own = _counts[number];
            if (own == 0)
                continue;
            _areIn[number] = first < top;
            _counts[number] = first + 1;
            first += own;
        }
        var ranks = _ranks.AsSpan(Rankings * entries, entries);
        for (var row = 0; row < entries; row++)
        {
            var number = -(int)Scores[row];
            ranks[row] = _counts[number];
            if (_areIn[number])
                _inTop[row] += weight;
        }
    }

    /// <summary>
    /// The middle of the ranks of an entry that holds a share of the rankings: from the least rank that half of the rest does not exceed to
    /// the one that only half of the rest exceeds.
    /// </summary>
    /// <param name="row">The entry.</param>
    /// <param name="level">The share, in thousandths: 900 for the 5th to the 95th percentile.</param>
    public (int From, int To) Interval(int row, int level = 900)
    {
        Count(row);
        int from = 0,
            to = 0;
        long low = ((1000 - level) * _all + 1999) / 2000,
            high = ((1000 + level) * _all + 1999) / 2000;
        var passed = 0L;
        for (var rank = 1; to == 0; rank++)
        {
            passed += _tally[rank];
            if (from == 0 && passed >= low)
                from = rank;
            if (passed >= high)
                to = rank;
        }
        return (from, to);
    }

    /// <summary>The share of the rankings in which an entry has each rank that it has in any, ascending.</summary>
    public IReadOnlyList<(int Rank, double Share)> SharesOf(int row)
    {
        Count(row);
        return [.. Enumerable.Range(1, entries).Where(rank => _tally[rank] > 0).Select(rank => (rank, (double)_tally[rank] / _all))];
    }

    /// <summary>The mean of an entry's ranks.</summary>
    public double Mean(int row)
    {
        var sum = 0.0;
        for (var i = 0; i < Rankings; i++)
            sum += (double)_weights[i] * _ranks[i * entries + row];
        return sum / _all;
    }

    private void Count(int row)
    {
        Array.Clear(_tally);
        for (var i = 0; i < Rankings; i++)
            _tally[_ranks[i * entries + row]] += _weights[i];
    }

    /// <summary>The share of rankings in which an entry is among the top: those equal to the last one in are in with it.</summary>
    public double InTop(int row) => (double)_inTop[row] / _all;

    /// <summary>The share of rankings in which the other ranks above the one, equal ranks counted by half.</summary>
    public double Reversed(int one, int other)
    {
        var halves = 0L;
        for (var i = 0; i < Rankings; i++)
            halves += _weights[i] * (1 + Math.Sign(_ranks[i * entries + one] - _ranks[i * entries + other]));
        return halves / 2.0 / _all;
    }

    /// <summary>The share of rankings in which both have the same rank.</summary>
    public double Equal(int one, int other)
    {
        var equal = 0L;
        for (var i = 0; i < Rankings; i++)
            equal += _ranks[i * entries + one] == _ranks[i * entries + other] ? _weights[i] : 0;
        return (double)equal / _all;
    }
}
