using Scoring.Domain.Panels;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.ChangeSeats;

/// <summary>What is done to seats by hand.</summary>
public enum SeatAction
{
    /// <summary>A juror gets a seat at an entry.</summary>
    Give,

    /// <summary>A juror is taken off an entry; what the juror marked stays kept and counts no more.</summary>
    Take,

    /// <summary>Two jurors change places.</summary>
    Swap,
}

/// <summary>The secretariat changes seats by hand. The rules that hold for the draw hold here too.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Action">What is done.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Other">The other seat of a swap; null for everything else.</param>
/// <param name="Reason">Why; without one it is refused.</param>
public sealed record ChangeSeats(string Edition, string Stage, SeatAction Action, Seat Seat, Seat? Other, string Reason)
    : IRequest<SeatsChanged>, IWrites, INamesAnEdition;

/// <summary>What a change by hand gave.</summary>
/// <param name="Given">The seats that somebody has now.</param>
/// <param name="Taken">The seats that nobody has any more.</param>
/// <param name="Seats">How many seats the stage has now.</param>
public sealed record SeatsChanged(IReadOnlyList<Seat> Given, IReadOnlyList<Seat> Taken, int Seats);
