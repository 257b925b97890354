using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// How an indicator goes with a measure by which it could be divided. What rises with the size of a unit, such as roads with its area,
/// compares sizes unless it is divided. Source: COINr, get_denom_corr.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Denominator">The id of the measure.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDivided">True if the index divides the indicator by it.</param>
/// <param name="Units">How many units reported both.</param>
/// <param name="Coefficient">Pearson's, of the figures as reported, before dividing; null as for any correlation.</param>
/// <param name="Spearman">Spearman's of the same.</param>
public sealed record DenominatorCorrelation(
    HierarchyNode Indicator,
    string Denominator,
    Text Name,
    bool IsDivided,
    int Units,
    decimal? Coefficient,
    decimal? Spearman
)
{
    /// <summary>From this value up, with either sign, an undivided indicator mostly shows how large a unit is. Source: COINr.</summary>
    public const decimal SizeFrom = 0.6m;

    /// <summary>Of figures as reported.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="own">Its figures.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="theirs">The measure's figures of the same units.</param>
    public static DenominatorCorrelation Of(
        HierarchyNode indicator,
        IReadOnlyList<decimal?> own,
        MeasureRule measure,
        IReadOnlyList<decimal?> theirs
    )
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(measure);
        return new DenominatorCorrelation(
            indicator,
            measure.Id,
            measure.Name,
            indicator.Denominator == measure.Id,
            own.Zip(theirs).Count(pair => pair.First is not null && pair.Second is not null),
            Coherence.Correlation(own, theirs),
            Association.Spearman(own, theirs)
        );
    }

    /// <summary>True if the index does not divide by it and it goes with the size.</summary>
    public bool ShowsSize =>
        Indicator.Denominator is null && Units >= Coherence.LeastUnits && Coefficient is { } found && Math.Abs(found) >= SizeFrom;
}
