using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Ranking;

/// <summary>
/// Ranks by convention. On 44 42 42 41 41 41 39: standard 1 2 2 4 4 4 7, modified 1 3 3 6 6 6 7, dense 1 2 2 3 3 3 4, fractional 1 2.5 2.5
/// 5 5 5 7, ordinal 1 2 3 4 5 6 7.
/// </summary>
public static class Ranks
{
    /// <summary>The rank of each place of an ordered list.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="equal">True if two places (by index, neighbours only) are equal.</param>
    /// <param name="convention">What equal ones get.</param>
    public static decimal[] Of(int count, Func<int, int, bool> equal, RankConvention convention)
    {
        var ranks = new decimal[count];
        var groups = 0;
        for (var first = 0; first < count; )
        {
            var end = first + 1;
            while (end < count && equal(end - 1, end))
                end++;
            groups++;
            var rank = convention switch
            {
                RankConvention.Standard => first + 1m,
                RankConvention.Modified => end,
                RankConvention.Dense => groups,
                RankConvention.Ordinal when end == first + 1 => end,
                RankConvention.Ordinal => throw new ArgumentException(
                    "An ordinal ranking has no equal places: its draw decides.",
                    nameof(equal)
                ),
                RankConvention.Fractional => Exact.Divide(first + 1m + end, 2m),
                _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, null),
            };
            ranks.AsSpan(first, end - first).Fill(rank);
            first = end;
        }
        return ranks;
    }
}
