using System.Data.Common;
using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Objections;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Objections;

public sealed class DisqualifyTests
{
    private static readonly Disqualify Second = new(ClubSeason.Edition, "b", "plagiat", "Pleno");

    [Test]
    public async Task A_disqualified_unit_has_no_rank_and_no_prize_and_is_listed_with_the_reason()
    {
        using var place = await ClubSeason.Started();
        await place.Send(Second);
        var run = await place.Rank(ClubSeason.Edition);
        foreach (var ranking in run.Rankings)
        {
            var gone = ranking.Of("b").ShouldNotBeNull(ranking.Rule.Id);
            (gone.Rank, gone.Score, gone.WithinCut).ShouldBe((null, null, false));
            gone.Notes.Single(note => note.Code == NoteCode.Disqualified).Arguments.ShouldBe(["plagiat", "Pleno"]);
        }
        run.Awards.SelectMany(award => award.Winners).Select(winner => winner.Unit).ShouldBe(["a", "c"]);
    }

    [Test]
    public async Task Others_move_up_and_say_so_only_where_their_rank_changed()
    {
        using var place = await ClubSeason.Started();
        await place.Send(Second);
        var run = await place.Rank(ClubSeason.Edition);
        var all = run.Rankings.Single(ranking => ranking.Rule.Id == "all");
        all.Rows.Where(row => row.Rank is not null)
            .Select(row => (row.Id, row.Rank))
            .ShouldBe([("a", 1m), ("c", 2m), ("d", 3m), ("e", 4m)]);
        Moved(all, "a").ShouldBeNull();
        Moved(all, "c")!.Arguments.ShouldBe([3m, "Inovasi B"]);
        Texts.Note(Moved(all, "c")!, "en").ShouldBe("moved up from 3: Inovasi B was disqualified");
        var last = run.Rankings.Single(ranking => ranking.Rule.Id == "last");
        last.Of("d")!.Notes.ShouldContain(note => note.Code == NoteCode.JoinsAfterDisqualification);
        Moved(run.Rankings.Single(ranking => ranking.Rule.Id == "by-category"), "c")
            .ShouldBeNull("it was the first of its own category before");
    }

    [Test]
    public async Task Undoing_gives_back_the_former_run_and_result_hash()
    {
        using var place = await ClubSeason.Started();
        var before = await place.Rank(ClubSeason.Edition);
        var done = await place.Send(Second);
        done.Comparison!.ResultChanged.ShouldBeTrue();
        done.Comparison.Inputs.ShouldHaveSingleItem().Kind.ShouldBe("decisions");
        (await place.Rank(ClubSeason.Edition)).ResultHash.ShouldNotBe(before.ResultHash);
        var undone = await place.Send(Second with { Undo = true, Reason = "terbukti asli" });
        undone.Comparison!.To.ResultHash.ShouldBe(before.ResultHash);
        var after = await place.Rank(ClubSeason.Edition);
        (after.RunId, after.ResultHash).ShouldBe((before.RunId, before.ResultHash));
        after
            .Rankings.SelectMany(ranking => ranking.Rows)
            .SelectMany(row => row.Notes)
            .ShouldNotContain(note => note.Code == NoteCode.Disqualified || note.Code == NoteCode.MovedUpAfterDisqualification);
    }

    [Test]
    public async Task Another_reason_is_another_run_though_the_ranking_is_the_same()
    {
        using var place = await ClubSeason.Started();
        await place.Send(Second);
        var one = await place.Rank(ClubSeason.Edition);
        await place.Send(Second with { Undo = true });
        await place.Send(Second with { Reason = "mundur" });
        var other = await place.Rank(ClubSeason.Edition);
        other.ResultHash.ShouldBe(one.ResultHash);
        other.RunId.ShouldNotBe(one.RunId);
    }

    [Test]
    public async Task It_is_told_and_refused_without_a_reason_twice_or_by_a_reader()
    {
        using var place = await ClubSeason.Started();
        (await place.Refusal(Second with { Reason = " " })).Code.ShouldBe("reason-missing");
        (await place.Refusal(Second with { DecidedBy = "" })).Code.ShouldBe("decided-by-missing");
        (await place.Refusal(Second with { Undo = true })).Code.ShouldBe("not-disqualified");
        (await place.Refusal(Second with { Unit = "x" })).Code.ShouldBe("unknown-unit");
        await place.Send(Second);
        (await place.Refusal(Second)).Code.ShouldBe("disqualified-already");
        (
            await Should.ThrowAsync<RefusalException>(() => place.SendAs(new Person("p", Roles.Reader), Second with { Unit = "c" }))
        ).Code.ShouldBe("not-allowed");
        var told = (await place.Send(new ListAudit(What: AuditAction.UnitDisqualified))).Events.ShouldHaveSingleItem().Event;
        (told.Subject, told.Why).ShouldBe(("club/2020/unit/b", "plagiat"));
    }

    [TestCase("UPDATE disqualifications SET reason = 'x'")]
    [TestCase("DELETE FROM disqualifications")]
    public async Task The_database_itself_refuses_to_change_it(string tampering)
    {
        using var place = await ClubSeason.Started();
        await place.Send(Second);
        Should.Throw<DbException>(() => place.Execute(tampering)).Message.ShouldContain("append-only");
    }

    private static Note? Moved(RankingResult ranking, string unit) =>
        ranking.Of(unit)!.Notes.SingleOrDefault(note => note.Code == NoteCode.MovedUpAfterDisqualification);
}
