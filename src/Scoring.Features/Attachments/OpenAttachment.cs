using MediatR;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Attachments.Reading;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Entries;

namespace Scoring.Features.Attachments;

/// <summary>
/// Opens a file for those who may read its entry, and for jurors who have a seat at it and may see the place. For all others it is not
/// there. The right is asked each time.
/// </summary>
/// <param name="Id">The file.</param>
[Allow(Access.SignedIn)]
public sealed record OpenAttachment(string Id) : IRequest<OpenedAttachment>;

/// <summary>A file that is open.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">Its name for this reader: one that says nothing for jurors who must not know who entered.</param>
/// <param name="Content">Its bytes, from any place; the reader disposes of it.</param>
/// <param name="IsForStaff">True if the reader is neither the owner nor of the agency nor a juror.</param>
public sealed record OpenedAttachment(Attachment File, string Name, Stream Content, bool IsForStaff);

/// <summary>Asks for the right and opens the bytes.</summary>
internal sealed class OpenAttachmentHandler(
    AttachmentStore store,
    EntryStore entries,
    EntryRights rights,
    JurorFiles jurors,
    IFileBytes bytes
) : IRequestHandler<OpenAttachment, OpenedAttachment>
{
    /// <inheritdoc/>
    public Task<OpenedAttachment> Handle(OpenAttachment request, CancellationToken cancellationToken)
    {
        var file = store.Find(request.Id) is { State: AttachmentState.Kept or AttachmentState.Checking } found ? found : throw Unknown();
        var entry = entries.Find(file.Edition, file.Entry) ?? throw Unknown();
        var mayRead = rights.MayRead(entry);
        var name = mayRead ? file.Name : jurors.NameOf(entry, file) ?? throw Unknown();
        var content = bytes.Open(file.Sha256, file.Size) ?? throw new RefusalException(RefusalKind.Data, "file-bytes-missing", name);
        return Task.FromResult(new OpenedAttachment(file, name, content, mayRead && !rights.Owns(entry) && !rights.Endorses(entry)));
    }

    private static RefusalException Unknown() => new(RefusalKind.Usage, "file-unknown");
}

/// <summary>Writes down that somebody of the staff downloads a file.</summary>
/// <param name="Id">The file, which the person may open.</param>
[Allow(Access.Entries)]
public sealed record RecordDownload(string Id) : IRequest<Attachment>, IWritesBeside;

/// <summary>Writes it into the trail.</summary>
internal sealed class RecordDownloadHandler(AttachmentStore store, EntryStore entries, EntryRights rights, AuditTrail trail)
    : IRequestHandler<RecordDownload, Attachment>
{
    /// <inheritdoc/>
    public Task<Attachment> Handle(RecordDownload request, CancellationToken cancellationToken)
    {
        var file = store.Find(request.Id) ?? throw new RefusalException(RefusalKind.Usage, "file-unknown");
        var entry = entries.Find(file.Edition, file.Entry);
        if (entry is null || !rights.MayRead(entry))
            throw new RefusalException(RefusalKind.Usage, "file-unknown");
        trail.Record(AuditAction.AttachmentTaken, entry.Subject, "", ("file", file.Id), ("sha256", file.Sha256));
        return Task.FromResult(file);
    }
}
