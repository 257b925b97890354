namespace Scoring.Domain.Hierarchy;

/// <summary>A composite index over all its units at once, with every intermediate column.</summary>
public sealed class CompositeColumns
{
    private readonly CompositeRule _rule;
    private readonly PreparedIndicators _prepared;
    private readonly Dictionary<string, decimal?[]> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<decimal?>>> _compared = new(StringComparer.Ordinal);

    /// <summary>Computes the index.</summary>
    /// <param name="rule">How it is made.</param>
    /// <param name="own">What was reported for it.</param>
    /// <param name="others">What was reported for it in the other editions that its bounds include; none if the year is on its own.</param>
    public CompositeColumns(CompositeRule rule, ReportedYear own, params IReadOnlyList<ReportedYear> others)
    {
        _rule = rule;
        _prepared = new PreparedIndicators(rule, own, others);
        foreach (var indicator in rule.Root.Indicators)
        {
            var fitted = rule.Normalisation.Fit(_prepared.Pooled(indicator.Id), indicator.Yardstick);
            var stage = IndicatorStage.Of(fitted, _prepared.Of(indicator.Id), _prepared.IsJoint);
            _prepared.StagesOf(indicator.Id).Add(stage);
            _values[indicator.Id] = stage.Values;
        }
        Aggregate(rule.Root, own.Units);
    }

    /// <summary>
    /// The values of a node after all operations: an indicator's normalised ones, an aggregate's. Null for a unit without one.
    /// </summary>
    /// <param name="nodeId">The id of a node of the tree.</param>
    public IReadOnlyList<decimal?> Of(string nodeId) => _values[nodeId];

    /// <summary>An indicator's values as reported, divided by its denominator; in its own unit.</summary>
    /// <param name="indicatorId">The id of an indicator.</param>
    public IReadOnlyList<decimal?> ReportedOf(string indicatorId) => _prepared.StartOf(indicatorId);

    /// <summary>An indicator's values before they are normalised: screened, imputed and treated.</summary>
    /// <param name="indicatorId">The id of an indicator.</param>
    public IReadOnlyList<decimal?> PreparedOf(string indicatorId) => _prepared.Of(indicatorId);

    /// <summary>The operations on an indicator in order, the last one its normalisation.</summary>
    internal IReadOnlyList<IndicatorStage> StagesOf(string indicatorId) => _prepared.StagesOf(indicatorId);

    /// <summary>A node's value at a unit from its children's values.</summary>
    internal decimal? Combine(HierarchyNode node, IReadOnlyList<decimal?> children) =>
        _rule.AbsentChild.Canonicalize(children) is { } settled
            ? AggregationOf(node).Of(settled, WeightsOf(node), _compared[node.Id])
            : null;

    /// <summary>How a node is made of its children.</summary>
    internal Aggregation AggregationOf(HierarchyNode node) => _rule.Aggregations[node.Level];

    private static decimal[] WeightsOf(HierarchyNode node) => [.. node.Children.Select(child => child.Weight.Amount)];

    private void Aggregate(HierarchyNode node, int units)
    {
        if (node.IsIndicator)
            return;
        foreach (var child in node.Children)
            Aggregate(child, units);
        var rows = Enumerable.Range(0, units).Select(unit => node.Children.Select(child => _values[child.Id][unit]).ToArray()).ToArray();
        _compared[node.Id] = [.. rows.Select(_rule.AbsentChild.Canonicalize).OfType<IReadOnlyList<decimal?>>()];
        _values[node.Id] = [.. rows.Select(row => Combine(node, row))];
    }
}
