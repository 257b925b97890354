using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;
using static Scoring.Domain.Tests.Jury.Scoresheets.GivenSheets;

namespace Scoring.Domain.Tests.Jury.Progress;

/// <summary>Who has marked what.</summary>
public class MarkingProgressTests
{
    private static readonly Panel Panel = new(
        "desk",
        [new Juror("J2", "B"), new Juror("J1", "A"), new Juror("J3", "C")],
        [new PanelEntry("E2"), new PanelEntry("E1"), new PanelEntry("E3")],
        ConflictCheck.None,
        2,
        3
    );

    private static readonly SeatPlan Seated = SeatPlan.Of(Panel, [Mine, new Seat("E1", "J2"), new Seat("E2", "J1")]);

    [Test]
    public void Nothing_done_is_all_to_do()
    {
        var progress = MarkingProgress.Of(Seated, []);
        progress.Whole.ShouldBe(new SeatCounts(3, 3, 0, 0, 0, 0));
        (progress.Whole.ToDo, progress.OpenSeats).ShouldBe((3, 3));
    }

    [Test]
    public void Seats_are_counted_by_juror_and_entry_with_those_who_have_none()
    {
        var progress = MarkingProgress.Of(
            Seated,
            [
                Sheet(Mark("a", 1), Mark("b", 2), Submit()),
                Sheet(Mark("a", 1)) with
                {
                    Seat = new Seat("E2", "J1"),
                },
                JurorSheet.For(new Seat("E1", "J2")),
            ]
        );
        progress
            .ByJuror.Select(row => (row.Id, row.Counts.Seats, row.Counts.Submitted, row.Counts.ToDo, row.OpenSeats))
            .ShouldBe([("J1", 2, 1, 1, 1), ("J2", 1, 0, 1, 2), ("J3", 0, 0, 0, 3)]);
        progress
            .ByEntry.Select(row => (row.Id, row.Counts.Seats, row.Counts.Draft, row.OpenSeats))
            .ShouldBe([("E1", 2, 0, 0), ("E2", 1, 1, 1), ("E3", 0, 0, 2)]);
        progress
            .Seats.Select(seat => (seat.State, seat.Marked))
            .ShouldBe([(SheetState.Submitted, 2), (SheetState.Untouched, 0), (SheetState.Draft, 1)]);
    }

    [Test]
    public void Jurors_entries_and_the_whole_add_up()
    {
        var progress = MarkingProgress.Of(Seated, [Sheet(Abstain()), Sheet(Abstain(), Reopen()) with { Seat = new Seat("E1", "J2") }]);
        progress.Whole.ShouldBe(new SeatCounts(3, 1, 0, 1, 0, 1));
        progress.ByJuror.Sum(row => row.Counts.ToDo).ShouldBe(progress.Whole.ToDo);
        progress.ByEntry.Sum(row => row.Counts.ToDo).ShouldBe(progress.Whole.ToDo);
        (progress.Whole.Seats + progress.OpenSeats).ShouldBe(Panel.Entries.Count * Panel.PerEntry);
    }

    [Test]
    public void A_sheet_whose_juror_was_withdrawn_is_told_apart_and_counted_nowhere()
    {
        var progress = MarkingProgress.Of(SeatPlan.Of(Panel, [new Seat("E1", "J2")]), [Sheet(Mark("a", 1))]);
        progress.WithoutSeat.ShouldBe([Mine]);
        progress.Whole.ShouldBe(new SeatCounts(1, 1, 0, 0, 0, 0));
    }

    [Test]
    public void Without_a_limit_a_juror_has_no_number_of_open_seats() =>
        MarkingProgress
            .Of(SeatPlan.Of(new Panel("desk", [new Juror("J1", "A")], [], ConflictCheck.None, 1, null), []), [])
            .ByJuror.ShouldHaveSingleItem()
            .OpenSeats.ShouldBeNull();
}
