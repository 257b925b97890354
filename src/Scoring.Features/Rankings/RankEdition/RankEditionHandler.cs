using Scoring.Features.Pipeline;

namespace Scoring.Features.Rankings.RankEdition;

/// <summary>Scores and ranks on what is in force, keeps the run, answers with it.</summary>
internal sealed class RankEditionHandler(RankingsInForce rankings, RunStore runs) : IRequestHandler<RankEdition, RankingRun>
{
    /// <inheritdoc/>
    public Task<RankingRun> Handle(RankEdition request, CancellationToken cancellationToken)
    {
        var (run, _, imports) = rankings.Of(request.Edition, request.Ranking);
        var id = runs.Keep(run, imports.Select(import => import.Id));
        return Task.FromResult(run with
        {
            RunId = id,
            Rankings = request.Ranking is null ? run.Rankings : [.. run.Rankings.Where(ranking => ranking.Rule.Id == request.Ranking)],
        });
    }
}
