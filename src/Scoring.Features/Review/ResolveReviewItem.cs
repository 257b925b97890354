using MediatR;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Review;

/// <summary>The plenary decides about a review item.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Item">The item by its name: KIND/STAGE/ENTRY[/JUROR[/CRITERION]], "-" for no entry.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided, for example "Pleno 8 Agustus".</param>
/// <param name="Found">The figures the decision is based on; null for the current ones. Outdated figures are refused.</param>
[Allow(Access.Plenary)]
public sealed record ResolveReviewItem(
    string Edition,
    string Item,
    ReviewDecisionKind Decision,
    string Reason,
    string DecidedBy,
    string? Found = null
) : IRequest<ReviewItemResolved>, IWrites, INamesAnEdition;

/// <summary>A review item after the decision.</summary>
/// <param name="Item">The item, closed or awaited.</param>
/// <param name="StillOpen">How many items of the edition are still open or awaited.</param>
public sealed record ReviewItemResolved(ResolvableItem Item, int StillOpen);

/// <summary>Stores a valid decision.</summary>
internal sealed class ResolveReviewItemHandler(Evaluations evaluations, ReviewItems items, ReviewDecisions decisions)
    : IRequestHandler<ResolveReviewItem, ReviewItemResolved>
{
    /// <inheritdoc/>
    public Task<ReviewItemResolved> Handle(ResolveReviewItem request, CancellationToken cancellationToken)
    {
        var reason = Require.Reason(request.Reason);
        var decidedBy = Require.DecidedBy(request.DecidedBy);
        var (evaluation, _) = evaluations.FactsOf(request.Edition);
        var list = items.Of(evaluation);
        var found = ReviewDecisions.Named(list, request.Item);
        decisions.Add(evaluation.Edition, list, found, request.Found, request.Decision, reason, decidedBy);
        var after = items.Of(evaluation);
        return Task.FromResult(new ReviewItemResolved(after.Items.First(item => item.Item == found), after.StillOpen));
    }
}
