using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Entries;

/// <summary>Shows an entry to those who may read it; for all others it is not there.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
[Allow(Access.Entries)]
public sealed record ShowEntry(string Edition, string Id) : IRequest<EntryView>, INamesAnEdition;

/// <summary>Puts it together.</summary>
internal sealed class ShowEntryHandler(EntryRights rights, EntryViews views) : IRequestHandler<ShowEntry, EntryView>
{
    /// <inheritdoc/>
    public Task<EntryView> Handle(ShowEntry request, CancellationToken cancellationToken) =>
        Task.FromResult(views.Of(rights.Read(request.Edition, request.Id)));
}
