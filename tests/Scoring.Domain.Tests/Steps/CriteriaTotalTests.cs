using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class CriteriaTotalTests
{
    private static readonly Stage Flat = Make.Stage("desk", criteria: [Make.Leaf("new", 40), Make.Leaf("useful", 60)]);

    // root a 40, branch b 60 of b1 75 and b2 25
    private static readonly Stage Tree = Make.Stage(
        "desk",
        criteria: [Make.Leaf("a", 40), Make.Branch("b", 60, Make.Leaf("b1", 75), Make.Leaf("b2", 25))]
    );

    [Test]
    public void Percent_weights_keep_the_scale_of_the_marks() => Total(Flat, AbsentInput.GivesAbsent, 80, 90).ShouldBe(86m);

    [Test]
    public void A_tree_of_two_levels_weighs_at_each_node() =>
        Total(Tree, AbsentInput.GivesAbsent, 80, 100, 60).ShouldBe(0.4m * 80 + 0.6m * (75 + 15));

    [Test]
    public void Full_marks_everywhere_give_full_marks() => Total(Tree, AbsentInput.GivesAbsent, 100, 100, 100).ShouldBe(100m);

    [Test]
    public void Weights_need_not_add_to_a_hundred() =>
        Total(Make.Stage("desk", criteria: [Make.Leaf("a", 40), Make.Leaf("b", 50)]), AbsentInput.GivesAbsent, 100, 100).ShouldBe(90m);

    [Test]
    public void Multipliers_are_not_divided() =>
        Total(Make.Stage("desk", weightUnit: 1m, criteria: [Make.Leaf("a", 10), Make.Leaf("b", 5)]), AbsentInput.GivesAbsent, 7, 6)
            .ShouldBe(100m);

    [TestCase(AbsentInput.GivesAbsent, null)]
    [TestCase(AbsentInput.IsZero, 32)]
    [TestCase(AbsentInput.IsLeftOut, 80)]
    public void A_criterion_without_a_mark(AbsentInput absent, decimal? total) => Total(Flat, absent, 80, null).ShouldBe(total);

    [Test]
    public void A_mark_of_zero_is_a_mark()
    {
        Total(Flat, AbsentInput.IsLeftOut, 80, 0).ShouldBe(32m);
        Total(Flat, AbsentInput.GivesAbsent, 80, 0).ShouldBe(32m);
    }

    [Test]
    public void A_mark_left_out_is_carried_by_its_siblings_only() =>
        Total(Tree, AbsentInput.IsLeftOut, 50, 80, null).ShouldBe(0.4m * 50 + 0.6m * 80);

    [Test]
    public void A_branch_without_any_mark_is_left_out_as_a_whole() => Total(Tree, AbsentInput.IsLeftOut, 50, null, null).ShouldBe(50m);

    [Test]
    public void Left_out_re_scales_to_the_declared_sum_of_weights_and_not_to_a_hundred() =>
        Total(Make.Stage("desk", criteria: [Make.Leaf("a", 40), Make.Leaf("b", 50)]), AbsentInput.IsLeftOut, 100, null).ShouldBe(90m);

    [TestCase(AbsentInput.GivesAbsent, null)]
    [TestCase(AbsentInput.IsZero, 0)]
    [TestCase(AbsentInput.IsLeftOut, null)]
    public void A_sheet_without_any_mark(AbsentInput absent, decimal? total) => Total(Tree, absent, null, null, null).ShouldBe(total);

    [Test]
    public void A_missing_mark_may_make_the_sheet_not_assessable()
    {
        var step = Step(Flat, AbsentInput.GivesNotAssessable);
        new TestFacts()
            .Innovation("I1")
            .Sheet(Flat, "I1", "A", 80, null)
            .Under(Make.Edition([step]))
            .Of(step)[0]
            .ShouldBe(Value.NotAssessable);
    }

    [Test]
    public void The_explanation_ends_in_the_marks_and_shows_the_weights()
    {
        var step = Step(Tree, AbsentInput.GivesAbsent);
        var explanation = step.Explain(new TestFacts().Innovation("I1").Sheet(Tree, "I1", "A", 80, 100, 60).Under(Make.Edition([step])), 0);
        explanation
            .Inputs.Select(input => (input.Id, input.Kind, input.Weight!.Amount, input.Value.Number))
            .ShouldBe([("a", "criterion", 40m, 80m), ("b", "branch", 60m, 90m)]);
        explanation.Flatten().Where(node => node.Fact is not null).Select(node => node.Fact!.Origin.Line).ShouldBe([2, 3, 4]);
        explanation.Recompute().ShouldBe(explanation.Value);
    }

    private static CriteriaTotal Step(Stage stage, AbsentInput absent) =>
        new(Make.Head("criteria-total", Level.Sheet(stage.Id)), stage, absent);

    private static decimal? Total(Stage stage, AbsentInput absent, params decimal?[] marks)
    {
        var step = Step(stage, absent);
        return new TestFacts().Innovation("I1").Sheet(stage, "I1", "A", marks).Under(Make.Edition([step])).Of(step)[0].OrNull;
    }
}
