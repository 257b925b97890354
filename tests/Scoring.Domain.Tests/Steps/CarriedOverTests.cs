using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

/// <summary>IGA 2019 adds the total of 2018; a region may be absent in one of the years.</summary>
public class CarriedOverTests
{
    private static readonly ImportedResult Before = new(Make.Head("imported-result", id: "before"));

    private static readonly TestFacts Facts = new TestFacts().Region("13.72").Region("72.01").Result("13.72", 40m).Result("72.01", 55.5m);

    [TestCase(AbsentInput.GivesAbsent)]
    [TestCase(AbsentInput.IsZero)]
    public void A_value_is_carried_over_by_id_and_not_by_place(AbsentInput absent)
    {
        var earlier = new TestFacts().Region("72.01").Region("99.99").Region("13.72").Result("72.01", 51.236m).Result("13.72", 12m);
        Carry(absent, earlier).ShouldBe([Value.Of(12m), Value.Of(51.236m)]);
    }

    [TestCase(AbsentInput.GivesAbsent, Presence.Absent)]
    [TestCase(AbsentInput.IsLeftOut, Presence.Absent)]
    [TestCase(AbsentInput.IsZero, Presence.Present)]
    [TestCase(AbsentInput.GivesNotAssessable, Presence.NotAssessable)]
    public void A_unit_that_is_absent_there_is_as_the_rule_says(AbsentInput absent, Presence presence)
    {
        Carry(absent, new TestFacts().Region("72.01").Result("72.01", 51.236m))[0].ShouldBe(new Value(0m, presence));
        Carry(absent, new TestFacts().Region("72.01").Region("13.72").Result("72.01", 51.236m))[0].ShouldBe(new Value(0m, presence));
    }

    [Test]
    public void The_exact_value_is_carried_or_the_published_one()
    {
        var earlier = new TestFacts().Region("72.01").Result("72.01", 51.236m);
        Carry(AbsentInput.IsZero, earlier)[1].ShouldBe(Value.Of(51.236m));
        Carry(AbsentInput.IsZero, earlier, Make.Places(2))[1].ShouldBe(Value.Of(51.24m));
    }

    [Test]
    public void What_could_not_be_assessed_there_is_not_carried_as_a_zero()
    {
        // A mean with a least divisor gives 0 where nothing was reported; the edition says that this is no score.
        var mean = new MeanOfItems(
            Make.Head("mean-of-items", id: "before"),
            new IndicatorPoints(Make.Head("points", Level.Innovation), Make.Table(Level.Innovation, 1m)),
            AbsentInput.IsLeftOut,
            Make.Constant(10)
        );
        var edition = Make.Edition([mean]) with { Id = "test/0", NothingReportedIsNotAssessable = true };
        var earlier = new TestFacts().Region("13.72").Region("72.01").Innovation("I1", "72.01").Under(edition);
        earlier.Of(mean)[0].ShouldBe(Value.Of(0m));

        var step = Step(AbsentInput.GivesAbsent, null);
        var evaluation = Facts.Under(Make.Edition([step]), _ => earlier);
        evaluation.Of(step)[0].ShouldBe(Value.Absent);
        evaluation.Of(step)[1].ShouldBe(Value.Of(0m));

        var explanation = step.Explain(evaluation, 0);
        explanation.Recompute().ShouldBe(Value.Absent);
        explanation.Inputs.ShouldHaveSingleItem().Counted.ShouldBeFalse();
        explanation.Notes.Select(note => note.Code).ShouldBe([NoteCode.NotInCarriedEdition]);
    }

    [Test]
    public void The_explanation_goes_down_into_the_other_edition_and_says_who_is_absent_there()
    {
        var step = Step(AbsentInput.IsZero, null);
        var evaluation = Facts.Under(Make.Edition([step]), _ =>
            new TestFacts().Region("72.01").Result("72.01", 51.236m).Under(Make.Edition([Before]))
        );
        step.Explain(evaluation, 1).Inputs.ShouldHaveSingleItem().Fact!.Number.ShouldBe(51.236m);
        step.Explain(evaluation, 0).Notes.Select(note => note.Code).ShouldBe([NoteCode.NotInCarriedEdition, NoteCode.AbsentIsZero]);
        step.Explain(evaluation, 0).Recompute().ShouldBe(Value.Of(0m));
    }

    [Test]
    public void An_edition_that_nobody_supplied_is_our_own_error()
    {
        var step = Step(AbsentInput.IsZero, null);
        Should.Throw<InvalidOperationException>(() => Facts.Under(Make.Edition([step])).Of(step)).Message.ShouldContain("test/0");
    }

    private static CarriedOver Step(AbsentInput absent, Rounding? shown) =>
        new(Make.Head("carried-over"), "test/0", "before", shown, absent);

    private static Value[] Carry(AbsentInput absent, TestFacts earlier, Rounding? shown = null)
    {
        var step = Step(absent, shown);
        var there = earlier.Under(Make.Edition([Before]));
        var column = Facts.Under(Make.Edition([step]), id => id == "test/0" ? there : throw new AssertionException(id)).Of(step);
        return [column[0], column[1]];
    }
}
