using System.Globalization;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Objections;

/// <summary>
/// Rules on an objection. Its consequences (a corrected file, a decision, a disqualification) are carried out beforehand, by the command
/// for each; the ruling then ranks again and shows what changed since the run objected to.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Number">The objection's number.</param>
/// <param name="Upheld">True if it is upheld.</param>
/// <param name="Reason">Why.</param>
/// <param name="Effect">The consequence, in words; null or empty if there is none.</param>
/// <param name="DecidedBy">Who decided.</param>
[Allow(Access.Plenary)]
public sealed record RuleOnObjection(string Edition, int Number, bool Upheld, string Reason, string? Effect, string DecidedBy)
    : IRequest<RulingOutcome>,
        IWrites,
        INamesAnEdition;

/// <summary>A ruling, and what it changed.</summary>
/// <param name="Objection">The objection with its ruling.</param>
/// <param name="Comparison">The run objected to compared with the current run; null if they are the same.</param>
public sealed record RulingOutcome(Objection Objection, RunComparison? Comparison);

/// <summary>Stores the ruling, ranks again, compares.</summary>
internal sealed class RuleOnObjectionHandler(
    ObjectionStore objections,
    EditionCatalog editions,
    RankingRecorder recorder,
    RunComparer comparing,
    AuditTrail trail
) : IRequestHandler<RuleOnObjection, RulingOutcome>
{
    /// <inheritdoc/>
    public Task<RulingOutcome> Handle(RuleOnObjection request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        var (reason, decidedBy) = (Require.Reason(request.Reason), Require.DecidedBy(request.DecidedBy));
        var known = objections.Of(request.Edition);
        var objection = known.FirstOrDefault(one => one.Number == request.Number)
            ?? throw new RefusalException(RefusalKind.Usage, "unknown-objection", request.Number, request.Edition, known.Count);
        if (objection.Ruling is { } before)
            throw new RefusalException(RefusalKind.State, "objection-ruled", request.Number, before.DecidedBy);
        var run = recorder.Record(request.Edition).RunId;
        var ruling = new Ruling(request.Upheld, reason, request.Effect?.Trim() ?? "", decidedBy, run, trail.Who, trail.Now);
        objections.Add(request.Edition, request.Number, ruling);
        trail.Record(
            AuditAction.ObjectionRuled,
            $"{request.Edition}/objection/{request.Number.ToString(CultureInfo.InvariantCulture)}",
            reason,
            ("upheld", request.Upheld),
            ("effect", ruling.Effect),
            ("decided_by", decidedBy),
            ("before", objection.AgainstRun),
            ("run", run)
        );
        return Task.FromResult(
            new RulingOutcome(
                objection with
                {
                    Ruling = ruling,
                },
                run == objection.AgainstRun ? null : comparing.Compare(objection.AgainstRun, run)
            )
        );
    }
}
