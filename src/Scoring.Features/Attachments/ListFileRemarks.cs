using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Entries;

namespace Scoring.Features.Attachments;

/// <summary>
/// Lists the files of an entry that an examiner should be careful with: those with remarks and those that wait for the scanner.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
[Allow(Access.Examining)]
public sealed record ListFileRemarks(string Edition, string Entry) : IRequest<IReadOnlyList<Attachment>>, INamesAnEdition;

/// <summary>Looks through the files that stand in the entry now.</summary>
internal sealed class ListFileRemarksHandler(EntryRights rights, AttachmentStore store)
    : IRequestHandler<ListFileRemarks, IReadOnlyList<Attachment>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Attachment>> Handle(ListFileRemarks request, CancellationToken cancellationToken)
    {
        rights.Read(request.Edition, request.Entry);
        return Task.FromResult<IReadOnlyList<Attachment>>([
            .. store
                .OfEntry(request.Edition, request.Entry)
                .Where(file => file.Remarks.Count > 0 || file.State is AttachmentState.Checking or AttachmentState.Refused),
        ]);
    }
}
