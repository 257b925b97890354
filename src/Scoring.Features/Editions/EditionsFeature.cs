using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Editions;

/// <summary>The editions and what remains to be done in them.</summary>
internal static class EditionsFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddEditions(this IServiceCollection services) =>
        services
            .AddSingleton<KnownResults>()
            .AddScoped<ResultStandings>()
            .AddRequest<ShowResultStanding, ResultStanding, ShowResultStandingHandler>()
            .AddRequest<ListEditionsWithFacts, IReadOnlyList<EditionWithFacts>, ListEditionsWithFactsHandler>()
            .AddRequest<ListDueDates, IReadOnlyList<DueDate>, ListDueDatesHandler>()
            .AddRequest<FindUnits, FoundUnits, FindUnitsHandler>()
            .AddRequest<ShowEditionWork, EditionWork, ShowEditionWorkHandler>()
            .AddRequest<ShowEditionStates, IReadOnlyList<EditionStanding>, ShowEditionStatesHandler>();
}
