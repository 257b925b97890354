using System.Globalization;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings;
using Scoring.Features.Rankings.CompareRuns;
using Scoring.Features.Rules;

namespace Scoring.Features.Objections.RuleOnObjection;

/// <summary>Keeps the ruling, ranks anew, compares.</summary>
internal sealed class RuleOnObjectionHandler(ObjectionStore objections, EditionsInForce editions, KeptRun kept, RunComparing comparing, AuditTrail trail)
    : IRequestHandler<RuleOnObjection, RulingOutcome>
{
    /// <inheritdoc/>
    public Task<RulingOutcome> Handle(RuleOnObjection request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        var (reason, decidedBy) = (Given.Reason(request.Reason), Given.DecidedBy(request.DecidedBy));
        var known = objections.Of(request.Edition);
        var objection = known.FirstOrDefault(one => one.Number == request.Number)
            ?? throw new RefusalException(RefusalKind.Usage, "unknown-objection", request.Number, request.Edition, known.Count);
        if (objection.Ruling is { } before)
            throw new RefusalException(RefusalKind.State, "objection-ruled", request.Number, before.DecidedBy);
        var run = kept.Keep(request.Edition).RunId;
        var ruling = new Ruling(request.Upheld, reason, request.Effect?.Trim() ?? "", decidedBy, run, trail.Who, trail.Now);
        objections.Add(request.Edition, request.Number, ruling);
        trail.Tell(AuditAction.ObjectionRuled, $"{request.Edition}/objection/{request.Number.ToString(CultureInfo.InvariantCulture)}", reason,
            ("upheld", request.Upheld), ("effect", ruling.Effect), ("decided_by", decidedBy), ("before", objection.AgainstRun), ("run", run));
        return Task.FromResult(new RulingOutcome(objection with { Ruling = ruling }, run == objection.AgainstRun ? null : comparing.Compare(objection.AgainstRun, run)));
    }
}
