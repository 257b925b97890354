using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Review;

/// <summary>What has to be resolved before a ranking is final.</summary>
internal static class ReviewFeature
{
    /// <summary>Registers the requests of the feature and what they work on.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddScoped<ReviewDecisionStore>()
        .AddScoped<ReviewItems>()
        .AddRequest<ListReviewItems, ReviewItemList, ListReviewItemsHandler>()
        .AddRequest<ResolveReviewItem, ReviewItemResolved, ResolveReviewItemHandler>();
}
