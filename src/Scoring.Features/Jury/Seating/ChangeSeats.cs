using MediatR;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Seating;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.RuleBook;

namespace Scoring.Features.Jury.Seating;

/// <summary>A manual change to seats.</summary>
public enum SeatAction
{
    /// <summary>A juror gets a seat at an entry.</summary>
    Give,

    /// <summary>A juror is removed from an entry; the juror's marks remain stored but no longer count.</summary>
    Take,

    /// <summary>Two jurors swap seats.</summary>
    Swap,
}

/// <summary>The secretariat changes seats by hand. The rules of the draw apply here too.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Action">What is done.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Other">The other seat of a swap, else null.</param>
/// <param name="Reason">Why; refused without a reason.</param>
[Allow(Access.Secretariat)]
public sealed record ChangeSeats(string Edition, string Stage, SeatAction Action, Seat Seat, Seat? Other, string Reason)
    : IRequest<SeatsChanged>,
        IWrites,
        INamesAnEdition;

/// <summary>The result of a manual change.</summary>
/// <param name="Given">The seats now assigned.</param>
/// <param name="Taken">The seats no longer assigned.</param>
/// <param name="Seats">How many seats the stage has now.</param>
public sealed record SeatsChanged(IReadOnlyList<Seat> Given, IReadOnlyList<Seat> Taken, int Seats);

/// <summary>Checks the change against the panel, stores it, and records it in the audit trail.</summary>
internal sealed class ChangeSeatsHandler(CurrentPanel panels, SeatStore seats, StageStore stages, AuditTrail trail)
    : IRequestHandler<ChangeSeats, SeatsChanged>
{
    /// <inheritdoc/>
    public Task<SeatsChanged> Handle(ChangeSeats request, CancellationToken cancellationToken)
    {
        var (edition, stage) = (request.Edition, request.Stage);
        var panel = panels.Of(edition, stage).Panel;
        if (stages.Of(edition, stage).IsClosed)
            throw new RefusalException(RefusalKind.State, "stage-is-closed", stage);
        var before = SeatPlan.Of(panel, seats.Of(edition, stage));
        var (change, how, what) = Change(request);
        var (after, refusal) = before.After(change);
        if (refusal is not null)
            throw Refused(refusal, panel);
        var (given, taken) = (after.Seats.Except(before.Seats), before.Seats.Except(after.Seats));
        seats.Add(edition, stage, taken.Select(seat => (seat, false)).Concat(given.Select(seat => (seat, true))), how, change.Reason);
        trail.Record(
            what,
            $"{edition}/stage/{stage}/{request.Seat.Entry}/{request.Seat.Juror}",
            change.Reason,
            ("given", given.Select(Name)),
            ("taken", taken.Select(Name))
        );
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

    private static RefusalException Refused(SeatRefusal refusal, Panel panel) =>
        refusal switch
        {
            SeatReasonMissing => new(RefusalKind.Usage, "reason-missing"),
            JurorNotInPanel who => new(
                RefusalKind.Data,
                "juror-not-in-panel",
                who.Juror,
                panel.Stage,
                Nearest.To(who.Juror, panel.Jurors.Select(juror => juror.Id)) ?? ""
            ),
            EntryNotInStage what => new(
                RefusalKind.Data,
                "entry-not-in-stage",
                what.Entry,
                panel.Stage,
                Nearest.To(what.Entry, panel.Entries.Select(entry => entry.Id)) ?? ""
            ),
            SeatInConflict { Conflict: var conflict } => new(
                RefusalKind.State,
                "seat-in-conflict",
                conflict.Juror,
                conflict.Entry,
                ConflictLabels.Of(conflict)
            ),
            AlreadySeated { Seat: var seat } => new(RefusalKind.State, "already-seated", seat.Juror, seat.Entry),
            NotSeated { Seat: var seat } => new(RefusalKind.State, "not-seated", seat.Juror, seat.Entry),
            JurorIsFull full => new(RefusalKind.State, "juror-is-full", full.Juror, full.AtMost),
            EntryIsFull full => new(RefusalKind.State, "entry-is-full", full.Entry, full.PerEntry),
            NothingToSwap => new(RefusalKind.Usage, "nothing-to-swap"),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };
}
