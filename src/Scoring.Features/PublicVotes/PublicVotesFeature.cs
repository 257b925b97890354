using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scoring.Features.Audit;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Persistence;

namespace Scoring.Features.PublicVotes;

/// <summary>Votes of the public.</summary>
internal static class PublicVotesFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddPublicVotes(this IServiceCollection services)
    {
        services.TryAddSingleton<IVoteSeal, NoVoteSeal>();
        return services
            .AddScoped<VoteStore>()
            .AddScoped<BallotStore>()
            .AddScoped<VoteKeys>()
            .AddScoped<CandidateFinder>()
            .AddScoped(scope => new VoteCodes(
                scope.GetRequiredService<UnitOfWork>(),
                scope.GetRequiredService<VoteKeys>(),
                scope.GetRequiredService<VoteStore>(),
                scope.GetRequiredService<AuditTrail>()
            ))
            .AddRequest<ShowVote, ShownVote, ShowVoteHandler>()
            .AddRequest<ListOpenVotes, IReadOnlyList<VoteStanding>, ListOpenVotesHandler>()
            .AddRequest<FindVote, FoundVote, FindVoteHandler>()
            .AddRequest<PreviewCandidates, CandidateList, PreviewCandidatesHandler>()
            .AddRequest<AskForCode, CodeAsked, AskForCodeHandler>()
            .AddRequest<ConfirmBallot, BallotAnswer, ConfirmBallotHandler>()
            .AddRequest<MoveVote, VoteStanding, MoveVoteHandler>()
            .AddRequest<ReviewBallots, BallotReview, ReviewBallotsHandler>()
            .AddRequest<StrikeBallots, BallotsStruck, StrikeBallotsHandler>()
            .AddRequest<CountVote, VoteCounted, CountVoteHandler>()
            .AddRequest<ListForgettableVotes, IReadOnlyList<string>, ListForgettableVotesHandler>()
            .AddRequest<ForgetVoters, VotersForgotten, ForgetVotersHandler>();
    }
}
