using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Tests.Properties;

/// <summary>Whatever is reported, a value is between the bounds that the rules give.</summary>
public class BoundsProperties
{
    [Test]
    public void No_value_is_outside_the_bounds_of_its_step()
    {
        var (known, values) = (0, 0);
        RandomWorld.Any.Check(400, 60, world =>
        {
            foreach (var level in RandomTrees.Roots)
            {
                var tree = new RandomTrees(world).Tree(level);
                var evaluation = world.Evaluate(world.EditionOf(tree.Step));
                var bounds = new StepBounds(null);
                Visit(tree.Step);

                void Visit(Step step)
                {
                    var (low, high, _) = bounds.Of(step);
                    known += high is null ? 0 : 1;
                    var column = evaluation.Of(step);
                    for (var unit = 0; unit < column.Length; unit++)
                    {
                        if (!column[unit].IsPresent)
                            continue;
                        values++;
                        var value = Exact.Canonicalize(column[unit].Number);
                        if (low is { } least)
                            value.ShouldBeGreaterThanOrEqualTo(Exact.Canonicalize(least), $"{world}; {step.Kind} of {tree}");
                        if (high is { } most)
                            value.ShouldBeLessThanOrEqualTo(Exact.Canonicalize(most), $"{world}; {step.Kind} of {tree}");
                    }
                    foreach (var input in step.Inputs)
                        Visit(input);
                }
            }
        });
        TestContext.Out.WriteLine($"{known} steps with an upper bound, {values} values");
        known.ShouldBeGreaterThan(500);
    }
}
