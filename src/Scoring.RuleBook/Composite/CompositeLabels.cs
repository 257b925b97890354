using Scoring.Domain.Hierarchy;

namespace Scoring.RuleBook.Composite;

/// <summary>The words of a step <c>hierarchy</c>.</summary>
internal static class CompositeLabels
{
    /// <summary>The normalisations onto an interval, which accept <c>from</c> and <c>to</c>.</summary>
    public static IReadOnlyList<string> OnInterval { get; } =
    ["min-max", "percentile-rank", "distance-to-best", "distance-to-target", "goalposts"];

    /// <summary>All normalisations.</summary>
    public static IReadOnlyList<string> Normalisations { get; } = [.. OnInterval, "z-score", "rank", "borda"];

    /// <summary>
    /// The normalisations whose bounds can include several editions: those that read numbers, not places, from the figures.
    /// </summary>
    public static IReadOnlyList<string> Joint { get; } = ["min-max", "z-score", "distance-to-best", "distance-to-target"];

    /// <summary>What a unit beyond its target has: the upper end, or more.</summary>
    public static IReadOnlyDictionary<string, bool> Beyond { get; } =
        new Dictionary<string, bool> { ["capped"] = false, ["counted"] = true };

    /// <summary>Whether outliers are sought in all years of the bounds at once, or in each by itself.</summary>
    public static IReadOnlyDictionary<string, bool> Years { get; } =
        new Dictionary<string, bool> { ["together"] = false, ["apart"] = true };

    /// <summary>All ways to fill a gap.</summary>
    public static IReadOnlyList<string> Imputations { get; } = ["mean", "median", "regression", "em"];

    /// <summary>All ways to put children together.</summary>
    public static IReadOnlyList<string> Aggregations { get; } = ["arithmetic", "geometric", "harmonic", "power-mean", "copeland"];

    /// <summary>What an absent child means.</summary>
    public static IReadOnlyDictionary<string, ChildFill> Fills { get; } =
        new Dictionary<string, ChildFill>
        {
            ["left-out"] = ChildFill.LeftOut,
            ["mean"] = ChildFill.SiblingMean,
            ["median"] = ChildFill.SiblingMedian,
            ["refuse"] = ChildFill.Refused,
        };

    /// <summary>A choice that means its own word.</summary>
    public static IReadOnlyDictionary<string, string> AsWritten(IEnumerable<string> words) =>
        words.ToDictionary(word => word, StringComparer.Ordinal);
}
