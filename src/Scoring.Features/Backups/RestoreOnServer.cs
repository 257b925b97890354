using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.PostgreSql;

namespace Scoring.Features.Backups;

/// <summary>
/// Brings a dump into an empty database on a server by pg_restore, in one transaction, and empties it again if it is not what was backed
/// up.
/// A database that holds something is never written over: it stays, and the site is started on the other.
/// </summary>
/// <param name="options">The options with the address.</param>
/// <param name="database">The database.</param>
/// <param name="restored">Checks what was restored.</param>
internal sealed class RestoreOnServer(ScoringOptions options, ScoringDatabase database, RestoredDatabase restored)
{
    /// <summary>What every dump of pg_dump begins with.</summary>
    public static ReadOnlySpan<byte> DumpMark => "PGDMP"u8;

    /// <summary>Restores.</summary>
    public async Task<RestoreOutcome> Restore(RestoreBackup request, BackupParts source, CancellationToken cancellationToken)
    {
        var live = new BackupParts(options.FilesPath);
        Refuse(request, source, live);
        var folder = live.Database + ".restoring";
        var draft = new BackupParts(Path.Combine(folder, Path.GetFileName(live.Database)));
        try
        {
            Remove(folder); // left by a restore that was killed
            PrivateFile.CreateFolder(folder);
            var publications = BackupParts.CopyPublications(source.Publications, draft.Publications, cancellationToken);
            BackupParts.CopyFiles(source.Files, draft.Files, cancellationToken);
            var keys = BackupParts.CopyKeys(source.Keys, draft.Keys);
            var aside = Directory.Exists(live.Publications) || Directory.Exists(live.Files) ? restored.Aside(live) : null;
            IReadOnlyList<WholenessFault> faults = [];
            AuditRecord? last = null;
            var address = ServerAddress.Of(options.DatabasePath);
            var there = address.With(files: folder).Secret;
            await new PostgresDump((PostgresStore)database.Store, address).Restore(
                source.Database,
                async () =>
                {
                    (faults, last) = await restored.Check(there, source, aside, cancellationToken);
                    return faults.Count == 0;
                },
                cancellationToken
            );
            if (faults.Count > 0)
                return new RestoreOutcome(faults, null, null, 0, 0, null, true);
            Place(draft.Publications, live.Publications, aside?.Publications);
            Place(draft.Files, live.Files, aside?.Files);
            BackupParts.CopyKeys(draft.Keys, request.Keys is { } named ? Path.GetFullPath(named) : live.Keys);
            var head = last is null ? null : new AuditHead(last.Event.Sequence, last.Hash);
            return new RestoreOutcome([], head, last?.Event.When, publications, keys, KeptAside(aside), true);
        }
        finally
        {
            Remove(folder);
        }
    }

    private void Refuse(RestoreBackup request, BackupParts source, BackupParts live)
    {
        if (!File.Exists(source.Database))
            throw new RefusalException(RefusalKind.Usage, "file-not-found", request.Source);
        if (Snapshot.IsDatabase(source.Database))
            throw new RefusalException(RefusalKind.Usage, "restore-of-file", request.Source);
        if (!PrivateFile.StartsWith(source.Database, DumpMark))
            throw new RefusalException(RefusalKind.Data, "restore-no-backup", request.Source);
        if (!Directory.Exists(Path.GetDirectoryName(live.Database)))
            throw new RefusalException(RefusalKind.Usage, "backup-folder-missing", live.Database);
        if (database.Store.Look() != Holding.Nothing)
            throw new RefusalException(RefusalKind.State, "restore-not-empty", DatabaseAddress.Shown(options.DatabasePath));
    }

    private static string? KeptAside(BackupParts? aside) =>
        aside is null ? null
        : Directory.Exists(aside.Publications) ? aside.Publications
        : aside.Files;

    // What was there is kept aside, whether the backup has another or not.
    private static void Place(string draft, string live, string? aside)
    {
        if (Directory.Exists(live))
            Directory.Move(live, aside!);
        if (Directory.Exists(draft))
            Directory.Move(draft, live);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
