using Dapper;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

/// <summary>Conflicts of interest that persons declared by a command, besides those that came in as files. They are only ever added.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="trail">Who declares, and when.</param>
internal sealed class ConflictStore(UnitOfWork session, AuditTrail trail)
{
    /// <summary>What was declared for an edition, the oldest first.</summary>
    public static List<Declaration> Read(Db db, string edition)
    {
        var rows = db.Connection.Query<DeclarationRow>(
            "SELECT juror AS Juror, entry AS Entry, reason AS Reason FROM declared_conflicts WHERE edition = @edition ORDER BY declared_id", new { edition }, db.Transaction);
        return [.. rows.Select(row => new Declaration(row.Juror, row.Entry, row.Reason))];
    }

    /// <summary>Adds a declaration; the caller holds the transaction and tells the trail.</summary>
    public void Add(string edition, Declaration declared) => session.Locked(db => db.Connection.Execute(
        "INSERT INTO declared_conflicts (edition, juror, entry, reason, by, at) VALUES (@edition, @Juror, @Entry, @Reason, @Who, @now)",
        new { edition, declared.Juror, declared.Entry, declared.Reason, trail.Who, now = Times.Text(trail.Now) }, db.Transaction));
}

/// <summary>A row of declared_conflicts.</summary>
internal sealed record DeclarationRow(string Juror, string Entry, string Reason);
