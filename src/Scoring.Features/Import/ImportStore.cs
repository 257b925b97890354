using System.Globalization;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import;

/// <summary>Stores checked files: the import, its payload, and that its predecessors are no longer in force.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="cache">The payloads of imports.</param>
/// <param name="meanings">Remembers what was said of headers.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class ImportStore(UnitOfWork work, PayloadCache cache, HeaderMeanings meanings, AuditTrail trail)
{
    /// <summary>The id of the next import; until the calling transaction ends nobody else takes one.</summary>
    public long NextId() =>
        work.Locked(db =>
        {
            db.Dialect.HoldNumbers(db);
            return db.Connection.ExecuteScalar<long>("SELECT coalesce(max(import_id), 0) + 1 FROM imports", transaction: db.Transaction);
        });

    /// <summary>Caches a checked file's payload under its current or future id until the transaction is rolled back.</summary>
    public void Remember(CheckedFile file, long id)
    {
        if (file.Regions is { } regions)
            Remember(regions, file.RegionsId);
        var import = file.AsImport(id);
        cache.Keep(import, file.Payload!);
        work.Undo(() => cache.Forget(import));
    }

    /// <summary>Stores a checked file under an id, after the list of regions that it brings along.</summary>
    public void Store(CheckedFile file, long id)
    {
        if (file.Regions is { } regions)
            StoreOne(regions, file.RegionsId);
        StoreOne(file, id);
    }

    private void StoreOne(CheckedFile file, long id) =>
        work.Locked(db =>
        {
            foreach (var other in file.Replaced)
                db.Connection.Execute("UPDATE imports SET in_force = 0 WHERE import_id = @Id", new { other.Id }, db.Transaction);
            Insert(db, file.AsImport(id), file);
            file.Payload!.Store(db, id);
            var import = file.AsImport(id);
            if (file.Request.Choices is { } choices)
                meanings.Remember(import.Edition, import.Kind, choices);
            List<(string Name, object? Value)> data =
            [
                ("kind", import.KindName),
                ("file", import.FileName),
                ("sha256", import.Sha256),
                ("rows", file.Outcome.Rows),
                ("accepted", file.Outcome.Accepted),
                ("replaces", file.Replaced.Select(other => other.FileName)),
            ];
            if (file.Request.Choices is { Said: { Length: > 0 } said })
                data.Add((ReadAsKey, said));
            trail.Record(AuditAction.FileImported, SubjectOf(import.Edition, id), "", [.. data]);
            return id;
        });

    /// <summary>What a person had said of the reading of an import that is in force; empty if nothing.</summary>
    public static string ReadAs(UnitOfWork work, ImportRecord import)
    {
        work.SettleTrail();
        return work.Locked(db => ReadAs(db, import));
    }

    private static string ReadAs(Db db, ImportRecord import) =>
        db.Connection.QueryFirstOrDefault<string?>(
            db.Dialect.For(
                sqlite: "SELECT json_extract(data, '$.' || @key) FROM audit_events WHERE what = @what AND subject = @subject",
                postgres: "SELECT data::json ->> @key FROM audit_events WHERE what = @what AND subject = @subject"
            ),
            new
            {
                key = ReadAsKey,
                what = AuditAction.FileImported,
                subject = SubjectOf(import.Edition, import.Id),
            },
            db.Transaction
        ) ?? "";

    private const string ReadAsKey = "read_as";

    private static string SubjectOf(string edition, long id) => $"{edition}/import/{id.ToString(CultureInfo.InvariantCulture)}";

    private void Insert(Db db, ImportRecord import, CheckedFile file) =>
        db.Connection.Execute(
            """
            INSERT INTO imports (import_id, edition, kind, scope, file_name, sha256, row_count, accepted, layout,
                imported_at, imported_by, replaces, illustrative, in_force)
            VALUES (@Id, @Edition, @Kind, @Scope, @FileName, @Sha256, @Rows, @Accepted, @Layout, @At, @Who, @Replaces, @Illustrative, 1)
            """,
            new
            {
                import.Id,
                import.Edition,
                Kind = import.Kind.ToString(),
                Scope = string.Join('\n', import.Scope),
                import.FileName,
                import.Sha256,
                file.Outcome.Rows,
                file.Outcome.Accepted,
                Layout = string.Join('\n', import.Layout),
                At = Times.Text(trail.Now),
                trail.Who,
                Replaces = file.Replaced.Count > 0 ? file.Replaced[0].Id : (long?)null,
                Illustrative = import.IsIllustrative ? 1 : 0,
            },
            db.Transaction
        );
}
