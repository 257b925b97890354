using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>A small index worked by hand: roads per area and wages make "economy", crime (lower is better) makes "safety".</summary>
public class HierarchyTests
{
    private static readonly HierarchyNode Tree = Branch(
        "index",
        "index",
        1m,
        Branch("economy", "pillar", 3m, Leaf("roads", 1m, denominator: "area"), Leaf("wages", 3m)),
        Branch("safety", "pillar", 1m, Leaf("crime", lower: true))
    );

    private static CompositeRule Rule(AbsentChild? absent = null, params Preparation[] before) =>
        new(
            Tree,
            before,
            new MinMax(Make.Constant(0m, "from"), Make.Constant(100m, "to")),
            new Dictionary<string, Aggregation> { ["pillar"] = new ArithmeticMean(), ["index"] = new ArithmeticMean() },
            absent ?? new AbsentChild()
        );

    private static HierarchyStep Step(CompositeRule rule, Rounding? rounding = null) =>
        new(
            Make.Head("hierarchy", rounding: rounding, id: "index"),
            rule,
            [.. new[] { "roads", "area", "wages", "crime" }.Select(id => (id, (Step)Make.Measure(id)))]
        );

    // Roads per area: 2, 4, 3, –. Wages: 10, 30, –, 20. Crime: 5, 1, 3, 1.
    private static TestFacts Facts() =>
        new TestFacts()
            .Region("A")
            .Region("B")
            .Region("C", "kota")
            .Region("D", "kota")
            .Measure("A", "roads", 20)
            .Measure("B", "roads", 20)
            .Measure("C", "roads", 30)
            .Measure("D", "roads", 7)
            .Measure("A", "area", 10)
            .Measure("B", "area", 5)
            .Measure("C", "area", 10)
            .Measure("D", "area", 0)
            .Measure("A", "wages", 10)
            .Measure("B", "wages", 30)
            .Measure("D", "wages", 20)
            .Measure("A", "crime", 5)
            .Measure("B", "crime", 1)
            .Measure("C", "crime", 3)
            .Measure("D", "crime", 1);

    private static decimal?[] Values(CompositeRule rule) =>
        [.. new[] { "A", "B", "C", "D" }.Select(unit => Facts().ValueOf(Step(rule), unit))];

    [Test]
    public void The_tree_is_put_together_from_below()
    {
        // C: roads 50 alone makes the economy, crime 50. D: wages 50, crime 100: (3 × 50 + 1 × 100) / 4.
        Values(Rule()).ShouldBe(Of(0m, 100m, 50m, 62.5m));
    }

    [TestCase("wages", 0, 100, 50, 100, Description = "roads 0, 100, 50, – and crime 0, 100, 50, 100")]
    [TestCase("safety", 0, 100, 50, 50)]
    public void A_part_of_weight_0_counts_in_nothing(string id, decimal a, decimal b, decimal c, decimal d) =>
        Values(Rule() with { Root = Weighted(Tree, id, 0m) }).ShouldBe(Of(a, b, c, d));

    [Test]
    public void A_part_of_weight_0_is_shown_as_one_that_does_not_count_and_asks_for_no_coverage()
    {
        var rule = Rule(new AbsentChild(Coverage: Number(1m))) with { Root = Weighted(Tree, "wages", 0m) };
        Facts().ValueOf(Step(rule), "C").ShouldBe(50m, "C has no wages, and nothing asks for them");
        var economy = Explain(rule, "C").Flatten().Single(node => node.Id == "index.economy");
        economy.Inputs.Select(input => (input.Id, input.Counted)).ShouldBe([("index.roads", true), ("index.wages", false)]);
        economy.Recompute().ShouldBe(Value.Of(50m));
    }

    private static HierarchyNode Weighted(HierarchyNode node, string id, decimal weight) =>
        node with
        {
            Weight = node.Id == id ? Make.Constant(weight, "weight") : node.Weight,
            Children = [.. node.Children.Select(child => Weighted(child, id, weight))],
        };

    [Test]
    public void A_pillar_below_the_coverage_is_left_out_of_the_index() =>
        Values(Rule(new AbsentChild(Coverage: Number(0.5m)))).ShouldBe(Of(0m, 100m, 50m, 62.5m));

    [Test]
    public void An_index_below_the_coverage_has_no_value() =>
        Values(Rule(new AbsentChild(Coverage: Number(0.6m)))).ShouldBe(Of(0m, 100m, null, null));

    [Test]
    public void A_unit_screened_out_has_no_value_and_counts_for_nobody() =>
        // Without C and D the others stay at the ends; D reports 2 of 3 (its area is 0), C 2 of 3.
        Values(Rule(null, new Screening(Number(1m)))).ShouldBe(Of(0m, 100m, null, null));

