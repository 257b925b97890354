using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Eligibility;

/// <summary>Who may take part, and how many went how far.</summary>
internal static class EligibilityFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddEligibility(this IServiceCollection services) =>
        services
            .AddRequest<ListEligibility, EligibilityList, ListEligibilityHandler>()
            .AddRequest<OverrideEligibility, SubmissionEligibility, OverrideEligibilityHandler>()
            .AddRequest<ShowFunnel, EditionFunnel, ShowFunnelHandler>();
}
