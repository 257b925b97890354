using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking;

/// <summary>Tidak Dapat Dinilai is a state and not a low score; a missing score is not that state.</summary>
public class NotAssessableTests
{
    private static readonly IndicatorTable Table = Make.Table(Level.Innovation, 100m);
    private static readonly BandTable Bands = new(
        true,
        [Make.Band("good", 0.01m, 100m), Make.Band("nothing", 0m, 0m, ranked: false)],
        Make.Text("Tidak Dapat Dinilai")
    );

    private static readonly MeanOfItems Index = new(
        Make.Head("mean-of-items"),
        new IndicatorPoints(Make.Head("points", Level.Innovation), Table),
        AbsentInput.IsLeftOut,
        Make.Constant(10)
    );

    private static readonly TestFacts Facts = new TestFacts()
        .Region("A")
        .Region("B")
        .Region("C")
        .Innovation("I1", "A")
        .Levels(Table, "I1", 2)
        .Innovation("I2", "C");

    [Test]
    public void A_unit_of_which_nothing_was_reported_has_no_score_no_rank_and_says_so()
    {
        var rows = Rank(Make.Ranking(Index) with { Bands = Bands });
        var silent = rows[^1];
        (silent.Id, silent.Rank, silent.Score, silent.Shown, silent.Position).ShouldBe(("C", null, null, null, null));
        silent.Band!.Id.ShouldBe("nothing");
        var missing = rows[^2];
        (missing.Id, missing.Rank, missing.Score, missing.Shown).ShouldBe(("B", null, null, null));
        missing.Band!.Id.ShouldBe("Tidak Dapat Dinilai");
        missing.Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.NothingReported);
    }

    [Test]
    public void A_score_of_zero_is_ranked_last_where_no_band_says_otherwise() =>
        Rank(Make.Ranking(Index) with { Bands = null }).Select(row => (row.Id, row.Rank)).ShouldBe([("A", 1m), ("C", 2m), ("B", null)]);

    [Test]
    public void Where_the_edition_knows_no_such_state_a_unit_that_reported_nothing_is_ranked_with_its_zero() =>
        Facts
            .Under(Make.Edition([Index], Make.Ranking(Index)))
            .Ranking(Make.Ranking(Index))
            .Rows.Select(row => (row.Id, row.Rank))
            .ShouldBe([("A", 1m), ("B", 2m), ("C", 2m)]);

    [Test]
    public void Left_out_drops_a_unit_without_a_score_and_keeps_one_that_cannot_be_assessed()
    {
        var sum = new SumOfItems(
            Make.Head("sum-of-items"),
            new IndicatorPoints(Make.Head("points", Level.Innovation), Table),
            AbsentInput.IsLeftOut
        );
        Rank(Make.Ranking(sum) with { LeavesOutAbsent = true }, sum).Select(row => row.Id).ShouldBe(["A", "C"]);
        Rank(Make.Ranking(sum), sum).Select(row => row.Id).ShouldBe(["A", "C", "B"]);
        Rank(Make.Ranking(sum), sum)[^1].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.NothingReported);
        Rank(Make.Ranking(Index) with { LeavesOutAbsent = true }).Select(row => row.Id).ShouldBe(["A", "C", "B"]);
    }

    [Test]
    public void A_unit_that_reported_something_and_has_no_score_is_in_no_band()
    {
        var score = Make.Result();
        var rule = Make.Ranking(score) with { Bands = Bands };
        var rows = new TestFacts()
            .Region("A")
            .Region("B")
            .Measure("A", "spd", 40m)
            .Under(Make.Edition([score], rule) with { NothingReportedIsNotAssessable = true })
            .Ranking(rule)
            .Rows;
        rows.Select(row => (row.Id, row.Band?.Id, row.Notes.Single().Code))
            .ShouldBe([("A", null, NoteCode.NoScore), ("B", "Tidak Dapat Dinilai", NoteCode.NothingReported)]);
    }

    [Test]
    public void A_step_that_cannot_be_assessed_is_listed_without_rank_either_way([Values] bool leftOut)
    {
        var step = new Sum(Make.Head("sum"), [Make.Result()], AbsentInput.GivesNotAssessable);
        var rule = Make.Ranking(step) with { LeavesOutAbsent = leftOut, Bands = Bands };
        var row = new TestFacts().Region("A").Under(Make.Edition([step], rule)).Ranking(rule).Rows.ShouldHaveSingleItem();
        (row.Rank, row.Score).ShouldBe((null, null));
        row.Band!.Id.ShouldBe("Tidak Dapat Dinilai");
    }

    private static IReadOnlyList<RankedUnit> Rank(RankingRule rule, Step? step = null) =>
        Facts.Under(Make.Edition([step ?? Index], rule) with { NothingReportedIsNotAssessable = true }).Ranking(rule).Rows;
}
