using Scoring.Domain.Jury.Review;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Review;

namespace Scoring.Features.Ranking;

/// <summary>The kept run that stands for what is in force now, and the one that stands after a change.</summary>
/// <param name="rankings">The rankings in force.</param>
/// <param name="evaluations">The rules over the facts, for the points that are left.</param>
/// <param name="points">What has to be closed before a run can be final.</param>
/// <param name="runs">The kept runs.</param>
/// <param name="finals">Which of them are final.</param>
internal sealed class RankingRecorder(RankingCalculator rankings, Evaluations evaluations, ReviewItems points, RunStore runs, FinalRuns finals)
{
    /// <summary>The kept run that is the ranking of now, or else the newest; null where none of the edition is kept.</summary>
    public long? Of(string edition) =>
        runs.Newest(edition) is not { } newest ? null : runs.Known(rankings.Of(edition, null).Run) ?? newest;

    /// <summary>Ranks on what is in force now, keeps it, and tells whether it is final. The points that are left to close are not counted: that costs as much again.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="ranking">The only ranking to answer with; null for all. The kept run always has all.</param>
    /// <param name="ranked">Told of each ranking as soon as it is made: what does not wait for its being kept may begin. Null for nobody.</param>
    public RankingRun Keep(string edition, string? ranking = null, Action<RankingResult>? ranked = null) => KeepBy(edition, ranking, ranked).Run;

    /// <summary>The same, and how many points are left to close.</summary>
    public RankingRun KeepAndCount(string edition, string? ranking = null)
    {
        var (run, rules) = KeepBy(edition, ranking);
        // An index has no points, and its facts are not looked at again for none.
        return rules.Stages.Count == 0 ? run
            : run with { PointsLeft = points.Of(evaluations.FactsOf(edition).Evaluation).Points.Count(point => point.State != PointState.Closed) };
    }

    private (RankingRun Run, Edition Rules) KeepBy(string edition, string? ranking, Action<RankingResult>? ranked = null)
    {
        var (run, rules, imports) = rankings.Of(edition, ranking, ranked);
        var id = runs.Keep(run, imports.Select(import => import.Id));
        return (run with
        {
            RunId = id,
            Final = finals.Of(edition) is { } final && final.RunId == id ? final : null,
            Rankings = ranking is null ? run.Rankings : [.. run.Rankings.Where(one => one.Rule.Id == ranking)],
        }, rules);
    }
}
