using MediatR;
using Scoring.Domain.Facts;
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
/// <param name="Names">The names of the regions and innovations that they are about, by id, without those that no longer take part.</param>
public sealed record ObjectionListing(IReadOnlyList<Objection> Objections, DateTime? Until, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The name of the unit that an objection is about; its id if the name is not known.</summary>
    public string NameOf(Objection objection)
    {
        ArgumentNullException.ThrowIfNull(objection);
        return Names.GetValueOrDefault(objection.Unit) ?? objection.Unit;
    }
}

/// <summary>Reads the objections.</summary>
internal sealed class ListObjectionsHandler(ObjectionStore objections, EditionCatalog editions, Evaluations evaluations, Caller caller)
    : IRequestHandler<ListObjections, ObjectionListing>
{
    /// <inheritdoc/>
    public Task<ObjectionListing> Handle(ListObjections request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        var all = objections.Of(request.Edition);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (all.Count > 0 && Facts(request.Edition) is { } facts)
        {
            if (!IsForAll)
                all = [.. all.Where(objection => OwnRegion.MaySpeak(caller.Person, OwnRegion.Of(facts, objection.Unit)))];
            foreach (var unit in all.Select(objection => objection.Unit).Distinct())
            {
                if (NameOf(facts, unit) is { } name)
                    names.Add(unit, name);
            }
        }
        return Task.FromResult(new ObjectionListing(all, objections.Until(request.Edition), names));
    }

    private bool IsForAll => OwnRegion.MaySpeak(caller.Person, null);

    // Those who see every objection need the facts for names only, so a refusal to show facts does not keep the objections from them.
    private EditionFacts? Facts(string edition)
    {
        try
        {
            return evaluations.Of(edition).Evaluation.Facts;
        }
        catch (RefusalException refusal) when (IsForAll && !refusal.IsOfStore)
        {
            return null;
        }
    }

    private static string? NameOf(EditionFacts facts, string unit) =>
        facts.Regions.Find(unit) is >= 0 and var region ? facts.Regions.Name(region)
        : facts.Innovations.Find(unit) is >= 0 and var innovation ? facts.Innovations.Name(innovation)
        : null;
}
