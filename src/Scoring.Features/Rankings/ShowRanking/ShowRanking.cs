using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Features.Rankings.ShowRanking;

/// <summary>Somebody looks at a ranking as the facts in force give it. Nothing is written: a look is no run.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The id of the ranking.</param>
/// <param name="NamePart">Shows only units with this in their name or id, small and capital letters alike; null or empty for all.</param>
/// <param name="Cluster">Shows only units of this cluster; null or empty for all.</param>
/// <param name="AtMost">How many lines to show at most; null for all.</param>
/// <param name="Province">Shows only regions of this province (its code); null or empty for all.</param>
/// <param name="Band">Shows only units in the band of this Indonesian name; null or empty for all.</param>
/// <remarks>Name, cluster, province, band and limit only choose the lines; ranks and counts are always those of the whole ranking.</remarks>
public sealed record ShowRanking(string Edition, string Ranking, string? NamePart = null, string? Cluster = null, int? AtMost = null, string? Province = null, string? Band = null)
    : IRequest<ShownRanking>, Pipeline.INamesAnEdition;

/// <summary>A ranking with the lines that were asked for.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Whole">The whole ranking.</param>
/// <param name="Lines">The lines to show, in the order of the ranking.</param>
/// <param name="Matching">How many lines match what was asked, shown or not.</param>
/// <param name="Ranked">How many units of the whole ranking have a rank.</param>
/// <param name="Unranked">How many units of the whole ranking have no rank.</param>
/// <param name="First">The units of the first rank; several where they share it, none where clusters are ranked apart or nobody has a rank.</param>
/// <param name="Clusters">The clusters of the whole ranking, in ordinal order; empty where it has none.</param>
/// <param name="Provinces">The provinces of the regions in the whole ranking, by code; empty where it ranks no regions or they are of one province only.</param>
/// <param name="ByProvince">How the ranked regions of each province stand, by code; empty where it ranks no regions.</param>
/// <param name="Bands">How many units each band has, best first, then the state that cannot be assessed; without those that nobody is in.</param>
/// <param name="Basis">What it was computed from, and by what: a run that is not kept (its id is 0), with all rankings of the edition.</param>
public sealed record ShownRanking(
    Edition Edition,
    RankingResult Whole,
    IReadOnlyList<RankedUnit> Lines,
    int Matching,
    int Ranked,
    int Unranked,
    IReadOnlyList<RankedUnit> First,
    IReadOnlyList<string> Clusters,
    IReadOnlyList<Province> Provinces,
    IReadOnlyList<ProvinceFigures> ByProvince,
    IReadOnlyList<BandCount> Bands,
    RankingRun Basis);

/// <summary>How many units a band has.</summary>
/// <param name="Band">The band's name.</param>
/// <param name="Units">How many, at least 1.</param>
public sealed record BandCount(Text Band, int Units);

/// <summary>A province that regions of a ranking belong to.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; the code where no file names it.</param>
public sealed record Province(string Code, string Name);

/// <summary>How the ranked regions of a province stand.</summary>
/// <param name="Province">The province.</param>
/// <param name="Ranked">How many of its regions have a rank, at least 1.</param>
/// <param name="Median">The median of their published scores.</param>
/// <param name="Band">The predicate that a score of the median would have; null where the ranking has none.</param>
public sealed record ProvinceFigures(Province Province, int Ranked, decimal Median, Text? Band);
