namespace Scoring.Domain.Jury.Seating;

/// <summary>A requirement that an assignment could not meet.</summary>
public abstract record Unmet;

/// <summary>An entry has fewer jurors without a conflict than required: more jurors are needed, from elsewhere.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Without">How many jurors of the panel have no conflict with it.</param>
/// <param name="Wanted">How many it should have.</param>
public sealed record TooFewWithoutConflict(string Entry, int Without, int Wanted) : Unmet;

/// <summary>The jurors' limits add up to fewer entries than there are seats: "17 jurors × 10 = 170, 60 entries × 3 = 180".</summary>
/// <param name="Capacity">How many seats the jurors can fill.</param>
/// <param name="Seats">How many there are.</param>
public sealed record CapacityTooSmall(int Capacity, int Seats) : Unmet;

/// <summary>
/// A seat of an entry stays empty because every juror who could fill it is at the limit, as is everyone who could take over from one of
/// them. No other assignment fills more seats.
/// </summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Missing">How many of its seats are empty for this reason.</param>
/// <param name="Full">The jurors that could have helped, all at the limit, by id.</param>
public sealed record JurorsFull(string Entry, int Missing, IReadOnlyList<string> Full) : Unmet;

/// <summary>
/// Why jurors and entries fall into groups without a common seat, so that severities of different groups cannot be compared.
/// </summary>
public enum ApartBecause
{
    /// <summary>No entry has two jurors: nothing connects one juror to another.</summary>
    OneJurorEach,

    /// <summary>Too few seats: connecting this many jurors and entries takes at least as many seats as both together, less one.</summary>
    TooFewSeats,

    /// <summary>The conflicts alone separate them: no juror of one group may mark an entry of another.</summary>
    Conflicts,

    /// <summary>
    /// No exchange of jurors was found that leaves the loads as even. An exchange by hand, at the price of less even loads, may connect
    /// them.
    /// </summary>
    NoExchangeFound,
}

/// <summary>The graph of jurors and entries is not connected.</summary>
/// <param name="Because">Why.</param>
/// <param name="Seats">How many seats are filled.</param>
/// <param name="SeatsNeeded">The least number of seats that could join all who have one: jurors + entries − 1.</param>
/// <param name="Groups">The jurors of each group, by id, the largest group first. Jurors without a seat are in no group.</param>
public sealed record NotConnected(ApartBecause Because, int Seats, int SeatsNeeded, IReadOnlyList<IReadOnlyList<string>> Groups) : Unmet;
