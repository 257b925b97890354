using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Seating;

/// <summary>A draw as requested.</summary>
/// <param name="Seed">The seed published before it.</param>
/// <param name="PerEntry">How many jurors each entry was to have.</param>
/// <param name="AtMost">The maximum number of entries per juror; null for no limit.</param>
internal sealed record DrawMade(string Seed, int PerEntry, int? AtMost);

/// <summary>The draws of stages: rows are only ever added, and the newest of a stage applies.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">Who draws, and when.</param>
internal sealed class DrawStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The newest draw of a stage, or null.</summary>
    public DrawMade? Last(string edition, string stage) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<DrawRow>(
                """
                SELECT seed AS Seed, per_entry AS PerEntry, at_most AS AtMost
                FROM draws WHERE edition = @edition AND stage = @stage ORDER BY draw_id DESC LIMIT 1
                """,
                new { edition, stage },
                db.Transaction
            )
                is { } row
                ? new DrawMade(row.Seed, (int)row.PerEntry, (int?)row.AtMost)
                : null
        );

    /// <summary>Adds a draw; the caller holds the transaction and records the draw in the audit trail.</summary>
    public void Add(string edition, string stage, DrawMade draw, string reason) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO draws (edition, stage, seed, per_entry, at_most, reason, by, at)
                VALUES (@edition, @stage, @Seed, @PerEntry, @AtMost, @reason, @Who, @now)
                """,
                new
                {
                    edition,
                    stage,
                    draw.Seed,
                    draw.PerEntry,
                    draw.AtMost,
                    reason,
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of draws.</summary>
internal sealed record DrawRow(string Seed, long PerEntry, long? AtMost);
