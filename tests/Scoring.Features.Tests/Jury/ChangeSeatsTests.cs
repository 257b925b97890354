using Scoring.Domain.Jury;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Conflicts;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Jury;

public sealed class ChangeSeatsTests
{
    private static ChangeSeats Give(string entry, string juror, string reason = "by hand") =>
        new(Season.Edition, "desk", SeatAction.Give, new Seat(entry, juror), null, reason);

    private static ChangeSeats Take(string entry, string juror, string reason = "by hand") =>
        new(Season.Edition, "desk", SeatAction.Take, new Seat(entry, juror), null, reason);

    [Test]
    public async Task Seats_are_given_taken_and_swapped_with_a_reason()
    {
        using var place = await Season.Place();
        await place.Send(Give("E1", "J1", "asked for"));
        await place.Send(Give("E2", "J4"));
        await place.Send(new ChangeSeats(Season.Edition, "desk", SeatAction.Swap, new Seat("E1", "J1"), new Seat("E2", "J4"), "travel"));
        (await place.Seats()).ShouldBe(["E1:J4", "E2:J1"]);
        (await place.Send(Take("E2", "J1", "ill"))).Seats.ShouldBe(1);
        (await place.Seats()).ShouldBe(["E1:J4"]);
        var told = (await place.Send(new ListAudit(Text: "/stage/desk")))
            .Events.Select(record => (record.Event.What, record.Event.Why))
            .ToList();
        told.ShouldBe([
            (AuditAction.SeatAssigned, "asked for"),
            (AuditAction.SeatAssigned, "by hand"),
            (AuditAction.SeatsSwapped, "travel"),
            (AuditAction.SeatWithdrawn, "ill"),
        ]);
    }

    [Test]
    public async Task What_was_done_by_hand_is_listed_and_undone_the_newest_first()
    {
        using var place = await Season.Place();
        await place.Send(Give("E1", "J1", "asked for"));
        await place.Send(Give("E2", "J4"));
        await place.Send(new ChangeSeats(Season.Edition, "desk", SeatAction.Swap, new Seat("E1", "J1"), new Seat("E2", "J4"), "travel"));
        await place.Send(Take("E2", "J1", "ill"));
        var listed = (await place.Send(new ListSeats(Season.Edition, "desk"))).ByHand;
        listed
            .Select(change => (change.Action, change.Reason, change.CanBeUndone))
            .ShouldBe([
                (SeatAction.Take, "ill", true),
                (SeatAction.Swap, "travel", false),
                (SeatAction.Give, "by hand", false),
                (SeatAction.Give, "asked for", false),
            ]);
        // Undone one after the other, each by what the list says of it at that time.
        for (var undone = 0; undone < 4; undone++)
        {
            var change = (await place.Send(new ListSeats(Season.Edition, "desk"))).ByHand[2 * undone];
            change.CanBeUndone.ShouldBeTrue();
            await place.Send(new ChangeSeats(Season.Edition, "desk", change.Undo, change.Seat, change.Other, "undone"));
        }
        (await place.Seats()).ShouldBeEmpty();
    }

    [Test]
    public async Task Seats_that_were_drawn_are_not_listed_as_changes_by_hand()
    {
        using var place = await Season.Place();
        await place.Send(new AssignPanel(Season.Edition, "desk", "x", 1, 2));
        (await place.Send(new ListSeats(Season.Edition, "desk"))).ByHand.ShouldBeEmpty();
    }

