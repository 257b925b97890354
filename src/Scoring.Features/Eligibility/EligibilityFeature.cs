using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Eligibility;

/// <summary>Who may take part, and how many reached each step.</summary>
internal static class EligibilityFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddEligibility(this IServiceCollection services) =>
        services
            .AddScoped<Overrides>()
            .AddRequest<ListEligibility, EligibilityList, ListEligibilityHandler>()
            .AddRequest<OverrideEligibility, SubmissionEligibility, OverrideEligibilityHandler>()
            .AddRequest<OverrideSeveral, IReadOnlyList<SubmissionEligibility>, OverrideSeveralHandler>()
            .AddRequest<ShowFunnel, EditionFunnel, ShowFunnelHandler>();
}
