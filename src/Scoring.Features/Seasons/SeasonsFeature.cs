using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Persistence;

namespace Scoring.Features.Seasons;

/// <summary>Seasons whose rules are written on the site.</summary>
internal static class SeasonsFeature
{
    /// <summary>Registers the feature's requests and services, and the rules that all commands use.</summary>
    public static IServiceCollection AddSeasons(this IServiceCollection services) =>
        services
            .AddSingleton<KeptRules>()
            .AddSingleton<IRulesAhead>(scope => scope.GetRequiredService<KeptRules>())
            .AddScoped(scope => scope.GetRequiredService<KeptRules>().Current(scope.GetRequiredService<UnitOfWork>()))
            .AddScoped<RuleVersions>()
            .AddScoped<SeasonStates>()
            .AddScoped<RuleLocks>()
            .AddScoped<RuleWriting>()
            .AddScoped<SeasonGathering>()
            .AddRequest<StartSeason, RuleVersion, StartSeasonHandler>()
            .AddRequest<ChangeRules, RuleVersion, ChangeRulesHandler>()
            .AddRequest<PutRules, RuleVersion, PutRulesHandler>()
            .AddRequest<RuleOnRules, RuleVersion, RuleOnRulesHandler>()
            .AddRequest<MoveSeason, SeasonStanding, MoveSeasonHandler>()
            .AddRequest<ShowSeason, ShownSeason, ShowSeasonHandler>()
            .AddRequest<ListSeasons, IReadOnlyList<ShownSeason>, ListSeasonsHandler>();
}
