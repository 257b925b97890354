using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking.Selection;

public class PickTests
{
    private static readonly Step Score = Make.Result();
    private static readonly RankingRule Two = Make.Ranking(Score, "two") with { Cut = new Cut(2, null) };

    [Test]
    public void Each_value_of_an_attribute_has_its_own_best_in_one_ranking()
    {
        var result = Of(Two with { Cut = new Cut(1, null) { Per = "type" } }, ("A", 9m, "kota"), ("B", 8m, "kota"), ("C", 7m, "kabupaten"));
        Picked(result).ShouldBe(["A", "C"]);
        result.Rows.Select(row => row.Rank).ShouldBe([1m, 2m, 3m]);
    }

    [Test]
    public void The_places_go_to_the_best_of_those_who_reach_the_minimum_mark()
    {
        var minimum = new MinimumMark(Make.Measure("desk"), Make.Constant(60m), [new AttributeIsOneOf("type", ["kota"], null)]);
        var rule = Two with { Cut = new Cut(2, null) { Minimums = [minimum] } };
        var facts = Facts(("A", 9m, "kota"), ("B", 8m, "kota"), ("C", 7m, "kota"), ("D", 6m, "kabupaten"))
            .Measure("A", "desk", 59.99m)
            .Measure("B", "desk", 60m)
            .Measure("D", "desk", 1m);
        var result = facts.Under(Make.Edition([Score, minimum.Step], rule)).Ranking(rule);
        Picked(result).ShouldBe(["B", "D"]);
        result.Rows[0].Notes.Select(note => note.Code).ShouldBe([NoteCode.BelowMinimum]);
        result.Of("C")!.Notes.Select(note => note.Code).ShouldBe([NoteCode.BelowMinimum], "who has no mark has not reached it");
    }

    [Test]
    public void All_who_have_a_rank_go_on_where_the_rule_says_all() =>
        Picked(Of(Two with { Cut = new Cut(null, null) { By = CutBy.All } }, ("A", 9m, "kota"), ("B", 1m, "kota"), ("C", null, "kota")))
            .ShouldBe(["A", "B"]);

    [Test]
    public void A_ranking_that_the_plenary_cuts_awaits_its_decision_and_shows_what_the_marks_would_give()
    {
        var result = Of(Two with { Cut = new Cut(2, null) { By = CutBy.Hand } }, ("A", 9m, "kota"), ("B", 8m, "kota"), ("C", 7m, "kota"));
        result.AwaitsDecision.ShouldBeTrue();
        Picked(result).ShouldBeEmpty();
        result.Rows.Select(row => row.WithinCutByMarks).ShouldBe([true, true, false]);
        result.Rows[0].Notes.Select(note => note.Code).ShouldBe([NoteCode.ByMarksAlone]);
    }

    [Test]
    public void What_the_plenary_picks_goes_on_with_its_reason()
    {
        var rule = Two with { Cut = new Cut(null, null) { By = CutBy.Hand } };
        var result = Under(
                rule,
                [Pick("C", "new face"), Pick("A", "best"), Pick("Z", "?")],
                ("A", 9m, "kota"),
                ("B", 8m, "kota"),
                ("C", 7m, "kota")
            )
            .Ranking(rule);
        result.AwaitsDecision.ShouldBeFalse();
        Picked(result).ShouldBe(["A", "C"]);
        result.Rows.Select(row => row.WithinCutByMarks).ShouldBe([true, true, false], "as many as were picked");
        result.Rows[2].Notes[0].Arguments.ShouldBe(["new face", "Plenary"]);
        result.Rows[2].Notes[1].Code.ShouldBe(NoteCode.NotByMarksAlone);
        result.Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.PickTakesNoPart);
    }

    [Test]
    public void A_pick_that_no_rule_lets_anybody_make_has_no_effect_and_is_told()
    {
        var result = Under(Two, [Pick("C", "friend")], ("A", 9m, "kota"), ("B", 8m, "kota"), ("C", 7m, "kota")).Ranking(Two);
        Picked(result).ShouldBe(["A", "B"]);
        result.Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.PickWithoutRule);
    }

    [Test]
    public void A_ranking_among_those_that_the_plenary_has_not_picked_yet_says_what_it_waits_for()
    {
        var first = Two with { Cut = new Cut(2, null) { By = CutBy.Hand } };
        var next = Make.Ranking(Score, "next") with { Among = "two" };
        var result = Facts(("A", 9m, "kota")).Under(Make.Edition([Score], first, next)).Ranking(next);
        result.Rows.ShouldBeEmpty();
        result.Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.AwaitsEarlierDecision);
    }

    [Test]
    public void Quotas_say_of_each_unit_why_and_of_the_ranking_what_stays_empty()
    {
        var cut = new Cut(3, null) { Quotas = [Quota("kota", 1, 1), Quota("kabupaten", 2, null)] };
        var result = Of(Two with { Cut = cut }, ("A", 9m, "kota"), ("B", 8m, "kota"), ("C", 7m, "kabupaten"));
        result
            .Rows.Select(row => string.Join(' ', row.Notes.Select(note => note.Code)))
            .ShouldBe(["WithinQuota", "QuotaReached", "WithinQuota"]);
        result.Notes.Select(note => note.Code).ShouldBe([NoteCode.QuotaNotFilled, NoteCode.PlacesEmpty]);
    }

    [Test]
    public void Equal_units_of_which_only_some_find_a_place_are_told()
    {
        var result = Of(Two with { Cut = new Cut(1, null) { Quotas = [Quota("kota", 1, null)] } }, ("A", 9m, "kota"), ("B", 9m, "kota"));
        result.Rows.Select(row => row.Notes[^1].Code).ShouldBe([NoteCode.TieAtQuota, NoteCode.TieAtQuota]);
        Picked(result).ShouldBe(["A"]);
    }

    private static HandPick Pick(string unit, string reason) => new("two", unit, reason, "Plenary");

    private static Quota Quota(string type, int atLeast, int? atMost) =>
        new(
            type,
            Make.Text(type),
            [new AttributeIsOneOf("type", [type], null)],
            Make.Constant(atLeast),
            atMost is { } most ? Make.Constant(most) : null
        );

    private static TestFacts Facts(params (string Id, decimal? Score, string Type)[] units)
    {
        var facts = new TestFacts();
        foreach (var (id, score, type) in units)
        {
            facts.Region(id, type);
            if (score is { } number)
                facts.Result(id, number);
        }
        return facts;
    }

    private static Evaluation Under(
        RankingRule rule,
        IReadOnlyList<HandPick> picks,
        params (string Id, decimal? Score, string Type)[] units
    ) => Facts(units).Picks(picks).Under(Make.Edition([Score], rule));

    private static RankingResult Of(RankingRule rule, params (string Id, decimal? Score, string Type)[] units) =>
        Under(rule, [], units).Ranking(rule);

    private static IEnumerable<string> Picked(RankingResult result) => result.Rows.Where(row => row.WithinCut).Select(row => row.Id);
}
