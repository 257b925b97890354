using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Backups;

/// <summary>
/// Copies the live database while it is in use, together with the publications and the site's keys. <see cref="RestoreBackup"/> puts the
/// copy back. A database on a server is copied by pg_dump.
/// </summary>
/// <param name="Target">The new file; publications and keys are copied to TARGET.publications and TARGET.keys.</param>
/// <param name="Keys">The folder of the site's keys; null for DATABASE.keys, if it is there.</param>
[Allow(Access.Administrators)]
public sealed record BackUp(string Target, string? Keys = null) : IRequest<BackupMade>;

/// <summary>A finished backup.</summary>
/// <param name="Target">The database file.</param>
/// <param name="Bytes">The file's size in bytes.</param>
/// <param name="Publications">The number of publications copied with it.</param>
/// <param name="Keys">The number of keys copied with it.</param>
/// <param name="Check">How it was checked.</param>
public sealed record BackupMade(string Target, long Bytes, int Publications, int Keys, BackupCheck Check);

/// <summary>
/// Takes the snapshot first and copies the publications afterwards: a publication made meanwhile adds a spare folder, but none is ever
/// missing.
/// </summary>
internal sealed class BackUpHandler(
    UnitOfWork work,
    ScoringOptions options,
    ScoringDatabase database,
    IPublishedHeads published,
    AuditTrail trail
) : IRequestHandler<BackUp, BackupMade>
{
    /// <inheritdoc/>
    public async Task<BackupMade> Handle(BackUp request, CancellationToken cancellationToken)
    {
        var parts = new BackupParts(Path.GetFullPath(request.Target));
        var draft = parts.Database + ".part";
        // What a killed backup left: the file itself comes last.
        if (File.Exists(draft) && !File.Exists(parts.Database))
            parts.Delete();
        if (parts.IsAnythingThere)
            throw new RefusalException(RefusalKind.Usage, "backup-exists", request.Target);
        if (!Directory.Exists(Path.GetDirectoryName(parts.Database)))
            throw new RefusalException(RefusalKind.Usage, "backup-folder-missing", request.Target);
        var from = new BackupParts(options.FilesPath);
        var keys = request.Keys is { } named ? Path.GetFullPath(named) : from.Keys;
        if (request.Keys is not null && !Directory.Exists(keys))
            throw new RefusalException(RefusalKind.Usage, "backup-keys-missing", request.Keys);
        try
        {
            File.Delete(draft);
            var check = await database.Store.BackUp(work.Db, draft, cancellationToken)
                ?? throw new RefusalException(RefusalKind.Data, "backup-not-whole", request.Target);
            if (database.Store.IsShared)
                published.All(); // brings to this machine what only the database has
            var publications = BackupParts.CopyPublications(from.Publications, parts.Publications, cancellationToken);
            BackupParts.CopyFiles(from.Files, parts.Files, cancellationToken);
            var copied = BackupParts.CopyKeys(keys, parts.Keys) + BackupParts.WriteKeys(work.Db, parts.Keys);
            File.Move(draft, parts.Database);
            Report(request.Target, publications);
            return new BackupMade(parts.Database, new FileInfo(parts.Database).Length, publications, copied, check);
        }
        catch (Exception fault)
        {
            File.Delete(draft);
            parts.Delete();
            if (fault is UnauthorizedAccessException)
                throw new RefusalException(RefusalKind.Usage, "backup-folder-closed", request.Target);
            throw;
        }
    }

    // A snapshot cannot be taken inside a transaction, so the event has its own.
    private void Report(string target, int publications)
    {
        work.Begin();
        trail.Record(AuditAction.BackupMade, "database", "", ("file", Path.GetFileName(target)), ("publications", publications));
        work.End();
    }
}
