using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Ranking;

/// <summary>The current ranking compared with the last stored one, without storing anything; and an edition's progress.</summary>
public sealed class PreviewRankingTests
{
    private const string Club = SmallSeason.Club;

    [Test]
    public async Task A_preview_writes_nothing_and_differs_from_the_kept_run_as_the_next_run_will()
    {
        using var place = await SmallSeason.Filled();
        var kept = await place.Rank(Club);
        (await place.Send(new PreviewRanking(Club))).ShouldSatisfyAllConditions(
            preview => preview.Run.RunId.ShouldBe(kept.RunId),
            preview => preview.Comparison.ShouldBeNull(),
            preview => preview.Run.ReviewItemsLeft.ShouldBe(1),
            preview => preview.Awaited.ShouldBe(["final"]),
            preview => preview.IsFinal.ShouldBeFalse()
        );
        await place.Given(
            ImportKind.Marks,
            Club,
            "marks.csv",
            SmallSeason.Marks.Replace("desk,e3,Budi,60,60", "desk,e3,Budi,90,90", StringComparison.Ordinal)
        );
        var before = place.WholeDatabase();
        var changed = await place.Send(new PreviewRanking(Club));
        place.WholeDatabase().ShouldBe(before);
        changed.Run.RunId.ShouldBe(0);
        var next = await place.Rank(Club);
        var real = await place.Send(new CompareRuns(kept.RunId, next.RunId));
        changed.Comparison!.Changes.ShouldBe(real.Changes);
        changed.Comparison.Lines.ShouldBe(real.Lines);
        changed.Comparison.Inputs.ShouldBe(real.Inputs, ignoreOrder: true);
        (await place.Send(new PreviewRanking(Club))).Kept.Select(run => run.Id).ShouldBe([next.RunId, kept.RunId]);
    }

    [Test]
    public async Task The_line_of_states_moves_on_as_the_work_is_done()
    {
        using var place = SmallSeason.Ruled();
        (await Next(place)).ShouldBe(WorkStep.Data);
        await place.Given(
            ImportKind.Regions,
            Club,
            "regions.csv",
            "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n"
        );
        await place.Given(ImportKind.Submissions, Club, "submissions.csv", SmallSeason.Submissions);
        (await Next(place)).ShouldBe(WorkStep.Judging);
        await place.Given(ImportKind.Marks, Club, "marks.csv", SmallSeason.Marks);
        (await Next(place)).ShouldBe(WorkStep.Points);
        await place.Send(new ResolveReviewItem(Club, "spread/desk/e2", ReviewDecisionKind.Keep, "Talked over", "Pleno"));
        (await Next(place)).ShouldBe(WorkStep.Final);
        await place.Send(new PickByHand(Club, "final", "e3", "New", "Pleno"));
        await place.Send(new FinaliseRanking(Club));
        (await Next(place)).ShouldBe(WorkStep.Published);
        await place.Send(new Publish(Club));
        (await Next(place)).ShouldBeNull();
    }

    private static async Task<WorkStep?> Next(Workplace place) =>
        (await place.Send(new ShowEditionWork(Club)))
            .Steps.Where(step => !step.IsDone)
            .Select(step => (WorkStep?)step.Step)
            .FirstOrDefault();
}
