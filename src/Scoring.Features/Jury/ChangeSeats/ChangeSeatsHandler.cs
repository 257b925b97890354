using Scoring.Domain.Panels;
using Scoring.Domain.Panels.Changes;
using Scoring.Features.Audit;
using Scoring.Features.Jury.Panels;
using Scoring.Features.Jury.Seats;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Pipeline;
using Scoring.RuleBook;

namespace Scoring.Features.Jury.ChangeSeats;

/// <summary>Holds the change against the panel, keeps it, tells the trail.</summary>
internal sealed class ChangeSeatsHandler(PanelInForce panels, SeatStore seats, StageStore stages, AuditTrail trail) : IRequestHandler<ChangeSeats, SeatsChanged>
{
    /// <inheritdoc/>
    public Task<SeatsChanged> Handle(ChangeSeats request, CancellationToken cancellationToken)
    {
        var (edition, stage) = (request.Edition, request.Stage);
        var panel = panels.Of(edition, stage).Panel;
        if (stages.Of(edition, stage).IsClosed)
            throw new RefusalException(RefusalKind.State, "stage-is-closed", stage);
        var before = Seating.Of(panel, seats.Of(edition, stage));
        var (change, how, what) = Change(request);
        var (after, refusal) = before.After(change);
        if (refusal is not null)
            throw Refused(refusal, panel);
        var (given, taken) = (after.Seats.Except(before.Seats), before.Seats.Except(after.Seats));
        seats.Add(edition, stage, taken.Select(seat => (seat, false)).Concat(given.Select(seat => (seat, true))), how, change.Reason);
        trail.Tell(what, $"{edition}/stage/{stage}/{request.Seat.Entry}/{request.Seat.Juror}", change.Reason,
            ("given", given.Select(Name)), ("taken", taken.Select(Name)));
        return Task.FromResult(new SeatsChanged([.. given], [.. taken], after.Seats.Count));
    }

    private (SeatChange Change, string How, string What) Change(ChangeSeats request)
    {
        var reason = request.Reason.Trim();
        return request.Action switch
        {
            SeatAction.Give => (new AssignSeat(request.Seat, trail.Who, reason), "assign", AuditAction.SeatAssigned),
            SeatAction.Take => (new WithdrawSeat(request.Seat, trail.Who, reason), "withdraw", AuditAction.SeatWithdrawn),
            _ when request.Other is { } other => (new SwapSeats(request.Seat, other, trail.Who, reason), "swap", AuditAction.SeatsSwapped),
            _ => throw new RefusalException(RefusalKind.Usage, "nothing-to-swap"),
        };
    }

    private static string Name(Seat seat) => $"{seat.Entry}:{seat.Juror}";

    private static RefusalException Refused(SeatRefusal refusal, Panel panel) => refusal switch
    {
        SeatReasonMissing => new(RefusalKind.Usage, "reason-missing"),
        JurorNotInPanel who => new(RefusalKind.Data, "juror-not-in-panel", who.Juror, panel.Stage, Nearest.To(who.Juror, panel.Jurors.Select(juror => juror.Id)) ?? ""),
        EntryNotInStage what => new(RefusalKind.Data, "entry-not-in-stage", what.Entry, panel.Stage, Nearest.To(what.Entry, panel.Entries.Select(entry => entry.Id)) ?? ""),
        SeatInConflict { Conflict: var conflict } => new(RefusalKind.State, "seat-in-conflict", conflict.Juror, conflict.Entry, ConflictWords.Of(conflict)),
        AlreadySeated { Seat: var seat } => new(RefusalKind.State, "already-seated", seat.Juror, seat.Entry),
        NotSeated { Seat: var seat } => new(RefusalKind.State, "not-seated", seat.Juror, seat.Entry),
        JurorIsFull full => new(RefusalKind.State, "juror-is-full", full.Juror, full.AtMost),
        EntryIsFull full => new(RefusalKind.State, "entry-is-full", full.Entry, full.PerEntry),
        NothingToSwap => new(RefusalKind.Usage, "nothing-to-swap"),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
