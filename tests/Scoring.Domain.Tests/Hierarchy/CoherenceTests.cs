using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

public class CoherenceTests
{
    [Test]
    public void The_correlation_is_that_of_the_first_quartet_of_Anscombe()
    {
        // F. J. Anscombe, Graphs in Statistical Analysis, The American Statistician 27 (1973): r = 0.816 in all four sets.
        var x = Of(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5, null);
        var y = Of(8.04m, 6.95m, 7.58m, 8.81m, 8.33m, 9.96m, 7.24m, 4.26m, 10.84m, 4.82m, 5.68m, 1);
        decimal.Round(Coherence.Correlation(x, y)!.Value, 3).ShouldBe(0.816m);
        Coherence.Correlation(x, x).ShouldBe(1m);
        Coherence.Correlation(x, [.. x.Select(value => -value)]).ShouldBe(-1m);
    }

    [Test]
    public void A_column_that_tells_nobody_apart_has_no_correlation()
    {
        Coherence.Correlation(Of(1, 1, null), Of(1, 2, 3)).ShouldBeNull();
        Coherence.Correlation(Of(1, 2), Of(null, 2)).ShouldBeNull();
    }

    [TestCase(0.5, 3, 0.66666666666666)]
    [TestCase(0.3957, 12, 0.202928982759)]
    [TestCase(-0.485, 12, 0.110006201382)]
    [TestCase(0.9, 5, 0.037386073468)]
    [TestCase(1, 4, 0)]
    [TestCase(0, 4, 1)]
    public void A_correlation_by_chance_is_as_likely_as_its_t(decimal coefficient, int units, decimal probability) =>
        // Statistics/anova.py integrates the density.
        Coherence.Probability(coefficient, units)!.Value.ShouldBe(probability, 1e-11m);

    [Test]
    public void A_correlation_of_two_units_says_nothing()
    {
        Coherence.Probability(1m, 2).ShouldBeNull();
        Coherence.Probability(null, 9).ShouldBeNull();
        Direction.Of(1m, 2).ShouldBe(Relation.Unknown);
        Direction.Of(1m, 3).ShouldBe(Relation.AlmostSame);
    }

    [Test]
    public void Alpha_is_worked_by_hand()
    {
        // Over the first three units: variances 1 and 3, sums 3 4 8 with variance 7: 2 × (1 − 4 / 7).
        Coherence.CronbachAlpha([Of(1, 2, 3, 9), Of(2, 2, 5, null)])!.Value.ShouldBe(6m / 7m, 1e-12m);
        Coherence.CronbachAlpha([Of(1, 2, 3), Of(1, 2, 3)]).ShouldBe(1m);
        Coherence.CronbachAlpha([Of(1, 2, 3)]).ShouldBeNull();
        Coherence.CronbachAlpha([Of(1, 2), Of(2, 1)]).ShouldBeNull("the sums are equal");
    }

    [Test]
    public void A_tree_can_do_without_a_node()
    {
        var tree = Branch("index", "index", 1m, Branch("p", "pillar", 1m, Leaf("a"), Leaf("b")), Branch("q", "pillar", 1m, Leaf("c")));
        tree.Without("a")!.Indicators.Select(node => node.Id).ShouldBe(["b", "c"]);
        tree.Without("c")!.Flatten().Select(node => node.Id).ShouldBe(["index", "p", "a", "b"], "a pillar without indicators goes");
        tree.Without("index").ShouldBeNull();
        tree.Without("x")!.Indicators.Count.ShouldBe(3);
    }
}
