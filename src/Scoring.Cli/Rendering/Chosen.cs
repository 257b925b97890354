using Scoring.Cli.Parsing;
using Scoring.Domain.Ranking;
using Scoring.Features.Ranking;

namespace Scoring.Cli.Rendering;

/// <summary>The requested part of a run; ranks remain those of the whole.</summary>
internal static class Chosen
{
    /// <summary>Filters to the cluster and the first of each list.</summary>
    /// <param name="run">The whole run.</param>
    /// <param name="cluster">The cluster, case-insensitive; null for all.</param>
    /// <param name="top">
    /// How many of each list (of each cluster if clusters are ranked separately); units tied with the last one are included. Null for all.
    /// </param>
    public static RankingRun Of(RankingRun run, string? cluster, int? top)
    {
        if (cluster is not null && !run.Rankings.SelectMany(ranking => ranking.Rows).Any(row => Is(row, cluster)))
        {
            var known = run
                .Rankings.SelectMany(ranking => ranking.Rows)
                .Select(row => row.Cluster)
                .Where(name => name.Length > 0)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .ToArray();
            throw new UsageException("usage.no-cluster", cluster, known);
        }
        var awards = cluster is null
            ? run.Awards
            : [.. run.Awards.Select(award => award with { Winners = [.. award.Winners.Where(winner => Is(winner.Cluster, cluster))] })];
        return run with
        {
            Awards = awards,
            Rankings =
            [
                .. run.Rankings.Select(ranking => Of(ranking, cluster, top)).Where(ranking => cluster is null || ranking.Rows.Count > 0),
            ],
        };
    }

    private static RankingResult Of(RankingResult ranking, string? cluster, int? top)
    {
        var rows = cluster is null ? ranking.Rows : [.. ranking.Rows.Where(row => Is(row, cluster))];
        if (top is { } number)
            rows = [.. rows.GroupBy(row => ranking.Rule.Within is null ? "" : row.Cluster).SelectMany(group => First(group, number))];
        return ranking with { Rows = rows };
    }

    private static IEnumerable<RankedUnit> First(IEnumerable<RankedUnit> rows, int number)
    {
        var ranked = rows.Where(row => row.Rank is not null).ToList();
        var last = ranked.Count > number ? ranked[number - 1].Rank : null;
        return ranked.Where((row, i) => i < number || row.Rank == last);
    }

    private static bool Is(RankedUnit row, string cluster) => Is(row.Cluster, cluster);

    private static bool Is(string one, string cluster) => string.Equals(one, cluster, StringComparison.OrdinalIgnoreCase);
}
