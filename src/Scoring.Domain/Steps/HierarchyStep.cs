using System.Runtime.CompilerServices;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// A composite index: a tree of indicators over units that are compared with each other. Range and unit are those of the normalisation and
/// the means that the rule names. A unit without enough values has none; it cannot be assessed if the rule refuses gaps. Roots, logarithms
/// and standard deviations have 15 significant digits; everything else is decimal. Source: OECD/JRC Handbook on Constructing Composite
/// Indicators (2008).
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="rule">The tree and how it is computed.</param>
/// <param name="reported">The reported values of each indicator and denominator by its id, all at the step's own level.</param>
public sealed class HierarchyStep(StepHead head, CompositeRule rule, IReadOnlyList<(string Measure, Step Step)> reported) : Step(head)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => BoundsOf(rule.Root);

    /// <summary>Between which numbers the values of a node of the tree are: a mean of values on an interval is on it, too.</summary>
    internal Bounds BoundsOf(HierarchyNode node) =>
        rule.Normalisation is IntervalNormalisation { From.Amount: var from, To.Amount: var to }
        && rule.Normalisation is not DistanceToTarget { CountsBeyond: true }
        && node.Flatten().All(part => part.IsIndicator || rule.Aggregations[part.Level] is not Copeland)
            ? new Bounds(Math.Min(from, to), Math.Max(from, to))
            : Bounds.Unknown;

    private readonly Dictionary<string, Step> _reported = reported.ToDictionary(
        pair => pair.Measure,
        pair => pair.Step,
        StringComparer.Ordinal
    );
    private readonly ConditionalWeakTable<Evaluation, CompositeColumns> _computed = [];
    private readonly ConditionalWeakTable<Evaluation, BoundOrigins> _origins = [];

    private IReadOnlyDictionary<string, Step>? _nodes;

    /// <summary>The tree and how it is computed.</summary>
    public CompositeRule Rule => rule;

    /// <summary>
    /// Every node of the tree as a score, by its id in the edition (<see cref="HierarchyNodeStep.IdOf"/>), depth first. The whole tree is
    /// the index itself: one score under two ids would be ranked, explained and published twice.
    /// </summary>
    public IReadOnlyDictionary<string, Step> Nodes =>
        LazyInitializer.EnsureInitialized(ref _nodes, () =>
            rule
                .Root.Flatten()
                .ToDictionary(
                    node => HierarchyNodeStep.IdOf(Id, node.Id),
                    node => node == rule.Root ? this : (Step)new HierarchyNodeStep(this, node),
                    StringComparer.Ordinal
                )
        )!;

    /// <summary>The composite index that a score is, or of which it is a node, with that node; null for any other score.</summary>
    public static (HierarchyStep Index, HierarchyNode Node)? Of(Step score) =>
        score switch
        {
            HierarchyStep index => (index, index.Rule.Root),
            HierarchyNodeStep part => (part.Index, part.Node),
            _ => null,
        };

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs { get; } = [.. reported.Select(pair => pair.Step)];

    /// <inheritdoc/>
    public override AbsentInput Absent =>
        rule.AbsentChild.Fill == ChildFill.Refused ? AbsentInput.GivesNotAssessable : AbsentInput.IsLeftOut;

    /// <summary>How much an indicator counts in the whole (<see cref="HierarchyNode.EffectiveWeights"/>); null for a denominator.</summary>
    /// <param name="input">The index of the input.</param>
    public override Constant? WeightOf(int input) =>
        rule.Root.Indicators.FirstOrDefault(indicator => indicator.Id == reported[input].Measure) is { } indicator
            ? new Constant("effective-weight", Exact.Canonicalize(rule.Root.EffectiveWeights()[indicator.Id]), indicator.Weight.Citation)
            : null;

    /// <summary>Every column of the index.</summary>
    public CompositeColumns ColumnsOf(Evaluation evaluation) => _computed.GetValue(evaluation, Computed);

    internal override Column Compute(Evaluation evaluation) => ColumnOf(evaluation, rule.Root);

    /// <summary>The values of a node of the tree as a score: where the rule refuses gaps, a unit without one cannot be assessed.</summary>
    internal Column ColumnOf(Evaluation evaluation, HierarchyNode node)
    {
        var values = ColumnsOf(evaluation).Of(node.Id);
        var result = new Column(values.Count);
        for (var unit = 0; unit < result.Length; unit++)
            result[unit] = Assessed(values[unit] is { } number ? Value.Of(number) : Value.Absent);
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var tree = new CompositeExplanation(
            ColumnsOf(evaluation),
            rule,
            head,
            unit,
            (node, constants) => _origins.GetValue(evaluation, OriginsOf).Of(node, unit, constants),
            id => _reported[id].Explain(evaluation, unit),
            (edition, id) => Earlier(evaluation, edition, unit) is var (there, at) && at >= 0 ? _reported[id].Explain(there, at) : null
        );
        return head with { Inputs = [tree.Of(rule.Root)], Combine = values => Assessed(values[0]) };
    }

    /// <summary>What a committee should know about the index; recomputed on each call, once more for every node of the tree.</summary>
    public CompositeReport ReportOf(Evaluation evaluation) => CompositeReport.Of(rule, changed => Columns(evaluation, changed));

    /// <summary>How each indicator goes with each measure of the edition by which it could be divided.</summary>
    public IReadOnlyList<DenominatorCorrelation> DenominatorsOf(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var (own, possible) = (Reported(evaluation), DivisorsOf(evaluation));
        return
        [
            .. from indicator in rule.Root.Indicators
            from denominator in possible
            where denominator.Measure.Id != indicator.Id
            select DenominatorCorrelation.Of(indicator, own.Reported(indicator.Id), denominator.Measure, denominator.Values),
        ];
    }

    /// <summary>The measures of the edition by which indicators are or could be divided, each with what the units reported.</summary>
    public IReadOnlyList<(MeasureRule Measure, decimal?[] Values)> DivisorsOf(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var indicators = rule.Root.Indicators;
        var divisors = indicators.Select(indicator => indicator.Denominator).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. evaluation
                .Edition.Measures.Where(measure => measure.Level == Level)
                .Where(measure => divisors.Contains(measure.Id) || indicators.All(indicator => indicator.Id != measure.Id))
                .Select(measure => (measure, NumbersOf(evaluation.Facts.MeasureOf(Level, measure.Id)))),
        ];
    }

    private static decimal?[] NumbersOf(NumberFacts numbers) => [.. Enumerable.Range(0, numbers.Count).Select(unit => numbers[unit])];

    /// <summary>The index as it can be made in many ways, over what was reported.</summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="plan">What is varied.</param>
    /// <param name="node">The node whose values are wanted; the root for the index.</param>
    public IndexModel ModelOf(Evaluation evaluation, IndexPlan plan, HierarchyNode node) =>
        new(rule, plan, Read(Reported(evaluation)), [.. rule.Over.Select(edition => Read(Reported(evaluation.Other(edition))))])
        {
            Of = node.Id,
        };

    // The runs go on in several threads, and an evaluation belongs to one.
    private ReportedYear Read(ReportedYear year)
    {
        var columns = _reported.Keys.ToDictionary(id => id, year.Reported, StringComparer.Ordinal);
        var earlier = rule
            .Before.OfType<CarriedForward>()
            .SelectMany(carried => carried.Editions)
            .Distinct()
            .SelectMany(edition => _reported.Keys.Select(id => (edition, id)))
            .ToDictionary(key => key, key => year.Earlier(key.edition, key.id));
        return year with { Reported = id => columns[id], Earlier = (edition, id) => earlier[(edition, id)] };
    }

    // The same unit in an earlier edition; −1 if it was not there.
    private (Evaluation There, int Unit) Earlier(Evaluation evaluation, string edition, int unit)
    {
        var there = evaluation.Other(edition);
        return (there, there.Facts.Units(Level).Find(evaluation.Facts.Units(Level).Id(unit)));
    }

    private decimal?[] EarlierColumn(Evaluation evaluation, string edition, string id)
    {
        var (there, units) = (evaluation.Other(edition), evaluation.Facts.Units(Level));
        var column = there.Of(_reported[id]);
        return
        [
            .. Enumerable
                .Range(0, units.Count)
                .Select(unit => there.Facts.Units(Level).Find(units.Id(unit)) is >= 0 and var at ? column[at].OrNull : null),
        ];
    }

    private BoundOrigins OriginsOf(Evaluation evaluation) =>
        new(
            (id, year, unit) => _reported[id].Explain(year == 0 ? evaluation : evaluation.Other(rule.Over[year - 1]), unit),
            [evaluation.Edition.Id, .. rule.Over],
            ColumnsOf(evaluation)
        );

    /// <summary>What an absent value of a node means for the unit's score.</summary>
    internal Value Assessed(Value index) => index.IsPresent || rule.AbsentChild.Fill != ChildFill.Refused ? index : Value.NotAssessable;

    private CompositeColumns Computed(Evaluation evaluation) => Columns(evaluation, rule);

    private CompositeColumns Columns(Evaluation evaluation, CompositeRule by) =>
        new(by, Reported(evaluation), [.. by.Over.Select(edition => Reported(evaluation.Other(edition)))]);

    // The steps for reported values depend only on the facts, so that they read another edition's facts in the same way.
    private ReportedYear Reported(Evaluation evaluation)
    {
        var units = evaluation.Facts.Units(Level);
        return new ReportedYear(
            units.Count,
            id =>
            {
                var column = evaluation.Of(_reported[id]);
                return [.. Enumerable.Range(0, column.Length).Select(unit => column[unit].OrNull)];
            },
            attribute => units.Attribute(attribute) ?? new string?[units.Count]
        )
        {
            Earlier = (edition, id) => EarlierColumn(evaluation, edition, id),
        };
    }
}
