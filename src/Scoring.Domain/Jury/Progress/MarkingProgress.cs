using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;

namespace Scoring.Domain.Jury.Progress;

/// <summary>How far one seat has come.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="State">The state of its sheet.</param>
/// <param name="Marked">How many marks it has.</param>
public sealed record SeatProgress(Seat Seat, SheetState State, int Marked);

/// <summary>
/// Seats counted by the state of their sheets. They add up: seats = untouched + draft + reopened + submitted + abstained.
/// </summary>
/// <param name="Seats">How many seats are filled.</param>
/// <param name="Untouched">How many have no sheet yet.</param>
/// <param name="Draft">How many are being filled.</param>
/// <param name="Reopened">How many were returned.</param>
/// <param name="Submitted">How many are submitted.</param>
/// <param name="Abstained">How many jurors abstained.</param>
public sealed record SeatCounts(int Seats, int Untouched, int Draft, int Reopened, int Submitted, int Abstained)
{
    /// <summary>Seats that still need action: untouched, draft, reopened.</summary>
    public int ToDo => Untouched + Draft + Reopened;

    internal static SeatCounts Of(IEnumerable<SeatProgress> seats)
    {
        var counts = new int[Enum.GetValues<SheetState>().Length];
        foreach (var seat in seats)
            counts[(int)seat.State]++;
        return new SeatCounts(
            counts.Sum(),
            counts[(int)SheetState.Untouched],
            counts[(int)SheetState.Draft],
            counts[(int)SheetState.Reopened],
            counts[(int)SheetState.Submitted],
            counts[(int)SheetState.Abstained]
        );
    }
}

/// <summary>One juror's or one entry's progress.</summary>
/// <param name="Id">The juror's or entry's id.</param>
/// <param name="Counts">Its seats.</param>
/// <param name="OpenSeats">
/// For an entry, the number of unfilled seats; for a juror, how many more the limit allows, null if there is no limit.
/// </param>
public sealed record ProgressRow(string Id, SeatCounts Counts, int? OpenSeats);

/// <summary>Who has marked what in a stage.</summary>
/// <param name="Stage">The stage's id.</param>
/// <param name="Whole">All filled seats.</param>
/// <param name="OpenSeats">How many seats are unfilled: entries × jurors per entry, less the filled ones.</param>
/// <param name="ByJuror">Every juror of the panel, by id, including those without a seat.</param>
/// <param name="ByEntry">Every entry of the stage, by id, including those without a juror.</param>
/// <param name="Seats">Every filled seat, by entry and juror.</param>
/// <param name="WithoutSeat">
/// Sheets that were filled in but now have no seat, because the juror was withdrawn; they count nowhere else.
/// </param>
public sealed record MarkingProgress(
    string Stage,
    SeatCounts Whole,
    int OpenSeats,
    IReadOnlyList<ProgressRow> ByJuror,
    IReadOnlyList<ProgressRow> ByEntry,
    IReadOnlyList<SeatProgress> Seats,
    IReadOnlyList<Seat> WithoutSeat
)
{
    /// <summary>The progress of a stage.</summary>
    /// <param name="seating">Who sits where.</param>
    /// <param name="sheets">The sheets, in any order, at most one per seat.</param>
    public static MarkingProgress Of(SeatPlan seating, IEnumerable<JurorSheet> sheets) =>
        OfStates(seating, sheets.Select(sheet => new SeatProgress(sheet.Seat, sheet.State, sheet.Latest.Marks.Count)));

    /// <summary>The progress of a stage when only the state of its sheets is known.</summary>
    /// <param name="seating">Who sits where.</param>
    /// <param name="sheets">The state of each sheet, in any order, at most one per seat.</param>
    public static MarkingProgress OfStates(SeatPlan seating, IEnumerable<SeatProgress> sheets)
    {
        ArgumentNullException.ThrowIfNull(seating);
        var bySeat = sheets.ToDictionary(sheet => sheet.Seat);
        var panel = seating.Panel;
        SeatProgress[] seats =
        [
            .. seating.Seats.Select(seat => bySeat.GetValueOrDefault(seat) ?? new SeatProgress(seat, SheetState.Untouched, 0)),
        ];
        var (ofJuror, ofEntry) = (seats.ToLookup(seat => seat.Seat.Juror), seats.ToLookup(seat => seat.Seat.Entry));
        ProgressRow[] jurors = [.. panel.Jurors.Select(juror => Row(juror.Id, ofJuror[juror.Id], panel.AtMost))];
        ProgressRow[] entries = [.. panel.Entries.Select(entry => Row(entry.Id, ofEntry[entry.Id], panel.PerEntry))];
        return new MarkingProgress(
            panel.Stage,
            SeatCounts.Of(seats),
            entries.Sum(entry => entry.OpenSeats ?? 0),
            jurors,
            entries,
            seats,
            [
                .. bySeat
                    .Values.Where(sheet => sheet.State != SheetState.Untouched && !seating.Seats.Contains(sheet.Seat))
                    .Select(sheet => sheet.Seat)
                    .Order(),
            ]
        );
    }

    private static ProgressRow Row(string id, IEnumerable<SeatProgress> seats, int? wanted)
    {
        var counts = SeatCounts.Of(seats);
        return new ProgressRow(id, counts, wanted is { } places ? Math.Max(0, places - counts.Seats) : null);
    }
}
