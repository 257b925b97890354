using System.Security.Cryptography;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Attachments.Bytes;

/// <summary>
/// Where the bytes of a database lie, to compare or copy them: in a folder beside a file; of a server in its rows or in such a folder.
/// </summary>
/// <param name="db">The connection and its transaction.</param>
/// <param name="address">The address of the database.</param>
/// <param name="folder">The folder.</param>
internal sealed class ByteStore(Db db, string address, string folder)
{
    /// <summary>Opens bytes; null if they are missing.</summary>
    public Stream? Open(KeptBytes kept)
    {
        if (DatabaseAddress.IsServer(address) && ChunkBytes.PartOf(db, kept.Sha256, 0) is not null)
            return new ChunkStream(kept.Size, part => ChunkBytes.PartOf(db, kept.Sha256, part));
        var path = FolderBytes.PathOf(folder, kept.Sha256);
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    /// <summary>What is wrong with bytes: "missing", "changed", or null for nothing.</summary>
    public string? FaultOf(KeptBytes kept)
    {
        using var content = Open(kept);
        if (content is null)
            return "missing";
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(content)) == kept.Sha256 ? null : "changed";
        }
        catch (EndOfStreamException)
        {
            return "changed";
        }
    }

    /// <summary>Takes bytes over from elsewhere, unless they are here already.</summary>
    /// <returns>False if they are not there as they were.</returns>
    public bool Take(ByteStore from, KeptBytes kept)
    {
        if (FaultOf(kept) is null)
            return true;
        using var content = from.Open(kept);
        if (content is null)
            return false;
        try
        {
            if (!DatabaseAddress.HasAttachmentFolder(address))
                ChunkBytes.Store(db, kept.Sha256, content);
            else
            {
                var path = FolderBytes.PathOf(folder, kept.Sha256);
                PrivateFile.CreateFolder(folder);
                PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
                using var target = PrivateFile.Create(path);
                content.CopyTo(target);
                target.Flush(flushToDisk: true);
            }
        }
        catch (EndOfStreamException)
        {
            return false;
        }
        return FaultOf(kept) is null;
    }
}

/// <summary>The bytes of attachments, for verifications.</summary>
/// <param name="options">Where they lie.</param>
internal sealed class KeptFiles(ScoringOptions options) : IKeptFiles
{
    /// <inheritdoc/>
    public IEnumerable<AuditRemark> Faults(Db db) =>
        // The facts of a publication have no files of entries.
        options.IsFrozen
            ? []
            : Faults(db, new ByteStore(db, options.DatabasePath, FolderBytes.RootOf(options.FilesPath)));

    private static IEnumerable<AuditRemark> Faults(Db db, ByteStore store)
    {
        foreach (var kept in AttachmentStore.BytesOf(db))
        {
            if (store.FaultOf(kept) is { } fault)
                yield return new AuditRemark("bytes-" + fault, "attachments", [kept.Sha256, AttachmentStore.WhereOf(db, kept.Sha256)]);
        }
    }
}