    [Test]
    public void A_gap_filled_by_the_group_counts_like_a_reported_value()
    {
        // Wages of C are D's 20, roads per area of D are C's 3: 50 each.
        Values(Rule(null, new Imputation(Centre.Mean, "type"))).ShouldBe(Of(0m, 100m, 50m, 62.5m));
        Values(Rule(null, new Imputation(Centre.Mean, "no-such-attribute"))).ShouldBe(Of(0m, 100m, 50m, 62.5m));
        Values(Rule(new AbsentChild(Coverage: Number(1m)), new Imputation(Centre.Mean, "type"))).ShouldBe(Of(0m, 100m, 50m, 62.5m));
    }

    [Test]
    public void The_explanation_is_the_same_tree_with_every_operation()
    {
        var explanation = Explain(Rule(null, new Imputation(Centre.Mean, "type")), "D");
        Lines(explanation)
            .ShouldBe([
                "hierarchy index = 62.5",
                " arithmetic index.index = 62.5",
                "  arithmetic index.economy = 50 weight 3 effective-weight 0.75",
                "   min-max index.roads = 50 weight 1 minimum 2 maximum 4 from 0 to 100 effective-weight 0.1875",
                "    imputed index.roads.imputed = 3 mean 3",
                "     per-denominator index.roads.per-denominator = ",
                "      measure measure-roads = 7",
                "      measure measure-area = 0",
                "   min-max index.wages = 50 weight 3 minimum 10 maximum 30 from 0 to 100 effective-weight 0.5625",
                "    measure measure-wages = 20",
                "  arithmetic index.safety = 100 weight 1 effective-weight 0.25",
                "   min-max index.crime = 100 weight 1 minimum 1 maximum 5 from 0 to 100 effective-weight 0.25",
                "    measure measure-crime = 1",
            ]);
        explanation.Recompute().ShouldBe(explanation.Value);
    }

    [Test]
    public void What_is_left_out_or_too_little_is_noted()
    {
        var left = Explain(Rule(), "C").Flatten().Single(node => node.Id == "index.economy");
        left.Notes.Select(note => note.Code).ShouldBe([NoteCode.AbsentIsLeftOut]);
        var filled = Explain(Rule(new AbsentChild(ChildFill.SiblingMean)), "C").Flatten().Single(node => node.Id == "index.economy");
        filled.Notes.Select(note => note.Code).ShouldBe([NoteCode.AbsentIsLikeSiblings]);
        var few = Explain(Rule(new AbsentChild(Coverage: Number(0.6m))), "C").Flatten().Single(node => node.Id == "index.economy");
        few.Notes.ShouldHaveSingleItem().Arguments.ShouldBe([1, 2]);
        few.Recompute().ShouldBe(few.Value);
    }

    [Test]
    public void A_screened_out_unit_shows_where_it_went()
    {
        var explanation = Explain(Rule(null, new Screening(Number(1m))), "C");
        explanation.Flatten().Count(node => node.Kind == "screened-out").ShouldBe(2);
        foreach (var node in explanation.Flatten())
            node.Recompute().ShouldBe(node.Value);
    }

    [Test]
    public void Its_own_rounding_holds_for_the_index_only()
    {
        var step = Step(Rule(), Make.Places(0));
        Facts().ValueOf(step, "D").ShouldBe(63m);
        var evaluation = Facts().Under(Make.Edition([step]));
        var explanation = step.Explain(evaluation, 3);
        explanation.Recompute().ShouldBe(explanation.Value);
        explanation.Inputs[0].Value.Number.ShouldBe(62.5m);
    }

    [Test]
    public void Nobody_and_nothing_reported_give_no_value()
    {
        new TestFacts().Region("A").ValueOf(Step(Rule()), "A").ShouldBeNull();
        new TestFacts().Region("A").Measure("A", "crime", 3).ValueOf(Step(Rule()), "A").ShouldBeNull("one unit cannot be compared");
    }

    private static Explanation Explain(CompositeRule rule, string unit)
    {
        var step = Step(rule);
        var evaluation = Facts().Under(Make.Edition([step]));
        return step.Explain(evaluation, evaluation.Facts.Regions.Find(unit));
    }

    private static IEnumerable<string> Lines(Explanation node, string indent = "") =>
        node
            .Inputs.SelectMany(input => Lines(input, indent + " "))
            .Prepend(
                FormattableString.Invariant($"{indent}{node.Kind} {node.Id} = {node.Value.OrNull:0.#####}")
                    + string.Concat(
                        new[] { node.Weight }
                            .OfType<Constant>()
                            .Concat(node.Constants)
                            .Select(constant => FormattableString.Invariant($" {constant.Name} {constant.Amount:0.#####}"))
                    )
            );
}
