using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Objections;

/// <summary>Somebody looks at the objections of an edition and the rulings; a region's officer sees those about their own region.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Objections)]
public sealed record ListObjections(string Edition) : IRequest<ObjectionListing>, INamesAnEdition;

/// <summary>The objections of an edition.</summary>
/// <param name="Objections">All of them, by number.</param>
/// <param name="Until">The last moment for new ones, UTC, or null.</param>
public sealed record ObjectionListing(IReadOnlyList<Objection> Objections, DateTime? Until);

/// <summary>Reads the objections.</summary>
internal sealed class ListObjectionsHandler(ObjectionStore objections, EditionCatalog editions, Evaluations evaluations, Caller caller)
    : IRequestHandler<ListObjections, ObjectionListing>
{
    /// <inheritdoc/>
    public Task<ObjectionListing> Handle(ListObjections request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        var all = objections.Of(request.Edition);
        if (all.Count > 0 && !OwnRegion.MaySpeak(caller.Person, null))
        {
            var facts = evaluations.Of(request.Edition).Evaluation.Facts;
            all = [.. all.Where(objection => OwnRegion.MaySpeak(caller.Person, OwnRegion.Of(facts, objection.Unit)))];
        }
        return Task.FromResult(new ObjectionListing(all, objections.Until(request.Edition)));
    }
}
