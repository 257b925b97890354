using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Rules;

public class ScaleTests
{
    [TestCase(0, true)]
    [TestCase(100, true)]
    [TestCase(100.5, false)]
    [TestCase(-0.5, false)]
    [TestCase(99.5, true)]
    [TestCase(99.55, false)]
    public void A_scale_has_limits_and_decimals(decimal mark, bool allowed) =>
        new Scale(0m, 100m, null, 1, null).Allows(mark).ShouldBe(allowed);

    [TestCase(3, true)]
    [TestCase(4, false)]
    [TestCase(5, true)]
    [TestCase(5.5, false)]
    [TestCase(7, true)]
    public void A_scale_may_have_a_hole(decimal mark, bool allowed) =>
        new Scale(1m, 7m, [1, 2, 3, 5, 6, 7], 0, null).Allows(mark).ShouldBe(allowed);

    [Test]
    public void The_leaves_of_a_tree_of_criteria_stand_in_the_order_of_the_tree()
    {
        var stage = Make.Stage(
            "desk",
            criteria: [Make.Leaf("a", 40), Make.Branch("b", 60, Make.Leaf("b1", 50), Make.Branch("b2", 50, Make.Leaf("b21", 100)))]
        );
        stage.Leaves.Select(leaf => leaf.Id).ShouldBe(["a", "b1", "b21"]);
    }

    [Test]
    public void A_leaf_has_its_own_scale_or_that_of_the_stage()
    {
        var own = new Scale(1, 5, null, 0, null);
        var stage = Make.Stage("desk", criteria: [Make.Leaf("a", 40), Make.Leaf("b", 60) with { Scale = own }]);
        stage.ScaleOf(stage.Leaves[0]).ShouldBe(stage.Scale);
        stage.ScaleOf(stage.Leaves[1]).ShouldBe(own);
    }
}
