using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Regions;

/// <summary>What a region sees about itself.</summary>
internal static class RegionsFeature
{
    /// <summary>Registers the feature's requests and the services they need.</summary>
    public static IServiceCollection AddRegions(this IServiceCollection services) =>
        services
            .AddRequest<ShowRegion, RegionReport, ShowRegionHandler>()
            .AddRequest<ListPublishedFigures, IReadOnlyList<ListedFigure>, ListPublishedFiguresHandler>()
            .AddRequest<FindRegions, IReadOnlyList<FoundRegion>, FindRegionsHandler>();
}
