using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Explanations;

public class ExplanationTests
{
    private static readonly Step Result = Make.Result();
    private static readonly Step Spd = Make.Measure("spd");

    [Test]
    public void A_weighted_step_shows_the_weight_of_each_input_and_what_the_weights_are_parts_of()
    {
        var step = new WeightedSum(
            Make.Head("weighted-sum", rounding: Make.Places(1)),
            [Result, Spd],
            Make.Weights(40, 60),
            100,
            AbsentInput.GivesAbsent
        );
        var explanation = Explain(step, new TestFacts().Region("11").Result("11", 80.11m).Measure("11", "spd", 90m));
        explanation.Inputs.Select(input => input.Weight!.Amount).ShouldBe([40m, 60m]);
        explanation.Constants.ShouldHaveSingleItem().Amount.ShouldBe(100m);
        explanation.Rounding.ShouldBe(Make.Places(1));
        explanation.Value.ShouldBe(Value.Of(86.0m));
        explanation.Recompute().ShouldBe(explanation.Value);
        (explanation.UnitId, explanation.UnitName, explanation.Kind).ShouldBe(("11", "Unit 11", "weighted-sum"));
    }

    [TestCase(AbsentInput.IsZero, NoteCode.AbsentIsZero)]
    [TestCase(AbsentInput.IsLeftOut, NoteCode.AbsentIsLeftOut)]
    public void What_became_of_an_absent_input_is_said(AbsentInput absent, NoteCode code)
    {
        var note = Explain(new Sum(Make.Head("sum"), [Result, Spd], absent), new TestFacts().Region("11").Result("11", 80m))
            .Notes.ShouldHaveSingleItem();
        note.Code.ShouldBe(code);
        note.Arguments.ShouldBe([Spd.Name]);
    }

    [Test]
    public void Where_an_absent_input_leaves_nothing_there_is_nothing_to_say_of_it() =>
        Explain(new Sum(Make.Head("sum"), [Result, Spd], AbsentInput.GivesAbsent), new TestFacts().Region("11").Result("11", 80m))
            .Notes.ShouldBeEmpty();

    [Test]
    public void A_shared_step_is_explained_wherever_it_is_used()
    {
        var sum = new Sum(Make.Head("sum"), [Result, new Product(Make.Head("product"), Result, Make.Constant(2))], AbsentInput.GivesAbsent);
        Explain(sum, new TestFacts().Region("11").Result("11", 5m)).Flatten().Count(node => node.Id == Result.Id).ShouldBe(2);
    }

    [Test]
    public void Flatten_goes_depth_first_from_the_root()
    {
        var sum = new Sum(
            Make.Head("sum", id: "root"),
            [new Product(Make.Head("product", id: "left"), Result, Make.Constant(2)), Spd],
            AbsentInput.IsZero
        );
        Explain(sum, new TestFacts().Region("11")).Flatten().Select(node => node.Id).ShouldBe(["root", "left", Result.Id, Spd.Id]);
    }

    [Test]
    public void A_changed_fact_is_found_by_recomputing()
    {
        var explanation = Explain(Result, new TestFacts().Region("11").Result("11", 5m));
        (explanation with { Fact = explanation.Fact! with { Number = 6m } }).Recompute().ShouldNotBe(explanation.Value);
    }

    private static Explanation Explain(Step step, TestFacts facts) => step.Explain(facts.Under(Make.Edition([step])), 0);
}
