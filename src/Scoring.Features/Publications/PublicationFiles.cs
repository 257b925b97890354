using System.Security.Cryptography;
using Dapper;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>
/// The files of publications. Beside a file database they lie in folders, which are the publications. A database that several machines
/// share holds them itself, and the folders are copies that each machine makes when it first needs them.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="options">Where the folders are.</param>
public sealed class PublicationFiles(UnitOfWork work, ScoringOptions options)
{
    private const int BytesOfAPart = 1 << 20;
    private const string Insert = "INSERT INTO publication_files (folder, path, part, bytes) VALUES (@Folder, @Path, @Part, @Bytes)";

    /// <summary>
    /// The folder of a publication, copied here if it is missing or is that of another publication; on a database of this machine alone, or
    /// if nobody stored its files, the folder as it is.
    /// </summary>
    public string FolderOf(Publication publication)
    {
        ArgumentNullException.ThrowIfNull(publication);
        var folder = PublicationFolder.Of(options, publication);
        if (!work.IsShared || IsThis(folder, publication))
            return folder;
        Fetch(publication, folder);
        return folder;
    }

    /// <summary>
    /// Stores the files of a publication's folder in a database that several machines share; the caller holds the transaction.
    /// </summary>
    internal void Store(Publication publication, string folder)
    {
        if (work.IsShared)
            work.Locked(db => StoreFolder(db, publication.Folder, folder));
    }

    /// <summary>Stores the files of a folder in a database on a server.</summary>
    /// <param name="db">The connection and its transaction.</param>
    /// <param name="publication">The publication's name for its folder.</param>
    /// <param name="folder">Where the files are.</param>
    /// <returns>How many.</returns>
    internal static int StoreFolder(Db db, string publication, string folder)
    {
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            using var file = File.OpenRead(path);
            var part = 0;
            do
            {
                var bytes = new byte[(int)Math.Min(BytesOfAPart, file.Length - file.Position)];
                file.ReadExactly(bytes);
                var row = new PublicationPart(publication, name, part++, bytes);
                db.Connection.Execute(Insert, row, db.Transaction);
            } while (file.Position < file.Length);
            count++;
        }
        return count;
    }

    /// <summary>The files of a folder that a database on a server lacks, or holds with other bytes.</summary>
    /// <param name="db">The connection and its transaction.</param>
    /// <param name="publication">The publication's name for its folder.</param>
    /// <param name="folder">Where the files are.</param>
    internal static IReadOnlyList<string> Differences(Db db, string publication, string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path =>
                {
                    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
                    for (var part = 0L; PartOf(db, publication, name, part) is { } bytes; part++)
                        hash.AppendData(bytes);
                    return Convert.ToHexStringLower(hash.GetHashAndReset()) != PublicationFolder.Sha256(path);
                }),
        ];

    /// <summary>
    /// Stores the publications whose folders only this machine has: those made before databases held files, and those of a database that
    /// was copied from a file.
    /// </summary>
    /// <returns>How many.</returns>
    public int StoreMissing(IEnumerable<Publication> publications)
    {
        ArgumentNullException.ThrowIfNull(publications);
        if (!work.IsShared)
            return 0;
        var stored = work.Locked(db =>
            db.Connection.Query<string>("SELECT DISTINCT folder FROM publication_files", transaction: db.Transaction)
                .ToHashSet(StringComparer.Ordinal)
        );
        var count = 0;
        foreach (var publication in publications.Where(one => !stored.Contains(one.Folder)))
        {
            var folder = PublicationFolder.Of(options, publication);
            if (FileChecks.Of(folder, publication, whole: true).Count > 0)
                continue;
            work.Begin(new WriteScope(publication.Edition, IsBeside: false));
            try
            {
                if (!Has(publication))
                    Store(publication, folder);
                work.End();
                count++;
            }
            catch
            {
                work.Drop();
                throw;
            }
        }
        return count;
    }

    /// <summary>What the database does not hold of a publication as it was published; empty if the folders are the publications.</summary>
    internal IEnumerable<PublicationFault> Faults(Publication publication)
    {
        if (!work.IsShared)
            return [];
        if (!Has(publication))
            return [new PublicationFault("folder-missing", publication.Folder)];
        using var scratch = new ScratchFolder("scoring-stored-", CancellationToken.None);
        Write(publication, scratch.Path);
        return [.. FileChecks.Of(scratch.Path, publication, whole: true)];
    }

    private static bool IsThis(string folder, Publication publication)
    {
        var manifest = Path.Combine(folder, PublicationFolder.Manifest);
        return File.Exists(manifest) && PublicationFolder.Sha256(manifest) == publication.ManifestSha256;
    }

    private bool Has(Publication publication) =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM publication_files WHERE folder = @Folder AND path = @Path",
                new { publication.Folder, Path = PublicationFolder.Manifest },
                db.Transaction
            )
        ) > 0;

    // Written beside and moved there whole: another process of this machine may do the same.
    private void Fetch(Publication publication, string folder)
    {
        if (!Has(publication))
            return;
        using var draft = new DraftFolder(Directory.CreateDirectory(PublicationFolder.Root(options.FilesPath)).FullName);
        Write(publication, draft.Path);
        if (!IsThis(draft.Path, publication))
            return;
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(draft.Path, folder);
        }
        catch (IOException) when (IsThis(folder, publication))
        {
            // Another process was first.
        }
    }

    private void Write(Publication publication, string folder)
    {
        foreach (var (path, parts) in Paths(publication))
        {
            // A name that leaves the folder was put there by somebody else.
            var target = Path.GetFullPath(Path.Combine(folder, path));
            if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var file = File.Create(target);
            for (var part = 0; part < parts; part++)
                file.Write(Part(publication.Folder, path, part));
        }
    }

    private IReadOnlyList<StoredPath> Paths(Publication publication) =>
        work.Locked<IReadOnlyList<StoredPath>>(db =>
            [
                .. db.Connection.Query<StoredPath>(
                    "SELECT path AS Path, count(*) AS Parts FROM publication_files WHERE folder = @Folder GROUP BY path ORDER BY path",
                    new { publication.Folder },
                    db.Transaction
                ),
            ]
        );

    private byte[] Part(string folder, string path, long part) => work.Locked(db => PartOf(db, folder, path, part)) ?? [];

    private static byte[]? PartOf(Db db, string folder, string path, long part) =>
        db
            .Connection.QuerySingleOrDefault<StoredBytes>(
                "SELECT bytes AS Bytes FROM publication_files WHERE folder = @folder AND path = @path AND part = @part",
                new
                {
                    folder,
                    path,
                    part,
                },
                db.Transaction
            )
            ?.Bytes;
}

/// <summary>A part of a file of a publication.</summary>
internal sealed record PublicationPart(string Folder, string Path, long Part, byte[] Bytes);

/// <summary>The bytes of a part.</summary>
internal sealed record StoredBytes(byte[] Bytes);

/// <summary>A file of a publication and how many parts it has.</summary>
internal sealed record StoredPath(string Path, long Parts);
