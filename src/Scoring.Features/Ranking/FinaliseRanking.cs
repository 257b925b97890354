using System.Globalization;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Review;

namespace Scoring.Features.Ranking;

/// <summary>
/// The plenary stores the rankings of an edition as final; refused while a stage takes marks, a review item is open or a pick is awaited.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Plenary)]
public sealed record FinaliseRanking(string Edition) : IRequest<RankingRun>, IWrites, INamesAnEdition;

/// <summary>Ranks the current facts and stores the run as final. Repeating the same run changes nothing.</summary>
internal sealed class FinaliseRankingHandler(
    RankingCalculator rankings,
    Evaluations evaluations,
    ReviewItems items,
    OpenStages stages,
    RunStore runs,
    FinalRuns finals,
    AuditTrail trail
) : IRequestHandler<FinaliseRanking, RankingRun>
{
    /// <inheritdoc/>
    public Task<RankingRun> Handle(FinaliseRanking request, CancellationToken cancellationToken)
    {
        var (run, _, imports) = rankings.Of(request.Edition, null);
        items.MustBeClosed(evaluations.FactsOf(request.Edition).Evaluation);
        if (stages.Of(request.Edition) is { Count: > 0 } taking)
            throw new RefusalException(RefusalKind.State, "final-stage-open", request.Edition, string.Join(", ", taking));
        var awaited = run.Rankings.Where(ranking => ranking.AwaitsDecision).Select(ranking => ranking.Rule.Id).ToList();
        if (awaited.Count > 0)
            throw new RefusalException(RefusalKind.State, "picks-awaited", request.Edition, string.Join(", ", awaited));
        var id = runs.Save(run, imports.Select(import => import.Id));
        var final = finals.Of(request.Edition);
        if (final?.RunId != id)
        {
            final = finals.Add(request.Edition, id);
            trail.Record(
                AuditAction.RunFinal,
                $"{request.Edition}/run/{id.ToString(CultureInfo.InvariantCulture)}",
                "",
                ("result", run.ResultHash)
            );
        }
        return Task.FromResult(run with { RunId = id, Final = final });
    }
}
