using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

internal sealed class ExtremeNode(Rounding? rounding, AbsentInput absent, bool highest, params Node[] parts)
    : UnitNode(highest ? "maximum" : "minimum", rounding, parts)
{
    protected override Step Build(StepHead head) => highest ? new Maximum(head, Steps, absent) : new Minimum(head, Steps, absent);

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs)
    {
        var kept = Keep(inputs, absent, out var instead);
        Fraction[] ordered = [.. kept.Select(part => part.Number).Order()];
        return instead ?? (ordered.Length == 0 ? Exactly.Absent : Exactly.Of(highest ? ordered[^1] : ordered[0]));
    }
}

internal sealed class LimitsNode(Rounding? rounding, Node part, decimal[] limits, bool higher, bool meets)
    : UnitNode("level-by-limits", rounding, part)
{
    protected override Step Build(StepHead head) =>
        new LevelByLimits(head, Steps[0], new Thresholds([.. limits.Select(limit => (decimal?)limit)], higher, meets));

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs)
    {
        if (inputs[0].Number is not { } number)
            return inputs[0];
        bool Reached(decimal limit) =>
            meets ? (higher ? !(number < limit) : !(number > limit))
            : higher ? number > limit
            : number < limit;
        return Exactly.Of((Fraction)Enumerable.Range(1, limits.Length).LastOrDefault(level => Reached(limits[level - 1])));
    }
}

/// <summary>Points of levels 0 to 3 as a table gives them; level 3 is not in it.</summary>
internal sealed class LevelPointsNode(Rounding? rounding, LimitsNode part) : UnitNode("points-by-level", rounding, part)
{
    private static readonly decimal[] Points = [0m, 2.5m, 7m];

    protected override Step Build(StepHead head) =>
        new PointsByLevel(head, Steps[0], [.. Points.Select((points, level) => new LevelPoints(level, Make.Constant(points)))]);

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs)
    {
        if (inputs[0].Number is not { } level)
            return inputs[0];
        var place = Enumerable.Range(0, Points.Length).Where(i => !(level < i) && !(level > i)).ToList();
        return place.Count == 0 ? Exactly.Absent : Exactly.Of((Fraction)Points[place[0]]);
    }
}

/// <summary>From 20: 10 points; from 5 to below 20: 4; below that none.</summary>
internal sealed class BandPointsNode(Rounding? rounding, Node part) : UnitNode("points-by-band", rounding, part)
{
    protected override Step Build(StepHead head) =>
        new PointsByBand(
            head,
            Steps[0],
            [
                new BandPoints(Make.Band("high", 20m, null), Make.Constant(10m)),
                new BandPoints(Make.Band("low", 5m, 20m, toIncluded: false), Make.Constant(4m)),
            ]
        );

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs) =>
        inputs[0].Number is not { } number ? inputs[0]
        : !(number < 20m) ? Exactly.Of((Fraction)10m)
        : number < 5m ? Exactly.Absent
        : Exactly.Of((Fraction)4m);
}

internal sealed class ProgressNode(Rounding? rounding, LimitsNode stage, Node percent, decimal[] weights)
    : UnitNode("progress", rounding, stage, percent)
{
    protected override Step Build(StepHead head) => new Progress(head, Steps[0], Steps[1], Make.Constant(1m), Make.Weights(weights));

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs)
    {
        if (inputs[0].Number is not { } number || inputs[1].Number is not { } done)
            return Exactly.Missing(inputs);
        var place = Enumerable.Range(1, weights.Length).Where(i => !(number < i) && !(number > i)).ToList();
        if (place.Count == 0 || done < 0m || done > 100m)
            return Exactly.Absent;
        return Exactly.Of(Total(weights.Take(place[0] - 1).Select(weight => (Fraction)weight)) + done * weights[place[0] - 1] / 100);
    }
}

internal sealed class DiscussionNode(Rounding? rounding, AbsentInput absent, Node shown, params Node[] parts)
    : UnitNode("stages", rounding, parts)
{
    public override IReadOnlyList<Node> Parts => [.. base.Parts, shown];

    protected override Step Build(StepHead head) => new WithDiscussion(head, new Sum(head, Steps, absent), [shown.Step]);

    protected override Exactly Exact(IReadOnlyList<Exactly> inputs)
    {
        var kept = Keep(inputs, absent, out var instead);
        return instead ?? (kept.Count == 0 ? Exactly.Absent : Exactly.Of(Total(kept.Select(part => part.Number))));
    }
}

/// <summary>Provinces have a maximum of 300, kabupaten of 37.5, kota none; what has no type has none either.</summary>
internal sealed class OwnMaximumNode(Rounding? rounding, Node part) : Node("percent-of-own-maximum", part.Level, rounding)
{
    public override IReadOnlyList<Node> Parts => [part];

    protected override Step Build(StepHead head) =>
        new PercentOfOwnMaximum(
            head,
            part.Step,
            "type",
            [new OwnMaximum(["Provinsi"], Make.Constant(300m)), new OwnMaximum(["kabupaten"], Make.Constant(37.5m))]
        );

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        var value = part.At(world, unit);
        var type = Level == Level.Region ? world.Facts.RegionList.First(region => region.Id == unit).Attribute("type") : null;
        return value.Number is not { } number
            ? value
            : type switch
            {
                "provinsi" => Exactly.Of(number / 3),
                "kabupaten" => Exactly.Of(number * 100 / 37.5m),
                _ => Exactly.Absent,
            };
    }
}

/// <summary>The mean of all sheets of the juror for the entry.</summary>
internal sealed class SeatNode(Rounding? rounding, Stage stage, Node part) : Node("seat-mean", part.Level, rounding)
{
    public override IReadOnlyList<Node> Parts => [part];

    protected override Step Build(StepHead head) => new SeatMean(head, stage, part.Step);

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        List<Exactly> totals = [.. world.SeatOf(unit).Select(sheet => part.At(world, sheet))];
        if (totals.Any(total => total.NotAssessable))
            return Exactly.CannotBeAssessed;
        List<Fraction> numbers = [.. totals.Select(total => total.Number).OfType<Fraction>()];
        return numbers.Count == 0 ? Exactly.Absent : Exactly.Of(Total(numbers) / numbers.Count);
    }
}

internal sealed class ConsensusNode(Rounding? rounding, Stage stage, Node sheet, Node? before)
    : Node("consensus-of-jurors", Level.Innovation, rounding)
{
    public override IReadOnlyList<Node> Parts => before is null ? [sheet] : [sheet, before];

    protected override Step Build(StepHead head) => new Consensus(head, stage, sheet.Step, before?.Step);

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        Exactly[] values =
        [
            world.ConsensusOf(unit) is { } plenary ? sheet.At(world, plenary) : Exactly.Absent,
            before?.At(world, unit) ?? Exactly.Absent,
        ];
        return values.Any(value => value.Number is not null) ? values.First(value => value.Number is not null) : Exactly.Missing(values);
    }
}
