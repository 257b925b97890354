using Scoring.Domain.Explanations;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Explanations;
using Scoring.Features.Ranking.Picks;

namespace Scoring.Features.Tests.Ranking.Picks;

/// <summary>The plenary's picks, where the rule allows them, compared with what the marks alone would give.</summary>
public class PickByHandTests
{
    private const string Club = SmallSeason.Club;

    [Test]
    public async Task A_pick_goes_on_and_shows_what_the_marks_alone_would_give()
    {
        using var place = await SmallSeason.Filled();
        var outcome = await place.Send(Pick("e3"));
        (outcome.Goes, outcome.Name).ShouldBe((true, "Antre"));
        var rows = (await place.Rank(Club)).Rankings[1].Rows;
        rows.Select(row => (row.Id, row.WithinCut, row.WithinCutByMarks))
            .ShouldBe([("e1", false, true), ("e2", false, true), ("e3", true, false)]);
        rows[2].Notes.Select(note => note.Code).ShouldBe([NoteCode.PickedByHand, NoteCode.NotByMarksAlone]);
        ExplanationMarkdown
            .SummaryOf(await place.Explain(Club, "e3", "final"), "en")
            .ShouldContain(line =>
                line.Value.Contains("picked: New face (Pleno 8 Agustus); by marks alone: not in", StringComparison.Ordinal)
            );
    }

    [Test]
    public async Task A_pick_that_is_taken_back_leaves_the_run_as_it_was()
    {
        using var place = await SmallSeason.Filled();
        var before = await place.Rank(Club);
        await place.Send(Pick("e3"));
        (await place.Rank(Club)).RunId.ShouldNotBe(before.RunId);
        (await place.Send(Pick("e3") with { Undo = true, Reason = "A mistake" })).Goes.ShouldBeFalse();
        (await place.Rank(Club)).RunId.ShouldBe(before.RunId);
        place.Ask<long>("SELECT count(*) FROM hand_picks").ShouldBe(2);
    }

    [TestCase("final", "e4", "pick-takes-no-part")]
    [TestCase("final", "e5", "pick-takes-no-part")]
    [TestCase("final", "e9", "unknown-unit")]
    [TestCase("desk-list", "e1", "pick-without-rule")]
    [TestCase("nothing", "e1", "unknown-pick-target")]
    [TestCase("special", "e4", "pick-takes-no-part")]
    [TestCase("honour", "e9", "unknown-unit")]
    public async Task What_the_rule_does_not_let_is_refused_and_leaves_nothing(string target, string unit, string code)
    {
        using var place = await SmallSeason.Filled();
        var before = place.WholeDatabase();
        (await place.Refusal(Pick(unit, target))).Code.ShouldBe(code);
        (await place.Refusal(Pick("e1") with { Reason = " " })).Code.ShouldBe("reason-missing");
        (await place.Refusal(Pick("e1") with { DecidedBy = "" })).Code.ShouldBe("decided-by-missing");
        (await place.Refusal(Pick("e1") with { Undo = true })).Code.ShouldBe("not-picked");
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task As_many_are_picked_as_there_are_places_and_each_once()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(Pick("e3"));
        (await place.Refusal(Pick("e3"))).Code.ShouldBe("picked-already");
        await place.Send(Pick("e1"));
        (await place.Refusal(Pick("e2"))).Code.ShouldBe("picks-are-full");
        await place.Send(Pick("e1") with { Undo = true });
        (await place.Send(Pick("e2"))).Goes.ShouldBeTrue();
    }

    [Test]
    public async Task A_quota_that_is_full_takes_no_further_pick_and_another_kind_still_goes()
    {
        using var place = await SmallSeason.Filled();
        place.WriteRule(
            "club/2027/edition.yaml",
            SmallSeason.Rules.Replace(
                "pick: { how: by-hand }",
                "pick: { how: by-hand, quotas: [ { id: aceh, name: Dari Aceh, where: { region_code: '11' }, at-most: 1 } ] }",
                StringComparison.Ordinal
            )
        );
        place.RuleFaults(Club).ShouldBeEmpty();
        place.Restart();
        await place.Send(Pick("e1"));
        var refusal = await place.Refusal(Pick("e2"));
        Texts
            .Refusal(refusal, "id")
            .ShouldBe("final tidak dapat menerima lagi dari kuota Dari Aceh: paling banyak 1, dan sudah dipilih sebanyak itu.");
        (await place.Send(Pick("e3"))).Goes.ShouldBeTrue();
    }

    [Test]
    public async Task A_prize_by_hand_goes_to_whoever_is_in_the_running_and_an_honour_to_anybody()
    {
        using var place = await SmallSeason.Filled();
        (await place.Send(Pick("e2", "special"))).Goes.ShouldBeTrue();
        (await place.Send(Pick("e5", "honour"))).Goes.ShouldBeTrue();
        (await place.Rank(Club))
            .Awards.Select(award => (award.Rule.Id, award.Winners.Single().Unit))
            .ShouldBe([("special", "e2"), ("honour", "e5")]);
    }

    [Test]
    public async Task The_order_of_the_picks_changes_no_hash()
    {
        var hashes = new HashSet<(string, string)>();
        foreach (var order in new[] { new[] { "e1", "e3" }, ["e3", "e1"] })
        {
            using var place = await SmallSeason.Filled();
            foreach (var unit in order)
                await place.Send(Pick(unit));
            var run = await place.Rank(Club);
            hashes.Add((run.ResultHash, run.Inputs.Single(input => input.Kind == "decisions").Sha256));
        }
        hashes.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_pick_is_told_with_who_decided_and_never_changed()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(Pick("e3"));
        var told = (await place.Send(new ListAudit(Newest: 1))).Events.Single().Event;
        (told.What, told.Subject, told.Why).ShouldBe((AuditAction.UnitPicked, "club/2027/pick/final/e3", "New face"));
        told.Data.ShouldStartWith("{\"decided_by\":\"Pleno 8 Agustus\",");
        foreach (var sql in new[] { "UPDATE hand_picks SET unit = 'x'", "DELETE FROM hand_picks" })
            Should.Throw<System.Data.Common.DbException>(() => place.Execute(sql)).Message.ShouldContain("append-only");
    }

    [TestCase(Roles.Chair, true)]
    [TestCase(Roles.Reader, false)]
    public async Task Only_the_plenary_picks(Roles roles, bool may)
    {
        using var place = await SmallSeason.Filled();
        var sent = place.SendAs(new Person("x", roles), Pick("e3"));
        if (may)
            (await sent).Goes.ShouldBeTrue();
        else
            (await Should.ThrowAsync<RefusalException>(() => sent)).Code.ShouldBe("not-allowed");
    }

    private static PickByHand Pick(string unit, string target = "final") => new(Club, target, unit, "New face", "Pleno 8 Agustus");
}
