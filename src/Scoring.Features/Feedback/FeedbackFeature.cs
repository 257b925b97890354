using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Feedback;

/// <summary>Feedback letters to those who took part.</summary>
internal static class FeedbackFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services) =>
        services
            .AddScoped<Subjects>()
            .AddScoped<CommentStore>()
            .AddRequest<ShowLetter, Letter, ShowLetterHandler>()
            .AddRequest<ShowComments, LetterComments, ShowCommentsHandler>()
            .AddRequest<ListOwnLetters, IReadOnlyList<OwnLetters>, ListOwnLettersHandler>()
            .AddRequest<ListComments, CommentList, ListCommentsHandler>()
            .AddRequest<ReleaseComments, CommentsReleased, ReleaseCommentsHandler>();
}
