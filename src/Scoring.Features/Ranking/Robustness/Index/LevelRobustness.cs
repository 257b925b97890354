using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking.Robustness.Index;

/// <summary>How certain the ranks of scores that are made of levels are if some levels are one off.</summary>
internal static class LevelRobustness
{
    // Each run scores the whole edition by its decimal rules.
    private const int UsualDraws = 200;

    /// <summary>The rankings whose scores levels are part of; none if levels are not asked about.</summary>
    /// <exception cref="RefusalException">The chance is no percentage, or levels are part of none of the scores.</exception>
    public static IReadOnlyList<IndexRobustRanking> Of(
        Evaluation evaluation,
        IReadOnlyList<RankingRule> asked,
        ReportIndexRobustness request,
        CancellationToken cancellation
    )
    {
        if (request.Vary.Levels is not { } percent)
            return [];
        if (percent is <= 0m or > 100m)
            throw new RefusalException(RefusalKind.Usage, "levels-share", percent);
        var rules = asked.Where(rule => UsesLevels(rule.Score)).ToList();
        var levels = LevelCertainty.ReportedIn(evaluation.Facts);
        if (rules.Count == 0 || levels == 0)
            throw new RefusalException(RefusalKind.Usage, "no-level-ranking", request.Ranking ?? request.Edition);
        var lists = rules.ConvertAll(rule =>
            (Groups: RankedLists.Of(evaluation, rule), Line: RankedLists.LineOf(evaluation.Edition, rule, request.Top))
        );
        Action<double>? progress = request.Progress is { } report ? part => report(rules[0].Name.In("id"), part) : null;
        var certainties = LevelCertainty.Of(
            evaluation,
            [
                .. rules.Zip(lists, (rule, list) =>
                    (
                        rule.Score,
                        (IReadOnlyList<IndexList>)
                            [.. list.Groups.Select(group => ReportIndexRobustnessHandler.ListOf(rule, group.Rows, list.Line.Top))]
                    )
                ),
            ],
            (double)(percent * 0.01m),
            request.Draws ?? UsualDraws,
            ReportRobustnessHandler.SeedOf(request.Seed),
            progress,
            cancellation
        );
        return
        [
            .. rules.Select(
                (rule, i) =>
                    new IndexRobustRanking(
                        rule,
                        null,
                        new IndexPlan([], null),
                        [.. lists[i].Groups.Zip(certainties[i], (group, found) => Of(group, lists[i].Line, found))]
                    )
                    {
                        LevelShare = percent * 0.01m,
                        Levels = levels,
                    }
            ),
        ];
    }

    private static IndexRobustList Of((string Name, RankedUnit[] Rows) group, (int? Top, LineFrom From) line, IndexCertainty found) =>
        new(group.Name, line.Top, line.From, group.Rows, found, null);

    private static bool UsesLevels(Step step) => step is IndicatorPoints || step.Inputs.Any(UsesLevels);
}
