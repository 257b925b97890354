namespace Scoring.RuleBook.Cases;

/// <summary>A region or an innovation given by a case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Region">The index of the innovation's region; −1 for a region, and for an innovation without one.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record GivenItem(string Id, int Region, IReadOnlyDictionary<string, string?> Attributes)
{
    /// <summary>Its levels in the order of the table; null if none are given.</summary>
    public byte[]? Levels { get; init; }

    /// <summary>Its measures by id.</summary>
    public IReadOnlyDictionary<string, decimal> Measures { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Its published total; null if none is given.</summary>
    public decimal? Result { get; init; }

    /// <summary>Its measures in other editions, which the bounds of a composite index include.</summary>
    public IReadOnlyDictionary<(string Edition, string Measure), decimal> CarriedMeasures { get; init; } =
        new Dictionary<(string, string), decimal>();

    /// <summary>Its values in other editions; an edition without an entry has none.</summary>
    public IReadOnlyDictionary<string, decimal> Carried { get; init; } = new Dictionary<string, decimal>();
}
