namespace Scoring.Domain.Hierarchy;

/// <summary>How the outliers of an indicator were treated.</summary>
public enum Treated
{
    /// <summary>Nothing was done: it had none, or the rule treats none.</summary>
    Not,

    /// <summary>Its extreme values were cut off.</summary>
    Winsorised,

    /// <summary>The logarithm was taken.</summary>
    Logarithm,

    /// <summary>Its own line asks for the logarithm of every value.</summary>
    OwnLogarithm,

    /// <summary>Its own line asks for the formula of Box and Cox.</summary>
    OwnBoxCox,
}

/// <summary>The figures of an indicator in the report of a composite index.</summary>
/// <param name="Node">The indicator.</param>
/// <param name="Reported">Its values as reported, divided by the denominator, in its own unit.</param>
/// <param name="Imputed">How many units were given a value that they did not report.</param>
/// <param name="Treatment">How outliers were treated.</param>
/// <param name="Points">How many points were winsorised, in all editions that the bounds include; 0 if none.</param>
/// <param name="Prepared">The values that are normalised.</param>
public sealed record IndicatorFigures(
    HierarchyNode Node,
    Distribution Reported,
    int Imputed,
    Treated Treatment,
    int Points,
    Distribution Prepared
)
{
    /// <summary>How often its reported values repeat, and what should be looked at.</summary>
    public required ValueShape Shape { get; init; }
}

/// <summary>The figures of a node in the report of a composite index, an indicator or an aggregate.</summary>
/// <param name="Node">The node.</param>
/// <param name="Above">The node above; null for the index.</param>
/// <param name="EffectiveWeight">How much it counts in the whole, 0 to 1 (<see cref="HierarchyNode.EffectiveWeights"/>).</param>
/// <param name="Values">Its values on the index's scale.</param>
/// <param name="Alpha">Cronbach's alpha of its children; null if it has fewer than two, or too few units have all.</param>
/// <param name="WithAbove">Its correlation with the node above; null for the index or if there is none.</param>
/// <param name="WithIndex">Its correlation with the index; null likewise.</param>
/// <param name="Without">The effect of leaving it out on the ranks; null for the index, or if nothing would be left.</param>
public sealed record NodeFigures(
    HierarchyNode Node,
    HierarchyNode? Above,
    decimal EffectiveWeight,
    Distribution Values,
    decimal? Alpha,
    decimal? WithAbove,
    decimal? WithIndex,
    RankShift? Without
);

/// <summary>The correlation of two children of one node, after normalisation (so that both rise with better values).</summary>
/// <param name="Above">The node that both belong to.</param>
/// <param name="First">One child.</param>
/// <param name="Second">The other, behind it in the table.</param>
/// <param name="Units">How many units have both.</param>
/// <param name="Coefficient">Pearson's, −1 to 1; null for fewer than two units or if one child has equal values for all of them.</param>
public sealed record SiblingCorrelation(HierarchyNode Above, HierarchyNode First, HierarchyNode Second, int Units, decimal? Coefficient)
{
    /// <summary>Spearman's coefficient over the same units; null likewise.</summary>
    public required decimal? Spearman { get; init; }

    /// <summary>Kendall's τ-b over the same units; null likewise.</summary>
    public required decimal? Kendall { get; init; }
}
