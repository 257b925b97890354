using Microsoft.Data.Sqlite;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Conflicts;

/// <summary>Conflicts of interest that persons declared by a command, besides those that came in as files. They are only ever added.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who declares, and when.</param>
internal sealed class ConflictStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>What was declared for an edition, the oldest first.</summary>
    public static List<Declaration> Read(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, "SELECT juror, entry, reason FROM declared_conflicts WHERE edition = ? ORDER BY declared_id");
        rows.Bind(1, edition);
        var declared = new List<Declaration>();
        while (rows.Next())
            declared.Add(new Declaration(rows.Text(0)!, rows.Text(1)!, rows.Text(2)!));
        return declared;
    }

    /// <summary>Adds a declaration; the caller holds the transaction and tells the trail.</summary>
    public void Add(string edition, Declaration declared) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, "INSERT INTO declared_conflicts (edition, juror, entry, reason, by, at) VALUES (?, ?, ?, ?, ?, ?)");
        insert.Bind(1, edition).Bind(2, declared.Juror).Bind(3, declared.Entry).Bind(4, declared.Reason).Bind(5, trail.Who).Bind(6, Times.Text(trail.Now)).Run();
        return true;
    });
}
