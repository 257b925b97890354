using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>The place of a group's value in the list of the values that the attribute may have, from 1: the order of a process.</summary>
/// <param name="head">Name and citation; its level is a group.</param>
/// <param name="values">The values in their order.</param>
public sealed class PlaceInProcess(StepHead head, IReadOnlyList<string> values) : Step(head)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs => [];

    /// <inheritdoc/>
    public override bool LowerIsBetter => true;

    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => new(1m, values.Count);

    internal override Column Compute(Evaluation evaluation)
    {
        var result = new Column(evaluation.Facts.Units(Level).Count);
        for (var unit = 0; unit < result.Length; unit++)
            result[unit] = PlaceOf(evaluation, unit);
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var place = PlaceOf(evaluation, unit);
        return head with { Combine = _ => place };
    }

    private Value PlaceOf(Evaluation evaluation, int unit)
    {
        var place = values.ToList().IndexOf(evaluation.Facts.Units(Level).Id(unit));
        return place < 0 ? Value.Absent : Value.Of(place + 1);
    }
}

/// <summary>
/// How many items have reached a step of a process: those that are at it and those that are at a later one. An item's attribute says the
/// step that it is at.
/// </summary>
/// <param name="head">Name and citation; its level is a group.</param>
/// <param name="items">The level of the items.</param>
/// <param name="values">The steps in their order.</param>
public sealed class CountReached(StepHead head, Level items, IReadOnlyList<string> values) : Step(head)
{
    private static readonly Text At = new("Kini pada", "Now at");

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<string> Values => values;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs => [];

    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => new(0m, null, true);

    internal override Column Compute(Evaluation evaluation)
    {
        var result = new Column(evaluation.Facts.Units(Level).Count);
        for (var unit = 0; unit < result.Length; unit++)
            result[unit] = Value.Of(From(evaluation, unit).Sum(one => one.Count));
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head) =>
        head with
        {
            Inputs =
            [
                .. From(evaluation, unit)
                    .Select(one =>
                        Explanation.Number("count", Text.Join(Text.Same(" "), [At, Text.Same(one.Step)]), head, one.Count) with
                        {
                            Id = $"{head.Id}.{one.Step}",
                        }
                    ),
            ],
            Combine = counts =>
            {
                var sum = 0m;
                foreach (var count in counts)
                    sum += count.Number;
                return Value.Of(sum);
            },
        };

    /// <summary>The step and those behind it, each with the number of items that are at it.</summary>
    private IEnumerable<(string Step, int Count)> From(Evaluation evaluation, int unit)
    {
        var units = evaluation.Facts.Units(Level);
        var own = units.Id(unit);
        var later = values.SkipWhile(value => value != own).ToList();
        return (later.Count == 0 ? [own] : later).Select(step =>
            (step, units.Find(step) is >= 0 and var at ? evaluation.CountedItems(Level, items, at).Length : 0)
        );
    }
}
