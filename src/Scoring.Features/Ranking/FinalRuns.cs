using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Ranking;

/// <summary>A run stored as final.</summary>
/// <param name="RunId">The run.</param>
/// <param name="By">Who made it final.</param>
/// <param name="At">When, UTC.</param>
public sealed record FinalRun(long RunId, string By, DateTime At);

/// <summary>The runs stored as final: rows that are only ever added.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">Who makes it final, and when.</param>
internal sealed class FinalRuns(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The newest final run of an edition, or null.</summary>
    public FinalRun? Of(string edition) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<FinalRunRow>(
                "SELECT run_id AS RunId, by AS FinalBy, at AS At FROM final_runs WHERE edition = @edition ORDER BY final_id DESC LIMIT 1",
                new { edition },
                db.Transaction
            )
                is { } row
                ? new FinalRun(row.RunId, row.FinalBy, Times.Of(row.At)!.Value)
                : null
        );

    /// <summary>Adds one; the caller holds the transaction and records it in the audit trail.</summary>
    public FinalRun Add(string edition, long run) =>
        work.Locked(db =>
        {
            var final = new FinalRun(run, trail.Who, trail.Now);
            db.Connection.Execute(
                "INSERT INTO final_runs (edition, run_id, by, at) VALUES (@edition, @run, @Who, @now)",
                new
                {
                    edition,
                    run,
                    trail.Who,
                    now = Times.Text(final.At),
                },
                db.Transaction
            );
            return final;
        });
}

/// <summary>A row of final_runs.</summary>
internal sealed record FinalRunRow(long RunId, string FinalBy, string At);
