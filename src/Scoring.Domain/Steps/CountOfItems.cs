using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>A gate on a count: the items must cover enough different values of an attribute.</summary>
/// <param name="Attribute">The attribute of the items, for example <c>affair</c>.</param>
/// <param name="Among">The values that count.</param>
/// <param name="AtLeast">How many different ones must be there.</param>
public sealed record Coverage(string Attribute, IReadOnlyList<string> Among, Constant AtLeast);

/// <summary>
/// min(number of items, most) × points each; 0 if the items do not cover enough (IID: 0.38 for each of at most 200 innovations, nothing
/// unless five of the six basic-service affairs are covered).
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="items">The level of the items.</param>
/// <param name="each">Points for each item.</param>
/// <param name="atMost">The maximum number of items that count; null if all do.</param>
/// <param name="onlyIf">What the items must cover; null if there is no such requirement.</param>
public sealed class CountOfItems(StepHead head, Level items, Constant each, Constant? atMost, Coverage? onlyIf) : Step(head)
{
    /// <inheritdoc/>
    public override bool IsOfUnitAlone => true;

    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs)
    {
        var high = atMost is null ? null : each.Amount * atMost.Amount as decimal?;
        return each.Amount < 0m ? new Bounds(high, 0m) : new Bounds(0m, high, atMost is null && each.Amount > 0m);
    }

    private static readonly Text CountName = new("Jumlah yang dihitung", "Number counted");
    private static readonly Text CoveredName = new("Jenis yang tercakup", "Different kinds covered");

    /// <summary>The level of the items.</summary>
    public Level Items => items;

    /// <summary>What the items must cover; null if there is no such requirement.</summary>
    public Coverage? OnlyIf => onlyIf;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs => [];

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [.. new[] { each, atMost, onlyIf?.AtLeast }.OfType<Constant>()];

    /// <summary>Points from the number of items and the number of different values covered.</summary>
    public Value Combine(ReadOnlySpan<Value> values)
    {
        var (count, covered) = (values[0].Number, values[1].Number);
        if (onlyIf is not null && covered < onlyIf.AtLeast.Amount)
            return Value.Of(0m);
        return Value.Of(each.Amount * (atMost is null ? count : Math.Min(count, atMost.Amount)));
    }

    internal override Column Compute(Evaluation evaluation)
    {
        var result = new Column(evaluation.Facts.Units(Level).Count);
        for (var unit = 0; unit < result.Length; unit++)
        {
            var (count, covered) = CountAndCover(evaluation, unit);
            result[unit] = Combine([Value.Of(count), Value.Of(covered)]);
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var (count, covered) = CountAndCover(evaluation, unit);
        var notes = new List<Note>();
        if (onlyIf is not null && covered < onlyIf.AtLeast.Amount)
            notes.Add(new Note(NoteCode.GateClosed, covered, onlyIf.AtLeast.Amount));
        if (atMost is not null && count > atMost.Amount)
            notes.Add(new Note(NoteCode.CountCapped, count, atMost.Amount));
        return head with
        {
            Inputs = [Explanation.Number("count", CountName, head, count), Explanation.Number("covered", CoveredName, head, covered)],
            Combine = Combine,
            Notes = notes,
        };
    }

    private (int Count, int Covered) CountAndCover(Evaluation evaluation, int unit)
    {
        var counted = evaluation.CountedItems(Level, items, unit);
        if (onlyIf is null)
            return (counted.Length, 0);
        var column = evaluation.Facts.Units(items).Attribute(onlyIf.Attribute);
        if (column is null)
            return (counted.Length, 0);
        var missing = new HashSet<string>(onlyIf.Among, StringComparer.OrdinalIgnoreCase);
        var kinds = missing.Count;
        foreach (var item in counted)
        {
            if (missing.Count > 0 && column[item] is { } kind)
                missing.Remove(kind);
        }
        return (counted.Length, kinds - missing.Count);
    }
}
