using Dapper;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import;

/// <summary>An upload that is not confirmed yet.</summary>
/// <param name="Id">A random name.</param>
/// <param name="Edition">The edition that its files are for.</param>
/// <param name="Person">Who sent them.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Files">JSON: what was said of the files.</param>
public sealed record PendingUpload(string Id, string Edition, string Person, DateTime At, string Files);

/// <summary>
/// Uploads that are not confirmed yet, in a database that several sites share: a file sent to one can be confirmed at another.
/// </summary>
/// <param name="work">A connection.</param>
public sealed class PendingUploadStore(UnitOfWork work)
{
    private const int BytesOfAPart = 1 << 20;

    /// <summary>Stores an upload.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="paths">Its files, in order.</param>
    public void Add(PendingUpload upload, IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(paths);
        work.Apart(db =>
        {
            db.Connection.Execute(
                """
                INSERT INTO pending_uploads (upload_id, edition, person, at, files) VALUES (@Id, @Edition, @Person, @At, @Files)
                """,
                PendingUploadRow.Of(upload),
                db.Transaction
            );
            for (var file = 0; file < paths.Count; file++)
                AddParts(db, upload.Id, file, paths[file]);
            return paths.Count;
        });
    }

    /// <summary>An upload; null if there is none.</summary>
    public PendingUpload? Find(string id) =>
        work.Locked(db =>
                db.Connection.QuerySingleOrDefault<PendingUploadRow>(
                    """
                    SELECT upload_id AS Id, edition AS Edition, person AS Person, at AS At, files AS Files
                    FROM pending_uploads WHERE upload_id = @id
                    """,
                    new { id },
                    db.Transaction
                )
            )
            ?.Upload();

    /// <summary>Writes one of its files to a path.</summary>
    public void Write(string id, int file, string path)
    {
        using var target = File.Create(path);
        for (long part = 0; Part(id, file, part) is { } bytes; part++)
            target.Write(bytes);
    }

    /// <summary>Sets what was said of the files.</summary>
    public void Set(string id, string files) =>
        work.Apart(db =>
            db.Connection.Execute("UPDATE pending_uploads SET files = @files WHERE upload_id = @id", new { id, files }, db.Transaction)
        );

    /// <summary>Deletes an upload that was confirmed or cancelled.</summary>
    public void Remove(string id) =>
        work.Apart(db =>
        {
            db.Connection.Execute("DELETE FROM pending_upload_parts WHERE upload_id = @id", new { id }, db.Transaction);
            return db.Connection.Execute("DELETE FROM pending_uploads WHERE upload_id = @id", new { id }, db.Transaction);
        });

    /// <summary>Deletes the uploads of before a time, UTC.</summary>
    public void RemoveBefore(DateTime time)
    {
        var before = Times.Text(time);
        var old = work.Locked<IReadOnlyList<string>>(db =>
            [.. db.Connection.Query<string>("SELECT upload_id FROM pending_uploads WHERE at < @before", new { before }, db.Transaction)]
        );
        foreach (var id in old)
            Remove(id);
    }

    private static void AddParts(Db db, string id, int number, string path)
    {
        using var file = File.OpenRead(path);
        for (long part = 0; file.Position < file.Length; part++)
        {
            var bytes = new byte[(int)Math.Min(BytesOfAPart, file.Length - file.Position)];
            file.ReadExactly(bytes);
            db.Connection.Execute(
                "INSERT INTO pending_upload_parts (upload_id, file, part, bytes) VALUES (@Id, @File, @Part, @Bytes)",
                new PendingPartRow(id, number, part, bytes),
                db.Transaction
            );
        }
    }

    private byte[]? Part(string id, int file, long part) =>
        work.Locked(db =>
            db.Connection.QuerySingleOrDefault<PendingBytes>(
                "SELECT bytes AS Bytes FROM pending_upload_parts WHERE upload_id = @Id AND file = @File AND part = @Part",
                new PendingPart(id, file, part),
                db.Transaction
            )
        )?.Bytes;
}

/// <summary>A row of pending_uploads.</summary>
internal sealed record PendingUploadRow(string Id, string Edition, string Person, string At, string Files)
{
    /// <summary>An upload as a row.</summary>
    public static PendingUploadRow Of(PendingUpload upload) =>
        new(upload.Id, upload.Edition, upload.Person, Times.Text(upload.At), upload.Files);

    /// <summary>The row as an upload.</summary>
    public PendingUpload Upload() => new(Id, Edition, Person, Times.Of(At)!.Value, Files);
}

/// <summary>A part of a file of an upload.</summary>
internal sealed record PendingPartRow(string Id, long File, long Part, byte[] Bytes);

/// <summary>Names a part.</summary>
internal sealed record PendingPart(string Id, long File, long Part);

/// <summary>The bytes of a part.</summary>
internal sealed record PendingBytes(byte[] Bytes);
