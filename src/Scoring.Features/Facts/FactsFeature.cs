using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Facts.Entries;

namespace Scoring.Features.Facts;

/// <summary>What is in force for an edition, and what persons entered; below all features.</summary>
internal static class FactsFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddFacts(this IServiceCollection services) =>
        services
            .AddSingleton<EditionCatalog>()
            .AddScoped<Evaluations>()
            .AddScoped<ReadAhead>()
            .AddScoped<OverrideStore>()
            .AddScoped<PickStore>()
            .AddScoped<DisqualificationStore>()
            .AddScoped<SeatStore>()
            .AddScoped<StageStore>()
            .AddScoped<SheetStore>()
            .AddScoped<ConflictStore>();
}
