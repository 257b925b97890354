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
    public RankingRun Record(string edition) => Keep(Compute(edition));

    /// <summary>The first half of <see cref="Record"/>: ranks the current facts. Nothing is stored.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="ranking">A ranking that the edition must have, or null.</param>
    /// <param name="ranked">
    /// Called with each ranking as soon as it is computed, for work that need not wait until it is stored; or null.
    /// </param>
    public ComputedRun Compute(string edition, string? ranking = null, Action<RankingResult>? ranked = null)
    {
        var (run, rules, imports) = rankings.Of(edition, ranking, ranked);
        return new(run, rules, imports);
    }

    /// <summary>The second half: stores the run, and reports whether it is final.</summary>
    /// <param name="computed">The rankings.</param>
    /// <param name="ranking">The only ranking to return; null for all. The stored run always has all.</param>
    public RankingRun Keep(ComputedRun computed, string? ranking = null)
    {
        var run = computed.Run;
        var id = runs.Save(run, computed.Imports.Select(import => import.Id));
        return run with
        {
            RunId = id,
            Final = finals.Of(run.Edition) is { } final && final.RunId == id ? final : null,
            Rankings = ranking is null ? run.Rankings : [.. run.Rankings.Where(one => one.Rule.Id == ranking)],
        };
    }

    /// <summary>The same as <see cref="Record"/>, and how many review items remain to be closed.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="ranking">The only ranking to return; null for all. The stored run always has all.</param>
    public RankingRun RecordAndCount(string edition, string? ranking = null)
    {
        var computed = Compute(edition, ranking);
        var run = Keep(computed, ranking);
        // An index has no review items, so its facts need not be read again.
        return computed.Rules.Stages.Count == 0
            ? run
            : run with
            {
                ReviewItemsLeft = items.Of(evaluations.FactsOf(edition).Evaluation).StillOpen,
            };
    }
}

/// <summary>Rankings that are computed and not stored.</summary>
/// <param name="Run">The run, without an id (0).</param>
/// <param name="Rules">The rules it followed.</param>
/// <param name="Imports">The imports it used.</param>
internal sealed record ComputedRun(RankingRun Run, Edition Rules, IReadOnlyList<ImportRecord> Imports);
