using Dapper;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Facts.Entries;

/// <summary>The scoresheets entered mark by mark, with all their versions. Versions are append-only.</summary>
/// <param name="work">The command's connection and transaction.</param>
internal sealed class SheetStore(UnitOfWork work)
{
    // The latest version of each scoresheet that is submitted or abstained from, only if its juror currently has the seat. It begins at the
    // index of such versions: a scoresheet filled in keystroke by keystroke has many others.
    private const string FinishedOfSeated = """
        SELECT sheet.stage AS Stage, sheet.entry AS Entry, sheet.juror AS Juror, sheet.number AS Number, sheet.marks AS Marks,
            sheet.at AS At, sheet.state AS State
        FROM sheet_revisions AS sheet
        WHERE sheet.edition = @edition AND sheet.state IN ('Submitted', 'Abstained')
            AND NOT EXISTS (SELECT 1 FROM sheet_revisions AS later
                WHERE later.edition = @edition AND later.stage = sheet.stage AND later.entry = sheet.entry
                    AND later.juror = sheet.juror AND later.number > sheet.number)
            AND 1 = (SELECT seated FROM seat_changes AS seat
                WHERE seat.edition = @edition AND seat.stage = sheet.stage AND seat.entry = sheet.entry AND seat.juror = sheet.juror
                ORDER BY change_id DESC LIMIT 1)
        ORDER BY sheet.stage, sheet.entry, sheet.juror
        """;

    /// <summary>One juror's scoresheet for one entry; an untouched one if none is stored.</summary>
    public JurorSheet Of(string edition, string stage, Seat seat) =>
        work.Locked(db => new JurorSheet(
            seat,
            [
                .. db
                    .Connection.Query<SheetRevisionRow>(
                        """
                        SELECT number AS Number, state AS State, marks AS Marks, comments AS Comments, until AS Until, command AS Command,
                            criterion AS Criterion, reason AS Reason, by AS EnteredBy, at AS At
                        FROM sheet_revisions WHERE edition = @edition AND stage = @stage AND entry = @Entry
                            AND juror = @Juror ORDER BY number
                        """,
                        new
                        {
                            edition,
                            stage,
                            seat.Entry,
                            seat.Juror,
                        },
                        db.Transaction
                    )
                    .Select(row => row.Revision()),
            ]
        ));

    /// <summary>The progress of every scoresheet of a stage that was touched, by entry and juror.</summary>
    public IReadOnlyList<SeatProgress> Progress(string edition, string stage) =>
        work.Locked(db =>
        {
            var rows = db.Connection.Query<SheetProgressRow>(
                """
                SELECT sheet.entry AS Entry, sheet.juror AS Juror, sheet.state AS State, sheet.marks AS Marks
                FROM (SELECT entry, juror, max(number) AS number FROM sheet_revisions WHERE edition = @edition AND stage = @stage
                    GROUP BY entry, juror) AS last
                JOIN sheet_revisions AS sheet ON sheet.edition = @edition AND sheet.stage = @stage AND sheet.entry = last.entry
                    AND sheet.juror = last.juror AND sheet.number = last.number
                """,
                new { edition, stage },
                db.Transaction
            );
            var sheets = rows.Select(row => new SeatProgress(
                    new Seat(row.Entry, row.Juror),
                    Enum.Parse<SheetState>(row.State),
                    SheetLabels.CountMarks(row.Marks)
                ))
                .ToList();
            sheets.Sort((one, other) => one.Seat.CompareTo(other.Seat));
            return (IReadOnlyList<SeatProgress>)sheets;
        });

    /// <summary>Adds the version that a command created; the caller holds the transaction and writes the audit event.</summary>
    /// <exception cref="RefusalException">Another command added a version meanwhile.</exception>
    public void Append(string edition, string stage, Seat seat, SheetRevision revision) =>
        work.Locked(db =>
        {
            var (command, criterion, reason) = SheetLabels.Of(revision.Command!);
            // Of two that saw the same version only one can have added the next.
            var added = db.Connection.Execute(
                """
                INSERT INTO sheet_revisions (edition, stage, entry, juror, number, state, marks, comments, until,
                    command, criterion, reason, by, at, salt)
                VALUES (@edition, @stage, @Entry, @Juror, @Number, @State, @Marks, @Comments, @Until,
                    @command, @criterion, @reason, @By, @At, @salt)
                ON CONFLICT (edition, stage, entry, juror, number) DO NOTHING
                """,
                new
                {
                    edition,
                    stage,
                    seat.Entry,
                    seat.Juror,
                    revision.Number,
                    State = revision.State.ToString(),
                    Marks = SheetLabels.Json(revision.Marks),
                    Comments = SheetLabels.Json(revision.Comments),
                    Until = Times.Text(revision.Until),
                    command,
                    criterion,
                    reason,
                    revision.By,
                    At = Times.Text(revision.At),
                    salt = Salt.New(),
                },
                db.Transaction
            );
            return added == 1
                ? added
                : throw new RefusalException(RefusalKind.State, "sheet-changed-since", revision.Number - 1, revision.Number);
        });

    /// <summary>The submitted scoresheets of an edition whose juror has the seat, by stage, entry and juror.</summary>
    public static List<EnteredSheet> Submitted(Db db, string edition) =>
        [
            .. db
                .Connection.Query<FinishedSheetRow>(FinishedOfSeated, new { edition }, db.Transaction)
                .Where(row => row.State == nameof(SheetState.Submitted))
                .Select(row => new EnteredSheet(
                    row.Stage,
                    row.Entry,
                    row.Juror,
                    (int)row.Number,
                    Times.Of(row.At)!.Value,
                    SheetLabels.Marks(row.Marks)
                )),
        ];

    /// <summary>
    /// The seats of an edition whose scoresheet was submitted here or abstained from: no file can import another one for them.
    /// </summary>
    public static HashSet<(string Stage, string Entry, string Juror)> Finished(Db db, string edition) =>
        [
            .. db
                .Connection.Query<FinishedSheetRow>(FinishedOfSeated, new { edition }, db.Transaction)
                .Select(row => (row.Stage, row.Entry, row.Juror)),
        ];
}

/// <summary>A version of a scoresheet in sheet_revisions.</summary>
internal sealed record SheetRevisionRow(
    long Number,
    string State,
    string Marks,
    string Comments,
    string? Until,
    string Command,
    string? Criterion,
    string Reason,
    string EnteredBy,
    string At
)
{
    /// <summary>The row as a version.</summary>
    public SheetRevision Revision()
    {
        var revision = new SheetRevision(
            (int)Number,
            Enum.Parse<SheetState>(State),
            SheetLabels.Marks(Marks),
            SheetLabels.Comments(Comments),
            Times.Of(Until),
            EnteredBy,
            Times.Of(At)!.Value,
            null
        );
        return revision with { Command = SheetLabels.Command(Command, Criterion, Reason, revision) };
    }
}

/// <summary>The newest version of a scoresheet, with the columns that progress needs.</summary>
internal sealed record SheetProgressRow(string Entry, string Juror, string State, string Marks);

/// <summary>The newest version of a scoresheet that is submitted or abstained from.</summary>
internal sealed record FinishedSheetRow(string Stage, string Entry, string Juror, long Number, string Marks, string At, string State);
