using Scoring.Domain.Panels.Closing;
using Scoring.Features.Closing;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.FinaliseRanking;

namespace Scoring.Features.Rankings.RankEdition;

/// <summary>Scores and ranks on what is in force, keeps the run, answers with it.</summary>
internal sealed class RankEditionHandler(RankingsInForce rankings, Evaluations evaluations, PointsInForce points, RunStore runs, FinalRuns finals) : IRequestHandler<RankEdition, RankingRun>
{
    /// <inheritdoc/>
    public Task<RankingRun> Handle(RankEdition request, CancellationToken cancellationToken)
    {
        var (run, edition, imports) = rankings.Of(request.Edition, request.Ranking);
        var id = runs.Keep(run, imports.Select(import => import.Id));
        return Task.FromResult(run with
        {
            RunId = id,
            // An index has no points, and its facts are not looked at again for none.
            PointsLeft = edition.Stages.Count == 0 ? 0 : points.Of(evaluations.FactsOf(request.Edition).Evaluation).Points.Count(point => point.State != PointState.Closed),
            Final = finals.Of(request.Edition) is { } final && final.RunId == id ? final : null,
            Rankings = request.Ranking is null ? run.Rankings : [.. run.Rankings.Where(ranking => ranking.Rule.Id == request.Ranking)],
        });
    }
}
