using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>How the places that jurors give an entry become one number.</summary>
public enum PlaceJoin
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The middle one, or the mean of the two middle ones.</summary>
    Median,

    /// <summary>The best place that more than half of the jurors give it, or better.</summary>
    Majority,

    /// <summary>How many jurors give it its majority place or better.</summary>
    MajoritySize,

    /// <summary>How many jurors give it a place up to a limit; with the limit 1 the number of first places.</summary>
    Firsts,
}

/// <summary>
/// The places of an entry with all jurors, or what they yield, as one number. Unit: places, jurors or points, by the way they are joined.
/// Absent if no juror placed it, or if dropping leaves none.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="places">The place with each juror.</param>
/// <param name="how">How they are joined.</param>
/// <param name="dropBest">How many of the best are dropped; null for none.</param>
/// <param name="dropWorst">How many of the worst are dropped; null for none.</param>
/// <param name="toPlace">Which places are counted: up to this one; null unless places are counted.</param>
public sealed class JoinedPlaces(
    StepHead head,
    JurorPlaces places,
    PlaceJoin how,
    Constant? dropBest = null,
    Constant? dropWorst = null,
    Constant? toPlace = null
) : FoldStep(head, places, AbsentInput.IsLeftOut)
{
    /// <summary>The place with each juror.</summary>
    public JurorPlaces Places => places;

    /// <summary>How they are joined.</summary>
    public PlaceJoin How => how;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } =
    [.. new[] { dropBest, dropWorst, toPlace }.OfType<Constant>().Where(constant => constant.Amount > 0m)];

    /// <inheritdoc/>
    public override bool LowerIsBetter => places.LowerIsBetter && how is not (PlaceJoin.MajoritySize or PlaceJoin.Firsts);

    /// <inheritdoc/>
    public override Value Fold(ReadOnlySpan<Value> values)
    {
        var kept = PlaceDrops.Kept(Sorted.Numbers(values), places.LowerIsBetter, dropBest, dropWorst);
        if (kept.Length == 0)
            return Value.Absent;
        var middle = kept.Length / 2;
        return Value.Of(
            how switch
            {
                PlaceJoin.Sum => Sum(kept),
                PlaceJoin.Mean => Exact.Divide(Sum(kept), kept.Length),
                PlaceJoin.Median when kept.Length % 2 == 0 => Exact.Divide(kept[middle - 1] + kept[middle], 2m),
                PlaceJoin.Median or PlaceJoin.Majority => kept[middle],
                PlaceJoin.MajoritySize => UpTo(kept, kept[middle]),
                PlaceJoin.Firsts => UpTo(kept, toPlace?.Amount ?? 1m),
                _ => throw new ArgumentOutOfRangeException(nameof(values), how, null),
            }
        );
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head) =>
        PlaceDrops.Noted(base.Detail(evaluation, unit, head), places.WhyRefused(evaluation, unit), dropBest, dropWorst);

    private static decimal Sum(ReadOnlySpan<decimal> numbers)
    {
        var sum = 0m;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    private static int UpTo(ReadOnlySpan<decimal> numbers, decimal limit)
    {
        var count = 0;
        foreach (var number in numbers)
            count += number <= limit ? 1 : 0;
        return count;
    }
}

/// <summary>Dropping an entry's best and worst places.</summary>
internal static class PlaceDrops
{
    /// <summary>What is left, ascending; nothing if there are too few.</summary>
    /// <param name="ascending">The places, or what they yield.</param>
    /// <param name="lowerIsBetter">True if the lowest are the best.</param>
    /// <param name="best">How many of the best are dropped.</param>
    /// <param name="worst">How many of the worst are dropped.</param>
    public static ReadOnlySpan<decimal> Kept(decimal[] ascending, bool lowerIsBetter, Constant? best, Constant? worst)
    {
        var (low, high) = ((int)((lowerIsBetter ? best : worst)?.Amount ?? 0m), (int)((lowerIsBetter ? worst : best)?.Amount ?? 0m));
        return ascending.Length > low + high ? ascending.AsSpan(low, ascending.Length - low - high) : [];
    }

    /// <summary>An explanation with why there is no value: places that cannot be compared, too few to drop.</summary>
    public static Explanation Noted(Explanation detail, Note? refusal, Constant? best, Constant? worst)
    {
        if (refusal is not null)
            return detail with { Notes = [refusal] };
        var (there, dropped) = (
            detail.Inputs.Count(input => input.Counted && input.Value.IsPresent),
            (best?.Amount ?? 0m) + (worst?.Amount ?? 0m)
        );
        return there > dropped || there == 0
            ? detail
            : detail with
            {
                Notes = [.. detail.Notes, new Note(NoteCode.TooFewToTrim, there, dropped + 1)],
            };
    }
}
