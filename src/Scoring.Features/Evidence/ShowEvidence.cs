using MediatR;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.RuleBook;

namespace Scoring.Features.Evidence;

/// <summary>Shows the evidence of a region, to its officers and to those who may read unpublished data.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Region">The code of the region.</param>
[Allow(Roles.RegionOfficer | Access.Readers)]
public sealed record ShowEvidence(string Edition, string Region) : IRequest<RegionEvidence>, INamesAnEdition;

/// <summary>The evidence of a region.</summary>
/// <param name="Terms">When and of what it is asked for.</param>
/// <param name="Region">The code of the region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Items">An item for each indicator, in the order of the table.</param>
/// <param name="Earlier">The level that counted in the edition before, by the indicator's id; without those that had none.</param>
/// <param name="Now">The time, UTC.</param>
public sealed record RegionEvidence(
    EvidenceTerms Terms,
    string Region,
    string Name,
    IReadOnlyList<EvidenceItem> Items,
    IReadOnlyDictionary<string, int> Earlier,
    DateTime Now
);

/// <summary>Reads drafts, what was sent, and the levels of the edition before.</summary>
internal sealed class ShowEvidenceHandler(
    EvidenceDesk desk,
    EvidenceStore store,
    CurrentRegions regions,
    RuleFolder rules,
    Evaluations evaluations
) : IRequestHandler<ShowEvidence, RegionEvidence>
{
    /// <inheritdoc/>
    public Task<RegionEvidence> Handle(ShowEvidence request, CancellationToken cancellationToken)
    {
        var terms = desk.Terms(request.Edition);
        desk.NeedsRegion(request.Edition, request.Region, isWriting: false);
        return Task.FromResult(
            new RegionEvidence(
                terms,
                request.Region,
                regions.NameOf(request.Edition, request.Region)!,
                store.Of(request.Edition, request.Region, terms.Table!),
                Earlier(terms, request.Region),
                desk.Now
            )
        );
    }

    // Indicators are compared by id: an edition with other numbers keeps the id of what it goes on asking.
    private Dictionary<string, int> Earlier(EvidenceTerms terms, string region)
    {
        var programme = terms.Edition.Id[..(terms.Edition.Id.IndexOf('/', StringComparison.Ordinal) + 1)];
        foreach (
            var before in rules
                .EditionIds.Where(id =>
                    id.StartsWith(programme, StringComparison.Ordinal) && string.CompareOrdinal(id, terms.Edition.Id) < 0
                )
                .OrderDescending(StringComparer.Ordinal)
                .Take(1)
        )
        {
            try
            {
                var facts = evaluations.FactsOf(before).Evaluation.Facts;
                if (facts.Levels.GetValueOrDefault(Level.Region) is not { } levels || facts.Regions.Find(region) is not (>= 0 and var unit))
                    break;
                var own = levels.Of(unit).ToArray();
                return levels
                    .Table.Indicators.Select((indicator, cell) => (indicator.Id, Level: own[cell]))
                    .Where(pair => pair.Level != Domain.Facts.LevelFacts.Absent)
                    .ToDictionary(pair => pair.Id, pair => (int)pair.Level, StringComparer.Ordinal);
            }
            catch (RefusalException refusal) when (!refusal.IsOfStore)
            {
                // Nothing of the year before is here.
            }
        }
        return [];
    }
}

/// <summary>Lists the editions that ask the person's regions for evidence.</summary>
[Allow(Roles.RegionOfficer)]
public sealed record ListOwnEvidence : IRequest<IReadOnlyList<OwnEvidence>>;

/// <summary>What an edition asks a region for.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="EditionName">Its name.</param>
/// <param name="Region">The code of the region.</param>
/// <param name="Name">The region's name.</param>
/// <param name="Closes">The last moment for sending, UTC; null for none.</param>
/// <param name="Counts">How many indicators are in each state.</param>
public sealed record OwnEvidence(
    string Edition,
    Text EditionName,
    string Region,
    string Name,
    DateTime? Closes,
    IReadOnlyDictionary<EvidenceState, int> Counts
)
{
    /// <summary>The zone that the last moment was set in.</summary>
    public SeasonZone Zone { get; init; }
}

/// <summary>Looks through the editions.</summary>
internal sealed class ListOwnEvidenceHandler(
    EvidenceDesk desk,
    EvidenceStore store,
    CurrentRegions regions,
    RuleFolder rules,
    Caller caller
) : IRequestHandler<ListOwnEvidence, IReadOnlyList<OwnEvidence>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<OwnEvidence>> Handle(ListOwnEvidence request, CancellationToken cancellationToken)
    {
        var own = new List<OwnEvidence>();
        foreach (var edition in rules.EditionIds.Where(id => rules.ReadSeason(id).Season?.Evidence is not null))
        {
            EvidenceTerms? terms;
            try
            {
                terms = desk.Find(edition);
            }
            catch (RefusalException refusal) when (!refusal.IsOfStore)
            {
                continue;
            }
            if (terms?.Table is null)
                continue;
            foreach (var region in caller.Person.Regions)
            {
                if (regions.NameOf(edition, region) is { } name)
                    own.Add(
                        new OwnEvidence(
                            edition,
                            terms.Edition.Name,
                            region,
                            name,
                            terms.Closes,
                            store.Of(edition, region, terms.Table).CountBy(item => item.State).ToDictionary()
                        )
                        {
                            Zone = terms.Zone,
                        }
                    );
            }
        }
        return Task.FromResult<IReadOnlyList<OwnEvidence>>(own);
    }
}
