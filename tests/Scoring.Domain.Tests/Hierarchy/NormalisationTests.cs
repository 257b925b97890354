using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

public class NormalisationTests
{
    private static readonly Constant Zero = Number(0m),
        Hundred = Number(100m);

    private static readonly decimal?[] Five = Of(10m, 20m, null, 15m, 20m);

    [Test]
    public void Min_max_runs_from_the_worst_to_the_best()
    {
        Normalised(new MinMax(Zero, Hundred), Higher, Five).ShouldBe(Of(0m, 100m, null, 50m, 100m));
        Normalised(new MinMax(Zero, Hundred), Lower, Five).ShouldBe(Of(100m, 0m, null, 50m, 0m));
        Normalised(new MinMax(Number(1m), Number(7m)), Higher, Five).ShouldBe(Of(1m, 7m, null, 4m, 7m));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Min_max_ends_exactly_at_the_ends() =>
        Prop.ForAll(Gen.Choose(-1_000_000, 1_000_000).ArrayOf(7).ToArbitrary(), Gen.Choose(-999, 999).Two().ToArbitrary(), (values, ends) =>
        {
            decimal?[] column = [.. values.Select(value => (decimal?)(value / 7m))];
            var (from, to) = (ends.Item1 / 3m, ends.Item1 / 3m + Math.Abs(ends.Item2) / 7m + 1m);
            if (values.Distinct().Count() == 1)
                return;
            foreach (var yardstick in new[] { Higher, Lower })
            {
                var normalised = Normalised(new MinMax(Number(from), Number(to)), yardstick, column);
                normalised.Min().ShouldBe(from);
                normalised.Max().ShouldBe(to);
            }
        });

    [Test]
    public void Z_scores_have_mean_0_and_standard_deviation_1()
    {
        // Mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, s = √(32 / 7).
        var s = Moments.StandardDeviation([2, 4, 4, 4, 5, 5, 7, 9])!.Value;
        Normalised(new ZScore(), Higher, 2, 4, 4, 4, 5, 5, 7, 9)[7].ShouldBe(4m / s);
        Normalised(new ZScore(), Lower, 2, 4, 4, 4, 5, 5, 7, 9)[7].ShouldBe(-4m / s);
        var all = Normalised(new ZScore(), Higher, 2, 4, 4, 4, 5, 5, 7, 9).OfType<decimal>().ToList();
        Math.Abs(Moments.Mean(all)!.Value).ShouldBeLessThan(1e-14m);
        Math.Abs(Moments.StandardDeviation(all)!.Value - 1m).ShouldBeLessThan(1e-14m);
    }

    [Test]
    public void Ranks_count_from_the_worst_and_equals_share_the_lower_place()
    {
        Normalised(new RankFromWorst(), Higher, Five).ShouldBe(Of(1m, 3m, null, 2m, 3m));
        Normalised(new RankFromWorst(), Lower, Five).ShouldBe(Of(4m, 1m, null, 3m, 1m));
    }

    [Test]
    public void Borda_counts_the_beaten()
    {
        Normalised(new BordaPoints(), Higher, Five).ShouldBe(Of(0m, 2m, null, 1m, 2m));
        Normalised(new BordaPoints(), Lower, Five).ShouldBe(Of(3m, 0m, null, 2m, 0m));
    }

    [Test]
    public void The_percentile_rank_is_the_share_of_the_others_that_are_worse()
    {
        // The example of the spreadsheet function PERCENTRANK.INC: 13 12 11 8 4 3 2 1 1 1; 2 gives 0.333, 4 gives 0.555, 8 gives 0.666.
        var ranks = Normalised(new PercentileRank(Zero, Number(1m)), Higher, 13, 12, 11, 8, 4, 3, 2, 1, 1, 1);
        ranks.Select(rank => decimal.Round(rank!.Value, 3)).ShouldBe([1m, 0.889m, 0.778m, 0.667m, 0.556m, 0.444m, 0.333m, 0m, 0m, 0m]);
        Normalised(new PercentileRank(Zero, Hundred), Higher, 5, null).ShouldBe(Of(null, null));
    }

    [Test]
    public void The_distance_to_the_best_is_a_share_of_it()
    {
        Normalised(new DistanceToBest(Zero, Hundred), Higher, 10, 40, null, 20).ShouldBe(Of(25m, 100m, null, 50m));
        Normalised(new DistanceToBest(Zero, Hundred), Lower, 10, 40, null, 20).ShouldBe(Of(100m, 25m, null, 50m));
        Normalised(new DistanceToBest(Zero, Hundred), Lower, 0, 40, -3, 20).ShouldBe(Of(null, 50m, null, 100m), "there is no share of 0");
    }

    [Test]
    public void The_distance_to_the_target_ends_at_the_target()
    {
        Normalised(new DistanceToTarget(Zero, Hundred), new Yardstick(Target: Number(30m)), 10, 15, 30, 45, null)
            .ShouldBe(Of(0m, 25m, 100m, 100m, null));
        Normalised(new DistanceToTarget(Zero, Hundred), new Yardstick(true, Number(10m)), 50, 40, 10, 5, null)
            .ShouldBe(Of(0m, 25m, 100m, 100m, null));
        Normalised(new DistanceToTarget(Zero, Hundred), new Yardstick(Target: Number(5m)), 10, 15)
            .ShouldBe(Of(100m, 100m), "all are beyond it");
        Should.Throw<ArgumentException>(() => Normalised(new DistanceToTarget(Zero, Hundred), Higher, 1, 2));
    }

    [Test]
    public void What_is_beyond_the_target_counts_where_the_rule_says_so()
    {
        var counted = new DistanceToTarget(Zero, Hundred, CountsBeyond: true);
        Normalised(counted, new Yardstick(Target: Number(30m)), 10, 15, 30, 45, null).ShouldBe(Of(0m, 25m, 100m, 175m, null));
        Normalised(counted, new Yardstick(true, Number(10m)), 50, 40, 10, 5, null).ShouldBe(Of(0m, 25m, 100m, 112.5m, null));
        Normalised(counted, new Yardstick(Target: Number(5m)), 10, 15).ShouldBe(Of(100m, 100m), "nobody is before it: there is no measure");
        Normalised(counted, new Yardstick(Target: Number(10m)), 10, 15).ShouldBe(Of(100m, 100m), "nor where the worst is at it");
    }

    [Test]
    public void Goalposts_do_not_move_with_the_units()
    {
        var posts = new Yardstick(Low: Number(20m), High: Number(85m));
        Normalised(new Goalposts(Zero, Number(1m)), posts, 52.5m, 10m, 90m, null).ShouldBe(Of(0.5m, 0m, 1m, null));
        Normalised(new Goalposts(Zero, Number(1m)), posts with { LowerIsBetter = true }, 46m, 10m, 90m).ShouldBe(Of(0.6m, 1m, 0m));
        Should.Throw<ArgumentException>(() => Normalised(new Goalposts(Zero, Hundred), Higher, 1, 2));
    }

    [Test]
    public void A_column_that_tells_nobody_apart_gives_no_values_where_the_formula_would_divide_by_nothing()
    {
        Normalised(new MinMax(Zero, Hundred), Higher, 3, 3, null).ShouldBe(Of(null, null, null));
        Normalised(new ZScore(), Higher, 3, 3, null).ShouldBe(Of(null, null, null));
        Normalised(new RankFromWorst(), Higher, 3, 3, null).ShouldBe(Of(1m, 1m, null));
        foreach (
            Normalisation by in new Normalisation[]
            {
                new MinMax(Zero, Hundred),
                new ZScore(),
                new DistanceToBest(Zero, Hundred),
                new PercentileRank(Zero, Hundred),
            }
        )
            Normalised(by, Higher, null, null).ShouldBe(Of(null, null));
    }
}
