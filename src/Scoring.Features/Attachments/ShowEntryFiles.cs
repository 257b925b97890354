using MediatR;
using Scoring.Features.Attachments.Scanning;
using Scoring.Features.Core;
using Scoring.Features.Entries;

namespace Scoring.Features.Attachments;

/// <summary>Shows the files of one place of an entry to those who may read the entry.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Field">The place; see <see cref="FileSlot.Field"/>.</param>
[Allow(Access.Entries)]
public sealed record ShowEntryFiles(string Edition, string Entry, string Field) : IRequest<ShownSlot>, INamesAnEdition;

/// <summary>A place with its files.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Slot">The place.</param>
/// <param name="Files">Its files, oldest first.</param>
/// <param name="Closed">Why nothing can be changed now; null if the reader may change it.</param>
/// <param name="IsOwn">True if the reader began the entry.</param>
/// <param name="IsScanned">False if the site has no scanner.</param>
/// <param name="FilesOfEntry">How many files the entry has in all places.</param>
/// <param name="BytesOfEntry">Their length together.</param>
public sealed record ShownSlot(
    string Edition,
    string Entry,
    FileSlot Slot,
    IReadOnlyList<Attachment> Files,
    RefusalException? Closed,
    bool IsOwn,
    bool IsScanned,
    int FilesOfEntry,
    long BytesOfEntry
)
{
    /// <summary>True if there is room for one more.</summary>
    public bool HasRoom => Files.Count < Slot.Rule.Most && FilesOfEntry < FileLimits.FilesOfEntry && BytesOfEntry < FileLimits.BytesOfEntry;
}

/// <summary>Puts it together.</summary>
internal sealed class ShowEntryFilesHandler(EntryRights rights, FileSlots slots, AttachmentStore store, IScanner scanner)
    : IRequestHandler<ShowEntryFiles, ShownSlot>
{
    /// <inheritdoc/>
    public Task<ShownSlot> Handle(ShowEntryFiles request, CancellationToken cancellationToken)
    {
        var entry = rights.Read(request.Edition, request.Entry);
        var slot = slots.Of(request.Edition, request.Field);
        var files = store.OfEntry(request.Edition, request.Entry);
        return Task.FromResult(
            new ShownSlot(
                request.Edition,
                request.Entry,
                slot,
                [.. files.Where(file => file.Field == request.Field)],
                rights.Owns(entry) ? Closed(request) : null,
                rights.Owns(entry),
                scanner.IsThere,
                files.Count,
                files.Sum(file => file.Size)
            )
        );
    }

    private RefusalException? Closed(ShowEntryFiles request)
    {
        try
        {
            rights.Change(request.Edition, request.Entry, request.Field);
            return null;
        }
        catch (RefusalException why)
        {
            return why;
        }
    }
}
