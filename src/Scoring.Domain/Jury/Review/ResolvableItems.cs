namespace Scoring.Domain.Jury.Review;

/// <summary>The state of a review item.</summary>
public enum PointState
{
    /// <summary>Not decided, or not for its current figures.</summary>
    Open,

    /// <summary>It was decided to take action, and the facts do not show it yet.</summary>
    Awaited,

    /// <summary>It was decided that it stands.</summary>
    Closed,
}

/// <summary>A point with its decision.</summary>
/// <param name="Point">The point.</param>
/// <param name="State">The state of the item.</param>
/// <param name="Decision">The decision in force; null if it is open.</param>
/// <param name="Earlier">Decisions no longer in force, because a later one or different figures replaced them; the oldest first.</param>
public sealed record ResolvableItem(ReviewItem Point, PointState State, ReviewDecision? Decision, IReadOnlyList<ReviewDecision> Earlier);

/// <summary>
/// The list of review items that must be closed before a ranking is final. It can be previewed at any time; it is final only when no item
/// is open or awaited.
/// </summary>
/// <param name="Points">The review items in the facts, by entry, stage, kind, juror, criterion.</param>
/// <param name="Settled">
/// Decisions about items that the facts no longer show, the oldest first: the plenary's sheet was imported, or jurors marked again.
/// </param>
public sealed record ResolvableItems(IReadOnlyList<ResolvableItem> Points, IReadOnlyList<ReviewDecision> Settled)
{
    /// <summary>True if a ranking can be final.</summary>
    public bool AreClosed => Points.All(point => point.State == PointState.Closed);

    /// <summary>The list.</summary>
    /// <param name="found">The items in the facts, in any order; duplicates count once.</param>
    /// <param name="decisions">All decisions so far, in the order in which they were made.</param>
    public static ResolvableItems Of(IEnumerable<ReviewItem> found, IReadOnlyList<ReviewDecision> decisions)
    {
        var made = decisions.ToLookup(decision => decision.Point);
        ReviewItem[] points =
        [
            .. found
                .Distinct()
                .OrderBy(point => point.Name.Entry, StringComparer.Ordinal)
                .ThenBy(point => point.Name.Stage, StringComparer.Ordinal)
                .ThenBy(point => point.Name.Kind)
                .ThenBy(point => point.Name.Juror, StringComparer.Ordinal)
                .ThenBy(point => point.Name.Criterion, StringComparer.Ordinal)
                .ThenBy(point => point.Found, StringComparer.Ordinal),
        ];
        var shown = points.Select(point => point.Name).ToHashSet();
        return new ResolvableItems(
            [.. points.Select(point => WithDecision(point, [.. made[point.Name]]))],
            [.. decisions.Where(decision => !shown.Contains(decision.Point))]
        );
    }

    /// <summary>Why a decision is refused; null if it can be stored.</summary>
    public PointRefusal? WhyRefused(ReviewDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (string.IsNullOrWhiteSpace(decision.Reason))
            return PointRefusal.ReasonMissing;
        if (Breaks(decision))
            return PointRefusal.HardRule;
        var named = Points.Where(point => point.Point.Name == decision.Point).ToList();
        return named.Count == 0 ? PointRefusal.NoSuchPoint
            : named.Exists(point => point.Point.Found == decision.Found) ? null
            : PointRefusal.FiguresChanged;
    }

    private static ResolvableItem WithDecision(ReviewItem point, ReviewDecision[] made)
    {
        var inForce = made.LastOrDefault(decision => decision.Found == point.Found && !Breaks(decision));
        var state =
            inForce is null ? PointState.Open
            : inForce.Kind == ReviewDecisionKind.Keep ? PointState.Closed
            : PointState.Awaited;
        return new ResolvableItem(point, state, inForce, [.. made.Where(decision => decision != inForce)]);
    }

    private static bool Breaks(ReviewDecision decision) =>
        decision.Point.Kind == ReviewItemKind.Conflict && decision.Kind == ReviewDecisionKind.Keep;
}
