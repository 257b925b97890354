using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>How a child without a value is treated.</summary>
public enum ChildFill
{
    /// <summary>It is left out and the weights of the others are re-scaled.</summary>
    LeftOut,

    /// <summary>It is given the mean of the unit's other children of the same node, unweighted.</summary>
    SiblingMean,

    /// <summary>It is given their median.</summary>
    SiblingMedian,

    /// <summary>It is refused: the node has no value, and the unit cannot be assessed.</summary>
    Refused,
}

/// <summary>
/// How a node treats children without a value, on the normalised scale. A node has a value only if children with a value / children ≥
/// coverage. Source: OECD/JRC Handbook (2008), step 3; the Global Innovation Index leaves out and limits coverage; the Human Development
/// Index refuses a country without all its indicators.
/// </summary>
/// <param name="Fill">How the child is treated.</param>
/// <param name="Coverage">The least share of children with a value, unweighted, 0 to 1; null if one child is enough.</param>
public sealed record AbsentChild(ChildFill Fill = ChildFill.LeftOut, Constant? Coverage = null)
{
    /// <summary>The source of the choice; null if the rule says nothing, and in rules built by hand for a test.</summary>
    public Citation? Citation { get; init; }

    /// <summary>The children as they are aggregated; null if too few have a value.</summary>
    public IReadOnlyList<decimal?>? Canonicalize(IReadOnlyList<decimal?> children)
    {
        var present = children.OfType<decimal>().ToList();
        if (present.Count == 0 || present.Count < (Coverage?.Amount ?? 0m) * children.Count)
            return null;
        if (Fill == ChildFill.LeftOut || present.Count == children.Count)
            return children;
        if (Fill == ChildFill.Refused)
            return null;
        var middle = Fill == ChildFill.SiblingMean ? Moments.Mean(present) : Moments.Median(present);
        return [.. children.Select(child => child ?? middle)];
    }
}
