using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Innovations;

/// <summary>The catalogue of innovations.</summary>
internal static class InnovationsFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddInnovations(this IServiceCollection services) => services
        .AddRequest<FindInnovations, FoundInnovations, FindInnovationsHandler>()
        .AddRequest<ShowInnovation, InnovationReport, ShowInnovationHandler>();
}
