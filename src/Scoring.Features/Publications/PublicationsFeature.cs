using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Audit;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Publications;

/// <summary>Published rankings, their bundles and their verification.</summary>
internal static class PublicationsFeature
{
    /// <summary>Registers the feature's requests and the services they need.</summary>
    public static IServiceCollection AddPublications(this IServiceCollection services) =>
        services
            .AddSingleton(BundleLimits.Default)
            .AddScoped<PublicationStore>()
            .AddScoped<PublicationFiles>()
            .AddScoped<PublishingChecks>()
            .AddScoped<PublicationProposals>()
            .AddScoped<FrozenFacts>()
            .AddScoped<FrozenRules>()
            .AddScoped<IPublishedHeads, PublishedHeads>()
            .AddRequest<Publish, PublishOutcome, PublishHandler>()
            .AddRequest<ProposePublication, PublicationProposal, ProposePublicationHandler>()
            .AddRequest<ShowProposal, ProposalStanding, ShowProposalHandler>()
            .AddRequest<ListDecisionsSince, IReadOnlyDictionary<string, DecidedSince>, ListDecisionsSinceHandler>()
            .AddRequest<ListPublications, IReadOnlyList<Publication>, ListPublicationsHandler>()
            .AddRequest<ShowPublication, ShownPublication, ShowPublicationHandler>()
            .AddRequest<ShowPublisherKey, PublisherKey, ShowPublisherKeyHandler>()
            .AddRequest<ExportBundle, ExportedBundle, ExportBundleHandler>()
            .AddRequest<VerifyBundle, BundleVerdict, VerifyBundleHandler>()
            .AddRequest<VerifyPublications, IReadOnlyList<PublicationVerdict>, VerifyPublicationsHandler>();
}
