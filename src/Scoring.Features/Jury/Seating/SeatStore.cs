using Microsoft.Data.Sqlite;
using Scoring.Domain.Jury;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Seating;

/// <summary>Who has which seat at a stage: changes that are only ever added, the newest for a juror and an entry holds.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who changes what, and when.</param>
internal sealed class SeatStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>The seats of a stage as they stand, by entry and juror.</summary>
    public IReadOnlyList<Seat> Of(string edition, string stage) => session.Locked(connection => Read(connection, edition, stage));

    /// <summary>The seats of a stage as they stand, by entry and juror.</summary>
    public static IReadOnlyList<Seat> Read(SqliteConnection connection, string edition, string stage)
    {
        // By seat, and of each seat the newest change last: the index has them so.
        using var rows = new RawStatement(connection, "SELECT entry, juror, seated FROM seat_changes WHERE edition = ? AND stage = ? ORDER BY entry, juror, change_id");
        rows.Bind(1, edition).Bind(2, stage);
        var seats = new List<Seat>();
        while (rows.Next())
        {
            var seat = new Seat(rows.Text(0)!, rows.Text(1)!);
            if (seats.Count > 0 && seats[^1] == seat)
                seats.RemoveAt(seats.Count - 1);
            if (rows.Integer(2) == 1)
                seats.Add(seat);
        }
        // The database compares bytes; seats compare letters beyond the plane of Latin otherwise.
        seats.Sort();
        return seats;
    }

    /// <summary>The entries of a stage at which a juror has a seat now, by id.</summary>
    public IReadOnlyList<string> EntriesOf(string edition, string stage, string juror) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, "SELECT entry, seated FROM seat_changes WHERE edition = ? AND stage = ? AND juror = ? ORDER BY change_id");
        rows.Bind(1, edition).Bind(2, stage).Bind(3, juror);
        var entries = new SortedSet<string>(StringComparer.Ordinal);
        while (rows.Next())
        {
            if (rows.Integer(1) == 1)
                entries.Add(rows.Text(0)!);
            else
                entries.Remove(rows.Text(0)!);
        }
        return (IReadOnlyList<string>)[.. entries];
    });

    /// <summary>True where a juror has the seat at an entry now.</summary>
    public bool Has(string edition, string stage, Seat seat) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection,
            "SELECT seated FROM seat_changes WHERE edition = ? AND stage = ? AND entry = ? AND juror = ? ORDER BY change_id DESC LIMIT 1");
        rows.Bind(1, edition).Bind(2, stage).Bind(3, seat.Entry).Bind(4, seat.Juror);
        return rows.Next() && rows.Integer(0) == 1;
    });

    /// <summary>The editions at which a juror has a seat now.</summary>
    public IReadOnlyList<string> EditionsOf(string juror) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, """
            SELECT DISTINCT edition FROM seat_changes AS last WHERE juror = ? AND seated = 1 AND change_id = (SELECT max(change_id) FROM seat_changes AS any
                WHERE any.edition = last.edition AND any.stage = last.stage AND any.entry = last.entry AND any.juror = last.juror)
            """);
        rows.Bind(1, juror);
        var editions = new List<string>();
        while (rows.Next())
            editions.Add(rows.Text(0)!);
        return (IReadOnlyList<string>)editions;
    });

    /// <summary>Adds changes; the caller holds the transaction and tells the trail what they were.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="stage">The stage's id.</param>
    /// <param name="changes">Each seat, and whether it is given or taken.</param>
    /// <param name="how">draw, assign, withdraw or swap.</param>
    /// <param name="reason">Why; of a draw its published seed.</param>
    public void Add(string edition, string stage, IEnumerable<(Seat Seat, bool Seated)> changes, string how, string reason) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO seat_changes (edition, stage, entry, juror, seated, how, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var at = Times.Text(trail.Now);
        foreach (var (seat, seated) in changes)
        {
            insert.Bind(1, edition).Bind(2, stage).Bind(3, seat.Entry).Bind(4, seat.Juror).Bind(5, seated ? 1 : 0).Bind(6, how).Bind(7, reason)
                .Bind(8, trail.Who).Bind(9, at).Run();
        }
        return true;
    });
}
