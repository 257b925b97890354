using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Regions.ListStandings;

/// <summary>Somebody wants to know where a region stands in every ranking of an edition.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Region">The region's code.</param>
public sealed record ListStandings(string Edition, string Region) : IRequest<IReadOnlyList<RegionStanding>>, INamesAnEdition;

/// <summary>Where a region stands in a ranking.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Ranking">The ranking.</param>
/// <param name="Row">The region's line.</param>
/// <param name="Of">How many are ranked with it (in its cluster).</param>
public sealed record RegionStanding(Edition Edition, RankingRule Ranking, RankedUnit Row, int Of);

/// <summary>Scores on what is in force; an edition that does not have the region gives an empty list.</summary>
/// <param name="evaluations">The rules over the facts.</param>
internal sealed class ListStandingsHandler(Evaluations evaluations) : IRequestHandler<ListStandings, IReadOnlyList<RegionStanding>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<RegionStanding>> Handle(ListStandings request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.Of(request.Edition);
        return Task.FromResult<IReadOnlyList<RegionStanding>>(
        [
            .. RegionRankings.With(evaluation, request.Region).Select(rule =>
            {
                var row = evaluation.Ranking(rule).Of(request.Region)!;
                return new RegionStanding(evaluation.Edition, rule, row, Explanations.ExplainUnit.RankedWith.Count(evaluation, rule, row));
            }),
        ]);
    }
}
