using Scoring.Domain.Hierarchy;
using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Rules;

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

    [TestCase("median:type", "winsorise", "rank", "index=arithmetic")]
    [TestCase("regression+median:type", "i10=log+winsorise:type", "min-max:type:from=1:to=10", "index=power-mean:power=0.5")]
    [TestCase("mean", "i10=none", "percentile-rank:to=200", "pillar=power-mean:power=3+index=arithmetic")]
    [TestCase("none", "winsorise:skewness=1:kurtosis=1:points=4", "min-max+i10=goalposts", "arithmetic")]
    [TestCase("none", "winsorise:years=apart", "min-max:over=none", "arithmetic")]
    public void A_run_with_other_methods_is_the_index_of_a_rule_with_those_methods(
        string impute,
        string treat,
        string normalise,
        string aggregate
    )
    {
        var seen = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var index = new RandomIndex(seed);
            var rule = index.Rule;
            var plan = new IndexPlan(
                [
                    new(FactorKind.LeftOut, [Alternative.Official, MethodAlternatives.Without("p0", rule)!]),
                    new(FactorKind.Imputation, [Alternative.Official, MethodAlternatives.Imputation(impute)!]),
                    new(FactorKind.Treatment, [Alternative.Official, MethodAlternatives.Treatment(treat, rule)!]),
                    new(FactorKind.Normalisation, [Alternative.Official, MethodAlternatives.Normalisation(normalise, rule)!]),
                    new(FactorKind.Aggregation, [Alternative.Official, MethodAlternatives.Aggregation(aggregate, rule)!]),
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

    [Test]
    public void An_indicator_of_its_own_scale_goes_with_the_scale_of_all()
    {
        var index = new RandomIndex(0);
        var own = index.Rule with
        {
            Normalisation = new MinMax(Columns.Number(0m), Columns.Number(100m)),
            Root = index.Rule.Root.With("i10", leaf =>
                leaf with
                {
                    Normalisation = new Goalposts(Columns.Number(0m), Columns.Number(100m)),
                }
            ),
        };
        Normalisation? Own(string word) =>
            MethodAlternatives.Normalisation(word, own)!.Of(own).Root.Indicators.Single(leaf => leaf.Id == "i10").Normalisation;
        // Goalposts on another interval than that of all, or beside z-scores, would be another indicator's figures.
        Own("z-score").ShouldBeNull();
        Own("percentile-rank:from=1:to=5").ShouldBe(new Goalposts(Columns.Number(1m) with { Name = "from" }, new Constant("to", 5m)));
        Own("percentile-rank:type").ShouldBeOfType<Goalposts>().Group.ShouldBeNull();
        Own("i10=min-max").ShouldBe(own.Normalisation);
        Own("i10=as-others").ShouldBeNull();
    }

    [Test]
    public void Places_are_those_of_one_year_whatever_years_the_official_bounds_include()
    {
        var seed = Enumerable.Range(0, 100).First(one => new RandomIndex(one) is { By: "min-max", Years.Count: > 1 });
        var rule = new RandomIndex(seed).Rule;
        MethodAlternatives.Normalisation("rank", rule)!.Of(rule).Over.ShouldBeEmpty();
        MethodAlternatives.Normalisation("z-score", rule)!.Of(rule).Over.ShouldBe(rule.Over);
        MethodAlternatives.Normalisation("min-max:over=none", rule)!.Of(rule).Over.ShouldBeEmpty();
    }

    private static IndexModel ModelOf(RandomIndex index, IndexPlan plan, string of = "index")
    {
        var years = index.Years.Select(year => new ReportedYear(year.Groups.Length, id => year.Figures[id], _ => year.Groups)).ToList();
        return new IndexModel(index.Rule, plan, years[0], [.. years.Skip(1)]) { Of = of };
    }
}
