using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Editions;

/// <summary>Which editions there are and what is left to do in them.</summary>
internal static class EditionsFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddEditions(this IServiceCollection services) =>
        services
            .AddRequest<ListEditionsWithFacts, IReadOnlyList<EditionWithFacts>, ListEditionsWithFactsHandler>()
            .AddRequest<ShowEditionWork, EditionWork, ShowEditionWorkHandler>()
            .AddRequest<ShowEditionStates, IReadOnlyList<EditionStanding>, ShowEditionStatesHandler>();
}
