using Dapper;
using Scoring.Domain.Facts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

/// <summary>The plenary's hand picks: an append-only log in which a unit's newest row for a ranking or prize is in force.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class PickStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The picks in force, by ranking or prize, then unit.</summary>
    public static IReadOnlyList<HandPick> InForce(Db db, string edition)
    {
        var rows = db.Connection.Query<HandPickRow>(
            """
            SELECT for_id AS ForId, unit AS Unit, picked AS Picked, reason AS Reason, decided_by AS DecidedBy
            FROM hand_picks WHERE edition = @edition ORDER BY pick_id
            """,
            new { edition },
            db.Transaction
        );
        var picks = new Dictionary<(string For, string Unit), HandPick>();
        foreach (var row in rows)
        {
            if (row.Picked == 1)
                picks[(row.ForId, row.Unit)] = new HandPick(row.ForId, row.Unit, row.Reason, row.DecidedBy);
            else
                picks.Remove((row.ForId, row.Unit));
        }
        return [.. picks.Values.OrderBy(pick => pick.For, StringComparer.Ordinal).ThenBy(pick => pick.Unit, StringComparer.Ordinal)];
    }

    /// <summary>Adds a pick or its withdrawal; the caller holds the transaction and writes the audit event.</summary>
    public void Add(string edition, HandPick pick, bool picked) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO hand_picks (edition, for_id, unit, picked, reason, decided_by, by, at)
                VALUES (@edition, @For, @Unit, @picked, @Reason, @DecidedBy, @Who, @now)
                """,
                new
                {
                    edition,
                    pick.For,
                    pick.Unit,
                    picked = picked ? 1 : 0,
                    pick.Reason,
                    pick.DecidedBy,
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of hand_picks.</summary>
internal sealed record HandPickRow(string ForId, string Unit, long Picked, string Reason, string DecidedBy);
