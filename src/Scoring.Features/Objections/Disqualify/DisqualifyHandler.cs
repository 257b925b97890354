using Scoring.Domain.Facts;
using Scoring.Features.Audit;
using Scoring.Features.Explanations.ExplainUnit;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings;
using Scoring.Features.Rankings.CompareRuns;

namespace Scoring.Features.Objections.Disqualify;

/// <summary>Keeps the disqualification or its undoing; where a run was kept before, ranks anew and compares.</summary>
internal sealed class DisqualifyHandler(DisqualificationStore store, Evaluations evaluations, KeptRun kept, RunComparing comparing, AuditTrail trail)
    : IRequestHandler<Disqualify, DisqualifyOutcome>
{
    /// <inheritdoc/>
    public Task<DisqualifyOutcome> Handle(Disqualify request, CancellationToken cancellationToken)
    {
        var (reason, decidedBy) = (Given.Reason(request.Reason), Given.DecidedBy(request.DecidedBy));
        var unit = RankedWith.Find(evaluations.Of(request.Edition).Evaluation, request.Unit, null).Row.Id;
        var held = store.InForce(request.Edition).FirstOrDefault(one => one.Unit == unit);
        if (request.Undo && held is null)
            throw new RefusalException(RefusalKind.State, "not-disqualified", unit);
        if (!request.Undo && held is not null)
            throw new RefusalException(RefusalKind.State, "disqualified-already", unit, held.DecidedBy);
        var before = kept.Of(request.Edition);
        var gone = new Disqualification(unit, reason, decidedBy);
        store.Add(request.Edition, gone, request.Undo);
        trail.Tell(request.Undo ? AuditAction.DisqualificationUndone : AuditAction.UnitDisqualified, $"{request.Edition}/unit/{unit}", reason, ("decided_by", decidedBy));
        return Task.FromResult(new DisqualifyOutcome(gone, request.Undo, before is { } run ? comparing.Compare(run, kept.Keep(request.Edition).RunId) : null));
    }
}
