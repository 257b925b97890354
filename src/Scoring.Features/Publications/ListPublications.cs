using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>Somebody lists the publications.</summary>
/// <param name="OfEdition">"programme/edition"; null for all.</param>
[Allow(Access.Everybody)]
public sealed record ListPublications(string? OfEdition = null) : IRequest<IReadOnlyList<Publication>>;

/// <summary>Reads the publications, by edition and number.</summary>
internal sealed class ListPublicationsHandler(PublicationStore publications) : IRequestHandler<ListPublications, IReadOnlyList<Publication>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Publication>> Handle(ListPublications request, CancellationToken cancellationToken) =>
        Task.FromResult(publications.Of(request.OfEdition));
}
