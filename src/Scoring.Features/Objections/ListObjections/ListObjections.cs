using Scoring.Features.Pipeline;
using Scoring.Features.Rules;

namespace Scoring.Features.Objections.ListObjections;

/// <summary>Somebody looks at the objections of an edition and what was ruled.</summary>
/// <param name="Edition">"programme/edition".</param>
public sealed record ListObjections(string Edition) : IRequest<ObjectionListing>, INamesAnEdition;

/// <summary>The objections of an edition.</summary>
/// <param name="Objections">All of them, by number.</param>
/// <param name="Until">The last moment for new ones, UTC; null where there is none.</param>
public sealed record ObjectionListing(IReadOnlyList<Objection> Objections, DateTime? Until);

/// <summary>Reads the objections.</summary>
internal sealed class ListObjectionsHandler(ObjectionStore objections, EditionsInForce editions) : IRequestHandler<ListObjections, ObjectionListing>
{
    /// <inheritdoc/>
    public Task<ObjectionListing> Handle(ListObjections request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        return Task.FromResult(new ObjectionListing(objections.Of(request.Edition), objections.Until(request.Edition)));
    }
}
