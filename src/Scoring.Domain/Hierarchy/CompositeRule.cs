namespace Scoring.Domain.Hierarchy;

/// <summary>
/// How a composite index is built from its indicators: denominators, preparations in order, normalisation, then the tree from below.
/// </summary>
/// <param name="Root">The tree.</param>
/// <param name="Before">The preparation of the indicators' values, in this order.</param>
/// <param name="Normalisation">How they come onto one scale.</param>
/// <param name="Aggregations">How the nodes of each level are computed from their children, by level.</param>
/// <param name="AbsentChild">What a child without a value means.</param>
public sealed record CompositeRule(
    HierarchyNode Root,
    IReadOnlyList<Preparation> Before,
    Normalisation Normalisation,
    IReadOnlyDictionary<string, Aggregation> Aggregations,
    AbsentChild AbsentChild
)
{
    /// <summary>
    /// The other editions whose figures are included in outliers and bounds, so that the years can be compared; empty if each year is on
    /// its own. Source: Regional Innovation Scoreboard (min-max over all years); COINr, panels normalised globally.
    /// </summary>
    public IReadOnlyList<string> Over { get; init; } = [];

    /// <summary>
    /// True if what one indicator has changes the prepared values of another one: units are screened, or gaps estimated from the others.
    /// </summary>
    internal bool IndicatorsHangTogether => Before.Any(preparation => preparation is Screening or Estimation);

    /// <summary>The attributes of units by which anything is done within groups, in the order of the rule; each once.</summary>
    public IEnumerable<string> GroupAttributes =>
        Before
            .Select(preparation =>
                preparation switch
                {
                    Imputation imputation => imputation.Group,
                    OutlierTreatment treatment => treatment.Group,
                    _ => null,
                }
            )
            .Append(Normalisation.Group)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
