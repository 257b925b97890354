namespace Scoring.Domain.Tests.Properties;

public class ExplanationProperties
{
    [Test]
    public void The_leaves_of_an_explanation_recompute_its_root_and_every_node_on_the_way()
    {
        var nodes = 0;
        RandomWorld.Any.Check(200, 60, world =>
        {
            foreach (var level in RandomTrees.Roots)
            {
                var tree = new RandomTrees(world).Tree(level);
                var evaluation = world.Evaluate(world.EditionOf(tree.Step));
                var column = evaluation.Of(tree.Step);
                for (var unit = 0; unit < column.Length; unit++)
                {
                    var explanation = tree.Step.Explain(evaluation, unit);
                    explanation.Value.ShouldBe(column[unit], $"{world}; {tree}");
                    foreach (var node in explanation.Flatten())
                    {
                        node.Recompute().ShouldBe(node.Value, $"{world}; {node.Id} of {tree}");
                        nodes++;
                    }
                }
            }
        });
        TestContext.Out.WriteLine($"{nodes} nodes recomputed");
        nodes.ShouldBeGreaterThan(5_000);
    }
}
