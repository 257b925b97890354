using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Review;

/// <summary>A ranking can be previewed at any time; it is final only when nothing is left to close.</summary>
public class FinaliseTests
{
    private const string Club = SmallSeason.Club;

    [Test]
    public async Task A_preview_says_how_many_points_are_open_and_cannot_be_final()
    {
        using var place = await SmallSeason.Filled();
        var preview = await place.Rank(Club);
        (preview.ReviewItemsLeft, preview.Final).ShouldBe((1, null));
        var before = place.WholeDatabase();
        var refusal = await place.Refusal(new FinaliseRanking(Club));
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.State, "points-open"));
        Texts.Refusal(refusal, "en").ShouldEndWith("1 point has to be closed:\nspread/desk/e2: Ani/- 90 90; Budi/- 60 60");
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task What_is_decided_and_awaited_is_not_closed_yet()
    {
        using var place = await Picked();
        await place.Send(Decide(ReviewDecisionKind.ReMark));
        Texts.Refusal(await place.Refusal(new FinaliseRanking(Club)), "en").ShouldEndWith("(re-mark)");
    }

    [Test]
    public async Task A_pick_that_is_awaited_keeps_a_ranking_from_being_final()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(Decide(ReviewDecisionKind.Keep));
        var refusal = await place.Refusal(new FinaliseRanking(Club));
        (refusal.Code, refusal.Arguments[1]).ShouldBe(("picks-awaited", "final"));
    }

    [Test]
    public async Task With_everything_closed_the_run_is_final_once_remembered_and_told()
    {
        using var place = await Picked();
        await place.Send(Decide(ReviewDecisionKind.Keep));
        var final = await place.SendAs(new Person("Ketua", Roles.Chair), new FinaliseRanking(Club));
        final.Final.ShouldBe(new FinalRun(final.RunId, "Ketua", StandingClock.AtEight().Time.UtcDateTime));
        place.Restart();
        (await place.Rank(Club)).Final.ShouldBe(final.Final);
        var events = (await place.Send(new ListAudit())).Found;
        (await place.Send(new FinaliseRanking(Club))).Final.ShouldBe(final.Final);
        (await place.Send(new ListAudit())).Found.ShouldBe(events);
        (await place.Send(new ListAudit(What: AuditAction.RunFinal)))
            .Events.ShouldHaveSingleItem()
            .Event.Subject.ShouldBe($"club/2027/run/{final.RunId}");
        place.Ask<long>("SELECT count(*) FROM final_runs").ShouldBe(1);
        Should.Throw<System.Data.Common.DbException>(() => place.Execute("DELETE FROM final_runs")).Message.ShouldContain("append-only");
    }

    [Test]
    public async Task What_changes_after_it_was_final_is_a_preview_again()
    {
        using var place = await Picked();
        await place.Send(Decide(ReviewDecisionKind.Keep));
        await place.Send(new FinaliseRanking(Club));
        await place.Send(new PickByHand(Club, "final", "e1", "Second seat", "Pleno"));
        (await place.Rank(Club)).Final.ShouldBeNull();
        (await place.Send(new FinaliseRanking(Club))).Final.ShouldNotBeNull();
        place.Ask<long>("SELECT count(*) FROM final_runs").ShouldBe(2);
    }

    private static async Task<Workplace> Picked()
    {
        var place = await SmallSeason.Filled();
        await place.Send(new PickByHand(Club, "final", "e3", "New", "Pleno"));
        return place;
    }

    private static ResolveReviewItem Decide(ReviewDecisionKind kind) => new(Club, "spread/desk/e2", kind, "Talked over", "Pleno");
}
