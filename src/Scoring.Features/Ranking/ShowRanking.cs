using MediatR;
using Scoring.Domain.Facts;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking;

/// <summary>Somebody looks at a ranking of the current facts. Nothing is written: viewing is not a run.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The id of the ranking.</param>
/// <param name="NamePart">Shows only units with this in their name or id, case-insensitive; null or empty for all.</param>
/// <param name="Cluster">Shows only units of this cluster; null or empty for all.</param>
/// <param name="AtMost">How many lines to show at most; null for all.</param>
/// <param name="Province">Shows only regions of this province (its code); null or empty for all.</param>
/// <param name="Band">Shows only units in the band of this Indonesian name; null or empty for all.</param>
/// <remarks>
/// Name, cluster, province, band and limit only choose the lines; ranks and counts are always those of the whole ranking.
/// </remarks>
[Allow(Access.Everybody)]
public sealed record ShowRanking(
    string Edition,
    string Ranking,
    string? NamePart = null,
    string? Cluster = null,
    int? AtMost = null,
    string? Province = null,
    string? Band = null
) : IRequest<ShownRanking>, INamesAnEdition;

/// <summary>A ranking with the requested lines.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Whole">The whole ranking.</param>
/// <param name="Lines">The lines to show, in the order of the ranking.</param>
/// <param name="Matching">How many lines match the request, shown or not.</param>
/// <param name="Ranked">How many units of the whole ranking have a rank.</param>
/// <param name="Unranked">How many units of the whole ranking have no rank.</param>
/// <param name="First">
/// The units of the first rank: several if they share it, none if clusters are ranked separately or nobody has a rank.
/// </param>
/// <param name="Clusters">The clusters of the whole ranking, in ordinal order; empty if it has none.</param>
/// <param name="Provinces">
/// The provinces of the regions in the whole ranking, by code; empty if it ranks no regions or only those of one province.
/// </param>
/// <param name="ByProvince">Figures of the ranked regions of each province, by code; empty if it ranks no regions.</param>
/// <param name="Bands">How many units each band has, best first, then the state that cannot be assessed; empty bands are left out.</param>
/// <param name="Basis">Its inputs and the program: a run that is not stored (its id is 0), with all rankings of the edition.</param>
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
    RankingRun Basis
);

/// <summary>How many units a band has.</summary>
/// <param name="Band">The band's name.</param>
/// <param name="Units">How many, at least 1.</param>
public sealed record BandCount(Text Band, int Units);

/// <summary>A province with regions in a ranking.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; the code if no file names it.</param>
public sealed record Province(string Code, string Name);

/// <summary>Figures of a province's ranked regions.</summary>
/// <param name="Province">The province.</param>
/// <param name="Ranked">How many of its regions have a rank, at least 1.</param>
/// <param name="Median">The median of their published scores.</param>
/// <param name="Band">The predicate for the median score; null if the ranking has none.</param>
public sealed record ProvinceFigures(Province Province, int Ranked, decimal Median, Text? Band);

/// <summary>Scores and ranks the current facts and chooses the lines; stores nothing.</summary>
/// <param name="rankings">The current rankings.</param>
/// <param name="evaluations">Applies the rules to the facts, for attributes of regions that are not in their line.</param>
internal sealed class ShowRankingHandler(RankingCalculator rankings, Evaluations evaluations) : IRequestHandler<ShowRanking, ShownRanking>
{
    /// <inheritdoc/>
    public Task<ShownRanking> Handle(ShowRanking request, CancellationToken cancellationToken)
    {
        var (run, edition, _) = rankings.Of(request.Edition, request.Ranking);
        var whole = run.Rankings.Single(ranking => ranking.Rule.Id == request.Ranking);
        var regions = whole.Rule.Level == Level.Region ? evaluations.Of(request.Edition).Evaluation.Facts.Regions : null;
        var matching = whole
            .Rows.Where(row =>
                Matches(row, request)
                && (string.IsNullOrEmpty(request.Province) || regions?.Attribute(row.Unit, "province_code") == request.Province)
            )
            .ToList();
        return Task.FromResult(
            new ShownRanking(
                edition,
                whole,
                request.AtMost is { } limit ? [.. matching.Take(limit)] : matching,
                matching.Count,
                whole.Rows.Count(row => row.Rank is not null),
                whole.Rows.Count(row => row.Rank is null),
                FirstOf(whole),
                [
                    .. whole
                        .Rows.Select(row => row.Cluster)
                        .Where(cluster => cluster.Length > 0)
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal),
                ],
                regions is null ? [] : ProvincesOf(whole, regions),
                regions is null ? [] : ByProvince(whole, regions),
                BandsOf(whole),
                run
            )
        );
    }

    private static bool Matches(RankedUnit row, ShowRanking request) =>
        (string.IsNullOrEmpty(request.Cluster) || row.Cluster == request.Cluster)
        && (string.IsNullOrEmpty(request.Band) || row.Band?.Id == request.Band)
        && (
            string.IsNullOrWhiteSpace(request.NamePart)
            || row.Name.Contains(request.NamePart.Trim(), StringComparison.OrdinalIgnoreCase)
            || row.Id.Contains(request.NamePart.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    private static List<RankedUnit> FirstOf(RankingResult ranking)
    {
        if (ranking.Rule.Within is not null || ranking.Rows.Min(row => row.Rank) is not { } best)
            return [];
        return [.. ranking.Rows.Where(row => row.Rank == best)];
    }

    private static List<Province> ProvincesOf(RankingResult ranking, UnitTable regions)
    {
        var provinces = ranking
            .Rows.Select(row => regions.Attribute(row.Unit, "province_code"))
            .OfType<string>()
            .Where(code => code.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(code => NameOf(code, regions))
            .ToList();
        return provinces.Count > 1 && provinces.Count < ranking.Rows.Count ? provinces : [];
    }

    private static List<ProvinceFigures> ByProvince(RankingResult ranking, UnitTable regions) =>
        [
            .. ranking
                .Rows.Where(row => row is { Rank: not null, Shown: not null })
                .GroupBy(row => regions.Attribute(row.Unit, "province_code") ?? "")
                .Where(group => group.Key.Length > 0)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group =>
                {
                    var median = Medians.Of([.. group.Select(row => row.Shown!.Value)])!.Value;
                    return new ProvinceFigures(
                        NameOf(group.Key, regions),
                        group.Count(),
                        median,
                        ranking.Rule.Bands?.Of(median, ranking.Rule.Rounding.Apply(median))?.Name
                    );
                }),
        ];

    private static Province NameOf(string code, UnitTable regions) =>
        new(code, regions.Find(code) is >= 0 and var unit ? regions.Name(unit) : code);

    private static List<BandCount> BandsOf(RankingResult ranking)
    {
        var counts = ranking.Rows.Where(row => row.Band is not null).CountBy(row => row.Band!).ToDictionary();
        IEnumerable<Text> bands = ranking.Rule.Bands is { } table
            ? [.. table.Bands.Select(band => band.Name), .. NotAssessable(table)]
            : [];
        return [.. bands.Distinct().Where(counts.ContainsKey).Select(band => new BandCount(band, counts[band]))];
    }

    private static Text[] NotAssessable(BandTable table) => table.NotAssessable is { } name ? [name] : [];
}
