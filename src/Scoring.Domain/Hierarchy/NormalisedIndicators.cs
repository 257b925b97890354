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
            var fitted = by.Fit(prepared.Pooled(indicator.Id), prepared.YardstickOf(indicator));
            var stage = IndicatorStage.Of(fitted, prepared.Of(indicator.Id), prepared.IsJoint);
            _values[indicator.Id] = stage.Values;
            _stages[indicator.Id] = [.. prepared.StagesOf(indicator.Id), stage];
        }
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
