using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.PublicVotes;

/// <summary>A step of a vote that a person takes.</summary>
public enum VoteMove
{
    /// <summary>
    /// Makes the list of candidates: the vote opens on its day, or now if that is past. Also renews a list that nobody has voted on.
    /// </summary>
    Open,

    /// <summary>Ends the vote before its day, with a reason.</summary>
    Close,

    /// <summary>Ends the review: what was found and done about it is said in the reason.</summary>
    Review,

    /// <summary>Takes the review up again, with a reason; what was counted is counted again afterwards.</summary>
    ReviewAgain,
}

/// <summary>The secretariat moves a vote on.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Move">The step.</param>
/// <param name="Reason">Why; needed for all but opening.</param>
[Allow(Access.Secretariat)]
public sealed record MoveVote(string Edition, VoteMove Move, string Reason = "") : IRequest<VoteStanding>, IWrites, INamesAnEdition;

/// <summary>Checks that the step is possible, and stores it.</summary>
internal sealed class MoveVoteHandler(VoteStore votes, VoteKeys keys, BallotStore ballots, CandidateFinder finder, AuditTrail trail)
    : IRequestHandler<MoveVote, VoteStanding>
{
    /// <inheritdoc/>
    public Task<VoteStanding> Handle(MoveVote request, CancellationToken cancellationToken)
    {
        var vote = votes.Of(request.Edition);
        var isPossible = request.Move switch
        {
            VoteMove.Open => vote.State is VoteState.Planned or VoteState.Announced or VoteState.Open,
            VoteMove.Close => vote.State is VoteState.Announced or VoteState.Open,
            VoteMove.Review => vote.State == VoteState.Closed,
            _ => vote.State is VoteState.Reviewed or VoteState.Counted,
        };
        if (!isPossible)
            throw new RefusalException(RefusalKind.State, "vote-step-impossible", request.Edition, Word(vote.State));
        var reason = request.Move == VoteMove.Open ? request.Reason.Trim() : Require.Reason(request.Reason);
        switch (request.Move)
        {
            case VoteMove.Open:
                Open(vote, reason);
                break;
            case VoteMove.ReviewAgain when !ballots.HasVoters(request.Edition):
                throw new RefusalException(RefusalKind.State, "vote-voters-gone", request.Edition);
            default:
                var state = request.Move == VoteMove.Review ? "reviewed" : "closed";
                votes.Add(request.Edition, state, reason);
                trail.Record(
                    AuditAction.VoteMoved,
                    Subject(request.Edition),
                    reason,
                    ("state", state),
                    ("ballots", ballots.Count(request.Edition))
                );
                break;
        }
        return Task.FromResult(votes.Of(request.Edition));
    }

    private void Open(VoteStanding vote, string reason)
    {
        var edition = vote.Edition.Id;
        if (vote.Opens is null || vote.Closes is not { } closes)
            throw new RefusalException(RefusalKind.Rules, "vote-dates-missing", edition);
        if (closes <= trail.Now)
            throw new RefusalException(RefusalKind.State, "vote-over", Output.Localization.Moments.Shown(closes));
        if (ballots.Count(edition) > 0)
            throw new RefusalException(RefusalKind.State, "vote-has-ballots", edition);
        var candidates = finder.Of(vote);
        keys.Make(edition);
        votes.Add(votes.Add(edition, "open", reason), candidates);
        trail.Record(AuditAction.VoteMoved, Subject(edition), reason, ("state", "open"), ("candidates", candidates.Count));
    }

    /// <summary>What events of a vote are about.</summary>
    public static string Subject(string edition) => edition + "/vote";

    private static string Word(VoteState state) => state.ToString().ToLowerInvariant();
}

/// <summary>Shows, to those who prepare a vote, who would be on its list now.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record PreviewCandidates(string Edition) : IRequest<CandidateList>, INamesAnEdition;

/// <summary>A list of candidates that is not made yet.</summary>
/// <param name="Candidates">The entries within the cut.</param>
public sealed record CandidateList(IReadOnlyList<VoteCandidate> Candidates);

/// <summary>Computes it.</summary>
internal sealed class PreviewCandidatesHandler(VoteStore votes, CandidateFinder finder) : IRequestHandler<PreviewCandidates, CandidateList>
{
    /// <inheritdoc/>
    public Task<CandidateList> Handle(PreviewCandidates request, CancellationToken cancellationToken) =>
        Task.FromResult(new CandidateList(finder.Of(votes.Of(request.Edition))));
}

/// <summary>
/// Finds who can be voted for: the entries within the cut of the ranking that the rule names; all ranked ones if it has no cut.
/// </summary>
internal sealed class CandidateFinder(Evaluations evaluations)
{
    /// <summary>The candidates, by id: their order must say nothing about their places.</summary>
    /// <exception cref="RefusalException">The ranking is not decided yet, or nobody is in it.</exception>
    public IReadOnlyList<VoteCandidate> Of(VoteStanding vote)
    {
        var evaluation = evaluations.Of(vote.Edition.Id).Evaluation;
        var rule = evaluation.Edition.Rankings.FirstOrDefault(one => one.Id == vote.Rule.Ranking)
            ?? throw EditionCatalog.WhyOpen(evaluation.Edition, vote.Rule.Ranking)
                ?? new RefusalException(RefusalKind.Usage, "unknown-ranking", vote.Rule.Ranking, "");
        var ranking = evaluation.Ranking(rule);
        if (ranking.AwaitsDecision)
            throw new RefusalException(RefusalKind.State, "vote-list-undecided", rule.Name);
        List<VoteCandidate> candidates =
        [
            .. ranking
                .Rows.Where(row => row.WithinCut || (rule.Cut is null && row.Rank is not null))
                .OrderBy(row => row.Id, StringComparer.Ordinal)
                .Select(row => new VoteCandidate(row.Id, row.Name, evaluation.Facts.HolderOf(row.Unit), row.Cluster)),
        ];
        return candidates.Count > 0 ? candidates : throw new RefusalException(RefusalKind.Data, "vote-nobody", rule.Name);
    }
}
