using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Regions;

/// <summary>What a region is shown about itself.</summary>
internal static class RegionsFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddRegions(this IServiceCollection services) => services
        .AddRequest<ShowRegion, RegionReport, ShowRegionHandler>()
        .AddRequest<FindRegions, IReadOnlyList<FoundRegion>, FindRegionsHandler>();
}
