using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.PublicVotes;

/// <summary>
/// The secretariat strikes ballots of a vote that is over, or lets them count again. Each has a row of its own; none is removed.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ballots">Their numbers; those of <see cref="AllOf"/> if that is given.</param>
/// <param name="Reason">Why.</param>
/// <param name="Undo">True to let them count again.</param>
[Allow(Access.Secretariat)]
public sealed record StrikeBallots(string Edition, IReadOnlyList<long> Ballots, string Reason, bool Undo = false)
    : IRequest<BallotsStruck>,
        IWrites,
        INamesAnEdition
{
    /// <summary>Up to so many are struck without typing their number.</summary>
    public const int FewEnough = 200;

    /// <summary>All ballots that have this in common; null for the chosen ones.</summary>
    public (BallotsBy By, string Of)? AllOf { get; init; }

    /// <summary>The number of ballots that the person typed; needed above <see cref="FewEnough"/>.</summary>
    public long? Typed { get; init; }
}

/// <summary>What was done.</summary>
/// <param name="Count">How many ballots changed.</param>
public sealed record BallotsStruck(int Count);

/// <summary>Stores it, with one event.</summary>
internal sealed class StrikeBallotsHandler(VoteStore votes, BallotStore ballots, AuditTrail trail)
    : IRequestHandler<StrikeBallots, BallotsStruck>
{
    /// <inheritdoc/>
    public Task<BallotsStruck> Handle(StrikeBallots request, CancellationToken cancellationToken)
    {
        var vote = votes.Of(request.Edition);
        if (vote.State != VoteState.Closed)
            throw new RefusalException(RefusalKind.State, "vote-not-in-review", request.Edition, vote.State.ToString().ToLowerInvariant());
        var reason = Require.Reason(request.Reason);
        var chosen = request.Ballots.ToHashSet();
        List<long> changed =
        [
            .. ballots
                .Of(request.Edition)
                .Where(ballot => request.AllOf is { } all ? BallotGroups.Has(ballot, all.By, all.Of) : chosen.Contains(ballot.BallotId))
                .Where(ballot => ballot.IsStruck == request.Undo)
                .Select(ballot => ballot.BallotId),
        ];
        if (changed.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "vote-no-ballots");
        if (changed.Count > StrikeBallots.FewEnough && request.Typed != changed.Count)
            throw new RefusalException(RefusalKind.Usage, "vote-type-count", changed.Count);
        ballots.Strike(changed, !request.Undo, reason);
        trail.Record(
            request.Undo ? AuditAction.BallotsRestored : AuditAction.BallotsStruck,
            MoveVoteHandler.Subject(request.Edition),
            reason,
            ("count", changed.Count),
            ("ballots", changed.Select(ballot => ballot.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        );
        return Task.FromResult(new BallotsStruck(changed.Count));
    }
}
