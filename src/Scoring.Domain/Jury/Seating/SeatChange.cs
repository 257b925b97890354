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

/// <summary>Removes a juror from an entry. The juror's marks remain stored but no longer fill a seat.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="By">Who makes it.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawSeat(Seat Seat, string By, string Reason) : SeatChange(By, Reason);

/// <summary>Two jurors swap entries.</summary>
/// <param name="One">A seat.</param>
/// <param name="Other">A seat of another juror at another entry.</param>
/// <param name="By">Who makes it.</param>
/// <param name="Reason">Why.</param>
public sealed record SwapSeats(Seat One, Seat Other, string By, string Reason) : SeatChange(By, Reason);
