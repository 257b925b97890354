using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Innovations;

/// <summary>The catalogue of innovations.</summary>
internal static class InnovationsFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddInnovations(this IServiceCollection services) =>
        services
            .AddRequest<FindInnovations, FoundInnovations, FindInnovationsHandler>()
            .AddRequest<ShowInnovation, InnovationReport, ShowInnovationHandler>();
}
