using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Tests.Ranking;

/// <summary>The test vector of facts/peers.md section 7: 44 42 42 41 41 41 39.</summary>
public class RanksTests
{
    private static readonly int[] Vector = [44, 42, 42, 41, 41, 41, 39];

    [TestCase(RankConvention.Standard, new[] { 1, 2, 2, 4, 4, 4, 7.0 })]
    [TestCase(RankConvention.Modified, new[] { 1, 3, 3, 6, 6, 6, 7.0 })]
    [TestCase(RankConvention.Dense, new[] { 1, 2, 2, 3, 3, 3, 4.0 })]
    [TestCase(RankConvention.Fractional, new[] { 1, 2.5, 2.5, 5, 5, 5, 7.0 })]
    public void The_published_vector(RankConvention convention, double[] ranks) => Of(Vector, convention).ShouldBe(ranks);

    [TestCase(RankConvention.Standard, 1)]
    [TestCase(RankConvention.Modified, 4)]
    [TestCase(RankConvention.Dense, 1)]
    [TestCase(RankConvention.Fractional, 2.5)]
    public void All_equal(RankConvention convention, double rank) => Of([5, 5, 5, 5], convention).ShouldAllBe(each => each == rank);

    [Test]
    public void Nobody_and_one_alone([Values] RankConvention convention)
    {
        Of([], convention).ShouldBeEmpty();
        Of([5], convention).ShouldBe([1.0]);
    }

    [Test]
    public void An_unknown_convention_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Of([5], (RankConvention)99));

    private static double[] Of(int[] scores, RankConvention convention) =>
        [.. Ranks.Of(scores.Length, (i, j) => scores[i] == scores[j], convention).Select(rank => (double)rank)];
}
