using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;

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
/// False if the database that was there could not be read, so that it could not be told whether a program still used it.
/// </param>
public sealed record RestoreOutcome(
    IReadOnlyList<RestoreFault> Faults,
    AuditHead? Head,
    DateTime? Newest,
    int Publications,
    int Keys,
    string? Aside,
    bool WasReadable
);

/// <summary>Something wrong with a backup.</summary>
/// <param name="Code">"trail", "rows" or "publication".</param>
/// <param name="Subject">The number of the event, the table with its row, or the publication and its file.</param>
public sealed record RestoreFault(string Code, string Subject);

/// <summary>Works on a copy beside the database until it is known to be whole; the last step is one renaming.</summary>
internal sealed class RestoreBackupHandler(ScoringOptions options, TimeProvider? clock = null)
    : IRequestHandler<RestoreBackup, RestoreOutcome>
{
    /// <inheritdoc/>
    public async Task<RestoreOutcome> Handle(RestoreBackup request, CancellationToken cancellationToken)
    {
        BackupParts.MustBeFile(options);
        var source = new BackupParts(Path.GetFullPath(request.Source));
        var live = new BackupParts(options.DatabasePath);
        var draft = new BackupParts(live.Database + ".restoring");
        Refuse(request, source, live);
        try
        {
            draft.Delete();
            Snapshot.WriteFile(source.Database, draft.Database);
            var publications = BackupParts.CopyPublications(source.Publications, draft.Publications, cancellationToken);
            var keys = BackupParts.CopyKeys(source.Keys, draft.Keys);
            var aside = Aside(live);
            var (faults, last) = await CheckAndReport(draft.Database, source, aside, cancellationToken);
            if (faults.Count > 0)
                return new RestoreOutcome(faults, null, null, 0, 0, null, true);
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

    // The copy is checked as a database of this program, in which an older backup is brought up to date on the way. The restore is told in
    // it beforehand, so that it takes effect together with the renaming.
    private async Task<(IReadOnlyList<RestoreFault> Faults, AuditRecord? Last)> CheckAndReport(
        string database,
        BackupParts source,
        BackupParts? aside,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<RestoreFault>();
        AuditRecord? last;
        var services = new ServiceCollection()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddScoringFeatures(new ScoringOptions(database, options.RulesPath, options.Actor, options.CommitteePath))
            .BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var scope = services.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
                var verdict = await mediator.Send(new VerifyAudit(), cancellationToken).ConfigureAwait(false);
                if (verdict.Broken is { } broken)
                    faults.Add(new RestoreFault("trail", broken.Sequence.ToString(CultureInfo.InvariantCulture)));
                faults.AddRange(verdict.Findings.Select(finding => new RestoreFault("rows", Subject(finding))));
                var publications = await mediator.Send(new VerifyPublications(), cancellationToken).ConfigureAwait(false);
                faults.AddRange(publications.SelectMany(Faults));
                var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
                last = work.Locked(AuditTrail.Last);
                if (faults.Count == 0)
                    Report(work, scope.ServiceProvider.GetRequiredService<AuditTrail>(), source, aside);
            }
        }
        Snapshot.FoldLog(database);
        return (faults, last);
    }

    private static string Subject(AuditRemark finding) =>
        string.Join(' ', finding.Arguments.Prepend(finding.Table).Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)))
            .Trim();

    private static IEnumerable<RestoreFault> Faults(PublicationVerdict verdict) =>
        verdict.Faults.Select(fault => new RestoreFault(
            "publication",
            string.Create(CultureInfo.InvariantCulture, $"{verdict.Publication.Edition} {verdict.Publication.Number}: {fault.File}")
        ));

    private static void Report(UnitOfWork work, AuditTrail trail, BackupParts source, BackupParts? aside)
    {
        work.Begin();
        trail.Record(
            AuditAction.BackupRestored,
            "database",
            "",
            ("file", Path.GetFileName(source.Database)),
            ("aside", aside is null ? null : Path.GetFileName(aside.Database))
        );
        work.End();
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

    private BackupParts? Aside(BackupParts live)
    {
        if (!live.IsAnythingThere)
            return null;
        var now = (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;
        var name = string.Create(CultureInfo.InvariantCulture, $"{live.Database}.before-{now:yyyyMMdd-HHmmss}");
        var aside = new BackupParts(name);
        for (var number = 2; aside.IsAnythingThere; number++)
            aside = new BackupParts(string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
        return aside;
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
        foreach (var log in live.Logs)
            File.Delete(log);
        if (Directory.Exists(live.Publications) && aside is not null)
            Directory.Move(live.Publications, aside.Publications);
        if (Directory.Exists(draft.Publications))
            Directory.Move(draft.Publications, live.Publications);
        // Keys are added to those that are there: each has a name of its own, and what was sealed since the backup stays readable.
        BackupParts.CopyKeys(draft.Keys, keys);
        File.Move(draft.Database, live.Database, overwrite: true);
    }
}
