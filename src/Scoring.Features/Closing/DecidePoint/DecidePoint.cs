using Scoring.Domain.Panels.Closing;
using Scoring.Features.Audit;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;
using Scoring.RuleBook;

namespace Scoring.Features.Closing.DecidePoint;

/// <summary>The plenary decides about a point to close.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Point">The point by its name: KIND/STAGE/ENTRY[/JUROR[/CRITERION]].</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided, for example "Pleno 8 Agustus".</param>
/// <param name="Found">The figures that were looked at; null for those of now. Other figures than those of now are refused.</param>
public sealed record DecidePoint(string Edition, string Point, PointDecisionKind Decision, string Reason, string DecidedBy, string? Found = null)
    : IRequest<DecidedPoint>, IWrites, INamesAnEdition;

/// <summary>A point after the decision.</summary>
/// <param name="Point">The point, closed or awaited.</param>
/// <param name="StillOpen">How many points of the edition are open or awaited now.</param>
public sealed record DecidedPoint(PointToClose Point, int StillOpen);

/// <summary>Keeps a decision that can be made.</summary>
internal sealed class DecidePointHandler(Evaluations evaluations, PointsInForce points, PointStore decisions, AuditTrail trail) : IRequestHandler<DecidePoint, DecidedPoint>
{
    /// <inheritdoc/>
    public Task<DecidedPoint> Handle(DecidePoint request, CancellationToken cancellationToken)
    {
        var reason = Given.Reason(request.Reason);
        var decidedBy = Given.DecidedBy(request.DecidedBy);
        var (evaluation, _) = evaluations.FactsOf(request.Edition);
        var list = points.Of(evaluation);
        // Names are compared whole: an id may hold a slash.
        if (list.Points.FirstOrDefault(point => PointNames.Of(point.Point.Name) == request.Point)?.Point is not { } found)
        {
            throw new RefusalException(RefusalKind.Usage, "no-such-point", request.Point,
                Nearest.To(request.Point, list.Points.Select(point => PointNames.Of(point.Point.Name))) ?? "");
        }
        if (request.Decision == PointDecisionKind.ConsensusMark && evaluation.Edition.StageOf(found.Name.Stage)?.ConsensusJuror is null)
            throw new RefusalException(RefusalKind.State, "no-consensus-juror", found.Name.Stage);
        var decision = new PointDecision(found.Name, request.Found ?? found.Found, request.Decision, reason, decidedBy, trail.Now);
        if (list.WhyRefused(decision) is { } refusal)
            throw WhyRefused(refusal, request.Point, found.Found);
        decisions.Add(request.Edition, decision);
        trail.Tell(AuditAction.PointDecided, $"{request.Edition}/point/{request.Point}", reason, ("decision", PointNames.Of(request.Decision)), ("found", decision.Found),
            ("decided_by", decidedBy));
        var after = points.Of(evaluation);
        return Task.FromResult(new DecidedPoint(after.Points.First(point => point.Point == found), after.Points.Count(point => point.State != PointState.Closed)));
    }

    private static RefusalException WhyRefused(PointRefusal refusal, string point, string found) => refusal switch
    {
        PointRefusal.FiguresChanged => new RefusalException(RefusalKind.State, "point-changed", point, found),
        PointRefusal.HardRule => new RefusalException(RefusalKind.State, "conflict-not-kept", point),
        PointRefusal.ReasonMissing => new RefusalException(RefusalKind.Usage, "reason-missing"),
        _ => new RefusalException(RefusalKind.Usage, "no-such-point", point, ""),
    };
}
