using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// How far ranks move when a part of a composite index is left out and everything else is recomputed (leave-one-out). Ranks 1 2 2 4 from
/// the highest index, among the units that have one both with and without the part. Source: OECD/JRC Handbook (2008), step 7; COINr,
/// remove_elements.
/// </summary>
/// <param name="Units">How many units were compared, at least 1.</param>
/// <param name="Mean">The mean of the shifts in size, in places, from 0.</param>
/// <param name="Largest">The largest shift in size, in places, from 0.</param>
/// <param name="Unit">The index of the unit that moves most, the first of several.</param>
/// <param name="Gone">How many units have an index only with the part.</param>
public sealed record RankShift(int Units, decimal Mean, decimal Largest, int Unit, int Gone)
{
    /// <summary>The shift from one index to another over the same units; null if no unit has both.</summary>
    public static RankShift? Between(IReadOnlyList<decimal?> with, IReadOnlyList<decimal?> without)
    {
        int[] both = [.. Enumerable.Range(0, with.Count).Where(unit => with[unit] is not null && without[unit] is not null)];
        if (both.Length == 0)
            return null;
        var (before, after) = (RanksOf(with, both), RanksOf(without, both));
        var (sum, largest, mover) = (0m, -1m, both[0]);
        foreach (var unit in both)
        {
            var shift = Math.Abs(after[unit] - before[unit]);
            sum += shift;
            if (shift > largest)
                (largest, mover) = (shift, unit);
        }
        return new RankShift(both.Length, Exact.Divide(sum, both.Length), largest, mover, with.OfType<decimal>().Count() - both.Length);
    }

    private static Dictionary<int, decimal> RanksOf(IReadOnlyList<decimal?> index, int[] units)
    {
        var ordered = units
            .Select(unit => (Unit: unit, Value: Exact.Canonicalize(index[unit]!.Value)))
            .OrderByDescending(pair => pair.Value)
            .ToList();
        var ranks = Ranks.Of(ordered.Count, (one, other) => ordered[one].Value == ordered[other].Value, RankConvention.Standard);
        return ordered.Select((pair, place) => (pair.Unit, Rank: ranks[place])).ToDictionary(pair => pair.Unit, pair => pair.Rank);
    }
}
