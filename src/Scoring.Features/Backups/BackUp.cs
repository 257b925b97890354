using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;

namespace Scoring.Features.Backups;

/// <summary>
/// Copies the live database while it is in use, together with the publications. To restore, put the copy and its publications in place of
/// the originals while no program is using them.
/// </summary>
/// <param name="Target">The new file; the publications are copied to TARGET.publications.</param>
[Allow(Access.Administrators)]
public sealed record BackUp(string Target) : IRequest<BackupMade>;

/// <summary>A finished backup.</summary>
/// <param name="Target">The database file.</param>
/// <param name="Bytes">The file's size in bytes.</param>
/// <param name="Publications">The number of publications copied with it.</param>
public sealed record BackupMade(string Target, long Bytes, int Publications);

/// <summary>
/// Takes the snapshot first and copies the publications afterwards: a publication made meanwhile adds a spare folder, but none is ever
/// missing.
/// </summary>
internal sealed class BackUpHandler(UnitOfWork session, ScoringOptions options, AuditTrail trail) : IRequestHandler<BackUp, BackupMade>
{
    /// <inheritdoc/>
    public Task<BackupMade> Handle(BackUp request, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(request.Target);
        var folder = PublicationFolder.Root(target);
        if (File.Exists(target) || Directory.Exists(folder))
            throw new RefusalException(RefusalKind.Usage, "backup-exists", request.Target);
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new RefusalException(RefusalKind.Usage, "backup-folder-missing", request.Target);
        var draft = target + ".part";
        try
        {
            File.Delete(draft);
            Snapshot.Write(session.Db, draft);
            if (!Snapshot.IsWhole(draft))
                throw new RefusalException(RefusalKind.Data, "backup-not-whole", request.Target);
            var publications = CopyPublications(PublicationFolder.Root(options.DatabasePath), folder, cancellationToken);
            File.Move(draft, target);
            Tell(request.Target, publications);
            return Task.FromResult(new BackupMade(target, new FileInfo(target).Length, publications));
        }
        catch (Exception fault) when (fault is not RefusalException)
        {
            File.Delete(draft);
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static int CopyPublications(string source, string target, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(source))
            return 0;
        var finished = Directory.GetDirectories(source).Where(folder => !Path.GetFileName(folder).StartsWith('.')).ToList();
        foreach (var file in finished.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return finished.Count;
    }

    // A snapshot cannot be taken inside a transaction, so the event has its own.
    private void Tell(string target, int publications)
    {
        session.Begin();
        trail.Tell(AuditAction.BackupMade, "database", "", ("file", Path.GetFileName(target)), ("publications", publications));
        session.End();
    }
}
