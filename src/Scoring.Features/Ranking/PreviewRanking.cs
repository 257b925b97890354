using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Review;

namespace Scoring.Features.Ranking;

/// <summary>Somebody previews the current rankings, compared with the run stored last. Nothing is written.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record PreviewRanking(string Edition) : IRequest<RankingPreview>, INamesAnEdition;

/// <summary>The current rankings.</summary>
/// <param name="Run">The rankings; with the id of the stored run if exactly this one is stored, else 0.</param>
/// <param name="Comparison">The newest stored run compared with this one; null if none is stored, or this is the newest.</param>
/// <param name="Kept">The stored runs, the newest first.</param>
/// <param name="Final">The newest final run, or null.</param>
public sealed record RankingPreview(RankingRun Run, RunComparison? Comparison, IReadOnlyList<RunHead> Kept, FinalRun? Final)
{
    /// <summary>True if exactly this is the final run.</summary>
    public bool IsFinal => Run.RunId != 0 && Final?.RunId == Run.RunId;

    /// <summary>The rankings that await the plenary's pick.</summary>
    public IReadOnlyList<string> Awaited => [.. Run.Rankings.Where(ranking => ranking.AwaitsDecision).Select(ranking => ranking.Rule.Id)];
}

/// <summary>Ranks and compares in memory; holds no lock on the database meanwhile.</summary>
internal sealed class PreviewRankingHandler(
    RankingCalculator rankings,
    Evaluations evaluations,
    ReviewItems items,
    RunStore runs,
    FinalRuns finals,
    RunComparer comparing
) : IRequestHandler<PreviewRanking, RankingPreview>
{
    /// <inheritdoc/>
    public Task<RankingPreview> Handle(PreviewRanking request, CancellationToken cancellationToken)
    {
        var run = rankings.Of(request.Edition, null).Run;
        var kept = comparing.Heads(request.Edition);
        var id = runs.Known(run) ?? 0;
        run = run with { RunId = id, ReviewItemsLeft = items.Of(evaluations.FactsOf(request.Edition).Evaluation).StillOpen };
        var comparison = kept.Count == 0 || kept[0].Id == id ? null : comparing.Compare(kept[0].Id, run);
        return Task.FromResult(new RankingPreview(run, comparison, kept, finals.Of(request.Edition)));
    }
}
