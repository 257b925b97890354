using Scoring.Domain.Hierarchy;
using Scoring.Domain.Hierarchy.Robustness;

namespace Scoring.Domain.Tests.Hierarchy.Robustness;

public class IndexModelTests
{
    [Test]
    public void The_official_way_in_binary_arithmetic_is_the_official_index_for_made_up_indices()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var index = new RandomIndex(seed);
            var official = index.Columns().Of("index");
            ModelOf(index, new IndexPlan([], null)).FirstDifference(official).ShouldBeNull($"seed {seed}");
        }
    }

    [Test]
    public void The_official_way_in_binary_arithmetic_is_the_official_value_of_every_node()
    {
        var seen = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var index = new RandomIndex(seed);
            var columns = index.Columns();
            foreach (var node in index.Root.Flatten())
            {
                ModelOf(index, new IndexPlan([], null), node.Id).FirstDifference(columns.Of(node.Id)).ShouldBeNull($"{seed} {node.Id}");
                seen++;
            }
        }
        seen.ShouldBeGreaterThan(1000);
    }

    [Test]
    public void An_index_that_is_another_is_found_out()
    {
        var index = new RandomIndex(8);
        var model = ModelOf(index, new IndexPlan([], null));
        var official = index.Columns().Of("index").ToArray();
        var at = Array.FindIndex(official, value => value is not null);
        official[at] += 0.0000001m * Math.Max(1m, Math.Abs(official[at]!.Value));
        model.FirstDifference(official).ShouldBe(at);
        official[at] = null;
        model.FirstDifference(official).ShouldBe(at);
    }

    [Test]
    public void A_run_with_other_methods_is_the_index_of_a_rule_with_those_methods()
    {
        var seen = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var index = new RandomIndex(seed);
            var rule = index.Rule;
            var plan = new IndexPlan(
                [
                    new(FactorKind.LeftOut, [Alternative.Official, MethodAlternatives.Without("p0", rule)!]),
                    new(FactorKind.Imputation, [Alternative.Official, MethodAlternatives.Imputation("median:type")!]),
                    new(FactorKind.Treatment, [Alternative.Official, MethodAlternatives.Treatment("winsorise")!]),
                    new(FactorKind.Normalisation, [Alternative.Official, MethodAlternatives.Normalisation("rank", rule)!]),
                    new(FactorKind.Aggregation, [Alternative.Official, MethodAlternatives.Aggregation("index=arithmetic", rule)!]),
                ],
                null
            );
            var model = ModelOf(index, plan);
            for (var way = 0; way < 32; way++)
            {
                double[] point = [.. Enumerable.Range(0, 5).Select(i => (way >> i & 1) * 0.5)];
                var other = plan.Methods.Index().Aggregate(rule, (so, method) => method.Item.Alternatives[way >> method.Index & 1].Of(so));
                var expected = index.Columns(other).Of("index");
                var actual = model.At(point, model.Room());
                for (var unit = 0; unit < expected.Count; unit++)
                {
                    double.IsNaN(actual[unit]).ShouldBe(expected[unit] is null, $"seed {seed}, way {way}");
                    if (expected[unit] is { } number)
                        actual[unit].ShouldBe((double)number, 1e-9 * Math.Max(1, Math.Abs((double)number)), $"seed {seed}, way {way}");
                    seen++;
                }
            }
        }
        seen.ShouldBeGreaterThan(50_000);
    }

    private static IndexModel ModelOf(RandomIndex index, IndexPlan plan, string of = "index")
    {
        var years = index.Years.Select(year => new ReportedYear(year.Groups.Length, id => year.Figures[id], _ => year.Groups)).ToList();
        return new IndexModel(index.Rule, plan, years[0], [.. years.Skip(1)]) { Of = of };
    }
}
