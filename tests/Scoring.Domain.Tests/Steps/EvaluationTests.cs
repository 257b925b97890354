using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class EvaluationTests
{
    private static readonly IndicatorTable Table = Make.Table(Level.Innovation, 2m);
    private static readonly IndicatorPoints Points = new(Make.Head("points", Level.Innovation), Table);

    [Test]
    public void A_step_used_twice_is_computed_once()
    {
        var shared = Make.Result();
        var sum = new Sum(Make.Head("sum"), [shared, shared], AbsentInput.GivesAbsent);
        var evaluation = new TestFacts().Region("11").Result("11", 4m).Under(Make.Edition([sum]));
        evaluation.Of(sum)[0].ShouldBe(Value.Of(8m));
        evaluation.Of(shared).ShouldBeSameAs(evaluation.Of(shared));
    }

    [TestCase("region", 6)]
    [TestCase("group:agency", 6)]
    public void An_innovation_that_is_not_counted_is_shown_and_does_not_count(string owner, decimal sum)
    {
        var step = new SumOfItems(Make.Head("sum-of-items", new Level(owner)), Points, AbsentInput.IsLeftOut);
        var edition = Make.Edition([step]) with { CountedInnovations = [new AttributeIsOneOf("form", ["penerapan"], null)] };
        var evaluation = new TestFacts()
            .Region("11")
            .Innovation("I1", "11", ("agency", "Bappeda"), ("form", "penerapan"))
            .Levels(Table, "I1", 3)
            .Innovation("I2", "11", ("agency", "Bappeda"), ("form", "inisiatif"))
            .Levels(Table, "I2", 2)
            .Under(edition);
        evaluation.Of(step)[0].ShouldBe(Value.Of(sum));

        var explanation = step.Explain(evaluation, 0);
        explanation.Inputs.Select(input => (input.UnitId, input.Counted)).ShouldBe([("I1", true), ("I2", false)]);
        explanation.Inputs[1].Notes.ShouldHaveSingleItem().Arguments.ShouldBe(["form", "inisiatif", Text.Same("penerapan")]);
        explanation.Recompute().ShouldBe(Value.Of(sum));
    }

    [Test]
    public void A_unit_of_which_nothing_was_reported_is_not_assessable_where_the_edition_says_so()
    {
        var step = new MeanOfItems(Make.Head("mean-of-items"), Points, AbsentInput.IsLeftOut, Make.Constant(10));
        var facts = new TestFacts().Region("11").Region("12").Innovation("I1", "12");
        var silent = facts.Under(Make.Edition([step]));
        silent.Assessed(step, 0).ShouldBe(Value.Of(0m));
        var strict = facts.Under(Make.Edition([step]) with { NothingReportedIsNotAssessable = true });
        strict.Assessed(step, 0).ShouldBe(Value.NotAssessable);
        strict.Assessed(step, 1).ShouldBe(Value.Of(0m));
    }

    [Test]
    public void Anything_at_all_is_something_reported()
    {
        var table = Make.Table(Level.Region, 1m);
        var stage = Make.Stage("desk", criteria: Make.Leaf("a", 100));
        var edition = Make.Edition([Make.Result()]) with { Results = new ResultRule(Level.Region, null, null, null) };
        Reported(new TestFacts().Region("11")).ShouldBeFalse();
        Reported(new TestFacts().Region("11").Levels(table, "11", 0)).ShouldBeTrue();
        Reported(new TestFacts().Region("11").Levels(table, "11", (int?)null)).ShouldBeFalse();
        Reported(new TestFacts().Region("11").Region("12").Measure("11", "spd", 0)).ShouldBeTrue();
        Reported(new TestFacts().Region("11").Region("12").Measure("12", "spd", 0)).ShouldBeFalse();
        Reported(new TestFacts().Region("11").Result("11", 0)).ShouldBeTrue();
        Reported(new TestFacts().Region("11").Innovation("I1", "11")).ShouldBeTrue();
        Reported(new TestFacts().Region("11").Innovation("I1")).ShouldBeFalse();
        Reported(new TestFacts().Innovation("I1").Sheet(stage, "I1", "A", (decimal?)null), Level.Innovation).ShouldBeTrue();
        Reported(new TestFacts().Innovation("I1"), Level.Innovation).ShouldBeFalse();

        bool Reported(TestFacts facts, Level? level = null) => facts.Under(edition).AnythingReported(level ?? Level.Region, 0);
    }

    [Test]
    public void A_group_is_itself_something_reported()
    {
        var step = new SumOfItems(Make.Head("sum-of-items", Level.Group("agency")), Points, AbsentInput.IsLeftOut);
        var edition = Make.Edition([step]) with { NothingReportedIsNotAssessable = true };
        new TestFacts().Innovation("I1", null, ("agency", "Bappeda")).Under(edition).Assessed(step, 0).ShouldBe(Value.Of(0m));
    }

    [Test]
    public void A_value_carried_over_is_something_reported()
    {
        var before = new ImportedResult(Make.Head("imported-result", id: "before"));
        var earlier = new TestFacts().Region("11").Region("12").Result("11", 40m).Under(Make.Edition([before]));
        var carried = new CarriedOver(Make.Head("carried-over"), "test/0", "before", null, AbsentInput.IsZero);
        var evaluation = new TestFacts()
            .Region("11")
            .Region("12")
            .Under(Make.Edition([carried]) with { NothingReportedIsNotAssessable = true }, _ => earlier);
        evaluation.Assessed(carried, 0).ShouldBe(Value.Of(40m));
        evaluation.Assessed(carried, 1).ShouldBe(Value.NotAssessable);
    }

    [Test]
    public void Of_a_nation_of_which_nothing_was_measured_nothing_is_stored()
    {
        // Explaining a region asks for the measures of each of its innovations' indicators: that must not cost an array of the nation each.
        var facts = new TestFacts().Region("11").Innovation("I1", "11").Facts();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            NumberFacts.None(300_000)[299_999].ShouldBeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
        facts.LevelsOf(Table).ShouldBeSameAs(facts.LevelsOf(Table));
        var stage = Make.Stage("desk", criteria: Make.Leaf("a", 100));
        facts.SheetsOf(stage).ShouldBeSameAs(facts.SheetsOf(stage));
    }

    [Test]
    public void Superseded_sheets_are_explained_and_do_not_count()
    {
        var stage = Make.Stage("desk", SecondSheet.NewestCounts, criteria: Make.Leaf("a", 100));
        var total = new CriteriaTotal(Make.Head("criteria-total", Level.Sheet("desk")), stage, AbsentInput.GivesAbsent);
        var mean = new MeanOfItems(Make.Head("mean-of-jurors", Level.Innovation), total, AbsentInput.IsLeftOut);
        var evaluation = new TestFacts()
            .Innovation("I1")
            .Sheet(stage, new GivenSheet("I1", "A", [10m], "1"))
            .Sheet(stage, new GivenSheet("I1", "A", [90m], "2"))
            .Sheet(stage, "I1", "B", 50m)
            .Under(Make.Edition([mean]));
        evaluation.Of(mean)[0].ShouldBe(Value.Of(70m));
        var explanation = mean.Explain(evaluation, 0);
        explanation.Inputs.Select(input => input.Counted).ShouldBe([false, true, true]);
        explanation.Inputs[0].Notes.Select(note => note.Code).ShouldContain(NoteCode.SheetSuperseded);
        explanation.Recompute().ShouldBe(Value.Of(70m));
    }
}
