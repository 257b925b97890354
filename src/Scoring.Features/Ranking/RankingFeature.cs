using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Ranking.Claims;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.Explanations;
using Scoring.Features.Ranking.Folders;
using Scoring.Features.Ranking.Hierarchy;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Ranking.Robustness;
using Scoring.Features.Ranking.Robustness.Index;
using Scoring.Features.Ranking.WhatIf;

namespace Scoring.Features.Ranking;

/// <summary>Eligibility, scores, rankings and their explanations.</summary>
internal static class RankingFeature
{
    /// <summary>Registers the feature's requests and the services they need.</summary>
    public static IServiceCollection AddRanking(this IServiceCollection services) =>
        services
            .AddScoped<FinalRuns>()
            .AddScoped<RankingCalculator>()
            .AddScoped<RunStore>()
            .AddScoped<RankingRecorder>()
            .AddScoped<RunComparer>()
            .AddRequest<RankEdition, RankingRun, RankEditionHandler>()
            .AddRequest<RankByOtherRules, RankingRun, RankByOtherRulesHandler>()
            .AddRequest<ShowRanking, ShownRanking, ShowRankingHandler>()
            .AddRequest<ReportRobustness, RobustnessReport, ReportRobustnessHandler>()
            .AddRequest<ReportIndexRobustness, IndexRobustnessReport, ReportIndexRobustnessHandler>()
            .AddRequest<CompareRuns, RunComparison, CompareRunsHandler>()
            .AddRequest<SplitChange, ChangeSplit, SplitChangeHandler>()
            .AddRequest<ShowClaims, ClaimsReport, ShowClaimsHandler>()
            .AddRequest<FinaliseRanking, RankingRun, FinaliseRankingHandler>()
            .AddRequest<PreviewRanking, RankingPreview, PreviewRankingHandler>()
            .AddRequest<ExplainUnit, UnitExplanation, ExplainUnitHandler>()
            .AddRequest<SimulateUnit, Simulation, SimulateUnitHandler>()
            .AddRequest<RunFolder, FolderRun, RunFolderHandler>()
            .AddRequest<ReportHierarchy, HierarchyReport, ReportHierarchyHandler>()
            .AddRequest<CompareIndexVersions, IndexVersions, CompareIndexVersionsHandler>()
            .AddRequest<OptimiseWeights, OptimisedWeights, OptimiseWeightsHandler>()
            .AddRequest<PickByHand, HandPickOutcome, PickByHandHandler>();
}
