namespace Scoring.Domain.Rules;

/// <summary>The scale that a published score is on.</summary>
public enum FigureScale
{
    /// <summary>An index of 0 to 100.</summary>
    Index,

    /// <summary>A raw total of points without an upper limit, as in 2019 and 2020; never comparable with an index.</summary>
    RawTotal,
}

/// <summary>Whether a published figure is a result.</summary>
public enum FigureStatus
{
    /// <summary>The result as announced.</summary>
    Result,

    /// <summary>The result, printed as about this number.</summary>
    Approximate,

    /// <summary>The result, reasoned from other printed figures.</summary>
    Derived,

    /// <summary>Not a result: a figure from before the end of the evaluation.</summary>
    Provisional,

    /// <summary>Not a result: the region computed it itself, before verification.</summary>
    SelfComputed,

    /// <summary>Not a result: what was claimed, or shown, before verification.</summary>
    Unverified,
}

/// <summary>
/// What was made public about a unit of a real edition. It enters no score and no ranking; it is shown beside them.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Region">The region's code of today; null for an institution and for a national average.</param>
/// <param name="Name">The region's or institution's name.</param>
/// <param name="Cluster">Whom it was ranked or awarded with, for example kabupaten or tertinggal; null if it was not published.</param>
/// <param name="Score">The score as printed, or null.</param>
/// <param name="Scale">The scale of the score; null if and only if there is none.</param>
/// <param name="Rank">The rank, from 1, or null.</param>
/// <param name="Of">Among how many; null if it was not published.</param>
/// <param name="RankIn">
/// Whom the rank compares: <see cref="InAward"/>, the code of a province, or null for the whole cluster by its index.
/// </param>
/// <param name="Predicate">The predicate as printed (in Indonesian), or null.</param>
/// <param name="Award">The award or list, or null.</param>
/// <param name="Innovation">The title of the innovation that has it; null for a region's own.</param>
/// <param name="Status">Whether it is a result.</param>
/// <param name="Sources">Where it is printed; at least one.</param>
/// <param name="Standing">How certain it is.</param>
/// <param name="Note">What must be known to read it, such as a conflict of sources; or null.</param>
/// <param name="Line">The line of published.csv.</param>
public sealed record PublishedFigure(
    string Edition,
    string? Region,
    string Name,
    string? Cluster,
    decimal? Score,
    FigureScale? Scale,
    decimal? Rank,
    int? Of,
    string? RankIn,
    string? Predicate,
    Text? Award,
    string? Innovation,
    FigureStatus Status,
    IReadOnlyList<Source> Sources,
    Standing Standing,
    Text? Note,
    int Line
)
{
    /// <summary>A rank in the award, which may have another order than the index.</summary>
    public const string InAward = "award";

    /// <summary>False for a figure that is not the outcome of the evaluation.</summary>
    public bool IsResult => Status is FigureStatus.Result or FigureStatus.Approximate or FigureStatus.Derived;

    /// <summary>
    /// The predicate that the edition's limits give to the score; null if it has no score on the scale of the limits, or is not a result.
    /// </summary>
    /// <param name="edition">The edition's rules.</param>
    public Text? PredicateByRule(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        if (Score is not { } score || !IsResult || edition.Rankings.FirstOrDefault(rule => rule.Bands is not null)?.Bands is not { } bands)
            return null;
        var onIndex = bands.Bands.Max(band => band.To) <= 100m;
        return onIndex == (Scale == FigureScale.Index) ? bands.Of(score, score)?.Name : null;
    }
}
