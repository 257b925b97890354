using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Rules;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Rules.Diff;
using Scoring.RuleBook;

namespace Scoring.Features.Rules;

/// <summary>Reading, checking, comparing and copying editions.</summary>
internal static class RulesFeature
{
    /// <summary>Registers the feature's requests and the services they need.</summary>
    public static IServiceCollection AddRules(this IServiceCollection services) =>
        services
            .AddRequest<ListEditions, IReadOnlyList<EditionReading>, ListEditionsHandler>()
            .AddRequest<CheckRules, RulesCheck, CheckRulesHandler>()
            .AddRequest<ShowEdition, Edition, ShowEditionHandler>()
            .AddRequest<DiffEditions, EditionsDiff, DiffEditionsHandler>()
            .AddRequest<NewEdition, EditionCopy, NewEditionHandler>();
}
