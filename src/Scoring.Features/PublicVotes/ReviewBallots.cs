using System.Globalization;
using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.PublicVotes;

/// <summary>What ballots of a review have in common.</summary>
public enum BallotsBy
{
    /// <summary>All ballots.</summary>
    All,

    /// <summary>Confirmed within the same ten minutes.</summary>
    Time,

    /// <summary>The host of the address.</summary>
    Domain,

    /// <summary>Where the ask came from.</summary>
    Source,
}

/// <summary>
/// Those who run a vote look for ballots that came in bursts: by time, by host of the address and by source. Nobody sees what a ballot
/// says, or how the vote stands.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="By">What the listed ballots have in common.</param>
/// <param name="Of">Which time, host or source; empty for all ballots.</param>
/// <param name="Skip">How many ballots are left out at the start.</param>
[Allow(Access.Readers)]
public sealed record ReviewBallots(string Edition, BallotsBy By = BallotsBy.All, string Of = "", int Skip = 0)
    : IRequest<BallotReview>,
        INamesAnEdition
{
    /// <summary>How many ballots are listed at once.</summary>
    public const int Most = 200;
}

/// <summary>The ballots of a vote.</summary>
/// <param name="Standing">How far the vote is.</param>
/// <param name="Candidates">How many entries can be voted for.</param>
/// <param name="Ballots">How many ballots were confirmed.</param>
/// <param name="Struck">How many of them do not count.</param>
/// <param name="Asks">How many codes were asked for and not typed yet.</param>
/// <param name="HasVoters">False once what was known of voters is removed.</param>
/// <param name="Groups">The bursts, and the largest hosts and sources.</param>
/// <param name="Matching">How many ballots have in common what was asked for.</param>
/// <param name="Listed">Some of these, the oldest first.</param>
/// <param name="Steps">What was done so far, the first step first.</param>
public sealed record BallotReview(
    VoteStanding Standing,
    int Candidates,
    int Ballots,
    int Struck,
    long Asks,
    bool HasVoters,
    IReadOnlyList<BallotGroup> Groups,
    int Matching,
    IReadOnlyList<ListedBallot> Listed,
    IReadOnlyList<VoteStep> Steps
);

/// <summary>Ballots that have something in common.</summary>
/// <param name="By">What.</param>
/// <param name="Key">Which, as a request names it.</param>
/// <param name="Ballots">How many.</param>
/// <param name="Struck">How many of them do not count.</param>
/// <param name="From">The first of them, UTC.</param>
/// <param name="To">The last of them, UTC.</param>
/// <param name="Alike">The share, 0 to 1, of those that say exactly the same; it does not tell what.</param>
public sealed record BallotGroup(BallotsBy By, string Key, int Ballots, int Struck, DateTime From, DateTime To, decimal Alike);

/// <summary>A ballot, without what it says.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When it was confirmed, UTC.</param>
/// <param name="Domain">The host of the address; null once that is removed.</param>
/// <param name="Source">Tells sources apart; null once that is removed.</param>
/// <param name="IsStruck">True if it does not count.</param>
public sealed record ListedBallot(long Id, DateTime At, string? Domain, string? Source, bool IsStruck);

/// <summary>A step of a vote.</summary>
/// <param name="State">open, closed, reviewed or counted.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
public sealed record VoteStep(string State, string Reason, string By, DateTime At);

/// <summary>Groups the ballots.</summary>
internal sealed class ReviewBallotsHandler(VoteStore votes, BallotStore ballots) : IRequestHandler<ReviewBallots, BallotReview>
{
    /// <inheritdoc/>
    public Task<BallotReview> Handle(ReviewBallots request, CancellationToken cancellationToken)
    {
        var vote = votes.Of(request.Edition);
        var all = ballots.Of(request.Edition);
        var matching = all.Where(ballot => BallotGroups.Has(ballot, request.By, request.Of)).ToList();
        return Task.FromResult(
            new BallotReview(
                vote,
                votes.Candidates(vote).Count,
                all.Count,
                all.Count(ballot => ballot.IsStruck),
                ballots.Asks(request.Edition),
                ballots.HasVoters(request.Edition),
                BallotGroups.Of(all),
                matching.Count,
                [
                    .. matching
                        .Skip(Math.Max(0, request.Skip))
                        .Take(ReviewBallots.Most)
                        .Select(ballot => new ListedBallot(ballot.BallotId, ballot.Time, ballot.Domain, ballot.Source, ballot.IsStruck)),
                ],
                [
                    .. votes
                        .Steps(request.Edition)
                        .Select(step => new VoteStep(step.State, step.Reason, step.MadeBy, Persistence.Times.Of(step.At)!.Value)),
                ]
            )
        );
    }
}

/// <summary>Finds what ballots have in common.</summary>
internal static class BallotGroups
{
    private const int Minutes = 10;
    private const int Fewest = 5;
    private const int Shown = 30;
    private const int TimesMedian = 4;
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The bursts by time, and the hosts and sources with several ballots, each the largest first.</summary>
    public static IReadOnlyList<BallotGroup> Of(IReadOnlyList<BallotRow> all)
    {
        var times = Grouped(all, BallotsBy.Time).ToList();
        var usual = times.Count == 0 ? 0 : times.Select(group => group.Ballots).Order().ElementAt(times.Count / 2);
        return
        [
            .. Largest(times.Where(group => group.Ballots >= Math.Max(Fewest, TimesMedian * usual))),
            .. Largest(Grouped(all, BallotsBy.Domain).Where(group => group.Ballots >= Fewest)),
            .. Largest(Grouped(all, BallotsBy.Source).Where(group => group.Ballots >= Fewest)),
        ];
    }

    /// <summary>True if a ballot has in common with others what is asked for.</summary>
    public static bool Has(BallotRow ballot, BallotsBy by, string of) => by == BallotsBy.All || of.Length == 0 || KeyOf(ballot, by) == of;

    private static IEnumerable<BallotGroup> Grouped(IReadOnlyList<BallotRow> all, BallotsBy by) =>
        all.GroupBy(ballot => KeyOf(ballot, by), StringComparer.Ordinal)
            .Where(group => group.Key is not null)
            .Select(group => new BallotGroup(
                by,
                group.Key!,
                group.Count(),
                group.Count(ballot => ballot.IsStruck),
                group.First().Time,
                group.Last().Time,
                (decimal)group.CountBy(ballot => ballot.Choices, StringComparer.Ordinal).Max(pair => pair.Value) / group.Count()
            ));

    private static IEnumerable<BallotGroup> Largest(IEnumerable<BallotGroup> groups) =>
        groups.OrderByDescending(group => group.Ballots).ThenBy(group => group.Key, StringComparer.Ordinal).Take(Shown);

    private static string? KeyOf(BallotRow ballot, BallotsBy by) =>
        by switch
        {
            BallotsBy.Domain => ballot.Domain,
            BallotsBy.Source => ballot.Source,
            BallotsBy.Time => Window(ballot.Time).ToString(Form, CultureInfo.InvariantCulture),
            _ => "",
        };

    private static DateTime Window(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.FromMinutes(Minutes).Ticks));
}
