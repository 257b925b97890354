using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Stages;

/// <summary>Where a stage stands.</summary>
/// <param name="Stage">The stage's id.</param>
/// <param name="IsClosed">True where it was closed: no more marks, and jurors may see each other's.</param>
/// <param name="Since">When it was opened or closed last, UTC; null where nobody did either yet: a stage is open for marks until it is closed.</param>
/// <param name="Deadline">The last moment for marks, UTC, itself still in time; null where there is none.</param>
public sealed record StageState(string Stage, bool IsClosed, DateTime? Since, DateTime? Deadline);

/// <summary>What becomes of the stages of editions: changes that are only ever added.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who changes what, and when.</param>
internal sealed class StageStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>Where a stage stands.</summary>
    public StageState Of(string edition, string stage) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, "SELECT what, deadline, at FROM stage_changes WHERE edition = ? AND stage = ? ORDER BY change_id");
        rows.Bind(1, edition).Bind(2, stage);
        var state = new StageState(stage, false, null, null);
        while (rows.Next())
        {
            state = rows.Text(0) switch
            {
                "deadline" => state with { Deadline = Times.Of(rows.Text(1)) },
                var what => state with { IsClosed = what == "closed", Since = Times.Of(rows.Text(2)) },
            };
        }
        return state;
    });

    /// <summary>Adds a change; the caller holds the transaction and tells the trail what it was.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="stage">The stage's id.</param>
    /// <param name="what">opened, closed or deadline.</param>
    /// <param name="deadline">The new deadline, UTC; null for none, and for other changes.</param>
    /// <param name="reason">Why; may be empty.</param>
    public void Add(string edition, string stage, string what, DateTime? deadline, string reason) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, "INSERT INTO stage_changes (edition, stage, what, deadline, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, stage).Bind(3, what).Bind(4, deadline is { } time ? Times.Text(time) : null).Bind(5, reason)
            .Bind(6, trail.Who).Bind(7, Times.Text(trail.Now)).Run();
        return true;
    });
}
