using Dapper;
using Scoring.Features.Attachments.Content;
using Scoring.Features.Persistence;

namespace Scoring.Features.Attachments.Bytes;

/// <summary>Bytes in a database on a server, in rows of 256 KiB: every process and the standby have them with the rest.</summary>
/// <param name="work">The command's connection and transaction.</param>
internal sealed class ChunkBytes(UnitOfWork work) : IFileBytes
{
    /// <summary>The bytes of a row; the last one of a file has what is left.</summary>
    public const int BytesOfAPart = 256 << 10;

    private const string Insert =
        "INSERT INTO attachment_chunks (sha256, part, bytes) VALUES (@Sha256, @Part, @Bytes) ON CONFLICT (sha256, part) DO NOTHING";

    /// <inheritdoc/>
    public string NewCopy() => Path.Combine(Path.GetTempPath(), "scoring-file-" + Guid.NewGuid().ToString("N"));

    /// <inheritdoc/>
    public void Store(AcceptedFile file)
    {
        using (var source = File.OpenRead(file.Path))
            work.Locked(db => Store(db, file.Sha256, source));
        File.Delete(file.Path);
    }

    /// <summary>Stores the bytes of a file.</summary>
    /// <returns>How many rows they are.</returns>
    public static int Store(Db db, string sha256, Stream source)
    {
        var part = 0;
        while (source.Position < source.Length)
        {
            var bytes = new byte[(int)Math.Min(BytesOfAPart, source.Length - source.Position)];
            source.ReadExactly(bytes);
            db.Connection.Execute(Insert, new ChunkRow(sha256, part++, bytes), db.Transaction);
        }
        return part;
    }

    /// <summary>The bytes of a row; null if there is none.</summary>
    public static byte[]? PartOf(Db db, string sha256, long part) =>
        db
            .Connection.QuerySingleOrDefault<ChunkOnly>(
                "SELECT bytes AS Bytes FROM attachment_chunks WHERE sha256 = @sha256 AND part = @part",
                new { sha256, part },
                db.Transaction
            )
            ?.Bytes;

    /// <inheritdoc/>
    public Stream? Open(string sha256, long size)
    {
        var stored = work.Locked(db =>
            db.Connection.ExecuteScalar<long?>(
                "SELECT sum(length(bytes)) FROM attachment_chunks WHERE sha256 = @sha256",
                new { sha256 },
                db.Transaction
            )
        );
        return stored == size ? new ChunkStream(size, part => work.Locked(db => PartOf(db, sha256, part))) : null;
    }

    /// <inheritdoc/>
    public void Delete(string sha256) =>
        work.Locked(db => db.Connection.Execute("DELETE FROM attachment_chunks WHERE sha256 = @sha256", new { sha256 }, db.Transaction));

    /// <inheritdoc/>
    public IReadOnlyList<string> Spare(IReadOnlySet<string> named) =>
        work.Locked<IReadOnlyList<string>>(db =>
            [
                .. db
                    .Connection.Query<string>("SELECT sha256 FROM attachment_chunks WHERE part = 0", transaction: db.Transaction)
                    .Where(hash => !named.Contains(hash)),
            ]
        );
}

/// <summary>A row of attachment_chunks.</summary>
internal sealed record ChunkRow(string Sha256, long Part, byte[] Bytes);

/// <summary>The bytes of a row.</summary>
internal sealed record ChunkOnly(byte[] Bytes);
