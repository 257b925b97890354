using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

public class AggregationTests
{
    private static readonly ArithmeticMean Arithmetic = new();
    private static readonly decimal[] Weights = [1m, 3m];

    private static PowerMean Power(decimal power) => new("power-mean", Number(power));

    [Test]
    public void Means_weigh_their_children()
    {
        Mean(Arithmetic, Weights, 4m, 16m).ShouldBe(13m);
        Mean(PowerMean.Geometric, Weights, 16m, 1m).ShouldBe(2m);
        Mean(PowerMean.Harmonic, Weights, 1m, 3m).ShouldBe(2m);
        Mean(Power(2m), [1m, 1m], 1m, 7m).ShouldBe(5m);
        Mean(Power(1m), Weights, 4m, 16m).ShouldBe(13m);
    }

    [Test]
    public void The_human_development_index_of_2010_is_a_geometric_mean()
    {
        // UNDP, Human Development Report 2010, technical note 1, China: 0.847, 0.589 and 0.584 give 0.663.
        decimal.Round(Mean(PowerMean.Geometric, [1m, 1m, 1m], 0.847m, 0.589m, 0.584m)!.Value, 3).ShouldBe(0.663m);
    }

    [Test]
    public void An_absent_child_re_scales_the_weights()
    {
        foreach (var mean in new Aggregation[] { Arithmetic, PowerMean.Geometric, PowerMean.Harmonic, Power(2m) })
        {
            Mean(mean, Weights, 4m, null).ShouldBe(4m);
            Mean(mean, Weights, null, null).ShouldBeNull();
        }
    }

    [Test]
    public void A_zero_child_makes_geometric_and_harmonic_means_zero_and_a_negative_one_makes_none()
    {
        Mean(PowerMean.Geometric, Weights, 0m, 9m).ShouldBe(0m);
        Mean(PowerMean.Harmonic, Weights, 0m, 9m).ShouldBe(0m);
        Mean(Power(2m), [1m, 3m], 0m, 4m)!.Value.ShouldBe((decimal)Math.Sqrt(12), 1e-13m);
        Mean(PowerMean.Geometric, Weights, -1m, 9m).ShouldBeNull();
        Mean(Arithmetic, Weights, -1m, 9m).ShouldBe(6.5m);
    }

    [Test]
    public void Means_stand_in_their_order()
    {
        var means = new Aggregation[] { PowerMean.Harmonic, PowerMean.Geometric, Arithmetic, Power(2m) }.Select(by =>
            Mean(by, Weights, 2m, 9m)!.Value
        );
        means.ShouldBeInOrder(SortDirection.Ascending);
    }

    [Test]
    public void Copeland_counts_who_beats_whom()
    {
        // Weights 3 2 1. A beats B (3 + 1 against 2), B beats C (2 + 1 against 3 is a draw), A beats C (3 + 2 against 1).
        decimal?[][] rows =
        [
            [9, 5, 3],
            [7, 6, 2],
            [8, 1, 1],
        ];
        decimal[] weights = [3, 2, 1];
        rows.Select(row => new Copeland().Of(row, weights, rows)).ShouldBe(Of(2m, -1m, -1m));
    }

    [Test]
    public void Copeland_compares_only_what_both_have()
    {
        decimal?[][] rows =
        [
            [9, null],
            [7, 6],
            [null, 1],
            [null, null],
        ];
        rows.Select(row => new Copeland().Of(row, [1m, 1m], rows)).ShouldBe(Of(1m, 0m, -1m, null));
    }

    [Test]
    public void Too_few_children_give_no_value_and_gaps_can_be_filled_from_siblings()
    {
        new AbsentChild(Coverage: Number(0.66m)).Canonicalize(Of(1, 2, null)).ShouldBe(Of(1, 2, null));
        new AbsentChild(Coverage: Number(0.67m)).Canonicalize(Of(1, 2, null)).ShouldBeNull();
        new AbsentChild().Canonicalize(Of(1, null, null)).ShouldBe(Of(1, null, null));
        new AbsentChild().Canonicalize(Of(null, null)).ShouldBeNull();
        new AbsentChild(ChildFill.SiblingMean).Canonicalize(Of(1, 2, 6, null)).ShouldBe(Of(1, 2, 6, 3));
        new AbsentChild(ChildFill.SiblingMedian).Canonicalize(Of(1, 2, 6, null)).ShouldBe(Of(1, 2, 6, 2));
    }

    [Test]
    public void Effective_weights_multiply_down_the_tree()
    {
        var tree = Branch(
            "index",
            "index",
            1m,
            Branch("p", "pillar", 1m, Leaf("a", 1m), Leaf("b", 3m)),
            Branch("q", "pillar", 3m, Leaf("c", 2m))
        );
        tree.EffectiveWeights()
            .ShouldBe(
                new Dictionary<string, decimal>
                {
                    ["index"] = 1m,
                    ["p"] = 0.25m,
                    ["a"] = 0.0625m,
                    ["b"] = 0.1875m,
                    ["q"] = 0.75m,
                    ["c"] = 0.75m,
                },
                ignoreOrder: true
            );
    }
}
