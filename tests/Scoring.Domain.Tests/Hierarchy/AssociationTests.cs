using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

public class AssociationTests
{
    private static readonly decimal?[] First = [.. Enumerable.Range(0, 40).Select(i => i % 9 == 0 ? (decimal?)null : (i * 7 + 3) % 11)];
    private static readonly decimal?[] Second =
    [
        .. Enumerable.Range(0, 40).Select(i => i % 7 == 3 ? (decimal?)null : (i * i + 5 * i) % 13),
    ];

    // Printed by association.py, with gaps and equal values.
    [Test]
    public void A_second_computation_gives_the_same_coefficients()
    {
        ((double)Association.Spearman(First, Second)!.Value).ShouldBe(0.04340897806058921, 1e-9);
        ((double)Association.Kendall(First, Second)!.Value).ShouldBe(0.04106369319351936, 1e-9);
    }

    [Test]
    public void The_same_order_is_1_and_the_opposite_minus_1()
    {
        var (rising, steep, falling) = (Of(1m, 2m, 3m, 4m), Of(1m, 10m, 100m, 1000m), Of(9m, 5m, 3m, 2m));
        (Association.Spearman(rising, steep), Association.Kendall(rising, steep)).ShouldBe((1m, 1m));
        (Association.Spearman(rising, falling), Association.Kendall(rising, falling)).ShouldBe((-1m, -1m));
    }

    [Test]
    public void Too_few_units_and_equal_columns_have_none()
    {
        foreach (var other in new[] { Of(1m, null), Of(4m, 4m), Of(null, null) })
            (Association.Spearman(Of(1m, 2m), other), Association.Kendall(Of(1m, 2m), other)).ShouldBe((null, null));
    }

    [Test]
    public void What_repeats_is_counted_and_flagged()
    {
        var yesNo = ValueShape.Of(Of(0m, 0m, 0m, 1m, 1m, null));
        (yesNo.Median, yesNo.Zeros, yesNo.Different, yesNo.MostFrequent).ShouldBe((0m, 3, 2, 3));
        yesNo.Flags.ShouldBe([DataFlag.ManyZeros, DataFlag.ManyEqual, DataFlag.TwoValues]);
        ValueShape.Of(Of(1m, 2m, 3m)).Flags.ShouldBeEmpty();
        ValueShape.Of(Of(1m, null, null)).Flags.ShouldBe([DataFlag.FewReported]);
        // One of two is half of them, and yet no two are equal.
        ValueShape.Of(Of(1m, 2m)).Flags.ShouldBeEmpty();
        ValueShape.Of(Of(2m, 2m)).Flags.ShouldBe([DataFlag.ManyEqual]);
        ValueShape.Of(Of(null, null)).Flags.ShouldBe([DataFlag.FewReported]);
        ValueShape.Of([.. Enumerable.Range(1, 20).Select(i => (decimal?)(i == 20 ? 900 : i))]).Flags.ShouldBe([DataFlag.Outliers]);
    }

    [Test]
    public void A_unit_is_strong_in_the_best_fifth_and_weak_in_the_worst_and_has_peers()
    {
        // Ten units: a rises, b falls; the index is a + b over 2 with b counting nothing for unit 9.
        var rule = new CompositeRule(
            Branch("index", "index", 1m, Leaf("a", 3m), Leaf("b")),
            [],
            new MinMax(Number(0m), Number(100m)),
            new Dictionary<string, Aggregation> { ["index"] = new ArithmeticMean() },
            new AbsentChild()
        );
        var columns = new CompositeColumns(
            rule,
            new ReportedYear(
                10,
                id =>
                    [
                        .. Enumerable
                            .Range(0, 10)
                            .Select(i =>
                                i == 9 && id == "b" ? (decimal?)null
                                : id == "a" ? i
                                : 9 - i
                            ),
                    ],
                _ => []
            )
        );
        var profile = UnitProfile.Of(rule.Root, columns, 8, 2);
        profile
            .Lines.Select(line => (line.Node.Id, line.Rank, line.Of, line.Standing))
            .ShouldBe([
                ("index", 2, 10, ProfileStanding.Strength),
                ("a", 2, 10, ProfileStanding.Strength),
                ("b", 9, 9, ProfileStanding.Weakness),
            ]);
        profile.Lines[1].Median.ShouldBe(50m);
        // Unit 9 has only one of two indicators in common. Unit 7 is 100 / 9 away in a and 100 / 8 in b.
        profile.Peers.Select(peer => peer.Unit).ShouldBe([7, 6]);
        ((double)profile.Peers[0].Distance).ShouldBe(Math.Sqrt((100 / 9.0 * 100 / 9.0 + 12.5 * 12.5) / 2), 1e-9);
        UnitProfile.Of(rule.Root, columns, 9, 2).Lines[2].Standing.ShouldBe(ProfileStanding.None);
        UnitProfile.RanksOf(Of(5m, null, 7m, 5m, 1m)).ShouldBe([2, null, 1, 2, 4]);
        // What half of all have is no fifth: all that are equal must fit into it.
        ProfileStanding[] StandingsIn(params decimal?[] values)
        {
            var equal = new CompositeColumns(rule, new ReportedYear(values.Length, _ => values, _ => []));
            return [.. values.Select((_, unit) => UnitProfile.Of(rule.Root, equal, unit, 1).Lines[1].Standing)];
        }
        StandingsIn(1, 1, 1, 0, 0, 0).ShouldAllBe(standing => standing == ProfileStanding.Middle);
        StandingsIn(9, 5, 5, 5, 5, 1)
            .ShouldBe([
                ProfileStanding.Strength,
                ProfileStanding.Middle,
                ProfileStanding.Middle,
                ProfileStanding.Middle,
                ProfileStanding.Middle,
                ProfileStanding.Weakness,
            ]);
        var pair = CompositeReport.AllPairs(rule.Root, columns).ShouldHaveSingleItem();
        (pair.Units, pair.Coefficient, pair.Spearman, pair.Kendall).ShouldBe((9, -1m, -1m, -1m));
    }
}
