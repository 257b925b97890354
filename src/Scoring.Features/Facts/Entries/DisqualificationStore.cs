using Dapper;
using Scoring.Domain.Facts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

/// <summary>Disqualifications: an append-only log in which a unit's newest row is in force.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class DisqualificationStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The disqualifications in force, by unit id.</summary>
    public static IReadOnlyList<Disqualification> InForce(Db db, string edition)
    {
        var rows = db.Connection.Query<DisqualificationRow>(
            """
            SELECT unit AS Unit, undone AS Undone, reason AS Reason, decided_by AS DecidedBy FROM disqualifications
            WHERE edition = @edition ORDER BY disqualification_id
            """,
            new { edition },
            db.Transaction
        );
        var held = new SortedDictionary<string, Disqualification>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Undone == 1)
                held.Remove(row.Unit);
            else
                held[row.Unit] = new Disqualification(row.Unit, row.Reason, row.DecidedBy);
        }
        return [.. held.Values];
    }

    /// <summary>The disqualifications in force, by unit id.</summary>
    public IReadOnlyList<Disqualification> InForce(string edition) => work.Locked(db => InForce(db, edition));

    /// <summary>Adds a disqualification or its reversal; the caller holds the transaction and writes the audit event.</summary>
    public void Add(string edition, Disqualification gone, bool undone) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO disqualifications (edition, unit, undone, reason, decided_by, by, at)
                VALUES (@edition, @Unit, @undone, @Reason, @DecidedBy, @Who, @now)
                """,
                new
                {
                    edition,
                    gone.Unit,
                    undone = undone ? 1 : 0,
                    gone.Reason,
                    gone.DecidedBy,
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of disqualifications.</summary>
internal sealed record DisqualificationRow(string Unit, long Undone, string Reason, string DecidedBy);
