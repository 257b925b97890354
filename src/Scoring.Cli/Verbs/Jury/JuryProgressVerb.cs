using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Jury.Progress;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>jury progress EDITION --stage S [--by juror|entry|seat|stage]: who has marked what.</summary>
internal static class JuryProgressVerb
{
    private static readonly string[] Ways = ["juror", "entry", "seat", "stage"];

    private static readonly GridColumn[] Counts =
    [
        new("seats", "label.seats-now"),
        new("untouched", "label.untouched"),
        new("draft", "label.draft"),
        new("reopened", "label.reopened"),
        new("submitted", "label.submitted"),
        new("abstained", "label.abstained"),
        new("to_do", "label.to-do"),
    ];

    private static readonly GridColumn[] SeatColumns =
    [
        new("innovation_id", "label.innovation-id"),
        new("title", "label.title"),
        new("juror", "label.juror"),
        new("name", "label.juror-name"),
        new("state", "label.sheet-state"),
        new("marks", "label.marks-given"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var (stage, by) = (VerbParts.Option("stage", "STAGE", options), VerbParts.Option("by", string.Join('|', Ways), options));
        var verb = VerbParts
            .Verb("progress", options, "verb.jury.progress")
            .WithExamples("jury progress kipp/2023 --stage desk", "jury progress kipp/2023 --stage desk --by juror");
        verb.Add(edition);
        verb.Add(stage);
        verb.Add(by);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var (of, at, way) = (parsed.Needs(edition), parsed.Needs(stage), parsed.GetValue(by) ?? Ways[0]);
            if (!Ways.Contains(way))
                throw new UsageException("usage.value", "--by", way, Ways);
            var shown = await session.Send(new ShowProgress(of, at), cancellation).ConfigureAwait(false);
            Grid.Write(session, Of(shown, way, session));
            Say(session, shown);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static Grid Of(StageProgress shown, string way, CommandContext session)
    {
        var progress = shown.Progress;
        return way switch
        {
            "juror" => new Grid(
                "jurors",
                "",
                [new("juror", "label.juror"), new("name", "label.juror-name"), .. Counts, new("could_take", "label.could-take")],
                [.. progress.ByJuror.Select(row => Row(shown, row))]
            ),
            "entry" => new Grid(
                "entries",
                "",
                [
                    new("innovation_id", "label.innovation-id"),
                    new("title", "label.title"),
                    .. Counts,
                    new("empty_seats", "label.open-seats"),
                ],
                [.. progress.ByEntry.Select(row => Row(shown, row))]
            ),
            "stage" => new Grid(
                "stage",
                "",
                [new("stage", "label.stage"), .. Counts, new("empty_seats", "label.open-seats")],
                [
                    [progress.Stage, .. Cells(progress.Whole), progress.OpenSeats],
                ]
            ),
            _ => new Grid("seats", "", SeatColumns, [.. progress.Seats.Select(seat => Row(shown, seat, session))]),
        };
    }

    private static IReadOnlyList<object?> Row(StageProgress shown, ProgressRow row) =>
        [row.Id, shown.Names.GetValueOrDefault(row.Id), .. Cells(row.Counts), row.OpenSeats];

    private static IReadOnlyList<object?> Row(StageProgress shown, SeatProgress seat, CommandContext session) =>
        [
            seat.Seat.Entry,
            shown.Names.GetValueOrDefault(seat.Seat.Entry),
            seat.Seat.Juror,
            shown.Names.GetValueOrDefault(seat.Seat.Juror),
            session.Format == Format.Table ? Texts.Get("sheet." + seat.State, session.Language) : seat.State.ToString().ToLowerInvariant(),
            seat.Marked,
        ];

    private static object?[] Cells(SeatCounts counts) =>
        [counts.Seats, counts.Untouched, counts.Draft, counts.Reopened, counts.Submitted, counts.Abstained, counts.ToDo];

    private static void Say(CommandContext session, StageProgress shown)
    {
        var (progress, language) = (shown.Progress, session.Spoken);
        session.Say(
            CliTexts.Get(
                "jury.progress",
                language,
                progress.Whole.Seats - progress.Whole.ToDo,
                progress.Whole.Seats,
                progress.Whole.ToDo,
                progress.OpenSeats
            )
        );
        foreach (var line in StageLines.Of(shown.State, language))
            session.Say(line);
        if (!shown.HasSeats)
            session.Say(CliTexts.Get("jury.no-seats", language));
        if (progress.WithoutSeat.Count > 0)
            session.Say(
                CliTexts.Get(
                    "jury.without-seat",
                    language,
                    progress.WithoutSeat.Count,
                    string.Join(", ", progress.WithoutSeat.Take(10).Select(seat => $"{seat.Entry}:{seat.Juror}"))
                )
            );
    }
}
