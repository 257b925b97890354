using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

/// <summary>The state of a stage.</summary>
/// <param name="Stage">The stage's id.</param>
/// <param name="IsClosed">True if it is closed: no more marks, and jurors may see each other's.</param>
/// <param name="Since">
/// When it was last opened or closed, UTC; null if neither has happened: a stage is open for marks until it is closed.
/// </param>
/// <param name="Deadline">The last moment for marks, UTC, inclusive; or null.</param>
public sealed record StageState(string Stage, bool IsClosed, DateTime? Since, DateTime? Deadline);

/// <summary>The states of editions' stages: an append-only log.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class StageStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The state of a stage.</summary>
    public StageState Of(string edition, string stage) =>
        work.Locked(db =>
        {
            var changes = db.Connection.Query<StageChangeRow>(
                """
                SELECT what AS What, deadline AS Deadline, at AS At
                FROM stage_changes WHERE edition = @edition AND stage = @stage ORDER BY change_id
                """,
                new { edition, stage },
                db.Transaction
            );
            return changes.Aggregate(new StageState(stage, false, null, null), (state, change) => change.What switch
                {
                    "deadline" => state with { Deadline = Times.Of(change.Deadline) },
                    var what => state with { IsClosed = what == "closed", Since = Times.Of(change.At) },
                });
        });

    /// <summary>The editions of which a stage was ever opened, closed or given a deadline.</summary>
    public IReadOnlyList<string> Editions() =>
        work.Locked<IReadOnlyList<string>>(db =>
            [.. db.Connection.Query<string>("SELECT DISTINCT edition FROM stage_changes ORDER BY edition", transaction: db.Transaction)]
        );

    /// <summary>Adds a change; the caller holds the transaction and writes the audit event.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="stage">The stage's id.</param>
    /// <param name="what">opened, closed or deadline.</param>
    /// <param name="deadline">The new deadline, UTC; null for none, and for other changes.</param>
    /// <param name="reason">The reason; may be empty.</param>
    public void Add(string edition, string stage, string what, DateTime? deadline, string reason) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO stage_changes (edition, stage, what, deadline, reason, by, at)
                VALUES (@edition, @stage, @what, @deadline, @reason, @Who, @now)
                """,
                new
                {
                    edition,
                    stage,
                    what,
                    deadline = Times.Text(deadline),
                    reason,
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of stage_changes.</summary>
internal sealed record StageChangeRow(string What, string? Deadline, string At);
