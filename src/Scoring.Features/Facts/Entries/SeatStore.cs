using Dapper;
using Scoring.Domain.Jury;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

/// <summary>Seats at a stage: an append-only log in which the newest row for a juror and entry is in force.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class SeatStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The current seats of a stage, by entry and juror.</summary>
    public IReadOnlyList<Seat> Of(string edition, string stage) => work.Locked(db => Read(db, edition, stage));

    /// <summary>The current seats of a stage, by entry and juror.</summary>
    public static IReadOnlyList<Seat> Read(Db db, string edition, string stage)
    {
        // By seat, with each seat's newest change last: the order of the index.
        var changes = db.Connection.Query<SeatRow>(
            """
            SELECT entry AS Entry, juror AS Juror, seated AS Seated
            FROM seat_changes WHERE edition = @edition AND stage = @stage ORDER BY entry, juror, change_id
            """,
            new { edition, stage },
            db.Transaction
        );
        var seats = new List<Seat>();
        foreach (var change in changes)
        {
            var seat = new Seat(change.Entry, change.Juror);
            if (seats.Count > 0 && seats[^1] == seat)
                seats.RemoveAt(seats.Count - 1);
            if (change.Seated == 1)
                seats.Add(seat);
        }
        // The database compares bytes; seats compare letters outside the Latin range differently.
        seats.Sort();
        return seats;
    }

    /// <summary>The entries of a stage at which a juror currently has a seat, by id.</summary>
    public IReadOnlyList<string> EntriesOf(string edition, string stage, string juror) =>
        work.Locked(db =>
        {
            var changes = db.Connection.Query<SeatRow>(
                """
                SELECT entry AS Entry, juror AS Juror, seated AS Seated FROM seat_changes
                WHERE edition = @edition AND stage = @stage AND juror = @juror ORDER BY change_id
                """,
                new
                {
                    edition,
                    stage,
                    juror,
                },
                db.Transaction
            );
            var entries = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var change in changes)
            {
                if (change.Seated == 1)
                    entries.Add(change.Entry);
                else
                    entries.Remove(change.Entry);
            }
            return (IReadOnlyList<string>)[.. entries];
        });

    /// <summary>True if a juror currently has the seat at an entry.</summary>
    public bool Has(string edition, string stage, Seat seat) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<long?>(
                """
                SELECT seated FROM seat_changes
                WHERE edition = @edition AND stage = @stage AND entry = @Entry AND juror = @Juror ORDER BY change_id DESC LIMIT 1
                """,
                new
                {
                    edition,
                    stage,
                    seat.Entry,
                    seat.Juror,
                },
                db.Transaction
            ) == 1
        );

    /// <summary>The newest changes by hand, row by row, the newest first.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="stage">The stage's id.</param>
    /// <param name="most">How many rows at most.</param>
    public IReadOnlyList<SeatByHandRow> ByHand(string edition, string stage, int most) =>
        work.Locked<IReadOnlyList<SeatByHandRow>>(db =>
            [
                .. db.Connection.Query<SeatByHandRow>(
                    """
                    SELECT entry AS Entry, juror AS Juror, seated AS Seated, how AS How, reason AS Reason, by AS Who, at AS At
                    FROM seat_changes WHERE edition = @edition AND stage = @stage AND how <> 'draw' ORDER BY change_id DESC LIMIT @most
                    """,
                    new
                    {
                        edition,
                        stage,
                        most,
                    },
                    db.Transaction
                ),
            ]
        );

    /// <summary>The editions in which a juror currently has a seat.</summary>
    public IReadOnlyList<string> EditionsOf(string juror) =>
        work.Locked<IReadOnlyList<string>>(db =>
            [
                .. db.Connection.Query<string>(
                    """
                    SELECT DISTINCT edition FROM seat_changes AS last
                    WHERE juror = @juror AND seated = 1 AND change_id = (SELECT max(change_id) FROM seat_changes AS other
                        WHERE other.edition = last.edition AND other.stage = last.stage
                            AND other.entry = last.entry AND other.juror = last.juror)
                    """,
                    new { juror },
                    db.Transaction
                ),
            ]
        );

    /// <summary>Adds changes; the caller holds the transaction and writes the audit event.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="stage">The stage's id.</param>
    /// <param name="changes">Each seat, and whether it is assigned or withdrawn.</param>
    /// <param name="how">draw, assign, withdraw or swap.</param>
    /// <param name="reason">The reason; for a draw, its published seed.</param>
    public void Add(string edition, string stage, IEnumerable<(Seat Seat, bool Seated)> changes, string how, string reason) =>
        work.Locked(db =>
        {
            var at = Times.Text(trail.Now);
            return db.Connection.Execute(
                """
                INSERT INTO seat_changes (edition, stage, entry, juror, seated, how, reason, by, at)
                VALUES (@Edition, @Stage, @Entry, @Juror, @Seated, @How, @Reason, @ChangedBy, @At)
                """,
                changes
                    .Select(change => new NewSeatRow(
                        edition,
                        stage,
                        change.Seat.Entry,
                        change.Seat.Juror,
                        change.Seated ? 1 : 0,
                        how,
                        reason,
                        trail.Who,
                        at
                    ))
                    .ToList(),
                db.Transaction
            );
        });
}

/// <summary>The columns of seat_changes that show who has which seat.</summary>
internal sealed record SeatRow(string Entry, string Juror, long Seated);

/// <summary>A row of seat_changes that is no part of a draw.</summary>
internal sealed record SeatByHandRow(string Entry, string Juror, long Seated, string How, string Reason, string Who, string At);

/// <summary>A row to add to seat_changes.</summary>
internal sealed record NewSeatRow(
    string Edition,
    string Stage,
    string Entry,
    string Juror,
    long Seated,
    string How,
    string Reason,
    string ChangedBy,
    string At
);
