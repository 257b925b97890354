using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Rules;
using Scoring.Features.Composite.ReportHierarchy;
using Scoring.Features.Editions.ListEditionsWithFacts;
using Scoring.Features.Explanations.ExplainUnit;
using Scoring.Features.Facts;
using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings;
using Scoring.Features.Rankings.RankByOtherRules;
using Scoring.Features.Rankings.RankEdition;
using Scoring.Features.Rankings.ShowRanking;
using Scoring.Features.Rules;
using Scoring.Features.Rules.CheckRules;
using Scoring.Features.Rules.DiffEditions;
using Scoring.Features.Rules.ListEditions;
using Scoring.Features.Rules.NewEdition;
using Scoring.Features.Rules.ShowEdition;
using Scoring.Features.Scenarios.RunFolder;
using Scoring.Features.Simulations.SimulateUnit;
using Scoring.RuleBook;

namespace Scoring.Features;

/// <summary>Puts the commands together, for the command line and the web site alike.</summary>
public static class FeatureServices
{
    private const long MostBytesCached = 192L << 20;

    /// <summary>Registers the commands, their pipeline (trace, validate, transaction) and what they work on.</summary>
    /// <remarks>One line a handler, not a scan: looking through all types costs a command a tenth of its start. A test finds a forgotten one.</remarks>
    /// <param name="services">Where to register.</param>
    /// <param name="options">Where the commands work and for whom.</param>
    public static IServiceCollection AddScoringFeatures(this IServiceCollection services, ScoringOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new RuleFolder(options.RulesPath, options.CommitteePath));
        services.AddSingleton<EditionsInForce>();
        services.AddSingleton<ScoringDatabase>();
        services.AddSingleton(new PayloadCache(MostBytesCached));
        services.AddScoped<Session>();
        services.AddScoped<Evaluations>();
        services.AddScoped<FileCheck>();
        services.AddScoped<ImportStore>();
        services.AddScoped<FolderReading>();
        services.AddScoped<RankingsInForce>();
        services.AddScoped<RunStore>();
        services.AddSingleton<Trace>();
        services.AddSingleton<Validate>();
        services.AddScoped<Transact>();
        services.AddSingleton<Routes>();
        services.AddScoped<ISender, Sender>();
        services.AddHandler<ListEditions, IReadOnlyList<EditionReading>, ListEditionsHandler>();
        services.AddHandler<CheckRules, RulesCheck, CheckRulesHandler>();
        services.AddHandler<ShowEdition, Edition, ShowEditionHandler>();
        services.AddHandler<DiffEditions, EditionsDiff, DiffEditionsHandler>();
        services.AddHandler<NewEdition, EditionCopy, NewEditionHandler>();
        services.AddHandler<ImportFile, ImportOutcome, ImportFileHandler>();
        services.AddHandler<RankEdition, RankingRun, RankEditionHandler>();
        services.AddHandler<RankByOtherRules, RankingRun, RankByOtherRulesHandler>();
        services.AddHandler<ShowRanking, ShownRanking, ShowRankingHandler>();
        services.AddHandler<ExplainUnit, UnitExplanation, ExplainUnitHandler>();
        services.AddHandler<SimulateUnit, Simulation, SimulateUnitHandler>();
        services.AddHandler<RunFolder, FolderRun, RunFolderHandler>();
        services.AddHandler<ListEditionsWithFacts, IReadOnlyList<EditionWithFacts>, ListEditionsWithFactsHandler>();
        services.AddHandler<ReportHierarchy, HierarchyReport, ReportHierarchyHandler>();
        return services;
    }

    private static void AddHandler<TRequest, TResponse, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services)
        where TRequest : IRequest<TResponse>
        where THandler : class, IRequestHandler<TRequest, TResponse>
    {
        services.AddTransient<IRequestHandler<TRequest, TResponse>, THandler>();
        services.AddSingleton<Route>(new Route<TRequest, TResponse>());
    }
}
