using System.Data.Common;
using Scoring.Domain.Explanations;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Ranking.Explanations;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Jury.Scoresheets;

public sealed class MarkingTests
{
    [Test]
    public async Task A_juror_fills_the_own_sheet_and_sees_what_it_comes_to()
    {
        using var place = await Place();
        (await place.SendAs(Ana, Mark("one", 4m, 0))).Revision.ShouldBe(1);
        await place.SendAs(Ana, Mark("two", 5.5m, 1));
        await place.SendAs(Ana, new EnterComment(Edition, Stage, "i1", "ana", "two", "Jelas.", 2));
        var shown = await place.SendAs(Ana, new ShowSheet(Edition, Stage, "i1"));
        shown.Answer.Revision.ShouldBe(3);
        shown.Answer.Total.ShouldBe((4m * 3 + 5.5m * 7) / 11, 0.0000001m);
        shown.Answer.Unmarked.ShouldBe(["three"]);
        shown.Criteria.Select(one => (one.Mark, one.Comment)).ShouldBe([(4m, null), (5.5m, "Jelas."), (null, null)]);
        (await place.SendAs(Ana, new ListMySheets(Edition)))
            .Select(sheet => (sheet.Entry, sheet.State, sheet.Marked))
            .ShouldBe([("i1", SheetState.Draft, 2), ("i2", SheetState.Untouched, 0)]);
    }

    [Test]
    public async Task The_next_sheet_is_the_first_that_waits_after_this_one_and_then_from_the_start()
    {
        using var place = await Place();
        (await place.SendAs(Ana, new FindNextSheet(Edition, Stage, "i1"))).ShouldBe("i2");
        (await place.SendAs(Ana, new FindNextSheet(Edition, Stage, "i2"))).ShouldBe("i1");
        await place.SendAs(Ana, new Abstain(Edition, Stage, "i2", "ana", "Kenal pengusulnya.", 0));
        (await place.SendAs(Ana, new FindNextSheet(Edition, Stage, "i1"))).ShouldBeNull();
        (await place.SendAs(Ana, new FindNextSheet(Edition, Stage, "i2"))).ShouldBe("i1");
        (await place.RefusalOf(Budi, new FindNextSheet(Edition, Stage, "i2", "ana"))).ShouldBe("sheet-blind");
    }

