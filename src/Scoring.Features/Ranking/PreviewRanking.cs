using MediatR;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Review;

namespace Scoring.Features.Ranking;

/// <summary>Somebody looks at the rankings as they would be kept now, beside the run that was kept last. Nothing is written.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record PreviewRanking(string Edition) : IRequest<RankingPreview>, INamesAnEdition;

/// <summary>The rankings of now.</summary>
/// <param name="Run">The rankings; with the id of the kept run where just this one is kept, else 0.</param>
/// <param name="Comparison">The newest kept run beside this; null where none is kept, or where this is the newest.</param>
/// <param name="Kept">The kept runs, the newest first.</param>
/// <param name="Final">The final run in force; null where there is none.</param>
public sealed record RankingPreview(RankingRun Run, RunComparison? Comparison, IReadOnlyList<RunHead> Kept, FinalRun? Final)
{
    /// <summary>True where just this is the final run.</summary>
    public bool IsFinal => Run.RunId != 0 && Final?.RunId == Run.RunId;

    /// <summary>The rankings that wait for the plenary's pick.</summary>
    public IReadOnlyList<string> Awaited => [.. Run.Rankings.Where(ranking => ranking.AwaitsDecision).Select(ranking => ranking.Rule.Id)];
}

/// <summary>Ranks and compares in memory; no lock on the database is held meanwhile.</summary>
internal sealed class PreviewRankingHandler(RankingCalculator rankings, Evaluations evaluations, ReviewItems points, RunStore runs, FinalRuns finals, RunComparer comparing)
    : IRequestHandler<PreviewRanking, RankingPreview>
{
    /// <inheritdoc/>
    public Task<RankingPreview> Handle(PreviewRanking request, CancellationToken cancellationToken)
    {
        var (run, edition, _) = rankings.Of(request.Edition, null);
        var kept = comparing.Heads(request.Edition);
        var id = runs.Known(run) ?? 0;
        run = run with
        {
            RunId = id,
            PointsLeft = edition.Stages.Count == 0 ? 0 : points.Of(evaluations.FactsOf(request.Edition).Evaluation).Points.Count(point => point.State != PointState.Closed),
        };
        var comparison = kept.Count == 0 || kept[0].Id == id ? null : comparing.Compare(kept[0].Id, run);
        return Task.FromResult(new RankingPreview(run, comparison, kept, finals.Of(request.Edition)));
    }
}
