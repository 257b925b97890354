using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Backups;

/// <summary>
/// Puts a backup in the place of the database while no program uses it: checks the backup first, keeps what was there aside, and leaves no
/// log that could be played into the restored file.
/// </summary>
/// <param name="Source">The backup's file, with SOURCE.publications and SOURCE.keys beside it.</param>
/// <param name="Keys">The folder of the site's keys; null for DATABASE.keys.</param>
[Allow(Access.Administrators)]
public sealed record RestoreBackup(string Source, string? Keys = null) : IRequest<RestoreOutcome>;

/// <summary>What a restore did, or why it changed nothing.</summary>
/// <param name="Faults">What is wrong with the backup; empty if it was restored.</param>
/// <param name="Head">The newest event of the backup's trail; null if it has none.</param>
/// <param name="Newest">When that was, in UTC.</param>
/// <param name="Publications">The number of publications restored.</param>
/// <param name="Keys">The number of keys restored.</param>
/// <param name="Aside">The file in which the database that was there is kept, null if there was none.</param>
/// <param name="WasReadable">
/// False if the database that was there could not be read, so that nobody can say whether a program still used it.
/// </param>
public sealed record RestoreOutcome(
    IReadOnlyList<WholenessFault> Faults,
    AuditHead? Head,
    DateTime? Newest,
    int Publications,
    int Keys,
    string? Aside,
    bool WasReadable
);

/// <summary>Works on a copy beside the database until it is known to be whole; the last step is one renaming.</summary>
internal sealed class RestoreBackupHandler(ScoringOptions options, ScoringDatabase database, TimeProvider? clock = null)
    : IRequestHandler<RestoreBackup, RestoreOutcome>
{
    /// <inheritdoc/>
    public async Task<RestoreOutcome> Handle(RestoreBackup request, CancellationToken cancellationToken)
    {
        var source = new BackupParts(Path.GetFullPath(request.Source));
        var restored = new RestoredDatabase(options, clock ?? TimeProvider.System);
        if (DatabaseAddress.IsServer(options.DatabasePath))
            return await new RestoreOnServer(options, database, restored).Restore(request, source, cancellationToken);
        var live = new BackupParts(options.DatabasePath);
        var draft = new BackupParts(live.Database + ".restoring");
        Refuse(request, source, live);
        try
        {
            draft.Delete();
            Snapshot.WriteFile(source.Database, draft.Database);
            var publications = BackupParts.CopyPublications(source.Publications, draft.Publications, cancellationToken);
            BackupParts.CopyFiles(source.Files, draft.Files, cancellationToken);
            var keys = BackupParts.CopyKeys(source.Keys, draft.Keys);
            var aside = restored.Aside(live);
            var (faults, last) = await restored.Check(draft.Database, source, aside, cancellationToken);
            if (faults.Count > 0)
                return new RestoreOutcome(faults, null, null, 0, 0, null, true);
            if (Snapshot.FoldLog(draft.Database) != Snapshot.Folded.Done)
                throw new RefusalException(RefusalKind.State, "restore-in-use", draft.Database);
            var wasReadable = Free(live);
            PutAside(live, aside);
            PutInPlace(draft, live, aside, request.Keys is { } named ? Path.GetFullPath(named) : live.Keys);
            var head = last is null ? null : new AuditHead(last.Event.Sequence, last.Hash);
            return new RestoreOutcome([], head, last?.Event.When, publications, keys, aside?.Database, wasReadable);
        }
        finally
        {
            draft.Delete();
        }
    }

    private static void Refuse(RestoreBackup request, BackupParts source, BackupParts live)
    {
        if (!File.Exists(source.Database))
            throw new RefusalException(RefusalKind.Usage, "file-not-found", request.Source);
        if (source.Database == live.Database)
            throw new RefusalException(RefusalKind.Usage, "restore-onto-itself", request.Source);
        if (PrivateFile.StartsWith(source.Database, RestoreOnServer.DumpMark))
            throw new RefusalException(RefusalKind.Usage, "restore-of-server", request.Source);
        if (!Snapshot.IsDatabase(source.Database))
            throw new RefusalException(RefusalKind.Data, "restore-no-backup", request.Source);
        if (!Snapshot.IsWhole(source.Database))
            throw new RefusalException(RefusalKind.Data, "restore-not-whole", request.Source);
        if (!Snapshot.IsOurs(source.Database))
            throw new RefusalException(RefusalKind.Data, "restore-no-backup", request.Source);
        if (!Directory.Exists(Path.GetDirectoryName(live.Database)))
            throw new RefusalException(RefusalKind.Usage, "backup-folder-missing", live.Database);
        if (File.Exists(live.Database) && !new LogOwner(live.Database).IsLogForeign())
        {
            if (Snapshot.FoldLog(live.Database) == Snapshot.Folded.InUse)
                throw new RefusalException(RefusalKind.State, "restore-in-use", live.Database);
        }
    }

    // Once more, because the checks took their time. True if the file could be read.
    private static bool Free(BackupParts live)
    {
        if (!File.Exists(live.Database))
            return true;
        if (new LogOwner(live.Database).IsLogForeign())
            return false;
        return Snapshot.FoldLog(live.Database) switch
        {
            Snapshot.Folded.InUse => throw new RefusalException(RefusalKind.State, "restore-in-use", live.Database),
            Snapshot.Folded.Unreadable => false,
            _ => true,
        };
    }

    // Copies, so that a database lies in its place at every moment.
    private static void PutAside(BackupParts live, BackupParts? aside)
    {
        if (aside is null)
            return;
        foreach (var (from, to) in live.Logs.Zip(aside.Logs).Prepend((live.Database, aside.Database)))
        {
            if (!File.Exists(from))
                continue;
            PrivateFile.Create(to).Dispose();
            File.Copy(from, to, overwrite: true);
        }
    }

    private static void PutInPlace(BackupParts draft, BackupParts live, BackupParts? aside, string keys)
    {
        // Keys are added to those that are there: each has a name of its own, and what was sealed since the backup stays readable.
        BackupParts.CopyKeys(draft.Keys, keys);
        // From here on nothing is written any more, only renamed.
        foreach (var log in live.Logs)
            File.Delete(log);
        foreach (
            var (now, kept, next) in new[]
            {
                (live.Publications, aside?.Publications, draft.Publications),
                (live.Files, aside?.Files, draft.Files),
            }
        )
        {
            if (Directory.Exists(now) && kept is not null)
                Directory.Move(now, kept);
            if (Directory.Exists(next))
                Directory.Move(next, now);
        }
        File.Move(draft.Database, live.Database, overwrite: true);
    }
}
