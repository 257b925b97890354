namespace Scoring.Domain.Hierarchy;

/// <summary>The indicators of a composite index on one scale, each with the operations that brought it there.</summary>
internal sealed class NormalisedIndicators
{
    private readonly Dictionary<string, decimal?[]> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<IndicatorStage>> _stages = new(StringComparer.Ordinal);

    /// <summary>Normalises the indicators of a rule's tree.</summary>
    /// <param name="rule">How the index is made.</param>
    /// <param name="prepared">Its indicators, prepared by the same rule or by one that differs only in what follows.</param>
    public NormalisedIndicators(CompositeRule rule, PreparedIndicators prepared)
    {
        Prepared = prepared;
        foreach (var indicator in rule.Root.Indicators)
        {
            var by = indicator.Normalisation ?? rule.Normalisation;
            var stage = Stage(by, indicator, prepared);
            _values[indicator.Id] = stage.Values;
            _stages[indicator.Id] = [.. prepared.StagesOf(indicator.Id), stage];
        }
    }

    private static IndicatorStage Stage(Normalisation by, HierarchyNode indicator, PreparedIndicators prepared)
    {
        var yardstick = prepared.YardstickOf(indicator);
        if (by.Group is not { } group)
            return IndicatorStage.Of(by.Fit(prepared.Pooled(indicator.Id), yardstick), prepared.Of(indicator.Id), prepared.IsJoint);
        var fit = new GroupedFit(group, prepared.YearsOf(indicator.Id), prepared.GroupsOf(group), values => by.Fit(values, yardstick));
        return IndicatorStage.Of(by.Kind, fit, 0, prepared.Of(indicator.Id), prepared.IsJoint, keeps: false);
    }

    /// <summary>The indicators before they were normalised.</summary>
    public PreparedIndicators Prepared { get; }

    /// <summary>How many units there are.</summary>
    public int Units => Prepared.Units;

    /// <summary>An indicator's values on the index's scale; null for a unit without one.</summary>
    public decimal?[] Of(string id) => _values[id];

    /// <summary>The operations on an indicator in order, the last one its normalisation.</summary>
    public IReadOnlyList<IndicatorStage> StagesOf(string id) => _stages[id];
}
