using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Ranking;

/// <summary>A run that was kept as final.</summary>
/// <param name="RunId">The run.</param>
/// <param name="By">Who kept it so.</param>
/// <param name="At">When, UTC.</param>
public sealed record FinalRun(long RunId, string By, DateTime At);

/// <summary>Which runs were kept as final: rows that are only ever added.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who keeps it, and when.</param>
internal sealed class FinalRuns(UnitOfWork session, AuditTrail trail)
{
    /// <summary>The final run in force of an edition, the newest; null where there is none.</summary>
    public FinalRun? Of(string edition) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, "SELECT run_id, by, at FROM final_runs WHERE edition = ? ORDER BY final_id DESC LIMIT 1");
        rows.Bind(1, edition);
        return rows.Next() ? new FinalRun(rows.Integer(0), rows.Text(1)!, Times.Of(rows.Text(2))!.Value) : null;
    });

    /// <summary>Adds one; the caller holds the transaction and tells the trail.</summary>
    public FinalRun Add(string edition, long run) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, "INSERT INTO final_runs (edition, run_id, by, at) VALUES (?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, run).Bind(3, trail.Who).Bind(4, Times.Text(trail.Now)).Run();
        return new FinalRun(run, trail.Who, trail.Now);
    });
}
