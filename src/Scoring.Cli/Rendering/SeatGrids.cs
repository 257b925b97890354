using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Jury.Seating;

namespace Scoring.Cli.Rendering;

/// <summary>
/// The seats of a stage as tables: seats, loads, and what a draw could not satisfy. The first columns of a seat are those of a file of
/// marks.
/// </summary>
internal static class SeatGrids
{
    private static readonly GridColumn[] SeatColumns =
    [
        new("stage", "label.stage"),
        new("innovation_id", "label.innovation-id"),
        new("juror", "label.juror"),
        new("title", "label.title"),
        new("name", "label.juror-name"),
        new("conflict", "label.conflict"),
    ];

    private static readonly GridColumn[] LoadColumns =
    [
        new("juror", "label.juror"),
        new("name", "label.juror-name"),
        new("entries", "label.load"),
    ];

    private static readonly GridColumn[] UnmetColumns =
    [
        new("code", "label.code"),
        new("innovation_id", "label.innovation-id"),
        new("message", "label.message"),
    ];

    /// <summary>Writes the current seats.</summary>
    public static void Write(CommandContext session, SeatListing listing)
    {
        Grid.Write(session, Seats(listing, session.Language), Loads(listing, session.Language));
        session.Say(CliTexts.Get("jury.seats", session.Spoken, listing.Seats.Count, listing.Entries, listing.Loads.Count));
    }

    /// <summary>Writes the result of a draw.</summary>
    public static void Write(CommandContext session, DrawnPanel drawn)
    {
        var (language, listing) = (session.Language, drawn.Listing);
        Grid.Write(session, Seats(listing, language), Loads(listing, language), Unmet(drawn, language));
        session.Say(
            CliTexts.Get(
                "jury.drawn",
                session.Spoken,
                listing.Seats.Count,
                listing.Entries,
                listing.Loads.Min(load => load.Seats),
                listing.Loads.Max(load => load.Seats)
            )
        );
        if (drawn.Draws > 1)
            session.Say(CliTexts.Get("jury.draw-again", session.Spoken, drawn.Draws, $"{drawn.Seed}#{drawn.Draws}"));
        if (drawn.Left.Count > 0)
            session.Say(CliTexts.Get("jury.left", session.Spoken, drawn.Left.Count));
        if (drawn.IsConnected)
            session.Say(CliTexts.Get("jury.connected", session.Spoken));
        foreach (var unmet in session.Format == Format.Table ? [] : drawn.Unmet)
            session.Say(UnmetLabels.Of(unmet, session.Spoken));
    }

    private static Grid Seats(SeatListing listing, string language) =>
        new(
            "seats",
            CliTexts.Get("jury.title.seats", language),
            SeatColumns,
            [
                .. listing.Seats.Select(seat =>
                    (IReadOnlyList<object?>)
                        [
                            listing.Stage,
                            seat.Seat.Entry,
                            seat.Seat.Juror,
                            seat.Title,
                            seat.Name,
                            seat.Conflict is { } conflict ? ConflictLabels.Of(conflict).In(language) : null,
                        ]
                ),
            ]
        );

    private static Grid Loads(SeatListing listing, string language) =>
        new(
            "loads",
            CliTexts.Get("jury.title.loads", language),
            LoadColumns,
            [.. listing.Loads.Select(load => (IReadOnlyList<object?>)[load.Juror, load.Name, load.Seats])]
        );

    private static Grid Unmet(DrawnPanel drawn, string language) =>
        new(
            "unmet",
            CliTexts.Get("jury.title.unmet", language),
            UnmetColumns,
            [
                .. drawn.Unmet.Select(unmet =>
                    (IReadOnlyList<object?>)[UnmetLabels.Code(unmet), UnmetLabels.EntryOf(unmet), UnmetLabels.Of(unmet, language)]
                ),
            ]
        );
}
