using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>How much a unit reported of the indicators in a node, before anything was filled in or left out.</summary>
/// <param name="Node">The node.</param>
/// <param name="Reported">How many of its indicators the unit reported.</param>
/// <param name="Of">How many indicators it has.</param>
public sealed record NodeAvailability(HierarchyNode Node, int Reported, int Of)
{
    /// <summary>The share, 0 to 1.</summary>
    public decimal Share => Exact.Canonicalize(Exact.Divide(Reported, Of));
}

/// <summary>How much each unit reported. Source: COINr, get_data_avail.</summary>
public static class Availability
{
    /// <summary>Of each unit, the index as a whole and then every node that has parts, depth first.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="columns">The computed index.</param>
    public static IReadOnlyList<IReadOnlyList<NodeAvailability>> Of(HierarchyNode root, CompositeColumns columns)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(columns);
        HierarchyNode[] nodes = [.. root.Flatten().Where(node => !node.IsIndicator)];
        var reported = root.Indicators.ToDictionary(
            indicator => indicator.Id,
            indicator => columns.ReportedOf(indicator.Id),
            StringComparer.Ordinal
        );
        return
        [
            .. Enumerable
                .Range(0, columns.Of(root.Id).Count)
                .Select(unit =>
                    (IReadOnlyList<NodeAvailability>)
                        [
                            .. nodes.Select(node => new NodeAvailability(
                                node,
                                node.Indicators.Count(indicator => reported[indicator.Id][unit] is not null),
                                node.Indicators.Count
                            )),
                        ]
                ),
        ];
    }
}
