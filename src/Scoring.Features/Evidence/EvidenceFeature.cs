using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Entries;

namespace Scoring.Features.Evidence;

/// <summary>Evidence for the levels of indicators.</summary>
internal static class EvidenceFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddEvidence(this IServiceCollection services) =>
        services
            .AddScoped<EvidenceStore>()
            .AddScoped<EvidenceDesk>()
            .AddScoped<CurrentRegions>()
            .AddScoped<SentEvidence>()
            .AddScoped<EntryClaimStore>()
            .AddScoped<IEntryClaims>(scope => scope.GetRequiredService<EntryClaimStore>())
            .AddRequest<ShowEntryEvidence, EntryEvidence, ShowEntryEvidenceHandler>()
            .AddRequest<ClaimEntryLevel, EvidenceItem, ClaimEntryLevelHandler>()
            .AddRequest<ShowEvidence, RegionEvidence, ShowEvidenceHandler>()
            .AddRequest<ListOwnEvidence, IReadOnlyList<OwnEvidence>, ListOwnEvidenceHandler>()
            .AddRequest<ClaimLevel, EvidenceItem, ClaimLevelHandler>()
            .AddRequest<SendEvidence, EvidenceSent, SendEvidenceHandler>()
            .AddRequest<ListEvidence, EvidenceList, ListEvidenceHandler>()
            .AddRequest<FindEvidence, FoundEvidence, FindEvidenceHandler>()
            .AddRequest<DecideEvidence, EvidenceItem, DecideEvidenceHandler>()
            .AddRequest<FixEvidence, EvidenceFixed, FixEvidenceHandler>();
}
