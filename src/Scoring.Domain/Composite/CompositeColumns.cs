using Scoring.Domain.Rules;

namespace Scoring.Domain.Composite;

/// <summary>A composite index over all its units at once, with every column on the way.</summary>
public sealed class CompositeColumns
{
    private readonly CompositeRule _rule;
    private readonly Func<string, IReadOnlyList<decimal?>> _reported;
    private readonly Func<string, IReadOnlyList<string?>> _groups;
    private readonly Dictionary<string, List<IndicatorStage>> _stages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal?[]> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<decimal?>>> _compared = new(StringComparer.Ordinal);
    private bool[] _kept;

    /// <summary>Computes the index.</summary>
    /// <param name="rule">How it is made.</param>
    /// <param name="units">How many units there are.</param>
    /// <param name="reported">The reported values of a measure, one per unit; null where a unit has none.</param>
    /// <param name="groups">The values of an attribute of the units.</param>
    public CompositeColumns(CompositeRule rule, int units, Func<string, IReadOnlyList<decimal?>> reported, Func<string, IReadOnlyList<string?>> groups)
    {
        (_rule, _reported, _groups) = (rule, reported, groups);
        _kept = [.. Enumerable.Repeat(true, units)];
        var indicators = rule.Root.Indicators;
        foreach (var indicator in indicators)
        {
            _values[indicator.Id] = Start(indicator);
            _stages[indicator.Id] = [];
        }
        foreach (var preparation in rule.Before)
            Prepare(preparation, indicators);
        foreach (var indicator in indicators)
            Add(indicator, IndicatorStage.Of(rule.Normalisation.Fit(_values[indicator.Id], indicator.Yardstick), _values[indicator.Id]));
        Aggregate(rule.Root);
    }

    /// <summary>The values of a node after everything: an indicator's normalised ones, an aggregate's. Null where a unit has none.</summary>
    /// <param name="nodeId">The id of a node of the tree.</param>
    public IReadOnlyList<decimal?> Of(string nodeId) => _values[nodeId];

    /// <summary>The operations on an indicator in order, the last one its normalisation.</summary>
    internal IReadOnlyList<IndicatorStage> StagesOf(string indicatorId) => _stages[indicatorId];

    /// <summary>A node's value at a unit from its children's values.</summary>
    internal decimal? Combine(HierarchyNode node, IReadOnlyList<decimal?> children) =>
        _rule.AbsentChild.Settle(children) is { } settled ? AggregationOf(node).Of(settled, WeightsOf(node), _compared[node.Id]) : null;

    /// <summary>How a node is made of its children.</summary>
    internal Aggregation AggregationOf(HierarchyNode node) => _rule.Aggregations[node.Level];

    private static decimal[] WeightsOf(HierarchyNode node) => [.. node.Children.Select(child => child.Weight.Amount)];

    private decimal?[] Start(HierarchyNode indicator)
    {
        var reported = _reported(indicator.Id);
        return indicator.Denominator is { } denominator
            ? [.. reported.Zip(_reported(denominator), PerDenominator.Of)]
            : [.. reported];
    }

    private void Add(HierarchyNode indicator, IndicatorStage stage)
    {
        _stages[indicator.Id].Add(stage);
        _values[indicator.Id] = stage.Values;
    }

    private void Prepare(Preparation preparation, IReadOnlyList<HierarchyNode> indicators)
    {
        var kept = preparation is Screening screening ? screening.Kept([.. indicators.Select(indicator => _values[indicator.Id])]) : null;
        foreach (var indicator in indicators)
        {
            var before = _values[indicator.Id];
            var stage = preparation switch
            {
                Screening screen => Screened(screen, before, kept!),
                Imputation imputation => Imputed(imputation, before),
                OutlierTreatment treatment => treatment.Fit(before) is { } fitted ? IndicatorStage.Of(fitted, before) : null,
                _ => throw new ArgumentOutOfRangeException(nameof(preparation), preparation, null),
            };
            if (stage is not null)
                Add(indicator, stage);
        }
        if (kept is not null)
            _kept = [.. _kept.Zip(kept, (was, stays) => was && stays)];
    }

    private static IndicatorStage Screened(Screening screening, decimal?[] before, bool[] kept) => new(
        "screened-out", [.. before.Select((value, unit) => kept[unit] ? value : null)], _ => [screening.Coverage],
        (unit, value) => kept[unit] ? value : null, unit => !kept[unit] && before[unit] is not null);

    private IndicatorStage Imputed(Imputation imputation, decimal?[] before)
    {
        var centres = imputation.Centres(before, imputation.Group is { } group ? _groups(group) : []);
        var kept = _kept;
        decimal? Fill(int unit, decimal? value) => value ?? (kept[unit] ? centres[unit] : null);
        return new IndicatorStage("imputed", [.. before.Select((value, unit) => Fill(unit, value))],
            unit => centres[unit] is { } centre ? [new Constant(imputation.Centre == Centre.Mean ? "mean" : "median", centre)] : [],
            Fill, unit => before[unit] is null && Fill(unit, null) is not null);
    }

    private void Aggregate(HierarchyNode node)
    {
        if (node.IsIndicator)
            return;
        foreach (var child in node.Children)
            Aggregate(child);
        var rows = Enumerable.Range(0, _kept.Length).Select(unit => node.Children.Select(child => _values[child.Id][unit]).ToArray()).ToArray();
        _compared[node.Id] = [.. rows.Select(_rule.AbsentChild.Settle).OfType<IReadOnlyList<decimal?>>()];
        _values[node.Id] = [.. rows.Select(row => Combine(node, row))];
    }
}
