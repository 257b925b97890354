using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

internal abstract class FoldNode(string kind, Level owner, Rounding? rounding, Node item, AbsentInput absent) : Node(kind, owner, rounding)
{
    public override IReadOnlyList<Node> Parts => [item];

    protected Step Item => item.Step;

    protected AbsentInput Absent => absent;

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        var kept = Keep([.. world.ItemsOf(Level, item.Level, unit).Select(each => item.At(world, each))], absent, out var instead);
        return instead ?? Fold([.. kept.Select(part => part.Number).Order()]);
    }

    /// <param name="numbers">Ascending.</param>
    protected abstract Exactly Fold(Fraction[] numbers);
}

internal sealed class SumOfItemsNode(Level owner, Rounding? rounding, Node item, AbsentInput absent)
    : FoldNode("sum-of-items", owner, rounding, item, absent)
{
    protected override Step Build(StepHead head) => new SumOfItems(head, Item, Absent);

    protected override Exactly Fold(Fraction[] numbers) =>
        numbers.Length == 0 && Absent != AbsentInput.IsZero ? Exactly.Absent : Exactly.Of(Total(numbers));
}

internal sealed class MeanOfItemsNode(Level owner, Rounding? rounding, Node item, AbsentInput absent, decimal? least, decimal? seats)
    : FoldNode("mean-of-items", owner, rounding, item, absent)
{
    protected override Step Build(StepHead head) =>
        new MeanOfItems(head, Item, Absent, least is { } l ? Make.Constant(l) : null, seats is { } s ? Make.Constant(s) : null);

    protected override Exactly Fold(Fraction[] numbers)
    {
        if (numbers.Length == 0)
            return least is null ? Exactly.Absent : Exactly.Of(Fraction.Zero);
        return Exactly.Of(Total(numbers) / Math.Max(numbers.Length, least ?? seats ?? 0));
    }
}

internal sealed class MeanOverSentNode(Level owner, Rounding? rounding, Node item, AbsentInput absent, decimal? least)
    : FoldNode("mean-of-items", owner, rounding, item, absent)
{
    protected override Step Build(StepHead head) => new MeanOverSent(head, Item, Absent, least is { } l ? Make.Constant(l) : null);

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        var sum = base.Exact(world, unit);
        var divisor = Math.Max(world.SentBy(Level, unit), least ?? 0);
        return sum.Number is not { } number ? sum
            : divisor == 0 ? Exactly.Absent
            : Exactly.Of(number / divisor);
    }

    protected override Exactly Fold(Fraction[] numbers) => Exactly.Of(Total(numbers));
}

internal sealed class PlaceNode(Level owner, Rounding? rounding, string[] process) : Node("place-in-process", owner, rounding)
{
    protected override Step Build(StepHead head) => new PlaceInProcess(head, process);

    protected override Exactly Exact(RandomWorld world, string unit) =>
        process.Contains(unit) ? Exactly.Of(new Fraction(process.TakeWhile(step => step != unit).Count() + 1, 1)) : Exactly.Absent;
}

internal sealed class ReachedNode(Level owner, Rounding? rounding, string[] process) : Node("count-reached", owner, rounding)
{
    protected override Step Build(StepHead head) => new CountReached(head, Level.Innovation, process);

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        string[] reached = process.Contains(unit) ? [.. process.SkipWhile(step => step != unit)] : [unit];
        return Exactly.Of(new Fraction(reached.Sum(step => world.ItemsOf(Level, Level.Innovation, step).Count()), 1));
    }
}

internal sealed class NumberOfItemsNode(Level owner, Rounding? rounding, Node item)
    : FoldNode("count-of-jurors", owner, rounding, item, AbsentInput.IsLeftOut)
{
    protected override Step Build(StepHead head) => new NumberOfItems(head, Item);

    protected override Exactly Fold(Fraction[] numbers) =>
        numbers.Length == 0 ? Exactly.Absent : Exactly.Of(new Fraction(numbers.Length, 1));
}

internal sealed class BestOfItemsNode(Level owner, Rounding? rounding, Node item, int best, bool asMean)
    : FoldNode("best-of-items", owner, rounding, item, AbsentInput.IsLeftOut)
{
    protected override Step Build(StepHead head) => new BestOfItems(head, Item, Make.Constant(best), asMean);

    protected override Exactly Fold(Fraction[] numbers) =>
        numbers.Length == 0 ? Exactly.Absent : Exactly.Of(Total(numbers.TakeLast(best)) / (asMean ? best : 1));
}

