using MediatR;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.RuleBook;

namespace Scoring.Features.Review;

/// <summary>
/// The plenary decides about several review items at once, for one reason: all of them or, where one is refused, none.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Items">The items chosen; null for every open one that the filter lets through.</param>
/// <param name="Filter">Which open items are meant where none are named.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided, for example "Pleno 8 Agustus".</param>
[Allow(Access.Plenary)]
public sealed record ResolveReviewItems(
    string Edition,
    IReadOnlyList<ChosenItem>? Items,
    ReviewFilter Filter,
    ReviewDecisionKind Decision,
    string Reason,
    string DecidedBy
) : IRequest<ReviewItemsResolved>, IWrites, INamesAnEdition;

/// <summary>A review item that was chosen from the list.</summary>
/// <param name="Item">Its name: KIND/STAGE/ENTRY[/JUROR[/CRITERION]], "-" for no entry.</param>
/// <param name="Found">The figures that the list showed; null for the current ones. Outdated figures are refused.</param>
public sealed record ChosenItem(string Item, string? Found);

/// <summary>Some of the review items of an edition.</summary>
/// <param name="Kind">One of <see cref="ReviewItemLabels.KindWords"/>; null for every kind.</param>
/// <param name="Stage">The id of the stage or ranking that they are about; null for every one.</param>
public sealed record ReviewFilter(string? Kind = null, string? Stage = null)
{
    /// <summary>True if the filter lets an item through.</summary>
    public bool Has(ReviewItemName item) =>
        (Kind is null || ReviewItemLabels.Of(item.Kind) == Kind) && (Stage is null || item.Stage == Stage);

    /// <summary>Refuses a word that is not a kind, so that a typing error does not mean "none".</summary>
    public void MustBeKnown()
    {
        if (Kind is { } kind && !ReviewItemLabels.KindWords.Contains(kind))
        {
            throw new RefusalException(
                RefusalKind.Usage,
                "unknown-point-kind",
                kind,
                Nearest.To(kind, ReviewItemLabels.KindWords) ?? "",
                string.Join(", ", ReviewItemLabels.KindWords)
            );
        }
    }
}

/// <summary>How many review items were decided about.</summary>
/// <param name="Decided">The items decided about; none if nothing was open.</param>
/// <param name="StillOpen">How many items of the edition are still open or awaited.</param>
public sealed record ReviewItemsResolved(int Decided, int StillOpen);

/// <summary>Stores the decisions in one transaction.</summary>
internal sealed class ResolveReviewItemsHandler(Evaluations evaluations, ReviewItems items, ReviewDecisions decisions)
    : IRequestHandler<ResolveReviewItems, ReviewItemsResolved>
{
    /// <inheritdoc/>
    public Task<ReviewItemsResolved> Handle(ResolveReviewItems request, CancellationToken cancellationToken)
    {
        var reason = Require.Reason(request.Reason);
        var decidedBy = Require.DecidedBy(request.DecidedBy);
        request.Filter.MustBeKnown();
        if (request.Items is [])
            throw new RefusalException(RefusalKind.Usage, "no-points-chosen");
        var (evaluation, _) = evaluations.FactsOf(request.Edition);
        // Found once for all of them: what is decided about one does not change what is found of another.
        var list = items.Of(evaluation);
        List<(ReviewItem Item, string? Found)> chosen =
        [
            .. request.Items is { } named
                ? named.Distinct().Select(one => (ReviewDecisions.Named(list, one.Item), one.Found))
                : list
                    .Items.Where(item => item.State == ReviewItemState.Open && request.Filter.Has(item.Item.Name))
                    .Select(item => (item.Item, (string?)null)),
        ];
        foreach (var (item, found) in chosen)
            decisions.Add(evaluation.Edition, list, item, found, request.Decision, reason, decidedBy);
        var after = items.Of(evaluation);
        return Task.FromResult(new ReviewItemsResolved(chosen.Count, after.StillOpen));
    }
}
