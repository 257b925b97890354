using MediatR;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Ranking.Claims;

/// <summary>Somebody asks how far what regions claimed lies from what was verified. Nothing is stored.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">A region's code; null for all of the ranking.</param>
/// <param name="Ranking">The ranking; null for all of regions, each region in the first that includes it.</param>
[Allow(Access.Everybody)]
public sealed record ShowClaims(string Edition, string? Unit = null, string? Ranking = null) : IRequest<ClaimsReport>, INamesAnEdition;

/// <summary>The verified and the claimed index of the regions that claimed anything.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Regions">The regions in the order of their ranking; empty if nobody claimed anything.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up for a sample.</param>
public sealed record ClaimsReport(Edition Edition, IReadOnlyList<ClaimedIndex> Regions, bool IsIllustrative);

/// <summary>Scores the edition with and without the claims.</summary>
/// <param name="evaluations">Applies the rules to the facts.</param>
internal sealed class ShowClaimsHandler(Evaluations evaluations) : IRequestHandler<ShowClaims, ClaimsReport>
{
    /// <inheritdoc/>
    public Task<ClaimsReport> Handle(ShowClaims request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.Of(request.Edition);
        return Task.FromResult(
            new ClaimsReport(
                evaluation.Edition,
                [
                    .. Lines(evaluation, request)
                        .GroupBy(line => line.Rule)
                        .SelectMany(group =>
                            ClaimedScores.Of(evaluation, group.Key) is { } scores ? group.Select(line => scores.Of(line.Row)) : []
                        )
                        .OfType<ClaimedIndex>(),
                ],
                imports.Any(import => import.IsIllustrative)
            )
        );
    }

    private static IEnumerable<(RankingRule Rule, RankedUnit Row)> Lines(Evaluation evaluation, ShowClaims request)
    {
        if (request.Unit is { } unit)
            return [RankedWith.Find(evaluation, unit, request.Ranking)];
        var all = evaluation.Edition.Rankings.Where(rule => rule.Level == Level.Region).ToList();
        var rules = all.Where(rule => request.Ranking is null || rule.Id == request.Ranking).ToList();
        return rules.Count > 0
            ? rules.SelectMany(rule => evaluation.Ranking(rule).Rows.Select(row => (rule, row))).DistinctBy(line => line.row.Id)
            : throw new RefusalException(
                RefusalKind.Usage,
                "unknown-ranking",
                request.Ranking ?? "",
                string.Join(", ", all.Select(rule => rule.Id))
            );
    }
}
