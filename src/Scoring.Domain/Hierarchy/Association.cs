namespace Scoring.Domain.Hierarchy;

/// <summary>
/// How two columns go together by their order, over the units that have both values. Figures for a report, never part of a score; −1 to 1,
/// no unit. Null for fewer than two such units or if one column has equal values for all of them.
/// </summary>
public static class Association
{
    /// <summary>
    /// Spearman's coefficient: Pearson's correlation of the ranks, equal values sharing the mean of their places. Source: Spearman,
    /// American Journal of Psychology 15 (1904), 72-101.
    /// </summary>
    public static decimal? Spearman(IReadOnlyList<decimal?> first, IReadOnlyList<decimal?> second)
    {
        var (x, y) = Pairs(first, second);
        return Coherence.Correlation(MiddleRanks(x), MiddleRanks(y));
    }

    /// <summary>
    /// Kendall's τ-b: (pairs in the same order − pairs in the opposite order) / √((pairs with different x) (pairs with different y)).
    /// Counted in whole numbers by merging, in n log n steps. Source: Kendall, Biometrika 33 (1945), 239-251; Knight, Journal of the
    /// American Statistical Association 61 (1966), 436-439.
    /// </summary>
    public static decimal? Kendall(IReadOnlyList<decimal?> first, IReadOnlyList<decimal?> second)
    {
        var (x, y) = Pairs(first, second);
        var order = Enumerable.Range(0, x.Length).ToArray();
        Array.Sort(order, (one, other) => x[one] != x[other] ? x[one].CompareTo(x[other]) : y[one].CompareTo(y[other]));
        long all = PairsOf(x.Length),
            equalX = TiedPairs(x),
            equalY = TiedPairs(y),
            equalBoth = TiedPairs([.. order.Select(unit => (x[unit], y[unit]))]);
        if (x.Length < 2 || equalX == all || equalY == all)
            return null;
        decimal[] sorted = [.. order.Select(unit => y[unit])];
        var against = Inversions(sorted, new decimal[sorted.Length], 0, sorted.Length);
        var balance = all - equalX - equalY + equalBoth - 2 * against;
        return FifteenDigits.Of(balance / (Math.Sqrt(all - equalX) * Math.Sqrt(all - equalY)));
    }

    private static (decimal[] X, decimal[] Y) Pairs(IReadOnlyList<decimal?> first, IReadOnlyList<decimal?> second)
    {
        int[] both = [.. Enumerable.Range(0, first.Count).Where(unit => first[unit] is not null && second[unit] is not null)];
        return ([.. both.Select(unit => first[unit]!.Value)], [.. both.Select(unit => second[unit]!.Value)]);
    }

    private static decimal?[] MiddleRanks(decimal[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort((decimal[])values.Clone(), order);
        var ranks = new decimal?[values.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && values[order[end]] == values[order[start]]; )
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + 1 + end) * 0.5m;
        }
        return ranks;
    }

    private static long PairsOf(long values) => values * (values - 1) / 2;

    private static long TiedPairs<T>(IReadOnlyList<T> values)
        where T : notnull => values.GroupBy(value => value).Sum(group => PairsOf(group.LongCount()));

    /// <summary>How many pairs stand in falling order; the part of the array is sorted.</summary>
    private static long Inversions(decimal[] values, decimal[] room, int from, int to)
    {
        if (to - from < 2)
            return 0;
        var middle = (from + to) >> 1;
        var count = Inversions(values, room, from, middle) + Inversions(values, room, middle, to);
        for (int left = from, right = middle, at = from; at < to; at++)
        {
            if (left < middle && (right == to || values[left] <= values[right]))
                room[at] = values[left++];
            else
            {
                count += middle - left;
                room[at] = values[right++];
            }
        }
        Array.Copy(room, from, values, from, to - from);
        return count;
    }
}
