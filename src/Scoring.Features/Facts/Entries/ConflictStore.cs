using Dapper;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

/// <summary>Conflicts of interest declared by command, in addition to those imported from files. An append-only log.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class ConflictStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>An edition's declarations, oldest first.</summary>
    public static List<Declaration> Read(Db db, string edition)
    {
        var rows = db.Connection.Query<DeclarationRow>(
            "SELECT juror AS Juror, entry AS Entry, reason AS Reason FROM declared_conflicts WHERE edition = @edition ORDER BY declared_id",
            new { edition },
            db.Transaction
        );
        return [.. rows.Select(row => new Declaration(row.Juror, row.Entry, row.Reason))];
    }

    /// <summary>Adds a declaration; the caller holds the transaction and writes the audit event.</summary>
    public void Add(string edition, Declaration declared) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO declared_conflicts (edition, juror, entry, reason, by, at)
                VALUES (@edition, @Juror, @Entry, @Reason, @Who, @now)
                """,
                new
                {
                    edition,
                    declared.Juror,
                    declared.Entry,
                    declared.Reason,
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of declared_conflicts.</summary>
internal sealed record DeclarationRow(string Juror, string Entry, string Reason);
