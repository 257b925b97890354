using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.PublicVotes;

/// <summary>Somebody looks at a vote of the public: what can be voted for, and until when. Never how it stands.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Everybody)]
public sealed record ShowVote(string Edition) : IRequest<ShownVote>, INamesAnEdition;

/// <summary>A vote as everybody sees it.</summary>
/// <param name="Standing">How far it is.</param>
/// <param name="Candidates">The entries, by their place in the list; their order says nothing, so pages shuffle it.</param>
public sealed record ShownVote(VoteStanding Standing, IReadOnlyList<VoteCandidate> Candidates);

/// <summary>Reads the list; a vote that is only planned is nobody's business yet.</summary>
internal sealed class ShowVoteHandler(VoteStore votes) : IRequestHandler<ShowVote, ShownVote>
{
    /// <inheritdoc/>
    public Task<ShownVote> Handle(ShowVote request, CancellationToken cancellationToken)
    {
        var vote = votes.Of(request.Edition);
        return vote.State == VoteState.Planned
            ? throw new RefusalException(RefusalKind.Data, "vote-none", request.Edition)
            : Task.FromResult(new ShownVote(vote, votes.Candidates(vote)));
    }
}

/// <summary>Lists the votes that are announced or open, for pages that lead to them.</summary>
[Allow(Access.Everybody)]
public sealed record ListOpenVotes : IRequest<IReadOnlyList<VoteStanding>>;

/// <summary>Reads which editions have a list of candidates.</summary>
internal sealed class ListOpenVotesHandler(VoteStore votes) : IRequestHandler<ListOpenVotes, IReadOnlyList<VoteStanding>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<VoteStanding>> Handle(ListOpenVotes request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<VoteStanding>>([
            .. votes.Editions().Select(Find).OfType<VoteStanding>().Where(vote => vote.State is VoteState.Announced or VoteState.Open),
        ]);

    // An edition whose rules are gone or faulty must not keep the others from being shown.
    private VoteStanding? Find(string edition)
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

/// <summary>Asks, for the staff's pages, whether an edition has a vote.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record FindVote(string Edition) : IRequest<FoundVote>, INamesAnEdition;

/// <summary>The vote of an edition.</summary>
/// <param name="Standing">How far it is; null if there is none, or the rules cannot be read.</param>
public sealed record FoundVote(VoteStanding? Standing);

/// <summary>Reads it; rules with faults have pages of their own to say so.</summary>
internal sealed class FindVoteHandler(VoteStore votes) : IRequestHandler<FindVote, FoundVote>
{
    /// <inheritdoc/>
    public Task<FoundVote> Handle(FindVote request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(new FoundVote(votes.Find(request.Edition)));
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            return Task.FromResult(new FoundVote(null));
        }
    }
}