    [Test]
    public async Task What_was_seen_before_another_change_is_refused()
    {
        using var place = await Place();
        await place.SendAs(Ana, Mark("one", 4m, 0));
        (await place.RefusalOf(Ana, Mark("two", 4m, 0))).ShouldBe("sheet-changed-since");
        (await place.Sheet("i1", "ana")).Revisions.Count.ShouldBe(1);
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task A_mark_is_in_time_at_the_deadline_and_not_a_second_later(int seconds, bool isTaken)
    {
        var clock = StandingClock.AtEight();
        using var place = await Place(clock);
        place.Turn("deadline", "2026-08-01T16:00:00Z");
        clock.Time = new DateTimeOffset(2026, 8, 1, 16, 0, seconds, TimeSpan.Zero);
        if (isTaken)
            (await place.SendAs(Ana, Mark("one", 4m, 0))).Revision.ShouldBe(1);
        else
            (await place.RefusalOf(Ana, Mark("one", 4m, 0))).ShouldBe("sheet-deadline-over");
    }

    [Test]
    public async Task A_closed_stage_takes_nothing_until_it_is_opened_again()
    {
        using var place = await Place();
        place.Turn("closed");
        (await place.RefusalOf(Ana, Mark("one", 4m, 0))).ShouldBe("sheet-stage-closed");
        place.Turn("opened");
        (await place.SendAs(Ana, Mark("one", 4m, 0))).Revision.ShouldBe(1);
    }

    [Test]
    public async Task A_juror_touches_no_other_sheet_and_the_secretariat_does_it_by_name()
    {
        using var place = await Place();
        (await place.RefusalOf(Budi, Mark("one", 4m, 0))).ShouldBe("sheet-not-yours");
        (await place.RefusalOf(new Person("x", Roles.Auditor), Mark("one", 4m, 0))).ShouldBe("not-allowed");
        await place.SendAs(Sari, Mark("one", 4m, 0));
        var told = (await place.Send(new ListAudit(What: AuditAction.MarkEntered))).Events.ShouldHaveSingleItem().Event;
        (told.Who, told.Subject).ShouldBe(("Sari", "club/2020/final/i1/ana"));
        told.Data.ShouldContain("\"for\":\"ana\"");
    }

    [Test]
    public async Task Marks_are_seen_by_nobody_else_until_the_stage_is_closed()
    {
        using var place = await Place();
        await place.SendAs(Ana, Whole("i1", "ana", 4, 5, 6));
        (await place.RefusalOf(Budi, new ShowSheet(Edition, Stage, "i1", "ana"))).ShouldBe("sheet-blind");
        (await place.RefusalOf(Budi, new ListMySheets(Edition, Stage, "ana"))).ShouldBe("sheet-blind");
        (await place.RefusalOf(Budi, new ExplainUnit(Edition, "i1"))).ShouldBe("stage-open-blind");
        (await place.RefusalOf(Person.Public, new ExplainUnit(Edition, "i1"))).ShouldBe("stage-open-blind");
        (await place.RefusalOf(new Person("x", Roles.Juror | Roles.Reader, "budi"), new ExplainUnit(Edition, "i1"))).ShouldBe(
            "stage-open-blind"
        );
        (await place.SendAs(new Person("x", Roles.Chair), new ExplainUnit(Edition, "i1"))).Row.Score.ShouldNotBeNull();
        place.Turn("closed");
        (await place.SendAs(Budi, new ShowSheet(Edition, Stage, "i1", "ana"))).Answer.Unmarked.ShouldBeEmpty();
        (await place.SendAs(Person.Public, new ExplainUnit(Edition, "i1"))).Row.Score.ShouldNotBeNull();
    }

    [Test]
    public async Task Only_a_full_sheet_is_handed_in_and_changes_only_after_it_is_given_back()
    {
        using var place = await Place();
        await place.SendAs(Ana, Mark("one", 4m, 0));
        (await place.RefusalOf(Ana, new SubmitScoresheet(Edition, Stage, "i1", "ana", 1))).ShouldBe("sheet-marks-missing");
        await place.SendAs(Ana, Whole("i1", "ana", 4, 5, 6, 1));
        (await place.RefusalOf(Ana, Mark("one", 1m, 4))).ShouldBe("sheet-handed-in");
        (await place.RefusalOf(Ana, new ReturnScoresheet(Edition, Stage, "i1", "ana", "salah", null, 4))).ShouldBe("not-allowed");
        (await place.RefusalOf(Sari, new ReturnScoresheet(Edition, Stage, "i1", "ana", " ", null, 4))).ShouldBe("sheet-reason-missing");
        (await place.SendAs(Sari, new ReturnScoresheet(Edition, Stage, "i1", "ana", "salah baca", null, 4))).State.ShouldBe(
            SheetState.Reopened
        );
        (await place.SendAs(Ana, Mark("one", 1m, 5))).Revision.ShouldBe(6);
        var sheet = await place.Sheet("i1", "ana");
        sheet.Revisions.Select(revision => revision.Number).ShouldBe([1, 2, 3, 4, 5, 6]);
        sheet.Revisions[4].Command.ShouldBeOfType<ReopenSheet>().Reason.ShouldBe("salah baca");
    }

    [Test]
    public async Task Without_a_seat_or_with_a_conflict_there_is_no_mark()
    {
        using var place = await Place();
        (await place.RefusalOf(Sari, Mark("one", 4m, 0, juror: "citra"))).ShouldBe("sheet-no-seat");
        place.Execute(
            $"INSERT INTO declared_conflicts (edition, juror, entry, reason, by, at) VALUES ('{Edition}', 'ana', 'i1', 'saudara', "
                + $"'ana', '2026-08-01T07:00:00Z')"
        );
        (await place.RefusalOf(Ana, Mark("one", 4m, 0))).ShouldBe("sheet-conflict");
        (await place.SendAs(Ana, new Abstain(Edition, Stage, "i1", "ana", "saudara", 0))).State.ShouldBe(SheetState.Abstained);
        await place.Given(ImportKind.Conflicts, Edition, "conflicts.csv", "juror,innovation_id,reason\nana,i2,satu kantor\n");
        (await place.RefusalOf(Ana, Mark("one", 4m, 0, "i2"))).ShouldBe("sheet-conflict");
    }

    [TestCase("one", 7.1, "sheet-mark-off-scale")]
    [TestCase("one", 7.0, null)]
    [TestCase("four", 4.0, "sheet-criterion-unknown")]
    public async Task A_mark_is_one_of_the_scale(string criterion, double mark, string? code)
    {
        using var place = await Place();
        if (code is null)
            (await place.SendAs(Ana, Mark(criterion, (decimal)mark, 0))).Revision.ShouldBe(1);
        else
            (await place.RefusalOf(Ana, Mark(criterion, (decimal)mark, 0))).ShouldBe(code);
    }

    [Test]
    public async Task Several_marks_are_taken_all_or_none()
    {
        using var place = await Place();
        (await place.RefusalOf(Ana, Whole("i1", "ana", 4, 5, 9))).ShouldBe("sheet-mark-off-scale");
        (await place.Sheet("i1", "ana")).Revisions.ShouldBeEmpty();
        (await place.Send(new ListAudit(What: AuditAction.MarkEntered))).Found.ShouldBe(0);
    }

    [Test]
    public async Task A_sheet_that_is_handed_in_ranks_and_explains_itself_and_leaves_when_it_is_given_back()
    {
        using var place = await Place();
        await place.SendAs(Ana, Whole("i1", "ana", 4, 5, 6));
        await place.SendAs(Budi, Whole("i1", "budi", 6, 7, 7));
        await place.SendAs(Budi, Mark("one", 7m, 0, "i2", "budi"));
        var run = await place.Rank(Edition);
        run.Inputs.ShouldContain(input => input.Kind == "marks" && input.File == "(entered marks)" && input.Rows == 2);
        run.Rankings[0]
            .Rows.Single(row => row.Id == "i1")
            .Score.ShouldNotBeNull()
            .ShouldBe(((4m * 3 + 5 * 7 + 6) + (6m * 3 + 7 * 7 + 7)) / 22, 0.0000001m);
        run.Rankings[0].Rows.Single(row => row.Id == "i2").Score.ShouldBeNull("a draft counts nowhere");
        var explained = await place.Explain(Edition, "i1");
        Flatten(explained.Root)
            .Select(node => node.Fact?.Origin.ToString())
            .OfType<string>()
            .ShouldContain(origin => origin.Contains("(entered marks) final/i1/ana"));
        await place.SendAs(Sari, new ReturnScoresheet(Edition, Stage, "i1", "budi", "periksa lagi", null, 4));
        var again = await place.Rank(Edition);
        again.Rankings[0].Rows.Single(row => row.Id == "i1").Score.ShouldNotBeNull().ShouldBe((4m * 3 + 5 * 7 + 6) / 11, 0.0000001m);
        place.GiveSeat("i1", "ana", seated: false);
        (await place.Rank(Edition)).Rankings[0].Rows.ShouldAllBe(row => row.Score == null);
    }

    [Test]
    public async Task One_juror_never_fills_two_seats()
    {
        using var place = await Place();
        const string Header = "stage,innovation_id,juror,one,two,three\n";
        await place.Given(ImportKind.Marks, Edition, "file.csv", Header + "final,i1,ana,1,2,3\n");
        (await place.RefusalOf(Ana, Mark("one", 4m, 0))).ShouldBe("sheet-from-file");
        await place.SendAs(Ana, Whole("i2", "ana", 4, 5, 6));
        var outcome = await place.ImportText(ImportKind.Marks, Edition, "second.csv", Header + "final,i2,ana,1,2,3\n");
        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("sheet-entered-already");
        await place.SendAs(Sari, new ReturnScoresheet(Edition, Stage, "i2", "ana", "dari berkas", null, 4));
        (await place.ImportText(ImportKind.Marks, Edition, "second.csv", Header + "final,i2,ana,1,2,3\n")).Status.ShouldBe(
            ImportStatus.Stored
        );
        (await place.RefusalOf(Ana, new SubmitScoresheet(Edition, Stage, "i2", "ana", 5))).ShouldBe("sheet-from-file");
    }

    [TestCase("UPDATE sheet_revisions SET state = 'Submitted'")]
    [TestCase("DELETE FROM sheet_revisions")]
    public async Task The_database_itself_refuses_to_change_a_version(string sql)
    {
        using var place = await Place();
        await place.SendAs(Ana, Mark("one", 4m, 0));
        Should.Throw<DbException>(() => place.Execute(sql)).Message.ShouldContain("append-only");
    }

    private static IEnumerable<Explanation> Flatten(Explanation node) => node.Inputs.SelectMany(Flatten).Prepend(node);
}
