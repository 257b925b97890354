using System.Data.Common;
using Dapper;
using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Copying;
using Scoring.Features.Publications;

namespace Scoring.Features.Backups;

/// <summary>
/// Copies the whole database to an empty place, from a file to a server, back, or to another of the same kind: every row of every table,
/// the trail with its hashes unchanged, and the files beside it. Others may go on writing: what is copied is one moment.
/// </summary>
/// <param name="To">A file that does not exist, or the address of an empty database.</param>
/// <param name="Progress">Receives the table and the completed part of the whole, 0 to 1; or null.</param>
[Allow(Access.Administrators)]
public sealed record CopyDatabase(string To, Action<string, double>? Progress = null) : IRequest<CopyOutcome>;

/// <summary>What a copy holds, or why there is none.</summary>
/// <param name="Faults">What is wrong with the original or the copy; empty if the copy was kept.</param>
/// <param name="Tables">What each table holds, in both.</param>
/// <param name="Head">The newest event of both trails; null if there is none.</param>
/// <param name="Events">The number of events.</param>
/// <param name="Publications">The number of publications copied.</param>
/// <param name="Keys">The number of the site's keys copied.</param>
public sealed record CopyOutcome(
    IReadOnlyList<WholenessFault> Faults,
    IReadOnlyList<TableDigest> Tables,
    AuditHead? Head,
    int Events,
    int Publications,
    int Keys
);

/// <summary>
/// Verifies the original, copies it in one transaction, compares every byte, verifies the copy, and only then keeps it. No event is
/// recorded: the copy's head is the original's.
/// </summary>
internal sealed class CopyDatabaseHandler(
    UnitOfWork work,
    ScoringOptions options,
    ScoringDatabase database,
    IMediator mediator,
    IPublishedHeads published
) : IRequestHandler<CopyDatabase, CopyOutcome>
{
    private const string Unfinished = ".copying";

    /// <inheritdoc/>
    public async Task<CopyOutcome> Handle(CopyDatabase request, CancellationToken cancellationToken)
    {
        var to = DatabaseAddress.Of(request.To);
        var (from, parts) = (new BackupParts(options.FilesPath), new BackupParts(DatabaseAddress.Files(to)));
        Refuse(to, parts);
        CopiedFiles.Refuse(from, parts);
        var draft = new BackupParts(parts.Database + Unfinished);
        draft.Delete(); // left by a copy that was killed
        using var files = new CopiedFiles(from, parts, draft, options.DatabasePath);
        var altered = (await mediator.Send(new VerifyPublications(), cancellationToken)).SelectMany(Wholeness.FaultsOf).ToList();
        if (altered.Count > 0)
            return Refused(altered);
        var heads = published.All();
        using var target = CopyTarget.At(new ScoringOptions(DatabaseAddress.IsServer(to) ? to : draft.Database, "", options.Actor));
        return work.AtOneMoment(db =>
        {
            var before = VerifyAuditHandler.Verdict(db, new VerifyAudit(), heads, () => work.SchemaDifferences(db));
            return before.IsWhole
                ? Copy(db, request, target, files, heads, before, to, cancellationToken)
                : Refused([.. Wholeness.FaultsOf(before)]);
        });
    }

    private static CopyOutcome Copy(
        Db from,
        CopyDatabase request,
        CopyTarget target,
        CopiedFiles files,
        IReadOnlyList<PublishedHead> heads,
        AuditVerdict before,
        string address,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var tables = CopiedTable.Copied();
            var to = target.Begin(tables);
            var (digests, different) = CopiedRows.Copy(from, to, tables, request.Progress, cancellationToken);
            var entered = Entered(from);
            var altered = files.Copy(entered, cancellationToken);
            altered = [.. altered, .. files.CopyBytes(from, to, address, cancellationToken)];
            files.AddKeys(from);
            if (DatabaseAddress.IsServer(address))
                altered = [.. altered, .. files.StorePublications(to, entered)];
            var after = VerifyAuditHandler.Verdict(to, new VerifyAudit(before.Head), heads, () => target.SchemaDifferences(to));
            var faults = different
                .Concat(altered)
                .Select(one => new WholenessFault("table", one))
                .Concat(Wholeness.FaultsOf(after).Select(fault => new WholenessFault("copy", fault.Subject)))
                .ToList();
            if (faults.Count > 0)
                return Refused(faults);
            Keep(target, to, files, address);
            return new CopyOutcome([], digests, after.Head, after.Events, files.Publications, files.Keys);
        }
        catch (DbException fault) when (!fault.Data.Contains("path"))
        {
            fault.Data["path"] = DatabaseAddress.Shown(address);
            throw;
        }
    }

    // The rows last: without them the files belong to nobody. If it is not known whether they were stored, the files stay.
    private static void Keep(CopyTarget target, Db to, CopiedFiles files, string address)
    {
        try
        {
            files.PutInPlace();
            target.Commit(to);
            if (!DatabaseAddress.IsServer(address))
                File.Move(address + Unfinished, address);
        }
        catch (Exception fault) when (fault is not RefusalException { Code: Store.UnknownCode })
        {
            files.TakeBack();
            throw;
        }
    }

    private void Refuse(string to, BackupParts parts)
    {
        var (source, shown) = (DatabaseAddress.Shown(options.DatabasePath), DatabaseAddress.Shown(to));
        if (DatabaseAddress.AreSame(options.DatabasePath, to))
            throw new RefusalException(RefusalKind.Usage, "copy-onto-itself", source);
        switch (database.Store.Look())
        {
            case Holding.Nothing:
                throw new RefusalException(RefusalKind.Usage, "copy-nothing", source);
            case Holding.OtherThings:
                throw new RefusalException(RefusalKind.Usage, "database-not-ours", source);
        }
        if (!DatabaseAddress.IsServer(to) && (File.Exists(to) || parts.Logs.Any(File.Exists)))
            throw new RefusalException(RefusalKind.Usage, "copy-not-empty", to);
    }

    private static CopyOutcome Refused(IReadOnlyList<WholenessFault> faults) => new(faults, [], null, 0, 0, 0);

    private static HashSet<string> Entered(Db db) =>
        db.Connection.Query<string>("SELECT folder FROM publications", transaction: db.Transaction).ToHashSet(StringComparer.Ordinal);
}
