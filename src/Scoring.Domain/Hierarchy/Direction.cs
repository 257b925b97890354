namespace Scoring.Domain.Hierarchy;

/// <summary>A correlation in a word.</summary>
public enum Relation
{
    /// <summary>No correlation: too few units, or all equal.</summary>
    Unknown,

    /// <summary>−0.3 and below: one falls as the other rises, so that they cancel each other out in a mean.</summary>
    Opposed,

    /// <summary>Between −0.3 and 0.3: hardly related.</summary>
    Weak,

    /// <summary>0.3 up to 0.92: related.</summary>
    Related,

    /// <summary>0.92 and above: both say almost the same, which then counts twice.</summary>
    AlmostSame,
}

/// <summary>
/// Words for the figures of a report. The limits are for readers and decide nothing: 0.3 and 0.92 for correlations, 0.7 for alpha (Nunnally
/// 1978).
/// </summary>
public static class Direction
{
    /// <summary>From this value up two columns are called related, with either sign.</summary>
    public const decimal RelatedFrom = 0.3m;

    /// <summary>From this value up two columns are called almost the same.</summary>
    public const decimal AlmostSameFrom = 0.92m;

    /// <summary>From this value up the children of a node are said to measure one thing.</summary>
    public const decimal CoherentFrom = 0.7m;

    /// <summary>The word for a correlation.</summary>
    /// <param name="coefficient">Pearson's correlation.</param>
    /// <param name="units">How many units it rests on; of fewer than <see cref="Coherence.LeastUnits"/> nothing can be said.</param>
    public static Relation Of(decimal? coefficient, int units) =>
        coefficient switch
        {
            null => Relation.Unknown,
            _ when units < Coherence.LeastUnits => Relation.Unknown,
            <= -RelatedFrom => Relation.Opposed,
            < RelatedFrom => Relation.Weak,
            < AlmostSameFrom => Relation.Related,
            _ => Relation.AlmostSame,
        };
}
