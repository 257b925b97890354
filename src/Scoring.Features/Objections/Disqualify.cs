using MediatR;
using Scoring.Domain.Facts;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Objections;

/// <summary>The plenary disqualifies a unit after the fact, or undoes that.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The unit: its id, or its whole name.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="Undo">True to undo.</param>
[Allow(Access.Plenary)]
public sealed record Disqualify(string Edition, string Unit, string Reason, string DecidedBy, bool Undo = false)
    : IRequest<DisqualifyOutcome>,
        IWrites,
        INamesAnEdition
{
    /// <summary>Refuses to disqualify twice, or to undo what is not in force.</summary>
    internal static void MustChange(Disqualification? held, string unit, bool undo)
    {
        if (undo && held is null)
            throw new RefusalException(RefusalKind.State, "not-disqualified", unit);
        if (!undo && held is not null)
            throw new RefusalException(RefusalKind.State, "disqualified-already", unit, held.DecidedBy);
    }
}

/// <summary>The outcome of a disqualification.</summary>
/// <param name="Disqualification">The disqualification, or its undoing.</param>
/// <param name="Undone">True if it was undone.</param>
/// <param name="Comparison">The run before compared with the run after; null if no earlier run of the edition was stored.</param>
public sealed record DisqualifyOutcome(Disqualification Disqualification, bool Undone, RunComparison? Comparison);

/// <summary>Stores the disqualification or its undoing; if an earlier run was stored, ranks again and compares.</summary>
internal sealed class DisqualifyHandler(
    DisqualificationStore store,
    Evaluations evaluations,
    RankingRecorder recorder,
    RunComparer comparing,
    AuditTrail trail
) : IRequestHandler<Disqualify, DisqualifyOutcome>
{
    /// <inheritdoc/>
    public Task<DisqualifyOutcome> Handle(Disqualify request, CancellationToken cancellationToken)
    {
        var (reason, decidedBy) = (Require.Reason(request.Reason), Require.DecidedBy(request.DecidedBy));
        var unit = RankedWith.Find(evaluations.Of(request.Edition).Evaluation, request.Unit, null).Row.Id;
        var held = store.InForce(request.Edition).FirstOrDefault(one => one.Unit == unit);
        Disqualify.MustChange(held, unit, request.Undo);
        var before = recorder.Of(request.Edition);
        var gone = new Disqualification(unit, reason, decidedBy);
        store.Add(request.Edition, gone, request.Undo);
        trail.Record(
            request.Undo ? AuditAction.DisqualificationUndone : AuditAction.UnitDisqualified,
            $"{request.Edition}/unit/{unit}",
            reason,
            ("decided_by", decidedBy)
        );
        return Task.FromResult(
            new DisqualifyOutcome(
                gone,
                request.Undo,
                before is { } run ? comparing.Compare(run, recorder.Record(request.Edition).RunId) : null
            )
        );
    }
}
