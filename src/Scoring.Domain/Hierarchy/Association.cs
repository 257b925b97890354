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
    public static decimal? Spearman(IReadOnlyList<decimal?> first, IReadOnlyList<decimal?> second) =>
        Spearman(OrderOf(first), OrderOf(second));

    /// <summary>
    /// Kendall's τ-b: (pairs in the same order − pairs in the opposite order) / √((pairs with different x) (pairs with different y)).
    /// Counted in whole numbers by merging, in n log n steps. Source: Kendall, Biometrika 33 (1945), 239-251; Knight, Journal of the
    /// American Statistical Association 61 (1966), 436-439.
    /// </summary>
    public static decimal? Kendall(IReadOnlyList<decimal?> first, IReadOnlyList<decimal?> second) =>
        Kendall(OrderOf(first), OrderOf(second));

    /// <summary>The place of each value among the different values of its column, from 0; −1 for a unit without one.</summary>
    internal static int[] OrderOf(IReadOnlyList<decimal?> column)
    {
        int[] units = [.. Enumerable.Range(0, column.Count).Where(unit => column[unit] is not null)];
        decimal[] values = [.. units.Select(unit => column[unit]!.Value)];
        Array.Sort(values, units);
        var order = new int[column.Count];
        Array.Fill(order, -1);
        for (int i = 0, place = 0; i < units.Length; i++)
        {
            place += i > 0 && values[i] != values[i - 1] ? 1 : 0;
            order[units[i]] = place;
        }
        return order;
    }

    /// <summary>Spearman's coefficient of two orders. The sums of twice the ranks are whole numbers, so nothing is lost.</summary>
    internal static decimal? Spearman(int[] first, int[] second)
    {
        var (x, y) = Both(first, second);
        var (ranksX, ranksY) = (DoubleRanks(x), DoubleRanks(y));
        // Twice the mean rank is n + 1.
        long middle = x.Length + 1,
            together = 0,
            spreadX = 0,
            spreadY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (ranksX[i] - middle, ranksY[i] - middle);
            together += dx * dy;
            spreadX += dx * dx;
            spreadY += dy * dy;
        }
        return spreadX == 0 || spreadY == 0 ? null : FifteenDigits.Of(together / (Math.Sqrt(spreadX) * Math.Sqrt(spreadY)));
    }

    /// <summary>Kendall's τ-b of two orders.</summary>
    internal static decimal? Kendall(int[] first, int[] second)
    {
        var (x, y) = Both(first, second);
        var keys = new long[x.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((long)x[i] << 32) | (uint)y[i];
        Array.Sort(keys);
        long all = PairsOf(x.Length),
            equalX = TiedPairs(Array.ConvertAll(keys, key => key >> 32)),
            equalBoth = TiedPairs(keys);
        var sorted = Array.ConvertAll(keys, key => (int)key);
        var against = Inversions(sorted, new int[sorted.Length], 0, sorted.Length);
        var equalY = TiedPairs(Array.ConvertAll(sorted, place => (long)place));
        if (x.Length < 2 || equalX == all || equalY == all)
            return null;
        var balance = all - equalX - equalY + equalBoth - 2 * against;
        return FifteenDigits.Of(balance / (Math.Sqrt(all - equalX) * Math.Sqrt(all - equalY)));
    }

    private static (int[] X, int[] Y) Both(int[] first, int[] second)
    {
        var (x, y, count) = (new int[first.Length], new int[first.Length], 0);
        for (var unit = 0; unit < first.Length; unit++)
        {
            if (first[unit] >= 0 && second[unit] >= 0)
                (x[count], y[count++]) = (first[unit], second[unit]);
        }
        return (x[..count], y[..count]);
    }

    /// <summary>Twice the rank of each, equal ones sharing the mean of their places.</summary>
    private static long[] DoubleRanks(int[] places)
    {
        var counts = new int[places.Length == 0 ? 1 : places.Max() + 1];
        foreach (var place in places)
            counts[place]++;
        var ranks = new long[counts.Length];
        for (int place = 0, before = 0; place < counts.Length; before += counts[place++])
            ranks[place] = 2 * before + counts[place] + 1;
        return Array.ConvertAll(places, place => ranks[place]);
    }

    private static long PairsOf(long values) => values * (values - 1) / 2;

    /// <summary>How many pairs of a sorted array are equal.</summary>
    private static long TiedPairs(long[] sorted)
    {
        long pairs = 0,
            equal = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            equal = sorted[i] == sorted[i - 1] ? equal + 1 : 0;
            pairs += equal;
        }
        return pairs;
    }

    /// <summary>How many pairs stand in falling order; the part of the array is sorted.</summary>
    private static long Inversions(int[] values, int[] room, int from, int to)
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
