using Scoring.Domain.Panels.Closing;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Closing.ListPoints;

/// <summary>Somebody asks what has to be closed before the ranking of an edition is final.</summary>
/// <param name="Edition">"programme/edition".</param>
public sealed record ListPoints(string Edition) : IRequest<PointList>, INamesAnEdition;

/// <summary>The points of an edition as the facts show them now.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Points">The points with their decisions, and the decisions about what is no point any more.</param>
/// <param name="Titles">The title of each entry that is named, by id.</param>
public sealed record PointList(Edition Edition, PointsToClose Points, IReadOnlyDictionary<string, string> Titles);

/// <summary>Looks for points in the facts in force.</summary>
internal sealed class ListPointsHandler(Evaluations evaluations, PointsInForce points) : IRequestHandler<ListPoints, PointList>
{
    /// <inheritdoc/>
    public Task<PointList> Handle(ListPoints request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.FactsOf(request.Edition);
        var list = points.Of(evaluation);
        var units = evaluation.Facts.Innovations;
        var titles = list.Points.Select(point => point.Point.Name.Entry).Concat(list.Settled.Select(decision => decision.Point.Entry)).Distinct()
            .ToDictionary(id => id, id => units.Find(id) is >= 0 and var unit ? units.Name(unit) : id);
        return Task.FromResult(new PointList(evaluation.Edition, list, titles));
    }
}
