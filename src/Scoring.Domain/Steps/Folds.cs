using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>Σ items. 0 for a unit without items if absent items are zero; absent otherwise.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is added.</param>
/// <param name="absent">What an item without a value means.</param>
/// <param name="appointed">
/// How many items there are meant to be (jurors appointed), for its bounds alone; null if anyone may add one.
/// </param>
public sealed class SumOfItems(StepHead head, Step item, AbsentInput absent, int? appointed = null) : FoldStep(head, item, absent)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        appointed is { } most
            ? Bounds.Hull([inputs[0].Times(most), inputs[0]]).WithZero
            : new(inputs[0].Low is >= 0m ? 0m : null, inputs[0].High is <= 0m ? 0m : null, inputs[0].High is > 0m);

    /// <inheritdoc/>
    public override Value Fold(ReadOnlySpan<Value> values)
    {
        if (values.Length == 0)
            return Absent == AbsentInput.IsZero ? Value.Of(0m) : Value.Absent;
        var sum = 0m;
        foreach (var value in values)
            sum += value.Number;
        return Value.Of(sum);
    }
}

/// <summary>
/// Σ items / max(least divisor, number of items): with a least divisor, having few items is no advantage (IID: MAX(10, n)). Without one,
/// the plain mean over the items; with a fixed divisor, the mean over those appointed.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is averaged.</param>
/// <param name="absent">What an item without a value means.</param>
/// <param name="minimumDivisor">The least divisor; null if the number of items divides.</param>
/// <param name="fixedDivisor">The divisor regardless of the number of items (appointed jurors), or null.</param>
/// <remarks>
/// A unit without items: 0 with a least divisor (0 / d), absent otherwise: if no juror has marked yet, that is not a mark of 0. With a
/// fixed divisor, more items than seats would raise the value above the scale, so the larger of the two divides.
/// </remarks>
public sealed class MeanOfItems(
    StepHead head,
    Step item,
    AbsentInput absent,
    Constant? minimumDivisor = null,
    Constant? fixedDivisor = null
) : FoldStep(head, item, absent)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        Absent == AbsentInput.IsZero || _least is not null ? inputs[0].WithZero : inputs[0];

    private readonly Constant? _least = minimumDivisor ?? fixedDivisor;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants => _least is null ? [] : [_least];

    /// <inheritdoc/>
    public override Value Fold(ReadOnlySpan<Value> values)
    {
        if (values.Length == 0 && (_least is null || fixedDivisor is not null))
            return Value.Absent;
        var sum = 0m;
        foreach (var value in values)
            sum += value.Number;
        return OfSum(sum, values.Length);
    }

    /// <summary>The value of a sum of items.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="count">How many items, one or more.</param>
    internal Value OfSum(decimal sum, int count) => Value.Of(Exact.Divide(sum, Math.Max(_least?.Amount ?? 0m, count)));
}

/// <summary>The sum or the mean of the k best items; of all if there are fewer than k. Absent without items.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is chosen from.</param>
/// <param name="best">How many count.</param>
/// <param name="asMean">True for the mean, divided by k even if there are fewer; false for the sum.</param>
public sealed class BestOfItems(StepHead head, Step item, Constant best, bool asMean) : FoldStep(head, item, AbsentInput.IsLeftOut)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        asMean ? inputs[0].WithZero : Bounds.Hull([inputs[0], inputs[0].Times(best.Amount)]);

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [best];

    /// <inheritdoc/>
    public override Value Fold(ReadOnlySpan<Value> values)
    {
        if (values.Length == 0)
            return Value.Absent;
        var numbers = Sorted.Numbers(values);
        var sum = 0m;
        for (var i = numbers.Length - 1; i >= 0 && i >= numbers.Length - (int)best.Amount; i--)
            sum += numbers[i];
        return Value.Of(asMean ? Exact.Divide(sum, best.Amount) : sum);
    }
}

/// <summary>The mean without the highest and the lowest items (Olympic mean): (Σ − k highest − k lowest) / (n − 2k).</summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is averaged.</param>
/// <param name="absent">What an item without a value means.</param>
/// <param name="dropHighest">How many of the highest are dropped.</param>
/// <param name="dropLowest">How many of the lowest are dropped.</param>
/// <param name="plainMeanWhenTooFew">True if the plain mean is used when nothing would be left; false if there is no value then.</param>
public sealed class TrimmedMeanOfItems(
    StepHead head,
    Step item,
    AbsentInput absent,
    Constant dropHighest,
    Constant dropLowest,
    bool plainMeanWhenTooFew
) : FoldStep(head, item, absent)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => Absent == AbsentInput.IsZero ? inputs[0].WithZero : inputs[0];

    private readonly int _highest = (int)dropHighest.Amount;
    private readonly int _lowest = (int)dropLowest.Amount;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [dropHighest, dropLowest];

    /// <inheritdoc/>
    public override Value Fold(ReadOnlySpan<Value> values)
    {
        if (values.Length == 0)
            return Value.Absent;
        var numbers = Sorted.Numbers(values);
        var (from, to) = (_lowest, numbers.Length - _highest);
        if (from >= to)
        {
            if (!plainMeanWhenTooFew)
                return Value.Absent;
            (from, to) = (0, numbers.Length);
        }
        var sum = 0m;
        for (var i = from; i < to; i++)
            sum += numbers[i];
        return Value.Of(Exact.Divide(sum, to - from));
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var detail = base.Detail(evaluation, unit, head);
        var n = detail.Inputs.Count(input => input.Counted && input.Value.IsPresent);
        return n > _highest + _lowest
            ? detail
            : detail with
            {
                Notes = [.. detail.Notes, new Note(NoteCode.TooFewToTrim, n, _highest + _lowest + 1)],
            };
    }
}

/// <summary>The middle item; the mean of the two middle ones if their number is even. Absent without items.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is compared.</param>
/// <param name="absent">What an item without a value means.</param>
public sealed class MedianOfItems(StepHead head, Step item, AbsentInput absent) : FoldStep(head, item, absent)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => Absent == AbsentInput.IsZero ? inputs[0].WithZero : inputs[0];

    /// <inheritdoc/>
    public override Value Fold(ReadOnlySpan<Value> values)
    {
        if (values.Length == 0)
            return Value.Absent;
        var numbers = Sorted.Numbers(values);
        var middle = numbers.Length / 2;
        return Value.Of(numbers.Length % 2 == 1 ? numbers[middle] : Exact.Divide(numbers[middle - 1] + numbers[middle], 2m));
    }
}

internal static class Sorted
{
    public static decimal[] Numbers(ReadOnlySpan<Value> values)
    {
        var numbers = new decimal[values.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = values[i].Number;
        Array.Sort(numbers);
        return numbers;
    }
}
