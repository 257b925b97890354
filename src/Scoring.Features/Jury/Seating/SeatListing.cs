using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Seating;

namespace Scoring.Features.Jury.Seating;

/// <summary>A seat with the names of juror and entry.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Title">The entry's title; empty if the edition no longer has it.</param>
/// <param name="Name">The juror's name; the id if no list has the juror any more.</param>
/// <param name="Conflict">
/// What bars the juror from the entry now, because it was declared or imported after the seat was given; or null.
/// </param>
public sealed record ListedSeat(Seat Seat, string Title, string Name, Conflict? Conflict);

/// <summary>How many entries a juror has.</summary>
/// <param name="Juror">The juror's id.</param>
/// <param name="Name">The juror's name.</param>
/// <param name="Seats">How many entries.</param>
public sealed record JurorLoad(string Juror, string Name, int Seats);

/// <summary>The current seats of a stage.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Seats">The seats, by entry and juror.</param>
/// <param name="Loads">Every juror of the panel, by id, including those without a seat.</param>
/// <param name="Entries">How many entries the stage has.</param>
/// <param name="PerEntry">How many jurors an entry has; null if not set.</param>
/// <param name="AtMost">The maximum number of entries per juror; null for no limit.</param>
public sealed record SeatListing(
    string Edition,
    string Stage,
    IReadOnlyList<ListedSeat> Seats,
    IReadOnlyList<JurorLoad> Loads,
    int Entries,
    int? PerEntry,
    int? AtMost
)
{
    private const int MostPairsLookedAt = 20_000;

    /// <summary>The entries with their titles, by id.</summary>
    public IReadOnlyList<(string Id, string Title)> Units { get; init; } = [];

    /// <summary>Who may not mark what, seated or not; empty if the panel is too large for anyone to look at all pairs.</summary>
    public IReadOnlyList<Conflict> Barred { get; init; } = [];

    /// <summary>What was last changed by hand, the newest first.</summary>
    public IReadOnlyList<SeatChangeByHand> ByHand { get; init; } = [];

    /// <summary>The listing of a seating.</summary>
    internal static SeatListing Of(string edition, PanelAtStage reading, SeatPlan seating)
    {
        var conflicts = seating.InConflict.ToDictionary(conflict => new Seat(conflict.Entry, conflict.Juror));
        var counts = seating.Seats.CountBy(seat => seat.Juror).ToDictionary();
        return new SeatListing(
            edition,
            reading.Stage.Id,
            [
                .. seating.Seats.Select(seat => new ListedSeat(
                    seat,
                    reading.TitleOf(seat.Entry),
                    reading.Panel.JurorOf(seat.Juror)?.Name ?? seat.Juror,
                    conflicts.GetValueOrDefault(seat)
                )),
            ],
            [.. reading.Panel.Jurors.Select(juror => new JurorLoad(juror.Id, juror.Name, counts.GetValueOrDefault(juror.Id)))],
            reading.Panel.Entries.Count,
            reading.PerEntry,
            reading.Panel.AtMost
        )
        {
            Units = [.. reading.Panel.Entries.Select(entry => (entry.Id, reading.TitleOf(entry.Id)))],
            Barred =
                reading.Panel.Entries.Count * reading.Panel.Jurors.Count > MostPairsLookedAt
                    ? []
                    :
                    [
                        .. reading
                            .Panel.Entries.SelectMany(entry =>
                                reading.Panel.Jurors.Select(juror => reading.Panel.Conflicts.Of(juror, entry))
                            )
                            .OfType<Conflict>(),
                    ],
        };
    }
}
