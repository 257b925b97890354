using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>
/// A thousand generated indices covering every option of the grammar: the engine agrees with plain arithmetic, and the invariants hold.
/// </summary>
public class RandomIndexTests
{
    private const int Many = 1000;

    [Test]
    public void Every_operation_agrees_with_plain_arithmetic()
    {
        var (compared, joint) = (0, 0);
        var used = new HashSet<string>();
        for (var seed = 0; seed < Many; seed++)
        {
            var index = new RandomIndex(seed);
            var (engine, plain) = (index.Columns().Of("index"), new PlainIndex(index).Values());
            for (var unit = 0; unit < plain.Length; unit++)
            {
                var what = $"seed {seed}, unit {unit}, {index.By}, {index.Pillar}, {index.Index}";
                (engine[unit] is null).ShouldBe(double.IsNaN(plain[unit]), what);
                if (engine[unit] is not { } value)
                    continue;
                ((double)value).ShouldBe(plain[unit], 1e-9 * Math.Max(1, Math.Abs(plain[unit])), what);
                compared++;
            }
            joint += index.Years.Count > 1 ? 1 : 0;
            used.UnionWith([
                index.By,
                index.Pillar,
                index.Index,
                index.Fill.ToString(),
                $"{index.Impute?.Centre} {index.Impute?.Group}",
                $"points {index.Points}",
            ]);
        }
        compared.ShouldBeGreaterThan(5 * Many);
        joint.ShouldBeGreaterThan(Many / 5);
        used.Count.ShouldBe(8 + 5 + 4 + 5 + 4);
    }

    [Test]
    public void Every_node_agrees_with_plain_arithmetic()
    {
        var compared = 0;
        for (var seed = 0; seed < Many / 4; seed++)
        {
            var index = new RandomIndex(seed);
            var (engine, plain) = (index.Columns(), new PlainIndex(index).Nodes());
            foreach (var node in index.Root.Flatten())
            {
                for (var unit = 0; unit < plain[node.Id].Length; unit++)
                {
                    var what = $"seed {seed}, node {node.Id}, unit {unit}, {index.By}, {index.Pillar}";
                    (engine.Of(node.Id)[unit] is null).ShouldBe(double.IsNaN(plain[node.Id][unit]), what);
                    if (engine.Of(node.Id)[unit] is not { } value)
                        continue;
                    ((double)value).ShouldBe(plain[node.Id][unit], 1e-9 * Math.Max(1, Math.Abs(plain[node.Id][unit])), what);
                    compared++;
                }
            }
        }
        compared.ShouldBeGreaterThan(20 * Many / 4);
    }

    [Test]
    public void The_order_of_the_indicators_changes_nothing()
    {
        for (var seed = 0; seed < Many / 4; seed++)
        {
            var index = new RandomIndex(seed);
            Settled(index, index.Rule with { Root = Turned(index.Root) }).ShouldBe(Settled(index, index.Rule), $"seed {seed}");
        }
    }

    [Test]
    public void Weights_times_a_constant_change_nothing()
    {
        for (var seed = 0; seed < Many / 4; seed++)
        {
            var index = new RandomIndex(seed);
            Settled(index, index.Rule with { Root = Weighed(index.Root, 7m) }).ShouldBe(Settled(index, index.Rule), $"seed {seed}");
        }
    }

    [Test]
    public void An_indicator_that_improves_never_lowers_an_index_of_min_max_and_arithmetic_means()
    {
        var raised = 0;
        for (var seed = 0; seed < Many; seed++)
        {
            var index = new RandomIndex(seed);
            var rule = index.Rule with
            {
                Before = [],
                Normalisation = new MinMax(Number(0m), Number(100m)),
                Aggregations = new Dictionary<string, Aggregation> { ["pillar"] = new ArithmeticMean(), ["index"] = new ArithmeticMean() },
                AbsentChild = new AbsentChild(),
            };
            var random = new Random(seed);
            var leaf = rule.Root.Indicators[random.Next(rule.Root.Indicators.Count)];
            var figures = index.Years[0].Figures[leaf.Id];
            var unit = random.Next(figures.Length);
            // A column that is equal for all the others has no scale to improve on.
            if (
                figures[unit] is not { } before
                || index.Columns(rule).ReportedOf(leaf.Id).Where((_, other) => other != unit).OfType<decimal>().Distinct().Count() < 2
            )
                continue;
            var was = index.Columns(rule).Of("index")[unit];
            figures[unit] = before + (leaf.Yardstick.LowerIsBetter ? -1 : 1) * random.Next(1, 200);
            var now = index.Columns(rule).Of("index")[unit];
            (now is null).ShouldBe(was is null);
            if (was is not { } low || now is not { } high)
                continue;
            Exact.Canonicalize(high).ShouldBeGreaterThanOrEqualTo(Exact.Canonicalize(low), $"seed {seed}, {leaf.Id}, unit {unit}");
            raised += high > low ? 1 : 0;
        }
        raised.ShouldBeGreaterThan(Many / 2);
    }

    [Test]
    public void A_year_beside_itself_changes_no_bounds()
    {
        for (var seed = 0; seed < Many / 4; seed++)
        {
            var index = new RandomIndex(seed);
            var own = index.Years[0];
            var year = new ReportedYear(own.Groups.Length, id => own.Figures[id], _ => own.Groups);
            var rule = index.Rule with { Before = [], Normalisation = new MinMax(Number(1m), Number(100m)) };
            new CompositeColumns(rule, year, year, year).Of("index").ShouldBe(new CompositeColumns(rule, year).Of("index"), $"seed {seed}");
        }
    }

    private static decimal?[] Settled(RandomIndex index, CompositeRule rule) =>
        [
            .. index
                .Columns(rule)
                .Of("index")
                .Select(value => value is { } number ? Exact.Round(number, 12, RoundingMode.HalfAwayFromZero) : (decimal?)null),
        ];

    private static HierarchyNode Turned(HierarchyNode node) => node with { Children = [.. node.Children.Reverse().Select(Turned)] };

    private static HierarchyNode Weighed(HierarchyNode node, decimal by) =>
        node with
        {
            Weight = new Constant("weight", node.Weight.Amount * by),
            Children = [.. node.Children.Select(child => Weighed(child, by))],
        };
}
