using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Stages;

namespace Scoring.Features.Tests.Jury;

public sealed class StageTests
{
    private static readonly DateTime Five = new(2026, 8, 1, 17, 0, 0, DateTimeKind.Utc);

    private static ChangeStage Change(StageAction action, DateTime? deadline = null, string reason = "") =>
        new(Season.Edition, "desk", action, deadline, reason);

    [Test]
    public async Task A_stage_is_open_until_it_is_closed_and_opens_again_only_with_a_reason()
    {
        using var place = await Season.Place();
        (await place.Send(new ShowProgress(Season.Edition, "desk"))).State.IsClosed.ShouldBeFalse();
        (await place.Send(Change(StageAction.Open))).IsClosed.ShouldBeFalse();
        (await place.Refusal(Change(StageAction.Open))).Code.ShouldBe("stage-is-open");
        (await place.Send(Change(StageAction.Close))).IsClosed.ShouldBeTrue();
        (await place.Refusal(Change(StageAction.Close))).Code.ShouldBe("stage-is-closed");
        (await place.Refusal(Change(StageAction.Open))).Code.ShouldBe("reason-missing");
        (await place.Send(Change(StageAction.Open, reason: "a sheet came late"))).IsClosed.ShouldBeFalse();
    }

    [Test]
    public async Task A_closed_stage_takes_no_file_of_jurors_marks_until_it_is_opened_again()
    {
        using var place = await Season.Place();
        await place.Drawn();
        var seats = await place.Seats();
        await place.Given(ImportKind.Marks, Season.Edition, "marks.csv", Season.DeskMarks(seats.Take(3)));
        await place.Send(Change(StageAction.Close));
        var before = place.WholeDatabase();
        var late = place.Write("late.csv", Season.DeskMarks(seats.Skip(3)));
        var outcome = await place.Import(ImportKind.Marks, late, Season.Edition);
        outcome.Problems.Select(problem => (problem.Code, problem.Value)).ShouldBe([("stage-closed", "desk")]);
        place.WholeDatabase().ShouldBe(before);
        await place.Send(Change(StageAction.Open, reason: "a sheet came late"));
        (await place.Import(ImportKind.Marks, late, Season.Edition)).Status.ShouldBe(ImportStatus.Stored);
    }

    [Test]
    public async Task A_deadline_lies_ahead_and_one_that_is_over_moves_only_with_a_reason()
    {
        var clock = StandingClock.AtEight();
        using var place = await Season.Place();
        place.Clock = clock;
        place.Restart();
        (await place.Refusal(Change(StageAction.LiftDeadline))).Code.ShouldBe("no-deadline");
        (await place.Refusal(Change(StageAction.SetDeadline, clock.Time.UtcDateTime))).Code.ShouldBe("deadline-is-over");
        (await place.Send(Change(StageAction.SetDeadline, Five))).Deadline.ShouldBe(Five);
        (await place.Send(Change(StageAction.SetDeadline, Five.AddHours(1)))).Deadline.ShouldBe(Five.AddHours(1));
        clock.Time = new DateTimeOffset(Five.AddHours(2));
        (await place.Refusal(Change(StageAction.SetDeadline, Five.AddDays(1)))).Code.ShouldBe("reason-missing");
        (await place.Refusal(Change(StageAction.LiftDeadline))).Code.ShouldBe("reason-missing");
        (await place.Send(Change(StageAction.LiftDeadline, reason: "flood"))).Deadline.ShouldBeNull();
    }

    [Test]
    public async Task Progress_counts_seats_by_their_sheets_and_adds_up()
    {
        using var place = await Season.Place();
        await place.Drawn();
        var seats = await place.Seats();
        await place.Given(ImportKind.Marks, Season.Edition, "marks.csv", Season.DeskMarks(seats.Take(3)));
        var progress = (await place.Send(new ShowProgress(Season.Edition, "desk"))).Progress;
        (progress.Whole.Seats, progress.Whole.Submitted, progress.Whole.ToDo, progress.OpenSeats).ShouldBe((8, 3, 5, 0));
        progress.ByJuror.Sum(row => row.Counts.Submitted).ShouldBe(3);
        progress.ByEntry.Sum(row => row.Counts.Submitted).ShouldBe(3);
        progress.ByJuror.Count.ShouldBe(5);
        progress.Seats.Where(seat => seat.Marked == 2).Select(seat => Season.Name(seat.Seat)).ShouldBe(seats.Take(3));
        progress.WithoutSeat.ShouldBeEmpty();
    }

    [Test]
    public async Task Sheets_that_came_before_any_seat_count_as_seats()
    {
        using var place = await Season.Place();
        await place.Given(ImportKind.Marks, Season.Edition, "marks.csv", Season.DeskMarks("E1:J4", "E1:J5", "E2:J4"));
        var shown = await place.Send(new ShowProgress(Season.Edition, "desk"));
        shown.HasSeats.ShouldBeFalse();
        (shown.Progress.Whole.Seats, shown.Progress.Whole.Submitted, shown.Progress.OpenSeats).ShouldBe((3, 3, 5));
        shown.Names["E1"].ShouldBe("Padi");
    }
}
