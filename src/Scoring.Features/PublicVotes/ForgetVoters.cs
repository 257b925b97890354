using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Mail;

namespace Scoring.Features.PublicVotes;

/// <summary>
/// Finds the votes for which it is time to remove what is known of their voters. Only reads, so that nobody waits for it.
/// </summary>
[Allow(Access.Secretariat)]
public sealed record ListForgettableVotes : IRequest<IReadOnlyList<string>>;

/// <summary>Looks at each vote that knows something.</summary>
internal sealed class ListForgettableVotesHandler(VoteStore votes, BallotStore ballots, AuditTrail trail)
    : IRequestHandler<ListForgettableVotes, IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Handle(ListForgettableVotes request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. ballots.Known().Where(edition => Until(edition) < trail.Now)]);

    // A vote that the rules no longer know has had its time as well.
    private DateTime Until(string edition)
    {
        var last = Persistence.Times.Of(votes.Steps(edition)[^1].At)!.Value;
        try
        {
            return votes.Find(edition) is { } vote ? VoteForgetting.Until(vote) ?? DateTime.MaxValue : last + VoteTerms.KeptUncounted;
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            return last + VoteTerms.KeptUncounted;
        }
    }
}

/// <summary>How long what is known of voters is kept.</summary>
public static class VoteForgetting
{
    /// <summary>When it is removed, UTC; null while votes are still to come.</summary>
    public static DateTime? Until(VoteStanding vote)
    {
        ArgumentNullException.ThrowIfNull(vote);
        return vote.State == VoteState.Counted ? vote.Since + VoteTerms.KeptAfterCount
            : vote.IsOver ? (vote.Closes ?? vote.Since) + VoteTerms.KeptUncounted
            : null;
    }
}

/// <summary>
/// Removes what is known of the voters of a counted vote: hashes of addresses and sources, hosts, the mails that went to them, and the key.
/// The ballots stay.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Secretariat)]
public sealed record ForgetVoters(string Edition) : IRequest<VotersForgotten>, IWrites, INamesAnEdition;

/// <summary>What was removed.</summary>
/// <param name="Count">Of how many voters.</param>
public sealed record VotersForgotten(int Count);

/// <summary>Removes it.</summary>
internal sealed class ForgetVotersHandler(VoteStore votes, BallotStore ballots, AuditTrail trail)
    : IRequestHandler<ForgetVoters, VotersForgotten>
{
    /// <inheritdoc/>
    public Task<VotersForgotten> Handle(ForgetVoters request, CancellationToken cancellationToken)
    {
        if (!ballots.HasVoters(request.Edition))
            return Task.FromResult(new VotersForgotten(0));
        if (Standing(request.Edition) is { } vote && vote.State != VoteState.Counted && !(VoteForgetting.Until(vote) < trail.Now))
            throw new RefusalException(RefusalKind.State, "vote-not-counted", request.Edition);
        var count = ballots.Forget(request.Edition, MailTemplates.VoteCode.Name);
        trail.Record(AuditAction.VotersForgotten, MoveVoteHandler.Subject(request.Edition), "", ("count", count));
        return Task.FromResult(new VotersForgotten(count));
    }

    private VoteStanding? Standing(string edition)
    {
        try
        {
            return votes.Find(edition);
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            return null;
        }
    }
}
