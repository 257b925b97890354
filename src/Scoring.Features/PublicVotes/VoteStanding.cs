using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;

namespace Scoring.Features.PublicVotes;

/// <summary>How far a vote is.</summary>
public enum VoteState
{
    /// <summary>Its list of candidates is not made yet: nobody but those who run it sees anything.</summary>
    Planned,

    /// <summary>The list is made; the day of opening is still to come.</summary>
    Announced,

    /// <summary>Votes are taken.</summary>
    Open,

    /// <summary>The time is over, or it was closed: ballots are looked through, and no total is known.</summary>
    Closed,

    /// <summary>The review is over: nothing is struck any more, and still no total is known.</summary>
    Reviewed,

    /// <summary>The totals are facts of the edition.</summary>
    Counted,
}

/// <summary>A vote as it stands.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Rule">What season.yaml says of it.</param>
/// <param name="Zone">The zone in which its dates are shown.</param>
/// <param name="Opens">When votes are taken from, UTC; null if the season has no date.</param>
/// <param name="Closes">The last moment for votes, UTC; null if the season has no date.</param>
/// <param name="State">How far it is.</param>
/// <param name="Since">When a person or the clock brought it there, UTC; null for a planned one.</param>
/// <param name="List">The number of the step that made the list of candidates; null for none.</param>
public sealed record VoteStanding(
    Edition Edition,
    PublicVote Rule,
    SeasonZone Zone,
    DateTime? Opens,
    DateTime? Closes,
    VoteState State,
    DateTime? Since,
    long? List
)
{
    /// <summary>True if no more votes are taken.</summary>
    public bool IsOver => State is VoteState.Closed or VoteState.Reviewed or VoteState.Counted;
}

/// <summary>An entry that can be voted for, as voters see it.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Holder">Agency and region; may be empty.</param>
/// <param name="Cluster">Its group in the ranking; may be empty.</param>
public sealed record VoteCandidate(string Entry, string Title, string Holder, string Cluster);

/// <summary>The terms of votes.</summary>
public static class VoteTerms
{
    /// <summary>How long a code can be used once it is sent.</summary>
    public static TimeSpan CodeLife { get; } = TimeSpan.FromMinutes(30);

    /// <summary>How often a code may be tried.</summary>
    public const int Tries = 5;

    /// <summary>After so long an ask without a vote is forgotten.</summary>
    public static TimeSpan AskLife { get; } = TimeSpan.FromHours(24);

    /// <summary>How many codes may wait to be sent: more would keep other mail waiting.</summary>
    public const int MostWaiting = 500;

    /// <summary>How long after the count what is known of voters is kept.</summary>
    public static TimeSpan KeptAfterCount { get; } = TimeSpan.FromDays(30);

    /// <summary>How long it is kept after the end of a vote that nobody counted.</summary>
    public static TimeSpan KeptUncounted { get; } = TimeSpan.FromDays(180);
}
