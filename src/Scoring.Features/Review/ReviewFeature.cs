using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Review;

/// <summary>The review items to resolve before a ranking is final.</summary>
internal static class ReviewFeature
{
    /// <summary>Registers the feature's requests and the services they need.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services
            .AddScoped<ReviewDecisionStore>()
            .AddScoped<ReviewDecisions>()
            .AddSingleton<CutLines>()
            .AddScoped<ReviewItems>()
            .AddRequest<ListReviewItems, ReviewItemList, ListReviewItemsHandler>()
            .AddRequest<ResolveReviewItem, ReviewItemResolved, ResolveReviewItemHandler>()
            .AddRequest<ResolveReviewItems, ReviewItemsResolved, ResolveReviewItemsHandler>();
}
