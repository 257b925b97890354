using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking.Awards;

public class AwardingTests
{
    private static readonly Step Score = Make.Result();
    private static readonly Step Votes = Make.Measure("votes");
    private static readonly RankingRule Main = Make.Ranking(Score, "main");
    private static readonly RankingRule Public = Make.Ranking(Votes, "public");

    private static readonly AwardRule[] Podium = [Place("first"), Place("second"), Place("third"), Place("hope", 3)];

    [Test]
    public void Prizes_go_to_the_places_one_after_the_other() =>
        Given(false, Podium, Main, [9, 8, 7, 6, 5, 4, 3]).ShouldBe(["first: A", "second: B", "third: C", "hope: D E F"]);

    [Test]
    public void Two_first_prizes_leave_no_second_and_the_next_is_third() =>
        Given(false, Podium, Main, [9, 9, 7, 6]).ShouldBe(["first: A B", "second: ", "third: C", "hope: D"]);

    [Test]
    public void In_a_dense_ranking_the_next_is_second() =>
        Given(false, Podium, Main with { Convention = RankConvention.Dense }, [9, 9, 7, 6])
            .ShouldBe(["first: A B", "second: C", "third: D", "hope: "]);

    [Test]
    public void A_draw_leaves_nothing_to_share()
    {
        var drawn = Main with { Convention = RankConvention.Ordinal, Draw = new Draw("x", null) };
        Given(false, Podium, drawn, [9, 9, 7])
            .Select(line => line.Length)
            .ShouldBe(["first: A".Length, "second: B".Length, "third: C".Length, "hope: ".Length]);
    }

    [Test]
    public void Where_listing_keys_are_declared_they_decide_who_has_the_prize() =>
        Given(false, Podium, Main with { ListedBy = [Make.Up(null)] }, [9, 9, 7]).ShouldBe(["first: A", "second: B", "third: C", "hope: "]);

    [Test]
    public void An_entry_may_hold_the_prize_of_the_public_too() =>
        Given(false, [Place("first"), Place("favourite", 2, "public")], Main, [9, 8, 7]).ShouldBe(["first: A", "favourite: A B"]);

    [Test]
    public void Where_it_may_not_the_next_one_moves_up()
    {
        var given = Give(true, [Place("first"), Place("favourite", 2, "public")], Main, [], [9, 8, 7]);
        Told(given).ShouldBe(["first: A", "favourite: B C"]);
        given[1].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.HoldsPrizeAlready);
        given[1].Winners[0].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.MovedUp);
    }

    [Test]
    public void A_class_has_all_between_its_limits_and_may_stay_empty()
    {
        var given = Give(false, [Class("a", 85, null), Class("b", 70, 85), Class("c", null, 70)], Main, [], [84.999m, 84.99m, 70, 69.99m]);
        Told(given).ShouldBe(["a: A", "b: B C", "c: D"], "limits are those of the published score");
        Told(Give(false, [Class("a", 85, null)], Main, [], [84])).ShouldBe(["a: "]);
        Give(false, [Class("a", 85, null)], Main, [], [84])[0].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.NobodyHasIt);
    }

    [Test]
    public void Only_those_within_the_cut_have_prizes() =>
        Given(false, [Place("all", 9)], Main with { Cut = new Cut(2, null) }, [9, 8, 7]).ShouldBe(["all: A B"]);

    [Test]
    public void A_prize_by_hand_awaits_the_plenary_and_goes_to_none_outside_the_ranking()
    {
        AwardRule[] special = [Place("special") with { By = AwardBy.Hand }];
        Give(false, special, Main, [], [9])[0].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.AwaitsDecision);
        var given = Give(false, special, Main with { Cut = new Cut(1, null) }, [Pick("special", "A"), Pick("special", "B")], [9, 8]);
        Told(given).ShouldBe(["special: A"]);
        given[0].Notes.ShouldHaveSingleItem().Code.ShouldBe(NoteCode.PickTakesNoPart);
    }

    [Test]
    public void An_honour_goes_to_anyone_counts_as_no_prize_and_stands_behind_the_ranking_without_rank()
    {
        var rule = Main with { Where = [new AttributeIsOneOf("type", ["kota"], null)] };
        AwardRule[] awards = [Place("honour") with { By = AwardBy.Honour }, Place("first")];
        var evaluation = Evaluate(true, awards, rule, [Pick("honour", "A"), Pick("honour", "Z")], [9]);
        Told(evaluation.Awards).ShouldBe(["honour: A Z", "first: A"]);
        var rows = AwardedRanking.Of(evaluation.Ranking(rule), evaluation.Awards).Rows;
        rows.Select(row => (row.Id, row.Rank)).ShouldBe([("A", 1m), ("Z", null)]);
        rows[1].Notes.Select(note => note.Code).ShouldBe([NoteCode.HasPrize, NoteCode.PickedByHand, NoteCode.OutsideRanking]);
    }

    [Test]
    public void Prizes_by_place_wait_for_the_plenary_that_cuts_the_ranking() =>
        Give(false, [Place("first")], Main with { Cut = new Cut(1, null) { By = CutBy.Hand } }, [], [9])[0]
            .Notes.ShouldHaveSingleItem()
            .Code.ShouldBe(NoteCode.AwaitsDecision);

    [Test]
    public void Clusters_that_are_ranked_apart_have_prizes_apart()
    {
        var apart = Main with { Within = "type" };
        Give(false, [Place("first")], apart, [], [9, 8])[0]
            .Winners.Select(winner => winner.Unit)
            .ShouldBe(["Z", "A"], "kabupaten before kota");
        Give(false, [Place("first") with { Cluster = "Kota" }], apart, [], [9, 8])[0].Winners.Select(winner => winner.Unit).ShouldBe(["A"]);
    }

    private static AwardRule Place(string id, int places = 1, string ranking = "main") =>
        new(id, Make.Text(id), ranking, AwardBy.Place, places, null, null, null, null);

    private static AwardRule Class(string id, decimal? from, decimal? below) =>
        Place(id) with
        {
            By = AwardBy.Class,
            AtLeast = from is { } least ? Make.Constant(least) : null,
            Below = below is { } limit ? Make.Constant(limit) : null,
        };

    private static HandPick Pick(string award, string unit) => new(award, unit, "a reason", "Plenary");

    private static string[] Told(IEnumerable<AwardGiven> given) =>
        [.. given.Select(award => $"{award.Rule.Id}: {string.Join(' ', award.Winners.Select(winner => winner.Unit))}")];

    private static string[] Given(bool one, AwardRule[] awards, RankingRule main, decimal[] scores) =>
        Told(Give(one, awards, main, [], scores));

    private static IReadOnlyList<AwardGiven> Give(bool one, AwardRule[] awards, RankingRule main, HandPick[] picks, decimal[] scores) =>
        Evaluate(one, awards, main, picks, scores).Awards;

    /// <summary>Kota A, B, C … with these scores, and as votes too; and Z, a kabupaten with the score 1.</summary>
    private static Evaluation Evaluate(bool one, AwardRule[] awards, RankingRule main, HandPick[] picks, decimal[] scores)
    {
        var facts = new TestFacts().Picks(picks);
        foreach (var (i, score) in scores.Index())
            facts.Region($"{(char)('A' + i)}", "kota").Result($"{(char)('A' + i)}", score).Measure($"{(char)('A' + i)}", "votes", score);
        if (main.Within is not null || main.Where.Count > 0)
            facts.Region("Z", "kabupaten").Result("Z", 1m);
        return facts.Under(Make.Edition([Score, Votes], main, Public) with { Awards = new AwardPlan(one, awards, null) });
    }
}
