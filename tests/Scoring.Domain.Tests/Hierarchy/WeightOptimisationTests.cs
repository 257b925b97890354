using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>
/// Weights by which the parts of a node are as important as wanted; the figures were printed by optimise.py, which solves for them instead
/// of searching.
/// </summary>
public sealed class WeightOptimisationTests
{
    private const int Units = 14;

    private static readonly Dictionary<string, decimal?[]> Reported = new()
    {
        ["p"] = Column(i => (i * 5 + 2) % 11),
        ["q"] = Column(i => (i * i + 3) % 13),
        ["r"] = Column(i => (i * 7 + i * i) % 17),
        ["big"] = Column(i => (i * 5 + 2) % 11 * 10 + (i * i + 3) % 13),
    };

    private static decimal?[] Column(Func<int, int> value) => [.. Enumerable.Range(0, Units).Select(i => (decimal?)value(i))];

    private static WeightOptimisation Found(string[] ids, decimal[] targets, Importance importance, Aggregation? by = null)
    {
        var tree = Branch("index", "index", 1m, [.. ids.Select((id, i) => Leaf(id, i == 0 ? 3m : 1m))]);
        var rule = new CompositeRule(
            tree,
            [],
            new MinMax(Number(1m), Number(100m)),
            new Dictionary<string, Aggregation> { ["index"] = by ?? new ArithmeticMean() },
            new AbsentChild()
        );
        var columns = new CompositeColumns(rule, new ReportedYear(Units, id => Reported[id], _ => new string?[Units]));
        return WeightOptimisation.Of(rule, tree, columns, importance, targets);
    }

    [TestCase(Importance.Squared, new[] { 1, 1, 1 }, new[] { 1.662434134615201, 1.8357302383775447, 1.5018356270072535 })]
    [TestCase(Importance.Correlation, new[] { 1, 1, 1 }, new[] { 1.662434134615201, 1.8357302383775447, 1.5018356270072535 })]
    [TestCase(Importance.Squared, new[] { 2, 1, 1 }, new[] { 1.9940237756503025, 1.6695403220520215, 1.3364359022976755 })]
    [TestCase(Importance.Correlation, new[] { 3, 2, 1 }, new[] { 2.337525896219181, 1.8092562569866586, 0.8532178467941608 })]
    public void The_weights_are_those_that_solve_for_the_importance_wanted(Importance importance, int[] targets, double[] weights)
    {
        var found = Found(["p", "q", "r"], [.. targets.Select(one => (decimal)one)], importance);
        found.IsReached.ShouldBeTrue();
        found.Units.ShouldBe(Units);
        foreach (var (part, weight) in found.Parts.Zip(weights))
            ((double)part.Weight).ShouldBe(weight, 1e-9);
        foreach (var (part, target) in found.Parts.Zip(targets))
            ((double)part.ShareAfter!.Value).ShouldBe((double)target / targets.Sum(), 1e-9);
        found.Parts.Sum(part => part.Weight).ShouldBe(5m, 1e-9m);
    }

    [Test]
    public void Correlations_before_and_after_are_given()
    {
        var found = Found(["p", "q", "r"], [3m, 2m, 1m], Importance.Correlation);
        double[] after = [0.7486218057464435, 0.49908120383096216, 0.24954060191548144];
        foreach (var (part, correlation) in found.Parts.Zip(after))
            ((double)part.After!.Value).ShouldBe(correlation, 1e-9);
        // 3 p + q + r, over the spread of the parts: printed by optimise.py, too.
        double[] before = [0.9001538957847206, 0.1757556981060449, 0.2941681589440888];
        foreach (var (part, correlation) in found.Parts.Zip(before))
            ((double)part.Before!.Value).ShouldBe(correlation, 1e-9);
    }

    [Test]
    public void What_would_need_a_weight_below_0_is_not_reached()
    {
        // big = p and a little of q: optimise.py finds 27.8, 3.3 and −26.1.
        var found = Found(["p", "q", "big"], [1m, 1m, 1m], Importance.Squared);
        found.IsReached.ShouldBeFalse();
        found.Farthest!.Value.ShouldBeGreaterThan(0.001m);
        found.Parts.ShouldAllBe(part => part.Weight >= 0m);
    }

    [Test]
    public void Another_mean_has_weights_of_its_own()
    {
        var found = Found(["p", "q", "r"], [1m, 1m, 1m], Importance.Squared, PowerMean.Geometric);
        found.IsReached.ShouldBeTrue();
        Math.Abs(found.Parts[0].Weight - 1.662434134615m).ShouldBeGreaterThan(0.001m);
        // The official way of computing agrees on what is reached.
        var rule = new CompositeRule(
            Branch("index", "index", 1m, [.. found.Parts.Select(part => Leaf(part.Node.Id, part.Weight))]),
            [],
            new MinMax(Number(1m), Number(100m)),
            new Dictionary<string, Aggregation> { ["index"] = PowerMean.Geometric },
            new AbsentChild()
        );
        var columns = new CompositeColumns(rule, new ReportedYear(Units, id => Reported[id], _ => new string?[Units]));
        foreach (var part in found.Parts)
            Coherence.Correlation(columns.Of(part.Node.Id), columns.Of("index"))!.Value.ShouldBe(part.After!.Value, 1e-12m);
    }
}
