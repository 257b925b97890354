using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>Where a unit stands in a part of the index.</summary>
public enum ProfileStanding
{
    /// <summary>It has no value there.</summary>
    None,

    /// <summary>Among the best fifth of the units; only if all that are equal fit into it.</summary>
    Strength,

    /// <summary>Between the two.</summary>
    Middle,

    /// <summary>Among the worst fifth.</summary>
    Weakness,
}

/// <summary>A unit in one node of a composite index.</summary>
/// <param name="Node">The node.</param>
/// <param name="Value">Its value on the index's scale; null if it has none.</param>
/// <param name="Rank">Its rank in the node, 1 2 2 4 from the highest; null if it has no value.</param>
/// <param name="Of">How many units have a value there.</param>
/// <param name="Median">The median of those values; null if there are none.</param>
/// <param name="Standing">Whether it is a strength or a weakness.</param>
public sealed record ProfileLine(HierarchyNode Node, decimal? Value, int? Rank, int Of, decimal? Median, ProfileStanding Standing);

/// <summary>Another unit with nearly the same profile.</summary>
/// <param name="Unit">Its index.</param>
/// <param name="Distance">
/// The root of the mean squared difference of the normalised indicators that both have, on the index's scale, from 0.
/// </param>
/// <param name="Common">How many indicators both have.</param>
public sealed record Peer(int Unit, decimal Distance, int Common);

/// <summary>
/// A unit's strengths and weaknesses in a composite index, and the units most like it. COINr: get_str_weak, get_unit_summary.
/// </summary>
/// <param name="Unit">The unit's index.</param>
/// <param name="Lines">Every node, depth first, the index first.</param>
/// <param name="Peers">The units most like it, the nearest first.</param>
public sealed record UnitProfile(int Unit, IReadOnlyList<ProfileLine> Lines, IReadOnlyList<Peer> Peers)
{
    private const int Fifths = 5;

    /// <summary>The profile of a unit.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="columns">The computed index.</param>
    /// <param name="unit">The unit's index.</param>
    /// <param name="peers">How many units like it are wanted.</param>
    public static UnitProfile Of(HierarchyNode root, CompositeColumns columns, int unit, int peers)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(columns);
        return new UnitProfile(
            unit,
            [.. root.Flatten().Select(node => Line(node, columns.Of(node.Id), unit))],
            [
                .. Enumerable
                    .Range(0, columns.Of(root.Id).Count)
                    .Where(other => other != unit)
                    .Select(other => Between(root.Indicators, columns, unit, other))
                    .OfType<Peer>()
                    .OrderBy(peer => peer.Distance)
                    .ThenBy(peer => peer.Unit)
                    .Take(peers),
            ]
        );
    }

    /// <summary>The ranks of a node's values, 1 2 2 4 from the highest; null for a unit without one.</summary>
    /// <param name="column">The values.</param>
    public static IReadOnlyList<int?> RanksOf(IReadOnlyList<decimal?> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        decimal?[] settled = [.. column.Select(value => value is { } number ? Exact.Canonicalize(number) : (decimal?)null)];
        var sorted = Moments.Present(settled);
        return [.. settled.Select(value => value is { } number ? 1 + Above(sorted, number) : (int?)null)];
    }

    private static int Above(decimal[] sorted, decimal value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (sorted[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return sorted.Length - low;
    }

    private static ProfileLine Line(HierarchyNode node, IReadOnlyList<decimal?> column, int unit)
    {
        var ranks = RanksOf(column);
        var of = ranks.Count(rank => rank is not null);
        return new ProfileLine(
            node,
            column[unit],
            ranks[unit],
            of,
            Moments.Median(column.OfType<decimal>()),
            ranks[unit] is { } rank ? StandingOf(rank - 1, ranks.Count(other => other > rank), of) : ProfileStanding.None
        );
    }

    // All that are equal must fit into the fifth: of a yes or no that half of all have, neither half does.
    private static ProfileStanding StandingOf(int ahead, int behind, int of)
    {
        var shared = of - ahead - behind - 1;
        return ahead + behind == 0 ? ProfileStanding.Middle
            : (ahead + shared) * Fifths < of ? ProfileStanding.Strength
            : (behind + shared) * Fifths < of ? ProfileStanding.Weakness
            : ProfileStanding.Middle;
    }

    private static Peer? Between(IReadOnlyList<HierarchyNode> indicators, CompositeColumns columns, int unit, int other)
    {
        double squares = 0;
        var common = 0;
        foreach (var indicator in indicators)
        {
            var column = columns.Of(indicator.Id);
            if (column[unit] is not { } own || column[other] is not { } theirs)
                continue;
            var difference = (double)(own - theirs);
            squares += difference * difference;
            common++;
        }
        // A unit with few indicators in common is not alike, only unknown.
        return common * 2 <= indicators.Count ? null : new Peer(other, FifteenDigits.Of(Math.Sqrt(squares / common)) ?? 0m, common);
    }
}
