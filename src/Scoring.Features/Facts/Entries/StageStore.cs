using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

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
    public StageState Of(string edition, string stage) => session.Locked(db =>
    {
        var changes = db.Connection.Query<StageChangeRow>(
            "SELECT what AS What, deadline AS Deadline, at AS At FROM stage_changes WHERE edition = @edition AND stage = @stage ORDER BY change_id",
            new { edition, stage }, db.Transaction);
        return changes.Aggregate(new StageState(stage, false, null, null), (state, change) => change.What switch
        {
            "deadline" => state with { Deadline = Times.Of(change.Deadline) },
            var what => state with { IsClosed = what == "closed", Since = Times.Of(change.At) },
        });
    });

    /// <summary>Adds a change; the caller holds the transaction and tells the trail what it was.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="stage">The stage's id.</param>
    /// <param name="what">opened, closed or deadline.</param>
    /// <param name="deadline">The new deadline, UTC; null for none, and for other changes.</param>
    /// <param name="reason">Why; may be empty.</param>
    public void Add(string edition, string stage, string what, DateTime? deadline, string reason) => session.Locked(db => db.Connection.Execute(
        "INSERT INTO stage_changes (edition, stage, what, deadline, reason, by, at) VALUES (@edition, @stage, @what, @deadline, @reason, @Who, @now)",
        new { edition, stage, what, deadline = Times.Text(deadline), reason, trail.Who, now = Times.Text(trail.Now) }, db.Transaction));
}

/// <summary>A row of stage_changes.</summary>
internal sealed record StageChangeRow(string What, string? Deadline, string At);
