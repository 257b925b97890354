using System.Runtime.CompilerServices;
using Scoring.Domain.Explanations;
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
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        rule.Normalisation is IntervalNormalisation { From.Amount: var from, To.Amount: var to }
        && rule.Aggregations.Values.All(aggregation => aggregation is not Copeland)
            ? new Bounds(Math.Min(from, to), Math.Max(from, to))
            : Bounds.Unknown;

    private readonly Dictionary<string, Step> _reported = reported.ToDictionary(
        pair => pair.Measure,
        pair => pair.Step,
        StringComparer.Ordinal
    );
    private readonly ConditionalWeakTable<Evaluation, CompositeColumns> _computed = [];

    /// <summary>The tree and how it is computed.</summary>
    public CompositeRule Rule => rule;

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

    internal override Column Compute(Evaluation evaluation)
    {
        var index = ColumnsOf(evaluation).Of(rule.Root.Id);
        var result = new Column(index.Count);
        for (var unit = 0; unit < result.Length; unit++)
            result[unit] = Assessed(index[unit] is { } number ? Value.Of(number) : Value.Absent);
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var tree = new CompositeExplanation(ColumnsOf(evaluation), rule, head, unit, id => _reported[id].Explain(evaluation, unit));
        return head with { Inputs = [tree.Of(rule.Root)], Combine = values => Assessed(values[0]) };
    }

    /// <summary>What a committee should know about the index; recomputed on each call, once more for every node of the tree.</summary>
    public CompositeReport ReportOf(Evaluation evaluation) => CompositeReport.Of(rule, changed => Columns(evaluation, changed));

    /// <summary>The index as it can be made in many ways, over what was reported.</summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="plan">What is varied.</param>
    public IndexModel ModelOf(Evaluation evaluation, IndexPlan plan) =>
        new(rule, plan, Read(Reported(evaluation)), [.. rule.Over.Select(edition => Read(Reported(evaluation.Other(edition))))]);

    // The runs go on in several threads, and an evaluation belongs to one.
    private ReportedYear Read(ReportedYear year)
    {
        var columns = _reported.Keys.ToDictionary(id => id, year.Reported, StringComparer.Ordinal);
        return year with { Reported = id => columns[id] };
    }

    private Value Assessed(Value index) => index.IsPresent || rule.AbsentChild.Fill != ChildFill.Refused ? index : Value.NotAssessable;

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
        );
    }
}
