using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class FactStepsTests
{
    [Test]
    public void A_measure_is_absent_where_none_was_reported_and_zero_where_zero_was()
    {
        var step = Make.Measure("spd");
        var facts = new TestFacts().Region("11").Region("12").Region("13").Measure("11", "spd", 40.5m).Measure("12", "spd", 0m);
        facts.ValueOf(step, "11").ShouldBe(40.5m);
        facts.ValueOf(step, "12").ShouldBe(0m);
        facts.ValueOf(step, "13").ShouldBeNull();
    }

    [Test]
    public void Measures_of_one_id_at_two_levels_are_two_measures()
    {
        var facts = new TestFacts().Region("11").Innovation("I1", "11").Measure("11", "spd", 1m).Measure("I1", "spd", 2m, Level.Innovation);
        facts.ValueOf(Make.Measure("spd"), "11").ShouldBe(1m);
        facts.ValueOf(Make.Measure("spd", Level.Innovation), "I1").ShouldBe(2m);
    }

    [Test]
    public void Without_any_file_every_unit_is_absent()
    {
        var facts = new TestFacts().Region("11");
        facts.ValueOf(Make.Result(), "11").ShouldBeNull();
        facts.ValueOf(Make.Measure("spd"), "11").ShouldBeNull();
    }

    [Test]
    public void The_explanation_names_file_and_line_or_says_that_nothing_was_reported()
    {
        var step = Make.Result();
        var evaluation = new TestFacts().Region("11").Region("12").Result("12", 45.2m).Under(Make.Edition([step]));
        step.Explain(evaluation, 1).Fact.ShouldBe(new ExplainedFact(45.2m, new Origin("measures.csv", 201)));
        step.Explain(evaluation, 0).Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.NotReported);
        step.Explain(evaluation, 0).Recompute().ShouldBe(Value.Absent);
    }
}
