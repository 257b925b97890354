namespace Scoring.Domain.Jury.Review;

/// <summary>Where a point stands.</summary>
public enum PointState
{
    /// <summary>Nobody decided about it, or not about its figures of now.</summary>
    Open,

    /// <summary>It was decided that something is to be done, and the facts do not show it yet.</summary>
    Awaited,

    /// <summary>It was decided that it stands.</summary>
    Closed,
}

/// <summary>A point with its decision.</summary>
/// <param name="Point">The point.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Decision">The decision in force; null where it is open.</param>
/// <param name="Earlier">Decisions that are not in force any more, because a later one or other figures took their place; the oldest first.</param>
public sealed record ResolvableItem(ReviewItem Point, PointState State, ReviewDecision? Decision, IReadOnlyList<ReviewDecision> Earlier);

/// <summary>The list that has to be closed before a ranking is final. It can be previewed with any list; it is final only when nothing on it is open or awaited.</summary>
/// <param name="Points">The points that the facts show, by entry, stage, kind, juror, criterion.</param>
/// <param name="Settled">Decisions about points that the facts do not show any more, the oldest first: the plenary's sheet stands, jurors marked anew.</param>
public sealed record ResolvableItems(IReadOnlyList<ResolvableItem> Points, IReadOnlyList<ReviewDecision> Settled)
{
    /// <summary>True where a ranking can be final.</summary>
    public bool AreClosed => Points.All(point => point.State == PointState.Closed);

    /// <summary>The list.</summary>
    /// <param name="found">What the facts show, in any order; what stands there twice counts once.</param>
    /// <param name="decisions">All decisions so far, in the order in which they were made.</param>
    public static ResolvableItems Of(IEnumerable<ReviewItem> found, IReadOnlyList<ReviewDecision> decisions)
    {
        var made = decisions.ToLookup(decision => decision.Point);
        ReviewItem[] points =
        [
            .. found.Distinct().OrderBy(point => point.Name.Entry, StringComparer.Ordinal).ThenBy(point => point.Name.Stage, StringComparer.Ordinal).ThenBy(point => point.Name.Kind)
                .ThenBy(point => point.Name.Juror, StringComparer.Ordinal).ThenBy(point => point.Name.Criterion, StringComparer.Ordinal).ThenBy(point => point.Found, StringComparer.Ordinal),
        ];
        var shown = points.Select(point => point.Name).ToHashSet();
        return new ResolvableItems([.. points.Select(point => WithDecision(point, [.. made[point.Name]]))],
            [.. decisions.Where(decision => !shown.Contains(decision.Point))]);
    }

    /// <summary>Why a decision is refused; null where it can be kept.</summary>
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
        var state = inForce is null ? PointState.Open : inForce.Kind == ReviewDecisionKind.Keep ? PointState.Closed : PointState.Awaited;
        return new ResolvableItem(point, state, inForce, [.. made.Where(decision => decision != inForce)]);
    }

    private static bool Breaks(ReviewDecision decision) => decision.Point.Kind == ReviewItemKind.Conflict && decision.Kind == ReviewDecisionKind.Keep;
}
