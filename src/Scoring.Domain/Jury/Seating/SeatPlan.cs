using System.Collections.Immutable;
using Scoring.Domain.Jury.Conflicts;

namespace Scoring.Domain.Jury.Seating;

/// <summary>What became of a change of seats.</summary>
/// <param name="SeatPlan">The seats after it; those before it if it was refused.</param>
/// <param name="Refusal">Why it was refused; null if it was made.</param>
public sealed record SeatingOutcome(SeatPlan SeatPlan, SeatRefusal? Refusal);

/// <summary>The current seats of a stage. Immutable: a change gives a new plan.</summary>
public sealed class SeatPlan
{
    private SeatPlan(Panel panel, ImmutableSortedSet<Seat> seats) => (Panel, Seats) = (panel, seats);

    /// <summary>The seats of a panel, in any order: as drawn, or as stored.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="seats">The seats; they are not checked, because a conflict may have been declared since.</param>
    public static SeatPlan Of(Panel panel, IEnumerable<Seat> seats) => new(panel, [.. seats]);

    /// <summary>The panel.</summary>
    public Panel Panel { get; }

    /// <summary>The seats, by entry and juror, each once.</summary>
    public ImmutableSortedSet<Seat> Seats { get; }

    /// <summary>
    /// Seats that now break a conflict rule, because a conflict was declared or a rule was added after they were assigned.
    /// </summary>
    public IEnumerable<Conflict> InConflict => Seats.Select(ConflictOf).OfType<Conflict>();

    /// <summary>The seats after a change, or why it is refused. Hard rules apply to changes by hand as they do to the draw.</summary>
    public SeatingOutcome After(SeatChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var refusal = WhyRefused(change);
        return new SeatingOutcome(refusal is null ? new SeatPlan(Panel, Changed(change)) : this, refusal);
    }

    private ImmutableSortedSet<Seat> Changed(SeatChange change) =>
        change switch
        {
            AssignSeat assign => Seats.Add(assign.Seat),
            WithdrawSeat withdraw => Seats.Remove(withdraw.Seat),
            SwapSeats swap => Seats
                .Remove(swap.One)
                .Remove(swap.Other)
                .Add(swap.One with { Juror = swap.Other.Juror })
                .Add(swap.Other with { Juror = swap.One.Juror }),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
        };

    private SeatRefusal? WhyRefused(SeatChange change)
    {
        if (string.IsNullOrWhiteSpace(change.Reason))
            return new SeatReasonMissing();
        return change switch
        {
            AssignSeat assign => WhyNoSeat(assign.Seat)
                ?? (
                    Panel.AtMost is { } most && Seats.Count(seat => seat.Juror == assign.Seat.Juror) >= most
                        ? new JurorIsFull(assign.Seat.Juror, most)
                    : Seats.Count(seat => seat.Entry == assign.Seat.Entry) >= Panel.PerEntry
                        ? new EntryIsFull(assign.Seat.Entry, Panel.PerEntry)
                    : null
                ),
            WithdrawSeat withdraw => Seats.Contains(withdraw.Seat) ? null : new NotSeated(withdraw.Seat),
            SwapSeats swap => WhyNoSwap(swap.One, swap.Other),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
        };
    }

    private SeatRefusal? WhyNoSwap(Seat one, Seat other)
    {
        if (!Seats.Contains(one))
            return new NotSeated(one);
        if (!Seats.Contains(other))
            return new NotSeated(other);
        if (one.Juror == other.Juror || one.Entry == other.Entry)
            return new NothingToSwap();
        return WhyNoSeat(one with { Juror = other.Juror }) ?? WhyNoSeat(other with { Juror = one.Juror });
    }

    private SeatRefusal? WhyNoSeat(Seat seat)
    {
        if (Panel.JurorOf(seat.Juror) is null)
            return new JurorNotInPanel(seat.Juror);
        if (Panel.EntryOf(seat.Entry) is null)
            return new EntryNotInStage(seat.Entry);
        if (Seats.Contains(seat))
            return new AlreadySeated(seat);
        return ConflictOf(seat) is { } conflict ? new SeatInConflict(conflict) : null;
    }

    private Conflict? ConflictOf(Seat seat) =>
        Panel.JurorOf(seat.Juror) is { } juror && Panel.EntryOf(seat.Entry) is { } entry ? Panel.Conflicts.Of(juror, entry) : null;
}
