using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.RuleBook;

namespace Scoring.Features.Regions;

/// <summary>The rankings of an edition that include a region.</summary>
internal static class RegionRankings
{
    /// <summary>The rankings of regions that include the region, in the order of the rules.</summary>
    public static IReadOnlyList<RankingRule> With(Evaluation evaluation, string region) =>
        [.. evaluation.Edition.Rankings.Where(rule => rule.Level == Level.Region && evaluation.Ranking(rule).Of(region) is not null)];

    /// <summary>The ranking asked for, or the first one.</summary>
    /// <exception cref="RefusalException">There is no such ranking, or none includes the region.</exception>
    public static RankingRule Choose(Evaluation evaluation, IReadOnlyList<RankingRule> with, string region, string? asked)
    {
        EditionCatalog.NeedsRanking(evaluation.Edition, asked);
        var regions = evaluation.Facts.Regions;
        return with.FirstOrDefault(rule => asked is null || rule.Id == asked)
            ?? throw new RefusalException(
                RefusalKind.Usage,
                "unknown-unit",
                region,
                Nearest.To(region, Enumerable.Range(0, regions.Count).Select(regions.Id)) ?? ""
            );
    }
}

/// <summary>The first step of a score that is computed for each innovation.</summary>
internal static class InnovationStep
{
    /// <summary>That step, such as an innovation's maturity; null if the score uses no innovations.</summary>
    public static Step? Of(Step score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.Level == Level.Innovation ? score : score.Inputs.Select(Of).FirstOrDefault(step => step is not null);
    }
}