internal sealed class TrimmedNode(Level owner, Rounding? rounding, Node item, AbsentInput absent, int highest, int lowest, bool plainMean)
    : FoldNode("trimmed-mean-of-items", owner, rounding, item, absent)
{
    protected override Step Build(StepHead head) =>
        new TrimmedMeanOfItems(head, Item, Absent, Make.Constant(highest), Make.Constant(lowest), plainMean);

    protected override Exactly Fold(Fraction[] numbers)
    {
        var left =
            numbers.Length > highest + lowest ? numbers[lowest..^highest]
            : plainMean ? numbers
            : [];
        return left.Length == 0 ? Exactly.Absent : Exactly.Of(Total(left) / left.Length);
    }
}

internal sealed class WinsorisedNode(Level owner, Rounding? rounding, Node item, AbsentInput absent, int lowest, int highest)
    : FoldNode("winsorised-mean-of-jurors", owner, rounding, item, absent)
{
    protected override Step Build(StepHead head) =>
        new WinsorisedMeanOfItems(head, Item, Absent, Make.Constant(lowest), Make.Constant(highest));

    protected override Exactly Fold(Fraction[] numbers)
    {
        if (numbers.Length <= lowest + highest)
            return Exactly.Absent;
        var left = numbers[lowest..^highest];
        return Exactly.Of((Total(left) + left[0] * lowest + left[^1] * highest) / numbers.Length);
    }
}

internal sealed class ShareTrimmedNode(Level owner, Rounding? rounding, Node item, AbsentInput absent, int percent)
    : FoldNode("share-trimmed-mean-of-jurors", owner, rounding, item, absent)
{
    protected override Step Build(StepHead head) => new ShareTrimmedMeanOfItems(head, Item, Absent, Make.Constant(percent / 100m));

    protected override Exactly Fold(Fraction[] numbers)
    {
        var dropped = percent * numbers.Length / 100;
        var left = numbers[dropped..(numbers.Length - dropped)];
        return left.Length == 0 ? Exactly.Absent : Exactly.Of(Total(left) / left.Length);
    }
}

internal sealed class ClosestNode(Level owner, Rounding? rounding, Node item, AbsentInput absent, int closest)
    : FoldNode("closest-mean-of-jurors", owner, rounding, item, absent)
{
    protected override Step Build(StepHead head) => new ClosestMeanOfItems(head, Item, Absent, Make.Constant(closest));

    protected override Exactly Fold(Fraction[] numbers)
    {
        if (numbers.Length == 0)
            return Exactly.Absent;
        var kept = Math.Min(closest, numbers.Length);
        var best = numbers[^kept..];
        for (var from = numbers.Length - kept - 1; from >= 0; from--)
        {
            var group = numbers[from..(from + kept)];
            if (best[^1] - best[0] > group[^1] - group[0])
                best = group;
        }
        return Exactly.Of(Total(best) / kept);
    }
}

internal sealed class MedianNode(Level owner, Rounding? rounding, Node item, AbsentInput absent)
    : FoldNode("median-of-items", owner, rounding, item, absent)
{
    protected override Step Build(StepHead head) => new MedianOfItems(head, Item, Absent);

    protected override Exactly Fold(Fraction[] numbers) =>
        numbers.Length == 0 ? Exactly.Absent : Exactly.Of((numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2);
}

internal sealed class CountNode(Level owner, Rounding? rounding, decimal each, int? most, int? covered)
    : Node("count-of-items", owner, rounding)
{
    protected override Step Build(StepHead head) =>
        new CountOfItems(
            head,
            Level.Innovation,
            Make.Constant(each),
            most is { } m ? Make.Constant(m) : null,
            covered is { } c ? new Coverage("affair", RandomWorld.Affairs, Make.Constant(c)) : null
        );

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        var items = world.ItemsOf(Level, Level.Innovation, unit).ToList();
        var kinds = items
            .Select(item => world.InnovationOf(item).Attribute("affair"))
            .Where(RandomWorld.Affairs.Contains)
            .Distinct()
            .Count();
        return Exactly.Of(kinds < (covered ?? 0) ? Fraction.Zero : (Fraction)each * Math.Min(items.Count, most ?? int.MaxValue));
    }
}
