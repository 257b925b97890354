using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The scoresheets that are entered mark by mark, with all their versions. Versions are only ever added.</summary>
/// <param name="session">The command's connection and transaction.</param>
internal sealed class SheetStore(UnitOfWork session)
{
    private const string Columns = "entry, juror, number, state, marks, comments, until, command, criterion, reason, by, at";

    // The latest version of each sheet that is handed in or abstained from, and only where its juror has the seat now. Which version is the latest is found
    // in the index alone: of a sheet that is filled in by keystrokes there are many.
    private const string FinishedOfSeated = """
        SELECT sheet.stage, sheet.entry, sheet.juror, sheet.number, sheet.marks, sheet.at, sheet.state
        FROM (SELECT stage, entry, juror, max(number) AS number FROM sheet_revisions WHERE edition = ?1 GROUP BY stage, entry, juror) AS last
        JOIN sheet_revisions AS sheet ON sheet.edition = ?1 AND sheet.stage = last.stage AND sheet.entry = last.entry AND sheet.juror = last.juror
            AND sheet.number = last.number
        WHERE sheet.state IN ('Submitted', 'Abstained')
            AND 1 = (SELECT seated FROM seat_changes AS seat
                WHERE seat.edition = ?1 AND seat.stage = sheet.stage AND seat.entry = sheet.entry AND seat.juror = sheet.juror
                ORDER BY change_id DESC LIMIT 1)
        ORDER BY sheet.stage, sheet.entry, sheet.juror
        """;

    /// <summary>One juror's sheet at one entry; one that nobody touched where there is none.</summary>
    public JurorSheet Of(string edition, string stage, Seat seat) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection,
            $"SELECT {Columns} FROM sheet_revisions WHERE edition = ? AND stage = ? AND entry = ? AND juror = ? ORDER BY number");
        rows.Bind(1, edition).Bind(2, stage).Bind(3, seat.Entry).Bind(4, seat.Juror);
        var revisions = ImmutableList.CreateBuilder<SheetRevision>();
        while (rows.Next())
            revisions.Add(Read(rows));
        return new JurorSheet(seat, revisions.ToImmutable());
    });

    /// <summary>How far every sheet of a stage is that somebody touched, by entry and juror.</summary>
    public IReadOnlyList<SeatProgress> Progress(string edition, string stage) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, """
            SELECT sheet.entry, sheet.juror, sheet.state, (SELECT count(*) FROM json_each(sheet.marks))
            FROM (SELECT entry, juror, max(number) AS number FROM sheet_revisions WHERE edition = ?1 AND stage = ?2 GROUP BY entry, juror) AS last
            JOIN sheet_revisions AS sheet ON sheet.edition = ?1 AND sheet.stage = ?2 AND sheet.entry = last.entry AND sheet.juror = last.juror
                AND sheet.number = last.number
            """);
        rows.Bind(1, edition).Bind(2, stage);
        var sheets = new List<SeatProgress>();
        while (rows.Next())
            sheets.Add(new SeatProgress(new Seat(rows.Text(0)!, rows.Text(1)!), Enum.Parse<SheetState>(rows.Text(2)!), (int)rows.Integer(3)));
        sheets.Sort((one, other) => one.Seat.CompareTo(other.Seat));
        return (IReadOnlyList<SeatProgress>)sheets;
    });

    /// <summary>Adds the version that a command made; the caller holds the transaction and tells the trail what it was.</summary>
    public void Append(string edition, string stage, Seat seat, SheetRevision revision) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, $"INSERT INTO sheet_revisions (edition, stage, {Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var (command, criterion, reason) = SheetLabels.Of(revision.Command!);
        insert.Bind(1, edition).Bind(2, stage).Bind(3, seat.Entry).Bind(4, seat.Juror).Bind(5, revision.Number).Bind(6, revision.State.ToString())
            .Bind(7, SheetLabels.Json(revision.Marks)).Bind(8, SheetLabels.Json(revision.Comments)).Bind(9, revision.Until is { } until ? Times.Text(until) : null)
            .Bind(10, command).Bind(11, criterion).Bind(12, reason).Bind(13, revision.By).Bind(14, Times.Text(revision.At)).Run();
        return true;
    });

    /// <summary>The sheets of an edition that are handed in and whose juror has the seat, by stage, entry and juror.</summary>
    public static List<EnteredSheet> HandedIn(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, FinishedOfSeated);
        rows.Bind(1, edition);
        var sheets = new List<EnteredSheet>();
        while (rows.Next())
        {
            if (rows.Text(6) == nameof(SheetState.Submitted))
                sheets.Add(new EnteredSheet(rows.Text(0)!, rows.Text(1)!, rows.Text(2)!, (int)rows.Integer(3), Times.Of(rows.Text(5))!.Value, SheetLabels.Marks(rows.Text(4)!)));
        }
        return sheets;
    }

    /// <summary>The seats of an edition whose sheet was handed in here or abstained from: a file can bring no other one for them.</summary>
    public static HashSet<(string Stage, string Entry, string Juror)> Finished(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, FinishedOfSeated);
        rows.Bind(1, edition);
        var seats = new HashSet<(string, string, string)>();
        while (rows.Next())
        {
            seats.Add((rows.Text(0)!, rows.Text(1)!, rows.Text(2)!));
        }
        return seats;
    }

    private static SheetRevision Read(RawStatement row)
    {
        var (number, marks, comments) = ((int)row.Integer(2), SheetLabels.Marks(row.Text(4)!), SheetLabels.Comments(row.Text(5)!));
        var (until, by, at) = (Times.Of(row.Text(6)), row.Text(10)!, Times.Of(row.Text(11))!.Value);
        var revision = new SheetRevision(number, Enum.Parse<SheetState>(row.Text(3)!), marks, comments, until, by, at, null);
        return revision with { Command = SheetLabels.Command(row.Text(7)!, row.Text(8), row.Text(9)!, revision) };
    }
}
