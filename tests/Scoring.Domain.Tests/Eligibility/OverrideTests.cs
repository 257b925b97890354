using Scoring.Domain.Eligibility;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Eligibility;

/// <summary>A person's decision overrides the rules.</summary>
public class OverrideTests
{
    private static readonly ReportedMeasure Mark = Make.Measure("mark", Level.Innovation);
    private static readonly FormIsComplete Filled = new(new EligibilityHead("filled", Make.Text("Filled"), []), ["proof"]);

    private static TestFacts Given() =>
        new TestFacts()
            .Region("R1")
            .Innovation("A", "R1", ("proof", "x"), ("agency", "D"), ("sent", "2026-01-02"))
            .Innovation("B", "R1", ("proof", ""), ("agency", "D"), ("sent", "2026-01-01"))
            .Measure("A", "mark", 50, Level.Innovation)
            .Measure("B", "mark", 90, Level.Innovation);

    [Test]
    public void One_accepted_by_hand_is_ranked_and_still_shows_the_rule_and_who_accepted_it()
    {
        var rows = Ranked(Given().ByHand("B", true, "proof came by post"), Filled);
        rows[0].ShouldBe(("B", 1m, "NotEligibleByRules AcceptedByHand"));
        Outcome(Given().ByHand("B", true, "proof came by post"), 1, Filled)
            .Notes.Last()
            .Arguments.ShouldBe(["proof came by post", "secretariat"]);
    }

    [Test]
    public void One_refused_by_hand_has_no_rank_and_shows_why() =>
        Ranked(Given().ByHand("A", false), Filled).ShouldBe([("A", null, "RefusedByHand"), ("B", null, "NotEligible")]);

    [Test]
    public void A_person_refuses_also_where_there_is_no_rule() =>
        Ranked(Given().ByHand("B", false)).ShouldBe([("A", 1m, ""), ("B", null, "RefusedByHand")]);

    [Test]
    public void A_decision_about_what_takes_no_part_changes_nothing() => Ranked(Given().ByHand("Z", false)).ShouldBe(Ranked(Given()));

    [Test]
    public void A_pick_is_no_way_around_a_refusal()
    {
        var rule = Make.Ranking(Mark) with { Cut = new Cut(2, null) { By = CutBy.Hand } };
        var picked = Given()
            .ByHand("A", false)
            .Picks([new HandPick("all", "A", "best", "Plenary"), new HandPick("all", "B", "new", "Plenary")]);
        var result = picked.Under(Make.Edition([Mark], rule)).Ranking(rule);
        result.Rows.Where(row => row.WithinCut).Select(row => row.Id).ShouldBe(["B"]);
        var note = result.Notes.ShouldHaveSingleItem();
        (note.Code, note.Arguments[0]).ShouldBe((NoteCode.PickTakesNoPart, (object)"A"));
    }

    [Test]
    public void What_the_rules_say_is_kept_beside_what_a_person_decided()
    {
        var accepted = Outcome(Given().ByHand("B", true), 1, Filled);
        (accepted.IsEligible, accepted.IsEligibleByRules).ShouldBe((true, false));
        var refused = Outcome(Given().ByHand("A", false), 0, Filled);
        (refused.IsEligible, refused.IsEligibleByRules).ShouldBe((false, true));
    }

    [Test]
    public void What_a_person_refused_takes_nobodys_place_and_what_a_person_accepted_takes_part_in_the_comparison()
    {
        var quota = new QuotaIsKept(
            new EligibilityHead("quota", Make.Text("Quota"), []),
            "agency",
            Make.Constant(1),
            KeptSubmissions.Earliest,
            "sent"
        );
        (Outcome(Given(), 0, quota).IsEligible, Outcome(Given().ByHand("B", false), 0, quota).IsEligible).ShouldBe((false, true));
        (Outcome(Given(), 0, Filled, quota).IsEligible, Outcome(Given().ByHand("B", true), 0, Filled, quota).IsEligible).ShouldBe(
            (true, false)
        );
    }

    [Test]
    public void What_a_person_refused_lifts_nobody_and_is_shown_as_not_counted()
    {
        var best = new BestOfItems(Make.Head("best-of-items", Level.Group("agency")), Mark, Make.Constant(2), false);
        var evaluation = Given().ByHand("B", false).Under(Make.Edition([best], Make.Ranking(best)));
        evaluation.Of(best)[0].OrNull.ShouldBe(50m);
        var explanation = best.Explain(evaluation, 0);
        explanation.Inputs.Select(input => input.Counted).ShouldBe([true, false]);
        explanation.Inputs[1].Notes.ShouldContain(note => note.Code == NoteCode.RefusedByHand);
        explanation.Recompute().ShouldBe(explanation.Value);
    }

    private static EligibilityOutcome Outcome(TestFacts given, int unit, params EligibilityRule[] rules) =>
        EligibilityCheck.Of(rules, given.Facts())[unit];

    private static List<(string Id, decimal? Rank, string Notes)> Ranked(TestFacts given, params EligibilityRule[] rules)
    {
        var rule = Make.Ranking(Mark);
        return
        [
            .. given
                .Under(Make.Edition([Mark], rule) with { Eligibility = rules })
                .Ranking(rule)
                .Rows.Select(row => (row.Id, row.Rank, string.Join(' ', row.Notes.Select(note => note.Code)))),
        ];
    }
}
