using Scoring.Domain.Explanations;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Eligibility;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Eligibility;

/// <summary>Who may take part: by the rules, and by what a person decides.</summary>
public class OverrideTests
{
    private const string Club = SmallSeason.Club;

    [Test]
    public async Task The_run_lists_each_submission_with_the_rule_and_its_citation()
    {
        using var place = await SmallSeason.Filled();
        var list = await place.Send(new ListEligibility(Club));
        (list.Accepted, list.Refused, list.Submissions.Count).ShouldBe((4, 1, 5));
        var refused = (await place.Send(new ListEligibility(Club, RefusedOnly: true))).Submissions.ShouldHaveSingleItem();
        var breach = refused.Outcome.Breaches.ShouldHaveSingleItem();
        (refused.Id, breach.Rule.Id, Texts.Source(breach.Rule.Citation!, "en")).ShouldBe(
            ("e5", "in-use", "committee, pasal 7: set by the organiser")
        );
    }

    [Test]
    public async Task Whoever_is_accepted_by_hand_is_ranked_and_keeps_showing_the_rule_that_it_breaks()
    {
        using var place = await SmallSeason.Filled(SmallSeason.Marks + "\ndesk,e5,Ani,95,95\ndesk,e5,Budi,95,95\n");
        (await place.Rank(Club)).Rankings[0].Rows.Single(row => row.Id == "e5").Rank.ShouldBeNull();
        await place.Send(new OverrideEligibility(Club, "e5", true, "The date was a slip of the pen"));
        var row = (await place.Rank(Club)).Rankings[0].Rows[0];
        (row.Id, row.Rank).ShouldBe(("e5", 1m));
        row.Notes.Select(note => note.Code).ShouldBe([NoteCode.NotEligibleByRules, NoteCode.AcceptedByHand, NoteCode.WithinTop]);
        Texts.Notes(row.Notes, "id").ShouldStartWith("menurut aturan saja tidak memenuhi syarat: Sudah setahun");
        ExplanationMarkdown
            .SummaryOf(await place.Explain(Club, "e5"), "en")
            .ShouldContain(line =>
                line.Value.Contains("accepted by a decision: The date was a slip of the pen (tester)", StringComparison.Ordinal)
            );
    }

    [Test]
    public async Task Whoever_is_refused_by_hand_loses_the_rank_with_the_reason_and_comes_back_when_it_is_undone()
    {
        using var place = await SmallSeason.Filled();
        var before = await place.Rank(Club);
        await place.Send(new OverrideEligibility(Club, "e1", false, "Withdrawn by its unit"));
        var during = await place.Rank(Club);
        var row = during.Rankings[0].Rows.Single(row => row.Id == "e1");
        row.Rank.ShouldBeNull();
        row.Notes.Single(note => note.Code == NoteCode.RefusedByHand).Arguments.ShouldBe(["Withdrawn by its unit", "tester"]);
        during.Rankings[0].Rows[0].Id.ShouldBe("e2");
        await place.Send(new OverrideEligibility(Club, "e1", null, "It was a mistake"));
        var after = await place.Rank(Club);
        (after.ResultHash, after.RunId).ShouldBe((before.ResultHash, before.RunId));
    }

    [Test]
    public async Task Several_are_decided_about_together_or_none_of_them()
    {
        using var place = await SmallSeason.Filled();
        var before = place.WholeDatabase();
        (await place.Refusal(new OverrideSeveral(Club, ["e1", "e5"], false, "Late"))).Code.ShouldBe("refused-already");
        (await place.Refusal(new OverrideSeveral(Club, ["e1", "e9"], false, "Late"))).Code.ShouldBe("unknown-submission");
        (await place.Refusal(new OverrideSeveral(Club, [], false, "Late"))).Code.ShouldBe("no-submissions-chosen");
        (await place.Refusal(new OverrideSeveral(Club, ["e1"], false, " "))).Code.ShouldBe("reason-missing");
        place.WholeDatabase().ShouldBe(before);
        var decided = await place.Send(new OverrideSeveral(Club, ["e2", "e1", "e2"], false, "Late"));
        decided.Select(entry => (entry.Id, entry.Outcome.IsEligible)).ShouldBe([("e2", false), ("e1", false)]);
        (await place.Send(new ListAudit(What: AuditAction.SubmissionRefused))).Events.Count.ShouldBe(2);
        await place.Send(new OverrideSeveral(Club, ["e1", "e2"], null, "Came in time"));
        (await place.Send(new ListEligibility(Club))).Accepted.ShouldBe(4);
    }