    [TestCase("E1", "J1", "", "reason-missing")]
    [TestCase("E1", "J9", "x", "juror-not-in-panel")]
    [TestCase("E9", "J1", "x", "entry-not-in-stage")]
    [TestCase("E3", "J1", "x", "seat-in-conflict")]
    [TestCase("E4", "J4", "x", "already-seated")]
    public async Task What_may_not_be_given_is_refused_and_nothing_changes(string entry, string juror, string reason, string code)
    {
        using var place = await Season.Place();
        await place.Send(Give("E4", "J4"));
        var before = place.WholeDatabase();
        var refusal = await place.Refusal(Give(entry, juror, reason));
        refusal.Code.ShouldBe(code);
        Texts.Refusal(refusal, "id").ShouldNotBe(Texts.Refusal(refusal, "en"));
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task The_limits_of_the_draw_hold_for_changes_by_hand()
    {
        using var place = await Season.Place();
        await place.Send(new AssignPanel(Season.Edition, "desk", "x", 1, 1));
        var seats = (await place.Send(new ListSeats(Season.Edition, "desk"))).Seats.Select(seat => seat.Seat).ToList();
        (await place.Refusal(Give("E1", seats.First(seat => seat.Entry != "E1" && seat.Juror is not "J3").Juror))).Code.ShouldBe(
            "juror-is-full"
        );
        var free = new[] { "J1", "J2", "J3", "J4", "J5" }.Single(juror => seats.All(seat => seat.Juror != juror));
        var open = new[] { "E1", "E2", "E3" }.First(entry => (entry, free) is not (("E3", "J1") or ("E2", "J2") or ("E1", "J3")));
        (await place.Refusal(Give(open, free))).Code.ShouldBe("entry-is-full");
        (await place.Refusal(Take(open, free))).Code.ShouldBe("not-seated");
        (await place.Refusal(new ChangeSeats(Season.Edition, "desk", SeatAction.Swap, seats[0], seats[0], "x"))).Code.ShouldBe(
            "nothing-to-swap"
        );
    }

    [Test]
    public async Task A_closed_stage_keeps_its_seats()
    {
        using var place = await Season.Place();
        await place.Send(Give("E4", "J4"));
        await place.Send(new ChangeStage(Season.Edition, "desk", StageAction.Close));
        (await place.Refusal(Take("E4", "J4"))).Code.ShouldBe("stage-is-closed");
    }

    [Test]
    public async Task A_conflict_declared_late_is_shown_at_the_seat_and_bars_it_from_then_on()
    {
        using var place = await Season.Place();
        await place.Send(Give("E4", "J4"));
        var declared = await place.Send(new DeclareConflict(Season.Edition, "J4", "E4", "my brother's team"));
        declared.Stages.ShouldBe(["desk"]);
        var seat = (await place.Send(new ListSeats(Season.Edition, "desk"))).Seats.ShouldHaveSingleItem();
        seat.Conflict!.Because.ShouldBe("my brother's team");
        await place.Send(Take("E4", "J4"));
        (await place.Refusal(Give("E4", "J4"))).Code.ShouldBe("seat-in-conflict");
    }

    [Test]
    public async Task A_juror_declares_for_nobody_else()
    {
        using var place = await Season.Place();
        var juror = new Person("Juri Empat", Roles.Juror, "J4");
        (
            await Should.ThrowAsync<RefusalException>(() => place.SendAs(juror, new DeclareConflict(Season.Edition, "J3", "E2", "x")))
        ).Code.ShouldBe("only-own-conflict");
        (await place.SendAs(juror, new DeclareConflict(Season.Edition, "J4", "E2", "x"))).Stages.ShouldBeEmpty();
        (await place.Refusal(new DeclareConflict(Season.Edition, "J9", "E2", "x"))).Code.ShouldBe("juror-unknown");
        (await place.Refusal(new DeclareConflict(Season.Edition, "J4", "E9", "x"))).Code.ShouldBe("innovation-unknown");
        (await place.Refusal(new DeclareConflict(Season.Edition, "J4", "E2", ""))).Code.ShouldBe("reason-missing");
    }

    [Test]
    public async Task Marks_come_in_only_from_seats_and_never_in_conflict_once_a_stage_has_seats()
    {
        using var place = await Season.Place();
        (await place.ImportText(ImportKind.Marks, Season.Edition, "free.csv", Season.DeskMarks("E3:J1"))).Status.ShouldBe(
            ImportStatus.Stored,
            "a stage without seats asks for none"
        );
        await place.Send(Give("E4", "J4"));
        await place.Send(Give("E2", "J5"));
        await place.Send(new DeclareConflict(Season.Edition, "J5", "E2", "cousin"));
        var outcome = await place.ImportText(
            ImportKind.Marks,
            Season.Edition,
            "marks.csv",
            Season.DeskMarks("E4:J4", "E1:J4", "E3:J1", "E2:J5")
        );
        outcome.Status.ShouldBe(ImportStatus.Refused);
        outcome
            .Problems.Select(problem => (problem.Row, problem.Code))
            .ShouldBe([(3, "not-assigned"), (4, "conflict-of-interest"), (5, "conflict-of-interest")]);
    }
}
