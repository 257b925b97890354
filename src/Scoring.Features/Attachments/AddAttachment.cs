using System.Security.Cryptography;
using MediatR;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Attachments.Content;
using Scoring.Features.Attachments.Scanning;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Entries;

namespace Scoring.Features.Attachments;

/// <summary>An innovator adds a file to an entry. It is checked before anything is stored.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Field">The place; see <see cref="FileSlot.Field"/>.</param>
/// <param name="Name">Its name as it was sent.</param>
/// <param name="Path">Where its bytes are; they stay there.</param>
/// <param name="Caption">What it shows; may be empty.</param>
[Allow(Roles.Innovator)]
public sealed record AddAttachment(string Edition, string Entry, string Field, string Name, string Path, string Caption = "")
    : IRequest<Attachment>,
        INamesAnEdition;

/// <summary>Looks at the file outside of any transaction, so that nobody waits for it, and then stores it.</summary>
internal sealed class AddAttachmentHandler(EntryRights rights, FileSlots slots, IFileBytes bytes, IScanner scanner, IMediator mediator)
    : IRequestHandler<AddAttachment, Attachment>
{
    // Each takes a processor; one half of them is left to everybody else.
    private static readonly SemaphoreSlim Looking = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <inheritdoc/>
    public async Task<Attachment> Handle(AddAttachment request, CancellationToken cancellationToken)
    {
        var name = FileNames.Of(request.Name);
        var caption = Captions.Of(request.Caption);
        var entry = rights.Change(request.Edition, request.Entry, request.Field);
        var slot = slots.Of(request.Edition, request.Field);
        slots.NeedsRoom(entry, slot, name, new FileInfo(request.Path).Length);
        var copy = bytes.NewCopy();
        try
        {
            AcceptedFile file;
            await Looking.WaitAsync(cancellationToken);
            try
            {
                file = await Task.Run(() => FileContent.Accept(request.Path, name, slot.Rule.Types, copy), cancellationToken);
            }
            finally
            {
                Looking.Release();
            }
            var scan = await scanner.Look(file.Path, cancellationToken);
            if (scan.Found is { } found)
                throw new RefusalException(RefusalKind.Usage, "file-infected", name, found);
            return await mediator.Send(
                new StoreAttachment(request.Edition, request.Entry, request.Field, name, caption, file, scan),
                cancellationToken
            );
        }
        finally
        {
            File.Delete(copy);
        }
    }
}

/// <summary>Stores a file that was accepted.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Field">The place.</param>
/// <param name="Name">Its name.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="File">The file.</param>
/// <param name="Scan">What the scanner said.</param>
[Allow(Roles.Innovator)]
internal sealed record StoreAttachment(
    string Edition,
    string Entry,
    string Field,
    string Name,
    string Caption,
    AcceptedFile File,
    ScanResult Scan
) : IRequest<Attachment>, IWritesBeside, INamesAnEdition;

/// <summary>Looks once more whether there is room, as another may have been added meanwhile, and stores bytes and row.</summary>
internal sealed class StoreAttachmentHandler(EntryRights rights, FileSlots slots, AttachmentStore store, IFileBytes bytes, AuditTrail trail)
    : IRequestHandler<StoreAttachment, Attachment>
{
    /// <inheritdoc/>
    public Task<Attachment> Handle(StoreAttachment request, CancellationToken cancellationToken)
    {
        var entry = rights.Change(request.Edition, request.Entry, request.Field);
        store.Hold(request.Edition, request.Entry);
        // A form that was sent twice.
        if (
            store
                .OfEntry(request.Edition, request.Entry)
                .FirstOrDefault(one => one.Field == request.Field && one.Received == request.File.Received) is
            { } known
        )
            return Task.FromResult(known);
        slots.NeedsRoom(entry, slots.Of(request.Edition, request.Field), request.Name, request.File.Size);
        bytes.Store(request.File);
        var file = new Attachment(
            RandomNumberGenerator.GetHexString(32, lowercase: true),
            request.Edition,
            request.Entry,
            request.Field,
            request.Name,
            request.Caption,
            request.File.Type,
            request.File.Size,
            request.File.Received,
            request.File.Sha256,
            request.Scan.IsDown ? AttachmentState.Checking : AttachmentState.Kept
        )
        {
            Remarks = request.File.Remarks,
            Scan = request.Scan.Said,
            By = trail.Who,
            At = trail.Now,
        };
        store.Add(file);
        trail.Record(
            AuditAction.AttachmentAdded,
            entry.Subject,
            "",
            ("file", file.Id),
            ("field", file.Field),
            ("sha256", file.Sha256),
            ("received", file.Received == file.Sha256 ? null : file.Received)
        );
        return Task.FromResult(file);
    }
}

/// <summary>What people write under files.</summary>
internal static class Captions
{
    /// <summary>A caption on one line.</summary>
    /// <exception cref="RefusalException">It is too long.</exception>
    public static string Of(string text)
    {
        var line = StorableText.Of(text).ReplaceLineEndings(" ").Trim();
        return line.Length <= FileLimits.Caption
            ? line
            : throw new RefusalException(RefusalKind.Usage, "caption-too-long", line.Length, FileLimits.Caption);
    }
}
