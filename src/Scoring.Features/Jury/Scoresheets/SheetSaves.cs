using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The keys of changes that browsers saved, each with the version that it made.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">The time.</param>
internal sealed class SheetSaves(UnitOfWork session, AuditTrail trail)
{
    /// <summary>The version that a change made; null where it was not done yet.</summary>
    public int? Find(SaveChange change) => session.Locked<int?>(connection =>
    {
        using var rows = new RawStatement(connection, "SELECT revision FROM sheet_saves WHERE edition = ? AND stage = ? AND entry = ? AND juror = ? AND key = ?");
        rows.Bind(1, change.Edition).Bind(2, change.Stage).Bind(3, change.Entry).Bind(4, change.Juror).Bind(5, change.Key);
        return rows.Next() ? (int)rows.Integer(0) : null;
    });

    /// <summary>Remembers a change; the caller holds the transaction.</summary>
    public void Add(SaveChange change, int revision) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, "INSERT INTO sheet_saves (edition, stage, entry, juror, key, revision, at) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, change.Edition).Bind(2, change.Stage).Bind(3, change.Entry).Bind(4, change.Juror).Bind(5, change.Key).Bind(6, revision)
            .Bind(7, Times.Text(trail.Now)).Run();
        return true;
    });
}
