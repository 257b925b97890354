using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Rankings.ShowRanking;

/// <summary>Scores and ranks on what is in force and chooses the lines; keeps nothing.</summary>
/// <param name="rankings">The rankings in force.</param>
internal sealed class ShowRankingHandler(RankingsInForce rankings) : IRequestHandler<ShowRanking, ShownRanking>
{
    /// <inheritdoc/>
    public Task<ShownRanking> Handle(ShowRanking request, CancellationToken cancellationToken)
    {
        var (run, edition, _) = rankings.Of(request.Edition, request.Ranking);
        var whole = run.Rankings.Single(ranking => ranking.Rule.Id == request.Ranking);
        var matching = whole.Rows.Where(row => Matches(row, request)).ToList();
        return Task.FromResult(new ShownRanking(
            edition,
            whole,
            request.AtMost is { } limit ? [.. matching.Take(limit)] : matching,
            matching.Count,
            whole.Rows.Count(row => row.Rank is not null),
            whole.Rows.Count(row => row.Rank is null),
            FirstOf(whole),
            [.. whole.Rows.Select(row => row.Cluster).Where(cluster => cluster.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            BandsOf(whole),
            run));
    }

    private static bool Matches(RankedUnit row, ShowRanking request) =>
        (string.IsNullOrEmpty(request.Cluster) || row.Cluster == request.Cluster)
        && (string.IsNullOrWhiteSpace(request.NamePart)
            || row.Name.Contains(request.NamePart.Trim(), StringComparison.OrdinalIgnoreCase)
            || row.Id.Contains(request.NamePart.Trim(), StringComparison.OrdinalIgnoreCase));

    private static List<RankedUnit> FirstOf(RankingResult ranking)
    {
        if (ranking.Rule.Within is not null || ranking.Rows.Min(row => row.Rank) is not { } best)
            return [];
        return [.. ranking.Rows.Where(row => row.Rank == best)];
    }

    private static List<BandCount> BandsOf(RankingResult ranking)
    {
        var counts = ranking.Rows.Where(row => row.Band is not null).CountBy(row => row.Band!).ToDictionary();
        IEnumerable<Text> bands = ranking.Rule.Bands is { } table ? [.. table.Bands.Select(band => band.Name), .. NotAssessable(table)] : [];
        return [.. bands.Distinct().Where(counts.ContainsKey).Select(band => new BandCount(band, counts[band]))];
    }

    private static Text[] NotAssessable(BandTable table) => table.NotAssessable is { } name ? [name] : [];
}
