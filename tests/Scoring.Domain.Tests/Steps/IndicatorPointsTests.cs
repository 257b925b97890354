using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class IndicatorPointsTests
{
    private static readonly IndicatorTable Table = Make.Table(Level.Region, 4m, 1.5m, 0.38m);

    [Test]
    public void Points_are_weight_times_level() => Points(Table, 3, 2, 1).ShouldBe(12m + 3m + 0.38m);

    [Test]
    public void Level_zero_and_nothing_reported_yield_nothing() => Points(Table, 0, null, 1).ShouldBe(0.38m);

    [Test]
    public void A_region_that_reported_nothing_has_zero_points() => new TestFacts().Region("11").ValueOf(Step(Table), "11").ShouldBe(0m);

    [Test]
    public void Weights_of_many_decimals_stay_exact() =>
        Points(Make.Table(Level.Region, 0.123456789m, 2.0000m, 7m), 3, 3, 3).ShouldBe(0.370370367m + 6m + 21m);

    [Test]
    public void A_sum_too_large_for_whole_numbers_fails_and_never_wraps_round() =>
        Should.Throw<OverflowException>(() => Points(Make.Table(Level.Region, 4.000000000000000001m, 4m), 3, 3));

    private static readonly IndicatorTable Measured = new(
        Level.Region,
        [Make.Indicator("1", 2m, thresholds: new Thresholds([null, 10m, 20m], true)), Make.Indicator("2", 3m, mandatory: true)]
    );

    [TestCase(9.99, 1)]
    [TestCase(10, 2)]
    [TestCase(20, 3)]
    public void A_level_that_was_not_reported_is_read_from_the_measure(decimal measure, int level) =>
        new TestFacts().Region("11").Measure("11", "indicator-1", measure).ValueOf(Step(Measured), "11").ShouldBe(2m * level);

    [Test]
    public void A_reported_level_goes_before_the_measure() =>
        new TestFacts()
            .Region("11")
            .Levels(Measured, "11", 0, null)
            .Measure("11", "indicator-1", 20)
            .ValueOf(Step(Measured), "11")
            .ShouldBe(0m);

    [Test]
    public void A_measure_without_limits_yields_nothing() =>
        new TestFacts().Region("11").Measure("11", "indicator-2", 20).ValueOf(Step(Measured), "11").ShouldBe(0m);

    [Test]
    public void The_explanation_says_what_was_reported_measured_or_missing()
    {
        var step = Step(Measured);
        var evaluation = new TestFacts()
            .Region("11")
            .Region("12")
            .Levels(Measured, "12", 1, 2)
            .Measure("11", "indicator-1", 10)
            .Under(Make.Edition([step]));

        var measured = step.Explain(evaluation, 0);
        measured.Inputs[0].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.LevelFromMeasure);
        measured.Inputs[0].Fact!.Number.ShouldBe(10m);
        measured.Inputs[1].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.MandatoryNotReported);
        measured.Inputs[1].Fact.ShouldBeNull();

        var reported = step.Explain(evaluation, 1);
        reported.Inputs[1].Fact.ShouldBe(new ExplainedFact(2m, new Origin("indicators.csv", 5)));
        reported.Inputs[1].Notes.ShouldBeEmpty();
    }

    private static IndicatorPoints Step(IndicatorTable table) => new(Make.Head("points", table.Level), table);

    private static decimal? Points(IndicatorTable table, params int?[] levels) =>
        new TestFacts().Region("11").Levels(table, "11", levels).ValueOf(Step(table), "11");
}
