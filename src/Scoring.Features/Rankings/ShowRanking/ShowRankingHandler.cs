using Scoring.Domain.Facts;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Rankings.ShowRanking;

/// <summary>Scores and ranks on what is in force and chooses the lines; keeps nothing.</summary>
/// <param name="rankings">The rankings in force.</param>
/// <param name="evaluations">The rules over the facts, for what regions are besides their line.</param>
internal sealed class ShowRankingHandler(RankingsInForce rankings, Evaluations evaluations) : IRequestHandler<ShowRanking, ShownRanking>
{
    /// <inheritdoc/>
    public Task<ShownRanking> Handle(ShowRanking request, CancellationToken cancellationToken)
    {
        var (run, edition, _) = rankings.Of(request.Edition, request.Ranking);
        var whole = run.Rankings.Single(ranking => ranking.Rule.Id == request.Ranking);
        var regions = whole.Rule.Level == Level.Region ? evaluations.Of(request.Edition).Evaluation.Facts.Regions : null;
        var matching = whole.Rows.Where(row => Matches(row, request)
            && (string.IsNullOrEmpty(request.Province) || regions?.Attribute(row.Unit, "province_code") == request.Province)).ToList();
        return Task.FromResult(new ShownRanking(
            edition,
            whole,
            request.AtMost is { } limit ? [.. matching.Take(limit)] : matching,
            matching.Count,
            whole.Rows.Count(row => row.Rank is not null),
            whole.Rows.Count(row => row.Rank is null),
            FirstOf(whole),
            [.. whole.Rows.Select(row => row.Cluster).Where(cluster => cluster.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            regions is null ? [] : ProvincesOf(whole, regions),
            regions is null ? [] : ByProvince(whole, regions),
            BandsOf(whole),
            run));
    }

    private static bool Matches(RankedUnit row, ShowRanking request) =>
        (string.IsNullOrEmpty(request.Cluster) || row.Cluster == request.Cluster)
        && (string.IsNullOrEmpty(request.Band) || row.Band?.Id == request.Band)
        && (string.IsNullOrWhiteSpace(request.NamePart)
            || row.Name.Contains(request.NamePart.Trim(), StringComparison.OrdinalIgnoreCase)
            || row.Id.Contains(request.NamePart.Trim(), StringComparison.OrdinalIgnoreCase));

    private static List<RankedUnit> FirstOf(RankingResult ranking)
    {
        if (ranking.Rule.Within is not null || ranking.Rows.Min(row => row.Rank) is not { } best)
            return [];
        return [.. ranking.Rows.Where(row => row.Rank == best)];
    }

    private static List<Province> ProvincesOf(RankingResult ranking, UnitTable regions)
    {
        var provinces = ranking.Rows.Select(row => regions.Attribute(row.Unit, "province_code")).OfType<string>().Where(code => code.Length > 0)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(code => NameOf(code, regions)).ToList();
        return provinces.Count > 1 && provinces.Count < ranking.Rows.Count ? provinces : [];
    }

    private static List<ProvinceFigures> ByProvince(RankingResult ranking, UnitTable regions) =>
    [
        .. ranking.Rows.Where(row => row is { Rank: not null, Shown: not null })
            .GroupBy(row => regions.Attribute(row.Unit, "province_code") ?? "").Where(group => group.Key.Length > 0).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                var median = Medians.Of([.. group.Select(row => row.Shown!.Value)])!.Value;
                return new ProvinceFigures(NameOf(group.Key, regions), group.Count(), median, ranking.Rule.Bands?.Of(median, ranking.Rule.Rounding.Apply(median))?.Name);
            }),
    ];

    private static Province NameOf(string code, UnitTable regions) => new(code, regions.Find(code) is >= 0 and var unit ? regions.Name(unit) : code);

    private static List<BandCount> BandsOf(RankingResult ranking)
    {
        var counts = ranking.Rows.Where(row => row.Band is not null).CountBy(row => row.Band!).ToDictionary();
        IEnumerable<Text> bands = ranking.Rule.Bands is { } table ? [.. table.Bands.Select(band => band.Name), .. NotAssessable(table)] : [];
        return [.. bands.Distinct().Where(counts.ContainsKey).Select(band => new BandCount(band, counts[band]))];
    }

    private static Text[] NotAssessable(BandTable table) => table.NotAssessable is { } name ? [name] : [];
}
