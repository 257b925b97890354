using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Tests.Properties;

internal sealed class PointsNode(Rounding? rounding, IndicatorTable table) : Node("points", table.Level, rounding)
{
    protected override Step Build(StepHead head) => new IndicatorPoints(head, table);

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        var levels = world.Facts.LevelsOf(table, unit);
        var sum = Fraction.Zero;
        foreach (var (i, indicator) in table.Indicators.Index())
        {
            var level = levels?[i];
            if (
                level is null
                && indicator.Thresholds is { } thresholds
                && world.Facts.MeasureOf(table.Level, indicator.Id, unit) is { } measure
            )
                level = Enumerable
                    .Range(1, thresholds.Limits.Count)
                    .LastOrDefault(n => thresholds.Limits[n - 1] is not { } limit || measure >= limit);
            sum += (Fraction)indicator.Weight * (level ?? 0);
        }
        return Exactly.Of(sum);
    }
}

internal sealed class MeasureNode(Rounding? rounding, Level level, string id) : Node("measure", level, rounding)
{
    protected override Step Build(StepHead head) =>
        new ReportedMeasure(head, new MeasureRule(id, new Text(id, id), Level, null, null, null));

    protected override Exactly Exact(RandomWorld world, string unit) => Exactly.Of(world.Facts.MeasureOf(Level, id, unit));
}

internal sealed class ResultNode(Rounding? rounding) : Node("imported-result", Level.Region, rounding)
{
    protected override Step Build(StepHead head) => new ImportedResult(head);

    protected override Exactly Exact(RandomWorld world, string unit) => Exactly.Of(world.Facts.ResultOf(unit));
}

internal sealed class CarriedNode(Rounding? rounding, Rounding? shown, AbsentInput absent) : Node("carried-over", Level.Region, rounding)
{
    protected override Step Build(StepHead head) => new CarriedOver(head, "test/0", RandomWorld.CarriedStep, shown, absent);

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        if (world.Earlier.ResultOf(unit) is { } number)
            return Exactly.Of(shown is null ? number : ((Fraction)number).Rounded(shown.Places, shown.Mode));
        return absent switch
        {
            AbsentInput.IsZero => Exactly.Of(Fraction.Zero),
            AbsentInput.GivesNotAssessable => Exactly.CannotBeAssessed,
            _ => Exactly.Absent,
        };
    }
}

/// <summary>The total of one sheet.</summary>
internal sealed class CriteriaNode(Rounding? rounding, Stage stage, AbsentInput absent)
    : Node("criteria-total", Level.Sheet(stage.Id), rounding)
{
    protected override Step Build(StepHead head) => new CriteriaTotal(head, stage, absent);

    protected override Exactly Exact(RandomWorld world, string unit)
    {
        var marks = new Queue<decimal?>(world.SheetOf(unit).Marks);
        return Branch(stage.Criteria, marks);
    }

    private Exactly Branch(IReadOnlyList<Criterion> criteria, Queue<decimal?> marks)
    {
        var values = criteria
            .Select(criterion => criterion.IsLeaf ? Exactly.Of(marks.Dequeue()) : Branch(criterion.Children, marks))
            .ToList();
        var kept = Keep(values, absent, out var instead);
        if (instead is not null || kept.Count == 0)
            return instead ?? Exactly.Absent;
        var all = Total(criteria.Select(criterion => (Fraction)criterion.Weight));
        var there = Total(kept.Select(part => (Fraction)criteria[part.Place].Weight));
        return Exactly.Of(Total(kept.Select(part => part.Number * criteria[part.Place].Weight)) / stage.WeightUnit * (all / there));
    }
}
