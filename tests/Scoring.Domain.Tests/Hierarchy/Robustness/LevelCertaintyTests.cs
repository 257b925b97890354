using Scoring.Domain.Facts;
using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Hierarchy.Robustness;

/// <summary>Four regions with three indicators of levels 0 to 3; the shares were printed by levels.py.</summary>
public sealed class LevelCertaintyTests
{
    private static readonly IndicatorTable Table = Make.Table(Level.Region, 3m, 2m, 1m);

    private static readonly IndicatorPoints Points = new(Make.Head("points"), Table);

    private static Evaluation Reported() =>
        new TestFacts()
            .Region("A")
            .Region("B")
            .Region("C")
            .Region("D")
            .Levels(Table, "A", 3, 2, 1)
            .Levels(Table, "B", 2, 2, null)
            .Levels(Table, "C", 2, 1, 3)
            .Levels(Table, "D", 0, 3, 0)
            .Under(Make.Edition([Points]));

    private static IndexCertainty Of(double share, int runs)
    {
        // In the official order: A, C, B, D.
        var list = new IndexList([0, 2, 1, 3], 1, LowestFirst: false, null, Make.Places(2));
        return LevelCertainty.Of(Reported(), [(Points, [list])], share, runs, seed: 7).ShouldHaveSingleItem().ShouldHaveSingleItem();
    }

    [Test]
    public void The_shares_are_those_of_a_second_computation()
    {
        var found = Of(0.3, 40);
        found.Units.Select(unit => unit.Unit).ShouldBe([0, 2, 1, 3]);
        found.Units.Select(unit => unit.Rank).ShouldBe([1, 2, 3, 4]);
        found.Units.Select(unit => unit.Same).ShouldBe([0.775m, 0.425m, 0.5m, 0.875m]);
        found.Units.Select(unit => unit.InTop).ShouldBe([0.775m, 0.375m, 0.025m, 0m]);
        found.MeanShift.ShouldBe(0.3875m);
    }

    [Test]
    public void Without_a_chance_nothing_moves_and_what_was_not_reported_never_does()
    {
        Of(0, 5).Units.ShouldAllBe(unit => unit.Same == 1m);
        LevelCertainty.ReportedIn(Reported().Facts).ShouldBe(11);
        var slipped = LevelCertainty.Slipped(Reported().Facts.LevelsOf(Table), 1, new SplitMix64(1));
        slipped.Of(1)[2].ShouldBe(LevelFacts.Absent);
        (slipped.Of(0)[0], slipped.Of(3)[0], slipped.Of(3)[2]).ShouldBe(((byte)2, (byte)1, (byte)1), "at an end there is one neighbour");
    }
}
