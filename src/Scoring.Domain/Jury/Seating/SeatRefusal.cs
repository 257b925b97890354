using Scoring.Domain.Jury.Conflicts;

namespace Scoring.Domain.Jury.Seating;

/// <summary>Why a change of seats is refused; nothing is changed in that case.</summary>
public abstract record SeatRefusal;

/// <summary>No reason was given.</summary>
public sealed record SeatReasonMissing : SeatRefusal;

/// <summary>Nobody in the panel has this id.</summary>
/// <param name="Juror">The id.</param>
public sealed record JurorNotInPanel(string Juror) : SeatRefusal;

/// <summary>No entry of the stage has this id.</summary>
/// <param name="Entry">The id.</param>
public sealed record EntryNotInStage(string Entry) : SeatRefusal;

/// <summary>The juror may not mark the entry.</summary>
/// <param name="Conflict">The conflict with its rule.</param>
public sealed record SeatInConflict(Conflict Conflict) : SeatRefusal;

/// <summary>The juror already has a seat at this entry; nobody has two.</summary>
/// <param name="Seat">The seat.</param>
public sealed record AlreadySeated(Seat Seat) : SeatRefusal;

/// <summary>There is no such seat.</summary>
/// <param name="Seat">The seat.</param>
public sealed record NotSeated(Seat Seat) : SeatRefusal;

/// <summary>The juror has the maximum number of entries.</summary>
/// <param name="Juror">The juror's id.</param>
/// <param name="AtMost">How many that is.</param>
public sealed record JurorIsFull(string Juror, int AtMost) : SeatRefusal;

/// <summary>The entry has the maximum number of jurors: one must be withdrawn first.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="PerEntry">How many that is.</param>
public sealed record EntryIsFull(string Entry, int PerEntry) : SeatRefusal;

/// <summary>The two seats belong to one juror or one entry: there is nothing to swap.</summary>
public sealed record NothingToSwap : SeatRefusal;