    [Test]
    public async Task A_person_refuses_also_where_the_edition_has_no_rule()
    {
        using var place = SmallSeason.Ruled();
        var rules = SmallSeason
            .Rules.Split('\n')
            .Where(line => !line.Contains("eligibility", StringComparison.Ordinal) && !line.Contains("in-use", StringComparison.Ordinal));
        place.WriteRule("club/2027/edition.yaml", string.Join('\n', rules));
        await place.Given(ImportKind.Submissions, Club, "s.csv", "innovation_id,title\ne1,A\ne2,B\n");
        await place.Given(ImportKind.Marks, Club, "m.csv", "stage,innovation_id,juror,idea,use\ndesk,e1,Ani,90,90\ndesk,e2,Ani,80,80\n");
        (await place.Send(new ListEligibility(Club))).Accepted.ShouldBe(2);
        (await place.Send(new OverrideEligibility(Club, "e1", false, "Not ours"))).Outcome.IsEligible.ShouldBeFalse();
        (await place.Rank(Club)).Rankings[0].Rows.Select(row => (row.Id, row.Rank)).ShouldBe([("e2", 1m), ("e1", null)]);
        await place.Send(new OverrideEligibility(Club, "e1", true, "Ours after all"));
        (await place.Rank(Club)).Rankings[0].Rows[0].Id.ShouldBe("e1");
    }

    [TestCase("e1", true, "x", "accepted-already")]
    [TestCase("e5", false, "x", "refused-already")]
    [TestCase("e1", null, "x", "no-override")]
    [TestCase("e9", true, "x", "unknown-submission")]
    [TestCase("e5", true, "  ", "reason-missing")]
    public async Task What_changes_nothing_or_says_no_reason_is_refused_and_leaves_nothing(
        string entry,
        bool? accepted,
        string reason,
        string code
    )
    {
        using var place = await SmallSeason.Filled();
        var before = place.WholeDatabase();
        (await place.Refusal(new OverrideEligibility(Club, entry, accepted, reason))).Code.ShouldBe(code);
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task The_order_of_the_decisions_changes_no_hash()
    {
        var hashes = new HashSet<(string, string)>();
        foreach (var order in new[] { new[] { "e1", "e2" }, ["e2", "e1"] })
        {
            using var place = await SmallSeason.Filled();
            foreach (var entry in order)
                await place.Send(new OverrideEligibility(Club, entry, false, "Late"));
            var run = await place.Rank(Club);
            hashes.Add((run.ResultHash, run.Inputs.Single(input => input.Kind == "decisions").Sha256));
        }
        hashes.Count.ShouldBe(1);
    }

    [Test]
    public async Task Each_decision_is_told_and_none_is_ever_changed()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(new OverrideEligibility(Club, "e5", true, "A slip"));
        var told = (await place.Send(new ListAudit(Newest: 1))).Events.Single().Event;
        (told.What, told.Subject, told.Why).ShouldBe((AuditAction.SubmissionAccepted, "club/2027/submission/e5", "A slip"));
        told.Data.ShouldStartWith("{\"rules\":[\"in-use\"],\"bound\":{\"eligibility_overrides\":");
        foreach (var sql in new[] { "UPDATE eligibility_overrides SET reason = 'x'", "DELETE FROM eligibility_overrides" })
            Should.Throw<System.Data.Common.DbException>(() => place.Execute(sql)).Message.ShouldContain("append-only");
    }

    [TestCase(Roles.Secretariat, true)]
    [TestCase(Roles.Chair, false)]
    [TestCase(Roles.Juror, false)]
    public async Task Only_the_secretariat_decides(Roles roles, bool may)
    {
        using var place = await SmallSeason.Filled();
        var sent = place.SendAs(new Person("x", roles), new OverrideEligibility(Club, "e5", true, "A slip"));
        if (may)
            (await sent).Outcome.ByHand!.By.ShouldBe("x");
        else
            (await Should.ThrowAsync<RefusalException>(() => sent)).Code.ShouldBe("not-allowed");
    }
}
