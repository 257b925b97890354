using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Jury.Stages;

/// <summary>A change to a stage.</summary>
public enum StageAction
{
    /// <summary>Marks are taken, again or for the first time.</summary>
    Open,

    /// <summary>No more marks are taken, and jurors may see each other's.</summary>
    Close,

    /// <summary>Marks are taken up to and including a moment.</summary>
    SetDeadline,

    /// <summary>Marks are taken until the stage is closed.</summary>
    LiftDeadline,
}

/// <summary>The secretariat opens or closes a stage, or sets its deadline.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Action">The change.</param>
/// <param name="Deadline">The new deadline, UTC, else null.</param>
/// <param name="Reason">Why; required to reopen a closed stage, and to move or lift a past deadline.</param>
[Allow(Access.Secretariat)]
public sealed record ChangeStage(string Edition, string Stage, StageAction Action, DateTime? Deadline = null, string Reason = "")
    : IRequest<StageState>,
        IWrites,
        INamesAnEdition;

/// <summary>Stores the change and records it in the audit trail.</summary>
internal sealed class ChangeStageHandler(CurrentPanel panels, StageStore stages, AuditTrail trail)
    : IRequestHandler<ChangeStage, StageState>
{
    /// <inheritdoc/>
    public Task<StageState> Handle(ChangeStage request, CancellationToken cancellationToken)
    {
        var (edition, stage, reason) = (request.Edition, panels.StageOf(request.Edition, request.Stage).Id, request.Reason.Trim());
        Check(request, stages.Of(edition, stage), reason);
        var (what, told) = request.Action switch
        {
            StageAction.Open => ("opened", AuditAction.StageOpened),
            StageAction.Close => ("closed", AuditAction.StageClosed),
            _ => ("deadline", AuditAction.DeadlineSet),
        };
        var deadline = request.Action == StageAction.SetDeadline ? request.Deadline : null;
        stages.Add(edition, stage, what, deadline, reason);
        if (what == "deadline")
            trail.Record(told, $"{edition}/stage/{stage}", reason, ("deadline", deadline));
        else
            trail.Record(told, $"{edition}/stage/{stage}", reason);
        return Task.FromResult(stages.Of(edition, stage));
    }

    private void Check(ChangeStage request, StageState state, string reason)
    {
        switch (request.Action)
        {
            case StageAction.Open when state is { IsClosed: false, Since: not null }:
                throw new RefusalException(RefusalKind.State, "stage-is-open", request.Stage);
            case StageAction.Close when state.IsClosed:
                throw new RefusalException(RefusalKind.State, "stage-is-closed", request.Stage);
            case StageAction.SetDeadline or StageAction.LiftDeadline when state.IsClosed:
                throw new RefusalException(RefusalKind.State, "stage-is-closed", request.Stage);
            case StageAction.SetDeadline when request.Deadline is not { } deadline || deadline <= trail.Now:
                throw new RefusalException(RefusalKind.Usage, "deadline-is-over", request.Deadline is { } past ? Moments.Shown(past) : "");
            case StageAction.LiftDeadline when state.Deadline is null:
                throw new RefusalException(RefusalKind.State, "no-deadline", request.Stage);
        }
        var bringsBack =
            request.Action == StageAction.Open ? state.IsClosed : request.Action != StageAction.Close && state.Deadline < trail.Now;
        if (bringsBack && reason.Length == 0)
            throw new RefusalException(RefusalKind.Usage, "reason-missing");
    }
}
