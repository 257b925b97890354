using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>A mean over which a single item has less pull. Absent without items.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is averaged.</param>
/// <param name="absent">What an item without a value means.</param>
public abstract class RobustMean(StepHead head, Step item, AbsentInput absent) : FoldStep(head, item, absent)
{
    /// <inheritdoc/>
    public sealed override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) => Absent == AbsentInput.IsZero ? inputs[0].WithZero : inputs[0];

    /// <inheritdoc/>
    public sealed override Value Fold(ReadOnlySpan<Value> values) => values.Length == 0 ? Value.Absent : OfSorted(Sorted.Numbers(values));

    /// <summary>The mean of the items, at least one, in ascending order.</summary>
    protected abstract Value OfSorted(decimal[] numbers);
}

/// <summary>
/// The winsorised mean: the lowest items count as much as the lowest that is left, the highest as much as the highest that is left, and
/// all are averaged. Absent without items, or if nothing would be left. Source: Tukey, Annals of Mathematical Statistics 33 (1962), 1–67.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is averaged.</param>
/// <param name="absent">What an item without a value means.</param>
/// <param name="lowest">How many of the lowest are raised.</param>
/// <param name="highest">How many of the highest are lowered.</param>
public sealed class WinsorisedMeanOfItems(StepHead head, Step item, AbsentInput absent, Constant lowest, Constant highest)
    : RobustMean(head, item, absent)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [lowest, highest];

    /// <inheritdoc/>
    protected override Value OfSorted(decimal[] numbers)
    {
        var (first, last) = ((int)lowest.Amount, numbers.Length - 1 - (int)highest.Amount);
        if (first > last)
            return Value.Absent;
        var sum = 0m;
        for (var i = 0; i < numbers.Length; i++)
            sum += numbers[Math.Clamp(i, first, last)];
        return Value.Of(Exact.Divide(sum, numbers.Length));
    }
}

/// <summary>
/// The mean without a share of the items at either end: of n items, the whole part of n × share is dropped from the highest and as many
/// from the lowest. Absent without items.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is averaged.</param>
/// <param name="absent">What an item without a value means.</param>
/// <param name="share">The share dropped at each end, from 0 and below 0.5.</param>
public sealed class ShareTrimmedMeanOfItems(StepHead head, Step item, AbsentInput absent, Constant share) : RobustMean(head, item, absent)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [share];

    /// <inheritdoc/>
    protected override Value OfSorted(decimal[] numbers)
    {
        var dropped = (int)Exact.Round(share.Amount * numbers.Length, 0, RoundingMode.Down);
        var sum = 0m;
        for (var i = dropped; i < numbers.Length - dropped; i++)
            sum += numbers[i];
        return Value.Of(Exact.Divide(sum, numbers.Length - 2 * dropped));
    }
}

/// <summary>
/// The mean of the k items that lie closest together: those with the least distance from lowest to highest; of several such groups the
/// highest. The mean of all if there are no more than k; absent without items.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="item">What is averaged.</param>
/// <param name="absent">What an item without a value means.</param>
/// <param name="closest">k.</param>
public sealed class ClosestMeanOfItems(StepHead head, Step item, AbsentInput absent, Constant closest) : RobustMean(head, item, absent)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [closest];

    /// <inheritdoc/>
    protected override Value OfSorted(decimal[] numbers)
    {
        var kept = Math.Min((int)closest.Amount, numbers.Length);
        var first = numbers.Length - kept;
        for (var i = first - 1; i >= 0; i--)
        {
            if (numbers[i + kept - 1] - numbers[i] < numbers[first + kept - 1] - numbers[first])
                first = i;
        }
        var sum = 0m;
        for (var i = first; i < first + kept; i++)
            sum += numbers[i];
        return Value.Of(Exact.Divide(sum, kept));
    }
}

/// <summary>
/// part × part: a mark times what the entry's own measure says, such as a degree of difficulty. An absent part gives none.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="part">What is multiplied.</param>
/// <param name="by">By what.</param>
public sealed class Multiplied(StepHead head, Step part, Step by) : UnitStep(head, [part, by])
{
    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values) =>
        values[0].IsPresent && values[1].IsPresent ? Value.Of(values[0].Number * values[1].Number) : Value.MissingAmong(values);
}
