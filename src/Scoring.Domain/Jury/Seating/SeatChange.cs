namespace Scoring.Domain.Jury.Seating;

/// <summary>A change of seats by hand.</summary>
/// <param name="By">Who makes it.</param>
/// <param name="Reason">Why; without one it is refused.</param>
public abstract record SeatChange(string By, string Reason);

/// <summary>Gives a juror a seat at an entry.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="By">Who makes it.</param>
/// <param name="Reason">Why.</param>
public sealed record AssignSeat(Seat Seat, string By, string Reason) : SeatChange(By, Reason);

/// <summary>Takes a juror off an entry. What the juror marked stays kept; it fills no seat any more.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="By">Who makes it.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawSeat(Seat Seat, string By, string Reason) : SeatChange(By, Reason);

/// <summary>Two jurors change places: each takes the other's entry.</summary>
/// <param name="One">A seat.</param>
/// <param name="Other">A seat of another juror at another entry.</param>
/// <param name="By">Who makes it.</param>
/// <param name="Reason">Why.</param>
public sealed record SwapSeats(Seat One, Seat Other, string By, string Reason) : SeatChange(By, Reason);
