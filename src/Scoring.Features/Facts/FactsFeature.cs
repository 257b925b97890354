using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Facts.Entries;

namespace Scoring.Features.Facts;

/// <summary>What is in force for an edition, and what persons entered; all other features build on it.</summary>
internal static class FactsFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddFacts(this IServiceCollection services) =>
        services
            .AddScoped<EditionCatalog>()
            .AddScoped<Evaluations>()
            .AddScoped<ReadAhead>()
            .AddScoped<OverrideStore>()
            .AddScoped<PickStore>()
            .AddScoped<DisqualificationStore>()
            .AddScoped<SeatStore>()
            .AddScoped<StageStore>()
            .AddScoped<OpenStages>()
            .AddScoped<SheetStore>()
            .AddScoped<ConflictStore>();
}
