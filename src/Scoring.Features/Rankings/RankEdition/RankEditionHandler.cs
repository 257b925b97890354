using Scoring.Features.Pipeline;

namespace Scoring.Features.Rankings.RankEdition;

/// <summary>Scores and ranks on what is in force, keeps the run, answers with it.</summary>
internal sealed class RankEditionHandler(KeptRun kept) : IRequestHandler<RankEdition, RankingRun>
{
    /// <inheritdoc/>
    public Task<RankingRun> Handle(RankEdition request, CancellationToken cancellationToken) => Task.FromResult(kept.KeepAndCount(request.Edition, request.Ranking));
}
