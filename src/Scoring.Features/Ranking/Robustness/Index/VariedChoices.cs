namespace Scoring.Features.Ranking.Robustness.Index;

/// <summary>
/// Which choices in the making of a composite index are varied, in the words of rule files. The official way always takes part besides
/// those named here. If nothing is named, weights vary by a quarter.
/// </summary>
public sealed record VariedChoices
{
    /// <summary>By how many percent each weight is varied to either side, 0 to 100; null for not at all.</summary>
    public decimal? Weights { get; init; }

    /// <summary>
    /// The text of a table (CSV) of given sets of weights: a column <c>set</c> with the set's name, then one column for each node that is
    /// named by its id; an empty field keeps the official weight. Null if there is none.
    /// </summary>
    public string? WeightSets { get; init; }

    /// <summary>Other normalisations, such as "z-score", "min-max:type", or of one indicator ("crime=goalposts").</summary>
    public IReadOnlyList<string> Normalise { get; init; } = [];

    /// <summary>Other means, for all levels ("geometric") or one ("index=power-mean:power=0.5").</summary>
    public IReadOnlyList<string> Aggregate { get; init; } = [];

    /// <summary>Other treatments of outliers, such as "none", "winsorise:points=3", or of one indicator ("crime=log").</summary>
    public IReadOnlyList<string> Treat { get; init; } = [];

    /// <summary>Other imputations, such as "none", "mean:ATTRIBUTE" or "regression+median".</summary>
    public IReadOnlyList<string> Impute { get; init; } = [];

    /// <summary>What is left out, one at a time: "indicators", the name of a level, or ids of nodes.</summary>
    public IReadOnlyList<string> LeaveOut { get; init; } = [];

    /// <summary>
    /// The chance in percent, above 0 to 100, of each reported level to be one off; null for none. It is about scores that are made of
    /// levels; the other choices are about composite indices.
    /// </summary>
    public decimal? Levels { get; init; }

    /// <summary>True if nothing is named that concerns a composite index.</summary>
    public bool IsNothing =>
        Weights is null && WeightSets is null && Normalise.Count + Aggregate.Count + Treat.Count + Impute.Count + LeaveOut.Count == 0;
}
