using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// What a committee should know about a composite index before trusting it: the spread and coverage of indicators, their treatment, their
/// weights, whether they belong together, and what depends on each. Source: OECD/JRC Handbook (2008), steps 3 to 8.
/// </summary>
/// <param name="Units">How many units there are, with or without an index.</param>
/// <param name="Indexed">How many have an index.</param>
/// <param name="Indicators">The indicators in the order of the table.</param>
/// <param name="Nodes">All nodes, depth first, the index first.</param>
/// <param name="Correlations">Each pair of children of one node.</param>
public sealed record CompositeReport(
    int Units,
    int Indexed,
    IReadOnlyList<IndicatorFigures> Indicators,
    IReadOnlyList<NodeFigures> Nodes,
    IReadOnlyList<SiblingCorrelation> Correlations
)
{
    /// <summary>Reports on an index.</summary>
    /// <param name="rule">How it is made.</param>
    /// <param name="compute">
    /// Computes the index by a rule on the same facts: the rule itself, and the rule without each node in turn.
    /// </param>
    public static CompositeReport Of(CompositeRule rule, Func<CompositeRule, CompositeColumns> compute)
    {
        var columns = compute(rule);
        var index = columns.Of(rule.Root.Id);
        var weights = rule.Root.EffectiveWeights();
        var above = rule
            .Root.Flatten()
            .SelectMany(node => node.Children.Select(child => (child.Id, node)))
            .ToDictionary(pair => pair.Id, pair => pair.node, StringComparer.Ordinal);
        NodeFigures FiguresOf(HierarchyNode node)
        {
            var values = columns.Of(node.Id);
            var parent = above.GetValueOrDefault(node.Id);
            return new NodeFigures(
                node,
                parent,
                Exact.Canonicalize(weights[node.Id]),
                Distribution.Of(values),
                Coherence.CronbachAlpha([.. node.Counting.Select(child => columns.Of(child.Id))]),
                parent is null ? null : Coherence.Correlation(values, columns.Of(parent.Id)),
                parent is null ? null : Coherence.Correlation(values, index),
                rule.Root.Without(node.Id) is { } rest
                    ? RankShift.Between(index, (columns.Without(rest) ?? compute(rule with { Root = rest })).Of(rest.Id))
                    : null
            );
        }
        return new CompositeReport(
            index.Count,
            index.OfType<decimal>().Count(),
            [.. rule.Root.Indicators.Select(node => Of(node, columns))],
            [.. rule.Root.Flatten().Select(FiguresOf)],
            [.. rule.Root.Flatten().SelectMany(node => Pairs(node, node.Children, columns))]
        );
    }

    private static IndicatorFigures Of(HierarchyNode node, CompositeColumns columns)
    {
        var (reported, prepared) = (columns.ReportedOf(node.Id), columns.PreparedOf(node.Id));
        var treatment = columns.StagesOf(node.Id).LastOrDefault(stage => stage.Kind is "winsorised" or "logarithm" or "log" or "box-cox");
        var used = treatment?.Within is { } within ? within.Fits.SelectMany(fit => fit.Constants) : treatment?.Constants(0) ?? [];
        var points = (int)used.Where(constant => constant.Name == "points-winsorised").Sum(counted => counted.Amount);
        return new IndicatorFigures(
            node,
            Distribution.Of(reported),
            reported.Zip(prepared).Count(pair => pair.First is null && pair.Second is not null),
            treatment?.Kind switch
            {
                null => Treated.Not,
                "winsorised" => Treated.Winsorised,
                "log" => Treated.OwnLogarithm,
                "box-cox" => Treated.OwnBoxCox,
                _ => Treated.Logarithm,
            },
            points,
            Distribution.Of(prepared)
        )
        {
            Shape = ValueShape.Of(reported),
        };
    }

    /// <summary>
    /// The correlation of each pair of nodes of one level, indicators with indicators, whatever they belong to: what is almost the same
    /// counts twice wherever it stands. The node named as theirs is the index.
    /// </summary>
    /// <param name="root">The tree.</param>
    /// <param name="columns">The computed index.</param>
    public static IReadOnlyList<SiblingCorrelation> AllPairs(HierarchyNode root, CompositeColumns columns)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(columns);
        return
        [
            .. root.Flatten()
                .GroupBy(node => node.IsIndicator ? "" : node.Level, StringComparer.Ordinal)
                .SelectMany(group => Pairs(root, [.. group], columns)),
        ];
    }

    /// <summary>
    /// The correlation of each pair of nodes of any level, in the order of the tree. The node named as theirs is the index.
    /// </summary>
    /// <param name="root">The tree.</param>
    /// <param name="columns">The computed index.</param>
    public static IReadOnlyList<SiblingCorrelation> EveryPair(HierarchyNode root, CompositeColumns columns)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(columns);
        return [.. Pairs(root, [.. root.Flatten()], columns)];
    }

    private static IEnumerable<SiblingCorrelation> Pairs(HierarchyNode above, IReadOnlyList<HierarchyNode> nodes, CompositeColumns columns)
    {
        int[][] orders = [.. nodes.Select(node => Association.OrderOf(columns.Of(node.Id)))];
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var j = i + 1; j < nodes.Count; j++)
            {
                var (first, second) = (columns.Of(nodes[i].Id), columns.Of(nodes[j].Id));
                yield return new SiblingCorrelation(
                    above,
                    nodes[i],
                    nodes[j],
                    first.Zip(second).Count(pair => pair.First is not null && pair.Second is not null),
                    Coherence.Correlation(first, second)
                )
                {
                    Spearman = Association.Spearman(orders[i], orders[j]),
                    Kendall = Association.Kendall(orders[i], orders[j]),
                };
            }
        }
    }
}
