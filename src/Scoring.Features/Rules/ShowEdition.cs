using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Rules;

/// <summary>Somebody reads an edition's rules; refused if they have faults.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Everybody)]
public sealed record ShowEdition(string Edition) : IRequest<Edition>, INamesAnEdition;

/// <summary>Reads the edition, or refuses with its faults.</summary>
/// <param name="editions">The rules.</param>
internal sealed class ShowEditionHandler(EditionCatalog editions) : IRequestHandler<ShowEdition, Edition>
{
    /// <inheritdoc/>
    public Task<Edition> Handle(ShowEdition request, CancellationToken cancellationToken) => Task.FromResult(editions.Get(request.Edition));
}
