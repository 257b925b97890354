using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Review;

namespace Scoring.Features.Ranking;

/// <summary>Finds the stored run of the current ranking, and stores a new one after a change.</summary>
/// <param name="rankings">The current rankings.</param>
/// <param name="evaluations">Applies the rules to the facts, for the remaining review items.</param>
/// <param name="items">The review items to close before a run can be final.</param>
/// <param name="runs">The stored runs.</param>
/// <param name="finals">Which of them are final.</param>
internal sealed class RankingRecorder(
    RankingCalculator rankings,
    Evaluations evaluations,
    ReviewItems items,
    RunStore runs,
    FinalRuns finals
)
{
    /// <summary>The stored run of the current ranking, or else the newest; null if none of the edition is stored.</summary>
    public long? Of(string edition) => runs.Newest(edition) is not { } newest ? null : runs.Known(rankings.Of(edition, null).Run) ?? newest;

    /// <summary>
    /// Ranks the current facts, stores the run, and reports whether it is final. The remaining review items are not counted: that costs as
    /// much again.
    /// </summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="ranking">The only ranking to return; null for all. The stored run always has all.</param>
    /// <param name="ranked">
    /// Called with each ranking as soon as it is computed, for work that need not wait until it is stored; or null.
    /// </param>
    public RankingRun Record(string edition, string? ranking = null, Action<RankingResult>? ranked = null) =>
        KeepBy(edition, ranking, ranked).Run;

    /// <summary>The same, and how many review items remain to be closed.</summary>
    public RankingRun RecordAndCount(string edition, string? ranking = null)
    {
        var (run, rules) = KeepBy(edition, ranking);
        // An index has no review items, so its facts need not be read again.
        return rules.Stages.Count == 0 ? run : run with { ReviewItemsLeft = items.Of(evaluations.FactsOf(edition).Evaluation).StillOpen };
    }

    private (RankingRun Run, Edition Rules) KeepBy(string edition, string? ranking, Action<RankingResult>? ranked = null)
    {
        var (run, rules, imports) = rankings.Of(edition, ranking, ranked);
        var id = runs.Save(run, imports.Select(import => import.Id));
        return (
            run with
            {
                RunId = id,
                Final = finals.Of(edition) is { } final && final.RunId == id ? final : null,
                Rankings = ranking is null ? run.Rankings : [.. run.Rankings.Where(one => one.Rule.Id == ranking)],
            },
            rules
        );
    }
}
