using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>The tree of a composite index at one unit: from the reported values through every operation to the index.</summary>
/// <param name="columns">The computed index.</param>
/// <param name="rule">How it is made.</param>
/// <param name="head">The step's own explanation, which names the unit.</param>
/// <param name="unit">The index of the unit.</param>
/// <param name="earlier">The same of an earlier edition, by its id and the measure's; null for a unit that was not there.</param>
/// <param name="origins">The notes on where the bounds of an indicator come from, by the numbers that its normalisation used.</param>
/// <param name="reported">The explanation of a reported value of the unit, by the measure's id.</param>
internal sealed class CompositeExplanation(
    CompositeColumns columns,
    CompositeRule rule,
    Explanation head,
    int unit,
    Func<HierarchyNode, IReadOnlyList<Constant>, IReadOnlyList<Note>> origins,
    Func<string, Explanation> reported,
    Func<string, string, Explanation?> earlier
)
{
    private readonly IReadOnlyDictionary<string, decimal> _effective = rule.Root.EffectiveWeights();

    /// <summary>A node with everything below it.</summary>
    public Explanation Of(HierarchyNode node)
    {
        if (node.IsIndicator)
            return OfIndicator(node) with { Id = IdOf(node), Name = node.Name };
        var children = node
            .Children.Select(child => Of(child) with { Weight = child.Weight, Counted = child.Weight.Amount > 0m })
            .ToArray();
        var aggregation = columns.AggregationOf(node);
        return Blank(node, aggregation.Kind, columns.Of(node.Id)[unit]) with
        {
            Id = IdOf(node),
            Name = node.Name,
            Inputs = children,
            Constants = [.. aggregation.Constants, .. new[] { rule.AbsentChild.Coverage }.OfType<Constant>(), .. EffectiveWeight(node)],
            Notes = NotesOf(node, children),
            Combine = values => ValueOf(columns.Combine(node, [.. values.ToArray().Select(value => value.OrNull)])),
        };
    }

    private static Value ValueOf(decimal? number) => number is { } value ? Value.Of(value) : Value.Absent;

    private string IdOf(HierarchyNode node) => $"{head.Id}.{node.Id}";

    private Explanation Blank(HierarchyNode node, string kind, decimal? value) =>
        new()
        {
            Id = $"{head.Id}.{node.Id}.{kind}",
            Kind = kind,
            Name = node.Name,
            UnitId = head.UnitId,
            UnitName = head.UnitName,
            Value = ValueOf(value),
            Citation = node.Citation,
            Combine = _ => Value.Absent,
        };

    private Constant[] EffectiveWeight(HierarchyNode node) =>
        node == rule.Root ? [] : [new Constant("effective-weight", Exact.Canonicalize(_effective[node.Id]), node.Weight.Citation)];

    private Note[] NotesOf(HierarchyNode node, Explanation[] children)
    {
        Explanation[] counting = [.. children.Where(child => child.Counted)];
        var present = counting.Count(child => child.Value.IsPresent);
        var absent = counting.Where(child => !child.Value.IsPresent);
        if (rule.AbsentChild.Fill == ChildFill.Refused)
            return [.. absent.Select(child => new Note(NoteCode.AbsentIsRefused, child.Name))];
        if (columns.Of(node.Id)[unit] is null)
            return present > 0 ? [new Note(NoteCode.TooFewChildren, present, counting.Length)] : [];
        var code = rule.AbsentChild.Fill == ChildFill.LeftOut ? NoteCode.AbsentIsLeftOut : NoteCode.AbsentIsLikeSiblings;
        return [.. absent.Select(child => new Note(code, child.Name))];
    }

    private Explanation? Divided(HierarchyNode node, Func<string, Explanation?> of)
    {
        if (of(node.Id) is not { } below || node.Denominator is not { } denominator)
            return of(node.Id);
        if (of(denominator) is not { } under)
            return null;
        return Blank(node, "per-denominator", PerDenominator.Of(below.Value.OrNull, under.Value.OrNull)) with
        {
            Inputs = [below, under],
            Combine = values => ValueOf(PerDenominator.Of(values[0].OrNull, values[1].OrNull)),
        };
    }

    private Explanation OfIndicator(HierarchyNode node) => Staged(node, int.MaxValue);

    /// <summary>An indicator after so many of its operations, or all.</summary>
    private Explanation Staged(HierarchyNode node, int until)
    {
        var below = Divided(node, reported)!;
        var stages = columns.StagesOf(node.Id);
        for (var i = 0; i < stages.Count && i < until; i++)
        {
            var (stage, last) = (stages[i], i == stages.Count - 1);
            if (!last && !stage.Shown(unit))
                continue;
            // Where a value was carried forward, it is explained down to the earlier edition's file and line.
            if (stage.From(unit) is { } edition && Divided(node, measure => earlier(edition, measure)) is { } before)
            {
                below = Blank(node, stage.Kind, stage.Values[unit]) with
                {
                    Inputs = [below, before],
                    Combine = values => values[0].IsPresent ? values[0] : values[1],
                };
                continue;
            }
            if (stage.EstimateOf(unit) is { } estimate)
            {
                below = Estimated(node, stage, estimate, below);
                continue;
            }
            below = Blank(node, stage.Kind, stage.Values[unit]) with
            {
                Inputs = [below],
                Constants = [.. stage.Constants(unit), .. last ? EffectiveWeight(node) : []],
                Notes =
                [
                    .. stage.Within?.NotesOf(unit, below.Value.OrNull, stage.Values[unit]) ?? [],
                    .. stage.IsJoint ? [new Note(NoteCode.BoundsOverEditions, string.Join(", ", rule.Over))] : Array.Empty<Note>(),
                    .. stage.IsJoint && last ? origins(node, stage.Constants(unit)) : [],
                ],
                Combine = values => ValueOf(stage.Apply(unit, values[0].OrNull)),
            };
        }
        return below;
    }

    // The predictors stand below with what they are made of, each with its coefficient.
    private Explanation Estimated(HierarchyNode node, IndicatorStage stage, GapEstimate estimate, Explanation below)
    {
        var formula = estimate.Formula;
        return Blank(node, stage.Kind, estimate.Value) with
        {
            Inputs =
            [
                below,
                .. (formula?.Terms ?? []).Select(term =>
                    Staged(term.Indicator, stage.Before[term.Indicator.Id]) with
                    {
                        Weight = new Constant("coefficient", term.Coefficient),
                    }
                ),
            ],
            Constants = stage.Constants(unit),
            Notes = estimate.Notes,
            Combine = values =>
                values[0].IsPresent || formula is null
                    ? values[0]
                    : ValueOf(formula.At([.. values[1..].ToArray().Select(value => value.OrNull)])),
        };
    }
}
