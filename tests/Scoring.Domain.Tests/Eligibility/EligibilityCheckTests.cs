using Scoring.Domain.Eligibility;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Eligibility;

public class EligibilityCheckTests
{
    private static readonly ReportedMeasure Mark = Make.Measure("mark", Level.Innovation);
    private static readonly FormIsComplete Filled = new(new EligibilityHead("filled", Make.Text("Filled"), []), ["proof"]);
    private static readonly TextsAreShort Short = new(
        new EligibilityHead("short", Make.Text("Short"), []),
        [new WordLimit("summary", Make.Constant(2))]
    );

    private static readonly TestFacts Given = new TestFacts()
        .Region("R1")
        .Innovation("A", "R1", ("proof", "x"), ("summary", "a b"), ("agency", "D"))
        .Innovation("B", "R1", ("proof", ""), ("summary", "a b c"), ("agency", "D"))
        .Measure("A", "mark", 50, Level.Innovation)
        .Measure("B", "mark", 90, Level.Innovation);

    [Test]
    public void A_submission_is_refused_with_every_rule_it_breaks_in_the_order_of_the_file()
    {
        var outcomes = EligibilityCheck.Of([Short, Filled], Given.Facts());
        outcomes[0].IsEligible.ShouldBeTrue();
        outcomes[1].Breaches.Select(breach => breach.Rule.Id).ShouldBe(["short", "filled"]);
        outcomes[1].Breaches[0].Found.Single().Arguments.ShouldBe(["summary", 3, 2m]);
    }

    [Test]
    public void A_rule_is_asked_only_of_those_it_is_for()
    {
        var ofOthers = new FormIsComplete(
            new EligibilityHead("x", Make.Text("x"), [new AttributeIsOneOf("agency", ["E"], null)]),
            ["proof"]
        );
        EligibilityCheck.Of([ofOthers], Given.Facts())[1].IsEligible.ShouldBeTrue();
    }

    [Test]
    public void A_rule_that_is_left_open_refuses_nobody_and_is_told_as_not_checked()
    {
        var open = new SubmittedInTime(new EligibilityHead("late", Make.Text("Late"), [], Open: "closing"), "submitted_at", null);
        var outcome = EligibilityCheck.Of([open], Given.Facts())[1];
        outcome.IsEligible.ShouldBeTrue();
        outcome.NotChecked.ShouldBe([new NotCheckedRule(open, new Text("belum ditetapkan: closing", "left open: closing"))]);
    }

    [Test]
    public void Without_a_history_too_many_awards_cannot_be_told_and_a_missing_award_can()
    {
        var choice = new AwardChoice(["Top 45"], [], null, null);
        var never = new AwardsAreWithin(new EligibilityHead("never", Make.Text("Never"), []), choice, null, Make.Constant(0));
        var once = new AwardsAreWithin(new EligibilityHead("once", Make.Text("Once"), []), choice, Make.Constant(1), null);
        var outcome = EligibilityCheck.Of([never, once], Given.Facts())[0];
        outcome.NotChecked.Select(rule => rule.Rule).ShouldBe([never]);
        outcome.Breaches.Select(breach => breach.Rule).ShouldBe([once]);
    }

    [Test]
    public void Whoever_is_refused_is_listed_without_rank_and_with_the_reason()
    {
        var rows = Ranked(Make.Ranking(Mark));
        rows[0].ShouldBe(("A", 1m, ""));
        rows[1].ShouldBe(("B", null, "NotEligible"));
    }

    [Test]
    public void Whoever_is_refused_is_listed_also_where_units_without_a_score_are_not()
    {
        var given = new TestFacts().Innovation("A", null, ("proof", "x")).Innovation("B", null, ("proof", ""));
        var rule = Make.Ranking(Mark) with { LeavesOutAbsent = true };
        given.Under(Make.Edition([Mark], rule) with { Eligibility = [Filled] }).Ranking(rule).Rows.Select(row => row.Id).ShouldBe(["B"]);
    }

    [Test]
    public void A_ranking_may_rank_whoever_is_refused_all_the_same() =>
        Ranked(Make.Ranking(Mark) with { EligibleOnly = false })[0].ShouldBe(("B", 1m, "NotEligible"));

    [Test]
    public void Whoever_is_refused_does_not_go_on()
    {
        var first = Make.Ranking(Mark, "first") with { Cut = new Cut(5, null) };
        var second = Make.Ranking(Mark, "second") with { Among = "first" };
        Given
            .Under(Make.Edition([Mark], first, second) with { Eligibility = [Filled] })
            .Ranking(second)
            .Rows.Select(row => row.Id)
            .ShouldBe(["A"]);
    }

    [Test]
    public void What_is_refused_lifts_nobody_and_is_shown_as_not_counted()
    {
        var best = new BestOfItems(Make.Head("best-of-items", Level.Group("agency")), Mark, Make.Constant(2), false);
        var evaluation = Given.Under(Make.Edition([best], Make.Ranking(best)) with { Eligibility = [Filled] });
        evaluation.Of(best)[0].OrNull.ShouldBe(50m);
        var explanation = best.Explain(evaluation, 0);
        explanation.Inputs.Select(input => input.Counted).ShouldBe([true, false]);
        explanation.Inputs[1].Notes.ShouldContain(note => note.Code == NoteCode.NotEligible);
        explanation.Recompute().ShouldBe(explanation.Value);
    }

    private static List<(string Id, decimal? Rank, string Notes)> Ranked(RankingRule rule) =>
        [
            .. Given
                .Under(Make.Edition([Mark], rule) with { Eligibility = [Filled] })
                .Ranking(rule)
                .Rows.Select(row => (row.Id, row.Rank, string.Join(' ', row.Notes.Select(note => note.Code)))),
        ];
}
