using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;

namespace Scoring.Features.Backups;

/// <summary>A database that was brought back from a backup and is not in use yet.</summary>
/// <param name="options">For whom it is restored.</param>
/// <param name="clock">The clock.</param>
internal sealed class RestoredDatabase(ScoringOptions options, TimeProvider clock)
{
    /// <summary>
    /// Checks it as a database of this program, in which an older backup is brought up to date on the way. The restore is recorded in it
    /// beforehand, so that it takes effect together with the rest.
    /// </summary>
    /// <param name="database">The restored database.</param>
    /// <param name="source">The backup.</param>
    /// <param name="aside">Where what was there is kept; null if nothing was.</param>
    /// <param name="cancellationToken">Fires when the command is stopped.</param>
    /// <returns>What is wrong, and the newest event of the backup.</returns>
    public async Task<(IReadOnlyList<WholenessFault> Faults, AuditRecord? Last)> Check(
        string database,
        BackupParts source,
        BackupParts? aside,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<WholenessFault>();
        AuditRecord? last;
        var services = new ServiceCollection()
            .AddSingleton(clock)
            .AddScoringFeatures(new ScoringOptions(database, options.RulesPath, options.Actor, options.CommitteePath))
            .BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var scope = services.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
                var verdict = await mediator.Send(new VerifyAudit(), cancellationToken).ConfigureAwait(false);
                faults.AddRange(Wholeness.FaultsOf(verdict));
                var publications = await mediator.Send(new VerifyPublications(), cancellationToken).ConfigureAwait(false);
                faults.AddRange(publications.SelectMany(Wholeness.FaultsOf));
                var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
                last = work.Locked(AuditTrail.Last);
                if (faults.Count == 0)
                    Report(work, scope.ServiceProvider.GetRequiredService<AuditTrail>(), source, aside);
            }
        }
        return (faults, last);
    }

    /// <summary>A name for what is there now; null if nothing is.</summary>
    public BackupParts? Aside(BackupParts live)
    {
        if (!live.IsAnythingThere)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var name = string.Create(CultureInfo.InvariantCulture, $"{live.Database}.before-{now:yyyyMMdd-HHmmss}");
        var aside = new BackupParts(name);
        for (var number = 2; aside.IsAnythingThere; number++)
            aside = new BackupParts(string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
        return aside;
    }

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
}
