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
