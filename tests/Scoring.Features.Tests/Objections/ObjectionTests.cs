using System.Data.Common;
using Scoring.Features.Core;
using Scoring.Features.Objections;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Tests.Objections;

public sealed class ObjectionTests
{
    private static readonly FileObjection Claim = new(ClubSeason.Edition, "c", "Dinas C", "nilai salah ketik", "surat 12");
    private static readonly RuleOnObjection Upheld = new(ClubSeason.Edition, 1, true, "terbukti", "nilai diperbaiki", "Pleno");

    [Test]
    public async Task Nothing_can_be_objected_to_before_a_run_is_kept()
    {
        using var place = await ClubSeason.Started();
        (await place.Refusal(Claim)).Code.ShouldBe("objection-before-run");
        var run = await place.Rank(ClubSeason.Edition);
        var filed = await place.Send(Claim);
        (filed.Number, filed.AgainstRun, filed.Unit).ShouldBe((1, run.RunId, "c"));
        (await place.Send(Claim with { Unit = "Inovasi D" })).Number.ShouldBe(2);
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task The_deadline_itself_is_in_time_and_a_second_later_is_not(int seconds, bool taken)
    {
        using var place = await ClubSeason.Started();
        await place.Rank(ClubSeason.Edition);
        var until = new DateTime(2026, 8, 8, 16, 0, 0, DateTimeKind.Utc);
        await place.Send(new SetObjectionWindow(ClubSeason.Edition, until));
        ((StandingClock)place.Clock!).Time = new DateTimeOffset(until.AddSeconds(seconds));
        if (taken)
            (await place.Send(Claim)).Number.ShouldBe(1);
        else
            (await place.Refusal(Claim)).Code.ShouldBe("objection-too-late");
        await place.Send(new SetObjectionWindow(ClubSeason.Edition, null));
        await place.Send(Claim);
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task A_publication_opens_a_window_of_fourteen_whole_days_of_western_indonesia(int seconds, bool taken)
    {
        using var place = await ClubSeason.Started();
        await place.Send(new FinaliseRanking(ClubSeason.Edition));
        await place.Send(new Publish(ClubSeason.Edition));
        var until = (await place.Send(new ListObjections(ClubSeason.Edition))).Until;
        until.ShouldBe(new DateTime(2026, 8, 15, 16, 59, 59, DateTimeKind.Utc));
        (await place.Send(new ListObjectionWindows()))[ClubSeason.Edition].ShouldBe(until!.Value);
        ((StandingClock)place.Clock!).Time = new DateTimeOffset(until.Value.AddSeconds(seconds));
        if (taken)
            (await place.Send(Claim)).Number.ShouldBe(1);
        else
            (await place.Refusal(Claim)).Code.ShouldBe("objection-too-late");
    }

    [Test]
    public async Task A_window_that_was_set_counts_until_a_correction_opens_another()
    {
        using var place = await ClubSeason.Started();
        await place.Send(new FinaliseRanking(ClubSeason.Edition));
        await place.Send(new Publish(ClubSeason.Edition));
        var shorter = new DateTime(2026, 8, 3, 16, 0, 0, DateTimeKind.Utc);
        await place.Send(new SetObjectionWindow(ClubSeason.Edition, shorter));
        (await place.Send(new ListObjections(ClubSeason.Edition))).Until.ShouldBe(shorter);
        ((StandingClock)place.Clock!).Time = new DateTimeOffset(2026, 8, 10, 20, 0, 0, TimeSpan.Zero);
        await place.Given(ImportKind.Marks, ClubSeason.Edition, "marks.csv", ClubSeason.Marks("7", "6", "6.5", "4", "3"));
        await place.Send(new FinaliseRanking(ClubSeason.Edition));
        await place.Send(new Publish(ClubSeason.Edition, "salah ketik"));
        // 20:00 UTC is the next day in western Indonesia.
        (await place.Send(new ListObjections(ClubSeason.Edition))).Until.ShouldBe(new DateTime(2026, 8, 25, 16, 59, 59, DateTimeKind.Utc));
        await place.Send(new SetObjectionWindow(ClubSeason.Edition, null));
        (await place.Send(new ListObjections(ClubSeason.Edition))).Until.ShouldBeNull();
    }

    [Test]
    public async Task A_ruling_shows_what_a_corrected_file_changed_and_stands()
    {
        using var place = await ClubSeason.Started();
        var before = await place.Rank(ClubSeason.Edition);
        await place.Send(Claim);
        await place.Given(ImportKind.Marks, ClubSeason.Edition, "marks.csv", ClubSeason.Marks("7", "6", "6.5", "4", "3"));
        var outcome = await place.Send(Upheld);
        var comparison = outcome.Comparison.ShouldNotBeNull();
        (comparison.From.Id, comparison.RulesChanged, comparison.EngineChanged, comparison.InputsChanged).ShouldBe(
            (before.RunId, false, false, true)
        );
        comparison
            .Inputs.Select(input => (input.IsAdded, input.Kind, input.Name))
            .ShouldBe([(false, "marks", "marks.csv"), (true, "marks", "marks.csv")], ignoreOrder: true);
        var line = comparison.Changes.Single(change => change.Ranking == "all" && change.Unit == "c");
        (line.From!.Rank, line.To!.Rank, line.From.Score, line.To.Score).ShouldBe((3m, 2m, 5m, 6.5m));
        comparison.Changes.ShouldNotContain(change => change.Unit == "a" || change.Unit == "e");
        comparison.Lines.ShouldBe(5 + 5 + 5 + 3);
        (await place.Refusal(Upheld)).Code.ShouldBe("objection-ruled");
        (await place.Refusal(Upheld with { Number = 2 })).Code.ShouldBe("unknown-objection");
        var listed = (await place.Send(new ListObjections(ClubSeason.Edition))).Objections.ShouldHaveSingleItem();
        (listed.Ruling!.Upheld, listed.Ruling.Effect, listed.Ruling.Run).ShouldBe((true, "nilai diperbaiki", comparison.To.Id));
    }

    [Test]
    public async Task A_ruling_that_changes_nothing_compares_nothing()
    {
        using var place = await ClubSeason.Started();
        await place.Rank(ClubSeason.Edition);
        await place.Send(Claim);
        (await place.Send(Upheld with { Upheld = false })).Comparison.ShouldBeNull();
    }

    [Test]
    public async Task An_objection_after_an_undone_disqualification_is_against_the_run_in_force()
    {
        using var place = await ClubSeason.Started();
        var run = await place.Rank(ClubSeason.Edition);
        await place.Send(new Disqualify(ClubSeason.Edition, "b", "plagiat", "Pleno"));
        await place.Send(new Disqualify(ClubSeason.Edition, "b", "keliru", "Pleno", Undo: true));
        (await place.Send(Claim)).AgainstRun.ShouldBe(run.RunId);
    }

    [Test]
    public async Task Runs_are_compared_only_where_both_are_kept()
    {
        using var place = await ClubSeason.Started();
        var run = await place.Rank(ClubSeason.Edition);
        (await place.Refusal(new CompareRuns(run.RunId, 99))).Code.ShouldBe("unknown-run");
        var same = await place.Send(new CompareRuns(run.RunId, run.RunId));
        (same.ResultChanged, same.Changes.Count, same.Inputs.Count).ShouldBe((false, 0, 0));
    }

    [TestCase("UPDATE objections SET claim = 'x'")]
    [TestCase("DELETE FROM objections")]
    [TestCase("UPDATE objection_rulings SET upheld = 0")]
    [TestCase("DELETE FROM objection_rulings")]
    public async Task The_database_itself_refuses_to_change_them(string tampering)
    {
        using var place = await ClubSeason.Started();
        await place.Rank(ClubSeason.Edition);
        await place.Send(Claim);
        await place.Send(Upheld);
        Should.Throw<DbException>(() => place.Execute(tampering)).Message.ShouldContain("append-only");
    }
}
