using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Features.Audit;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import;

/// <summary>Stores checked files: the import, what it brings, and that its predecessors are no longer in force.</summary>
/// <param name="session">The command's connection and transaction.</param>
/// <param name="cache">What imports brought.</param>
/// <param name="trail">Who brings the file, and when.</param>
internal sealed class ImportStore(UnitOfWork session, PayloadCache cache, AuditTrail trail)
{
    /// <summary>The id of the next import; the transaction that asks is the only one that writes.</summary>
    public long NextId() => session.Locked(connection =>
    {
        using var last = new RawStatement(connection, "SELECT coalesce(max(import_id), 0) + 1 FROM imports");
        last.Next();
        return last.Integer(0);
    });

    /// <summary>Keeps in memory what a checked file brings, under the id that it has or will have, until the transaction is taken back.</summary>
    public void Remember(CheckedFile file, long id)
    {
        cache.Keep(id, file.Payload!);
        session.Undo(() => cache.Forget(id));
    }

    /// <summary>Stores a checked file under an id.</summary>
    public void Store(CheckedFile file, long id) => session.Locked(connection =>
    {
        foreach (var other in file.Replaced)
        {
            using var retire = new RawStatement(connection, "UPDATE imports SET in_force = 0 WHERE import_id = ?");
            retire.Bind(1, other.Id).Run();
        }
        Insert(connection, file.AsImport(id), file);
        file.Payload!.Store(connection, id);
        var import = file.AsImport(id);
        trail.Tell(AuditAction.FileImported, $"{import.Edition}/import/{id.ToString(CultureInfo.InvariantCulture)}", "", ("kind", import.KindName), ("file", import.FileName),
            ("sha256", import.Sha256), ("rows", file.Outcome.Rows), ("accepted", file.Outcome.Accepted), ("replaces", file.Replaced.Select(other => other.FileName)));
        return id;
    });

    private void Insert(SqliteConnection connection, ImportRecord import, CheckedFile file)
    {
        using var insert = new RawStatement(connection, """
            INSERT INTO imports (import_id, edition, kind, scope, file_name, sha256, row_count, accepted, layout, imported_at, imported_by, replaces, illustrative, in_force)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """);
        insert.Bind(1, import.Id).Bind(2, import.Edition).Bind(3, import.Kind.ToString()).Bind(4, string.Join('\n', import.Scope)).Bind(5, import.FileName)
            .Bind(6, import.Sha256).Bind(7, file.Outcome.Rows).Bind(8, file.Outcome.Accepted).Bind(9, string.Join('\n', import.Layout))
            .Bind(10, Times.Text(trail.Now)).Bind(11, trail.Who);
        if (file.Replaced.Count > 0)
            insert.Bind(12, file.Replaced[0].Id);
        else
            insert.Bind(12, (string?)null);
        insert.Bind(13, import.IsIllustrative ? 1 : 0).Run();
    }
}
