using Scoring.Features.Attachments;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;

namespace Scoring.Features.Backups;

/// <summary>Copies what lies beside a database, its publications and keys, first under other names; disposed of, those are gone.</summary>
/// <param name="from">Where the original lies.</param>
/// <param name="to">Where the copy will lie.</param>
/// <param name="draft">Where it lies until it is complete.</param>
/// <param name="address">The address of the original.</param>
internal sealed class CopiedFiles(BackupParts from, BackupParts to, BackupParts draft, string address) : IDisposable
{
    private readonly List<string> _inPlace = [];

    /// <summary>The number of publications copied.</summary>
    public int Publications { get; private set; }

    /// <summary>The number of keys copied.</summary>
    public int Keys { get; private set; }

    /// <summary>Refuses if anything lies where the copy will.</summary>
    /// <param name="from">Where the original lies.</param>
    /// <param name="to">Where the copy will lie.</param>
    /// <exception cref="RefusalException">Something does, or there is no folder for it.</exception>
    public static void Refuse(BackupParts from, BackupParts to)
    {
        if (!Directory.Exists(Path.GetDirectoryName(to.Publications)))
            throw new RefusalException(RefusalKind.Usage, "backup-folder-missing", to.Publications);
        if (!AreShared(from, to) && Folders(to).FirstOrDefault(Directory.Exists) is { } there)
            throw new RefusalException(RefusalKind.Usage, "copy-files-there", there);
    }

    /// <summary>Copies, and compares every byte.</summary>
    /// <param name="entered">The folders of publications that the copied rows name; one made since is left out.</param>
    /// <param name="cancellationToken">Fires when the command is stopped.</param>
    /// <returns>The files whose copy differs.</returns>
    public IReadOnlyList<string> Copy(IReadOnlySet<string> entered, CancellationToken cancellationToken)
    {
        if (AreShared(from, to))
            return [];
        Publications = BackupParts.CopyPublications(from.Publications, draft.Publications, entered.Contains, cancellationToken);
        Keys = BackupParts.CopyKeys(from.Keys, draft.Keys);
        return
        [
            .. Folders(draft)
                .Zip(Folders(from))
                .Where(folder => Directory.Exists(folder.First))
                .SelectMany(folder =>
                    Directory
                        .EnumerateFiles(folder.First, "*", SearchOption.AllDirectories)
                        .Where(copy =>
                            PublicationFolder.Sha256(copy)
                            != PublicationFolder.Sha256(Path.Combine(folder.Second, Path.GetRelativePath(folder.First, copy)))
                        )
                ),
        ];
    }

    /// <summary>Copies the bytes of attachments, from rows or a folder into rows or a folder, and compares every one.</summary>
    /// <param name="original">The original.</param>
    /// <param name="copy">The copy, with its rows.</param>
    /// <param name="target">The address of the copy.</param>
    /// <param name="cancellationToken">Fires when the command is stopped.</param>
    /// <returns>The hashes of those that could not be copied as they were.</returns>
    public IReadOnlyList<string> CopyBytes(Db original, Db copy, string target, CancellationToken cancellationToken)
    {
        var (source, taking) = (
            new ByteStore(original, address, from.Files),
            new ByteStore(copy, target, AreShared(from, to) ? to.Files : draft.Files)
        );
        var lost = new List<string>();
        foreach (var kept in AttachmentStore.BytesOf(original))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!taking.Take(source, kept))
                lost.Add(kept.Sha256);
        }
        return lost;
    }

    /// <summary>Adds the keys that sites keep in the original itself.</summary>
    public void AddKeys(Db original)
    {
        if (!AreShared(from, to))
            Keys += BackupParts.WriteKeys(original, draft.Keys);
    }

    /// <summary>Stores the publications in a copy on a server, which several machines may share, and compares every byte.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="entered">The folders of the publications that its rows name.</param>
    /// <returns>The files that it holds otherwise.</returns>
    public IReadOnlyList<string> StorePublications(Db copy, IReadOnlySet<string> entered)
    {
        var root = AreShared(from, to) ? from.Publications : draft.Publications;
        var altered = new List<string>();
        foreach (var folder in entered.Order(StringComparer.Ordinal))
        {
            PublicationFiles.StoreFolder(copy, folder, Path.Combine(root, folder));
            altered.AddRange(PublicationFiles.Differences(copy, folder, Path.Combine(root, folder)));
        }
        return altered;
    }

    /// <summary>Gives the copies their names.</summary>
    public void PutInPlace()
    {
        foreach (var (made, place) in Folders(draft).Zip(Folders(to)).Where(folder => Directory.Exists(folder.First)))
        {
            Directory.Move(made, place);
            _inPlace.Add(place);
        }
    }

    /// <summary>Takes away what was put in place, because the rows could not be stored.</summary>
    public void TakeBack()
    {
        foreach (var place in _inPlace)
            Directory.Delete(place, recursive: true);
        _inPlace.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => draft.Delete();

    // Two databases of one name on two servers, with one folder for their files, share them.
    private static bool AreShared(BackupParts from, BackupParts to) => from.Publications == to.Publications;

    private static string[] Folders(BackupParts parts) => [parts.Publications, parts.Keys, parts.Files];
}
