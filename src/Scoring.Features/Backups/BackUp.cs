using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;

namespace Scoring.Features.Backups;

/// <summary>
/// Copies the live database while others go on working with it, and the publications beside it. To restore, the copy is put where the database was, with its
/// publications beside it, while no program uses it.
/// </summary>
/// <param name="Target">The new file; the publications are put into TARGET.publications.</param>
[Allow(Access.Administrators)]
public sealed record BackUp(string Target) : IRequest<BackupMade>;

/// <summary>A copy that was made.</summary>
/// <param name="Target">The database file.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Publications">How many publications lie beside it.</param>
public sealed record BackupMade(string Target, long Bytes, int Publications);

/// <summary>Takes a snapshot first and the publications after it: what is published meanwhile is a folder too many, never one too few.</summary>
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

    // A snapshot cannot be taken inside a transaction, so the event has one of its own.
    private void Tell(string target, int publications)
    {
        session.Begin();
        trail.Tell(AuditAction.BackupMade, "database", "", ("file", Path.GetFileName(target)), ("publications", publications));
        session.End();
    }
}
