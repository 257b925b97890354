using Dapper;
using MediatR;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Attachments;

/// <summary>
/// An administrator lists the files whose time is over, or deletes their bytes. Their rows stay, with the hashes: what was sent can still
/// be proven, but no longer read.
/// </summary>
/// <param name="Months">How many months after a publication the files of its entries are kept.</param>
/// <param name="DraftMonths">How many months files are kept that were never sent.</param>
/// <param name="IsListing">True to change nothing.</param>
[Allow(Access.Administrators)]
public sealed record RemoveFiles(int Months = 24, int DraftMonths = 12, bool IsListing = true) : IRequest<FilesRemoved>;

/// <summary>What was found or deleted.</summary>
/// <param name="Files">The files, by edition, entry and name.</param>
/// <param name="Spare">How many bytes lay there that no file names, as after a crash.</param>
public sealed record FilesRemoved(IReadOnlyList<OldFile> Files, int Spare);

/// <summary>A file whose time is over.</summary>
/// <param name="Id">The file.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Why">"published", "draft" or "removed".</param>
public sealed record OldFile(string Id, string Edition, string Entry, string Name, string Why);

/// <summary>Marks first, then deletes what nothing names any longer: what ends between the two leaves spare bytes.</summary>
internal sealed class RemoveFilesHandler(AttachmentStore store, IFileBytes bytes, IMediator mediator)
    : IRequestHandler<RemoveFiles, FilesRemoved>
{
    /// <inheritdoc/>
    public async Task<FilesRemoved> Handle(RemoveFiles request, CancellationToken cancellationToken)
    {
        var files = await mediator.Send(new MarkFilesGone(request.Months, request.DraftMonths, request.IsListing), cancellationToken);
        var spare = request.IsListing
            ? bytes.Spare(store.Bytes().Select(kept => kept.Sha256).ToHashSet(StringComparer.Ordinal)).Count
            : (await mediator.Send(new DeleteSpareBytes(), cancellationToken)).Count;
        return new FilesRemoved(files, spare);
    }
}

/// <summary>Marks the files whose time is over.</summary>
/// <param name="Months">Months after a publication.</param>
/// <param name="DraftMonths">Months of what was never sent.</param>
/// <param name="IsListing">True to change nothing.</param>
[Allow(Access.Administrators)]
internal sealed record MarkFilesGone(int Months, int DraftMonths, bool IsListing) : IRequest<IReadOnlyList<OldFile>>, IWrites;

/// <summary>Finds them and marks them.</summary>
internal sealed class MarkFilesGoneHandler(UnitOfWork work, AttachmentStore store, AuditTrail trail)
    : IRequestHandler<MarkFilesGone, IReadOnlyList<OldFile>>
{
    // What was published last counts; a file is in a version if its JSON names the id, which is random.
    private const string Query = """
        SELECT a.attachment_id AS Id, a.edition AS Edition, a.entry AS Entry, a.name AS Name,
            CASE WHEN p.at < @published THEN 'published'
                WHEN v.entry IS NULL AND a.removed_at IS NOT NULL THEN 'removed' ELSE 'draft' END AS Why
        FROM attachments a
        LEFT JOIN (SELECT edition, max(at) AS at FROM publications GROUP BY edition) p ON p.edition = a.edition
        LEFT JOIN (SELECT DISTINCT edition, entry FROM entry_versions) s ON s.edition = a.edition AND s.entry = a.entry
        LEFT JOIN entry_versions v ON v.edition = a.edition AND v.entry = a.entry AND v.content LIKE '%"' || a.attachment_id || '"%'
            AND v.number = (SELECT min(w.number) FROM entry_versions w
                WHERE w.edition = a.edition AND w.entry = a.entry AND w.content LIKE '%"' || a.attachment_id || '"%')
        WHERE a.state <> 'gone' AND (p.at < @published OR (v.entry IS NULL AND a.removed_at IS NOT NULL)
            OR (s.entry IS NULL AND a.at < @drafted))
        ORDER BY a.edition, a.entry, a.name, a.attachment_id
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<OldFile>> Handle(MarkFilesGone request, CancellationToken cancellationToken)
    {
        var times = new
        {
            published = Times.Text(trail.Now.AddMonths(-request.Months)),
            drafted = Times.Text(trail.Now.AddMonths(-request.DraftMonths)),
        };
        IReadOnlyList<OldFile> files = work.Locked<IReadOnlyList<OldFile>>(db =>
            [.. db.Connection.Query<OldFile>(Query, times, db.Transaction)]
        );
        if (request.IsListing || files.Count == 0)
            return Task.FromResult(files);
        foreach (var file in files)
            store.Move(file.Id, AttachmentState.Gone, store.Find(file.Id)?.Scan);
        trail.Record(AuditAction.AttachmentsDeleted, "database", "", ("files", files.Count));
        return Task.FromResult(files);
    }
}

/// <summary>Deletes the bytes that no file names.</summary>
[Allow(Access.Administrators)]
internal sealed record DeleteSpareBytes : IRequest<BytesDeleted>, IWrites;

/// <summary>How many were deleted.</summary>
internal sealed record BytesDeleted(int Count);

/// <summary>In a transaction that excludes all others: a file that is being added may name them the next moment.</summary>
internal sealed class DeleteSpareBytesHandler(AttachmentStore store, IFileBytes bytes) : IRequestHandler<DeleteSpareBytes, BytesDeleted>
{
    /// <inheritdoc/>
    public Task<BytesDeleted> Handle(DeleteSpareBytes request, CancellationToken cancellationToken)
    {
        var spare = bytes.Spare(store.Bytes().Select(kept => kept.Sha256).ToHashSet(StringComparer.Ordinal));
        foreach (var hash in spare)
            bytes.Delete(hash);
        return Task.FromResult(new BytesDeleted(spare.Count));
    }
}
