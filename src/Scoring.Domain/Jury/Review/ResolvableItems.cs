namespace Scoring.Domain.Jury.Review;

/// <summary>The state of a review item.</summary>
public enum ReviewItemState
{
    /// <summary>Not decided, or not for its current figures.</summary>
    Open,

    /// <summary>It was decided to take action, and the facts do not show it yet.</summary>
    Awaited,

    /// <summary>It was decided to leave it as it is.</summary>
    Closed,
}

/// <summary>A review item with its decision.</summary>
/// <param name="Item">The review item.</param>
/// <param name="State">The state of the item.</param>
/// <param name="Decision">The decision in force; null if it is open.</param>
/// <param name="Earlier">Decisions no longer in force, because a later one or different figures replaced them; the oldest first.</param>
public sealed record ResolvableItem(
    ReviewItem Item,
    ReviewItemState State,
    ReviewDecision? Decision,
    IReadOnlyList<ReviewDecision> Earlier
);

/// <summary>
/// The list of review items that must be closed before a ranking is final. It can be previewed at any time; it is final only when no item
/// is open or awaited.
/// </summary>
/// <param name="Items">The review items in the facts, by entry, stage, kind, juror, criterion.</param>
/// <param name="Settled">
/// Decisions about items that the facts no longer show, the oldest first: the plenary's sheet was imported, or jurors marked again.
/// </param>
public sealed record ResolvableItems(IReadOnlyList<ResolvableItem> Items, IReadOnlyList<ReviewDecision> Settled)
{
    /// <summary>How many are not closed yet; a ranking can be final once none is left.</summary>
    public int StillOpen => Items.Count(item => item.State != ReviewItemState.Closed);

    /// <summary>The part of the list, and of the settled decisions, that is about some items only.</summary>
    /// <param name="isMeant">True for the name of an item that stays.</param>
    public ResolvableItems Where(Func<ReviewItemName, bool> isMeant) =>
        new([.. Items.Where(item => isMeant(item.Item.Name))], [.. Settled.Where(decision => isMeant(decision.Item))]);

    /// <summary>The list.</summary>
    /// <param name="found">The items in the facts, in any order; duplicates count once.</param>
    /// <param name="decisions">All decisions so far, in the order in which they were made.</param>
    public static ResolvableItems Of(IEnumerable<ReviewItem> found, IReadOnlyList<ReviewDecision> decisions)
    {
        var made = decisions.ToLookup(decision => decision.Item);
        ReviewItem[] items =
        [
            .. found
                .Distinct()
                .OrderBy(item => item.Name.Entry, StringComparer.Ordinal)
                .ThenBy(item => item.Name.Stage, StringComparer.Ordinal)
                .ThenBy(item => item.Name.Kind)
                .ThenBy(item => item.Name.Juror, StringComparer.Ordinal)
                .ThenBy(item => item.Name.Criterion, StringComparer.Ordinal)
                .ThenBy(item => item.Found, StringComparer.Ordinal),
        ];
        var shown = items.Select(item => item.Name).ToHashSet();
        return new ResolvableItems(
            [.. items.Select(item => WithDecision(item, [.. made[item.Name]]))],
            [.. decisions.Where(decision => !shown.Contains(decision.Item))]
        );
    }

    /// <summary>Why a decision is refused; null if it can be stored.</summary>
    public ReviewItemRefusal? WhyRefused(ReviewDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (string.IsNullOrWhiteSpace(decision.Reason))
            return ReviewItemRefusal.ReasonMissing;
        if (Breaks(decision))
            return ReviewItemRefusal.HardRule;
        if (decision.Kind == ReviewDecisionKind.ConsensusMark && decision.Item.Entry.Length == 0)
            return ReviewItemRefusal.NotOfAnEntry;
        var named = Items.Where(item => item.Item.Name == decision.Item).ToList();
        return named.Count == 0 ? ReviewItemRefusal.NoSuchItem
            : named.Exists(item => item.Item.Found == decision.Found) ? null
            : ReviewItemRefusal.FiguresChanged;
    }

    private static ResolvableItem WithDecision(ReviewItem item, ReviewDecision[] made)
    {
        var inForce = made.LastOrDefault(decision => decision.Found == item.Found && !Breaks(decision));
        var state =
            inForce is null ? ReviewItemState.Open
            : inForce.Kind == ReviewDecisionKind.Keep ? ReviewItemState.Closed
            : ReviewItemState.Awaited;
        return new ResolvableItem(item, state, inForce, [.. made.Where(decision => decision != inForce)]);
    }

    private static bool Breaks(ReviewDecision decision) =>
        decision.Item.Kind == ReviewItemKind.Conflict && decision.Kind == ReviewDecisionKind.Keep;
}
