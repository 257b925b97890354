using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Entries;

namespace Scoring.Features.Attachments;

/// <summary>An innovator takes a file out of an entry; versions that were sent before still have it.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Id">The file.</param>
[Allow(Roles.Innovator)]
public sealed record RemoveAttachment(string Edition, string Entry, string Id) : IRequest<Attachment>, IWritesBeside, INamesAnEdition;

/// <summary>An innovator says what a file shows.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Id">The file.</param>
/// <param name="Caption">What it shows; may be empty.</param>
[Allow(Roles.Innovator)]
public sealed record CaptionAttachment(string Edition, string Entry, string Id, string Caption)
    : IRequest<Attachment>,
        IWritesBeside,
        INamesAnEdition;

/// <summary>Finds a file that may be changed now.</summary>
internal sealed class OwnAttachments(EntryRights rights, AttachmentStore store)
{
    /// <summary>The file, and the entry's subject in the trail.</summary>
    /// <exception cref="RefusalException">There is none, or it cannot be changed now.</exception>
    public (Attachment File, string Subject) Of(string edition, string entry, string id)
    {
        var own = rights.Own(edition, entry);
        var file =
            store.Find(id) is { RemovedAt: null } found && found.Edition == edition && found.Entry == entry
                ? found
                : throw new RefusalException(RefusalKind.Usage, "file-unknown");
        rights.Change(edition, entry, file.Field);
        return (file, own.Subject);
    }
}

/// <summary>Takes it out.</summary>
internal sealed class RemoveAttachmentHandler(OwnAttachments own, AttachmentStore store, AuditTrail trail)
    : IRequestHandler<RemoveAttachment, Attachment>
{
    /// <inheritdoc/>
    public Task<Attachment> Handle(RemoveAttachment request, CancellationToken cancellationToken)
    {
        var (file, subject) = own.Of(request.Edition, request.Entry, request.Id);
        store.Remove(file.Id);
        trail.Record(AuditAction.AttachmentRemoved, subject, "", ("file", file.Id), ("field", file.Field), ("sha256", file.Sha256));
        return Task.FromResult(file);
    }
}

/// <summary>Stores the caption.</summary>
internal sealed class CaptionAttachmentHandler(OwnAttachments own, AttachmentStore store, AuditTrail trail)
    : IRequestHandler<CaptionAttachment, Attachment>
{
    /// <inheritdoc/>
    public Task<Attachment> Handle(CaptionAttachment request, CancellationToken cancellationToken)
    {
        var (file, subject) = own.Of(request.Edition, request.Entry, request.Id);
        var caption = Captions.Of(request.Caption);
        store.Caption(file.Id, caption);
        trail.Record(AuditAction.AttachmentCaptioned, subject, "", ("file", file.Id));
        return Task.FromResult(file with { Caption = caption });
    }
}
