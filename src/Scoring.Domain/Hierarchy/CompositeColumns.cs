namespace Scoring.Domain.Hierarchy;

/// <summary>A composite index over all its units at once, with every intermediate column.</summary>
public sealed class CompositeColumns
{
    private readonly CompositeRule _rule;
    private readonly NormalisedIndicators _indicators;
    private readonly Dictionary<string, decimal?[]> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<decimal?>>> _compared = new(StringComparer.Ordinal);

    /// <summary>Computes the index.</summary>
    /// <param name="rule">How it is made.</param>
    /// <param name="own">What was reported for it.</param>
    /// <param name="others">What was reported for it in the other editions that its bounds include; none if the year is on its own.</param>
    public CompositeColumns(CompositeRule rule, ReportedYear own, params IReadOnlyList<ReportedYear> others)
        : this(rule, new NormalisedIndicators(rule, new PreparedIndicators(rule, own, others)), null) { }

    private CompositeColumns(CompositeRule rule, NormalisedIndicators indicators, CompositeColumns? known)
    {
        _rule = rule;
        _indicators = indicators;
        var before = known?._rule.Root.Flatten().ToHashSet(ReferenceEqualityComparer.Instance);
        Aggregate(rule.Root, node => before is not null && before.Contains(node) ? known : null);
    }

    /// <summary>
    /// The same index over a smaller tree. Only nodes above what is left out are computed again, unless units are screened by how many
    /// of the tree's indicators they report, or gaps are estimated from them.
    /// </summary>
    /// <param name="rest">The tree without one of its nodes (<see cref="HierarchyNode.Without"/>).</param>
    /// <returns>Null if the indicators hang together in this way: then all is different.</returns>
    internal CompositeColumns? Without(HierarchyNode rest) =>
        _rule.IndicatorsHangTogether ? null : new(_rule with { Root = rest }, _indicators, this);

    /// <summary>
    /// The values of a node after all operations: an indicator's normalised ones, an aggregate's. Null for a unit without one.
    /// </summary>
    /// <param name="nodeId">The id of a node of the tree.</param>
    public IReadOnlyList<decimal?> Of(string nodeId) => _values[nodeId];

    /// <summary>An indicator's values as reported, divided by its denominator; in its own unit.</summary>
    /// <param name="indicatorId">The id of an indicator.</param>
    public IReadOnlyList<decimal?> ReportedOf(string indicatorId) => _indicators.Prepared.StartOf(indicatorId);

    /// <summary>An indicator's values before they are normalised: screened, imputed and treated.</summary>
    /// <param name="indicatorId">The id of an indicator.</param>
    public IReadOnlyList<decimal?> PreparedOf(string indicatorId) => _indicators.Prepared.Of(indicatorId);

    /// <summary>The same of every year that the bounds include, the edition itself first.</summary>
    internal IReadOnlyList<IReadOnlyList<decimal?>> PreparedYearsOf(string indicatorId) => _indicators.Prepared.YearsOf(indicatorId);

    /// <summary>True if a unit was not screened out.</summary>
    internal bool IsKept(int unit) => _indicators.Prepared.IsKept(unit);

    /// <summary>The operations on an indicator in order, the last one its normalisation.</summary>
    internal IReadOnlyList<IndicatorStage> StagesOf(string indicatorId) => _indicators.StagesOf(indicatorId);

    /// <summary>A node's value at a unit from the values of its children that count.</summary>
    internal decimal? Combine(HierarchyNode node, IReadOnlyList<decimal?> children) => Combine(node, children, WeightsOf(node));

    /// <summary>How a node is made of its children.</summary>
    internal Aggregation AggregationOf(HierarchyNode node) => _rule.Aggregations[node.Level];

    private decimal? Combine(HierarchyNode node, IReadOnlyList<decimal?> children, decimal[] weights) =>
        _rule.AbsentChild.Canonicalize(children) is { } settled ? AggregationOf(node).Of(settled, weights, _compared[node.Id]) : null;

    private static decimal[] WeightsOf(HierarchyNode node) => [.. node.Counting.Select(child => child.Weight.Amount)];

    private void Aggregate(HierarchyNode node, Func<HierarchyNode, CompositeColumns?> known)
    {
        if (node.IsIndicator)
        {
            _values[node.Id] = _indicators.Of(node.Id);
            return;
        }
        foreach (var child in node.Children)
            Aggregate(child, known);
        if (known(node) is { } before)
        {
            (_values[node.Id], _compared[node.Id]) = (before._values[node.Id], before._compared[node.Id]);
            return;
        }
        decimal?[][] columns = [.. node.Counting.Select(child => _values[child.Id])];
        var rows = Enumerable.Range(0, _indicators.Units).Select(unit => Array.ConvertAll(columns, column => column[unit])).ToArray();
        _compared[node.Id] =
            AggregationOf(node) is Copeland ? [.. rows.Select(_rule.AbsentChild.Canonicalize).OfType<IReadOnlyList<decimal?>>()] : [];
        var weights = WeightsOf(node);
        _values[node.Id] = [.. rows.Select(row => Combine(node, row, weights))];
    }
}
