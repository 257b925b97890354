using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Objections;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Editions;

/// <summary>Whatever happens after a publication shows at once, and is done only when the public sees it.</summary>
public sealed class ResultStandingTests
{
    private const string Club = ClubSeason.Edition;
    private static readonly Disqualify First = new(Club, "a", "plagiat", "Pleno");

    [Test]
    public async Task What_was_published_is_so_until_something_changes_it_and_again_when_that_is_undone()
    {
        using var place = await Published();
        (await Standing(place)).State.ShouldBe(ResultState.Published);
        (await Next(place)).ShouldBeNull();
        await place.Send(First);
        var standing = await Standing(place);
        (standing.State, standing.NeedsCorrection, standing.IsFinal).ShouldBe((ResultState.Differs, true, false));
        standing.First[0].Unit.ShouldBe("b", "the new first");
        standing.ChangedLines.ShouldBeGreaterThan(ResultStanding.Shown);
        standing.First.Count.ShouldBe(ResultStanding.Shown);
        standing.Since.Select(done => (done.What, done.Count)).ShouldBe([(AuditAction.UnitDisqualified, 1)]);
        (await Next(place)).ShouldBe(WorkStep.Final);
        await place.Send(new FinaliseRanking(Club));
        (await Next(place)).ShouldBe(WorkStep.Published);
        await place.Send(First with { Undo = true });
        (await Standing(place)).State.ShouldBe(ResultState.Published);
        (await Standing(place)).IsFinal.ShouldBeFalse("the disqualification was made final after it");
    }

    [Test]
    public async Task A_corrected_file_of_other_figures_asks_for_a_correction_and_one_of_the_same_does_not()
    {
        using var place = await Published();
        await place.Given(ImportKind.Marks, Club, "marks.csv", ClubSeason.Marks("7.0", "6", "5", "4", "3"));
        var same = await Standing(place);
        (same.State, same.ChangedLines, same.IsPublished).ShouldBe((ResultState.SameFigures, 0, true));
        await place.Given(ImportKind.Marks, Club, "marks.csv", ClubSeason.Marks("7", "6", "6.5", "4", "3"));
        var other = await Standing(place);
        other.State.ShouldBe(ResultState.Differs);
        other.First.ShouldContain(change => change.Unit == "c" && change.From!.Rank == 3 && change.To!.Rank == 2);
        other.Since.ShouldContain(done => done.What == AuditAction.FileImported && done.Count == 2);
        await place.Send(new FinaliseRanking(Club));
        (await place.Send(new Publish(Club, "salah ketik"))).Publication.Number.ShouldBe(2);
        var after = await Standing(place);
        (after.State, after.Since.Count).ShouldBe((ResultState.Published, 0));
    }

    [Test]
    public async Task Figures_made_up_for_a_sample_are_known_as_such_in_what_changed()
    {
        using var place = await Published();
        (await Standing(place)).IsIllustrative.ShouldBeFalse();
        var before = await place.Rank(Club);
        var lines = ClubSeason.Marks("7", "6", "6.5", "4", "3").TrimEnd('\n').Split('\n');
        var marks = string.Join('\n', lines.Select((line, i) => line + (i == 0 ? ",standing" : ",illustrative")));
        await place.Given(ImportKind.Marks, Club, "marks.csv", marks);
        (await Standing(place)).IsIllustrative.ShouldBeTrue();
        var after = await place.Rank(Club);
        var stored = await place.Send(new CompareRuns(before.RunId, after.RunId));
        (stored.From.IsIllustrative, stored.To.IsIllustrative, stored.IsIllustrative).ShouldBe((false, true, true));
        (await place.Send(new CompareRuns(before.RunId, before.RunId))).IsIllustrative.ShouldBeFalse();
    }

    [Test]
    public async Task An_upheld_objection_without_its_effect_is_told_though_the_figures_are_the_same()
    {
        using var place = await Published();
        await place.Send(new FileObjection(Club, "c", "Dinas C", "salah ketik"));
        (await Next(place)).ShouldBe(WorkStep.Objections);
        await place.Send(new RuleOnObjection(Club, 1, true, "terbukti", "nilai diperbaiki", "Pleno"));
        var standing = await Standing(place);
        (standing.State, standing.Since.Single().What).ShouldBe((ResultState.Published, AuditAction.ObjectionRuled));
    }

    [Test]
    public async Task Without_facts_or_a_publication_there_is_nothing_to_compare()
    {
        using var place = await ClubSeason.Started();
        (await Standing(place)).State.ShouldBe(ResultState.Unpublished);
        using var empty = SmallRules.Place();
        var none = await empty.Send(new ShowResultStanding(Club));
        (none.State, none.Why!.Code).ShouldBe((ResultState.NoResult, "no-facts"));
    }

    [Test]
    public async Task A_reopened_stage_is_a_step_back_and_stops_the_final_ranking()
    {
        using var place = await SmallJury.Place();
        foreach (var entry in new[] { "i1", "i2" })
        {
            await place.SendAs(SmallJury.Ana, SmallJury.Whole(entry, "ana", 7, 7, 7));
            await place.SendAs(SmallJury.Budi, SmallJury.Whole(entry, "budi", 6, 6, 6));
        }
        await place.Send(new ResolveReviewItem(Club, "unmarked/final/i3", ReviewDecisionKind.Keep, "Tidak hadir", "Pleno"));
        (await Standing(place)).OpenStages.ShouldBe([SmallJury.Stage]);
        (await Next(place)).ShouldBe(WorkStep.Judging);
        (await place.Refusal(new FinaliseRanking(Club))).Code.ShouldBe("final-stage-open");
        await Turn(place, StageAction.Close);
        await place.Send(new FinaliseRanking(Club));
        await place.Send(new Publish(Club));
        (await Next(place)).ShouldBeNull();
        await Turn(place, StageAction.Open);
        var standing = await Standing(place);
        (standing.State, standing.OpenStages.Single()).ShouldBe((ResultState.Published, SmallJury.Stage));
        standing.Since.ShouldContain(done => done.What == AuditAction.StageOpened);
        (await Next(place)).ShouldBe(WorkStep.Judging);
    }

    [TestCase(Roles.Juror)]
    [TestCase(Roles.RegionOfficer)]
    [TestCase(Roles.None)]
    public async Task It_is_for_those_who_run_the_edition(Roles role)
    {
        using var place = await Published();
        (await Should.ThrowAsync<RefusalException>(() => place.SendAs(new Person("x", role), new ShowResultStanding(Club)))).Kind.ShouldBe(
            RefusalKind.State
        );
    }

    private static Task<ResultStanding> Standing(Workplace place) => place.Send(new ShowResultStanding(Club));

    private static async Task<WorkStep?> Next(Workplace place) => (await place.Send(new ShowEditionWork(Club))).Next;

    private static Task<StageState> Turn(Workplace place, StageAction action) =>
        place.SendAs(SmallJury.Sari, new ChangeStage(Club, SmallJury.Stage, action, Reason: "pleno"));

    private static async Task<Workplace> Published()
    {
        var place = await ClubSeason.Started();
        await place.Send(new FinaliseRanking(Club));
        await place.Send(new Publish(Club));
        return place;
    }
}
