using Scoring.Domain.Ranking;

namespace Scoring.Features.Ranking;

/// <summary>How a rank differs from that in an earlier ranking.</summary>
/// <param name="Before">The earlier rank; null if it had none, or was not in that ranking.</param>
/// <param name="Places">
/// How many places it went up; negative for down. Null if either rank is missing, and where going up or down says nothing: others took
/// part, or the rules changed.
/// </param>
/// <param name="OfBefore">How many were ranked with it then, in its cluster if clusters are ranked apart.</param>
public sealed record RankChange(decimal? Before, decimal? Places, int OfBefore = 0);

/// <summary>
/// Two rankings of the same kind, one after the other, and whether a place in one can be compared with a place in the other.
/// </summary>
public sealed class RankMovement
{
    private readonly RankingResult _before;
    private readonly bool _sameRules;
    private readonly Dictionary<string, HashSet<string>> _rankedNow;
    private readonly Dictionary<string, HashSet<string>> _rankedBefore;
    private readonly Dictionary<HashSet<string>, bool> _sameFields = [];

    /// <summary>Compares two rankings.</summary>
    /// <param name="now">The later ranking.</param>
    /// <param name="before">The earlier one.</param>
    /// <param name="sameRules">False if a score does not mean the same in both.</param>
    public RankMovement(RankingResult now, RankingResult before, bool sameRules)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        (_before, _sameRules) = (before, sameRules);
        (_rankedNow, _rankedBefore) = (Ranked(now), Ranked(before));
    }

    /// <summary>The change of a line; null if it has no rank now.</summary>
    public RankChange? Of(RankedUnit now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Rank is null)
            return null;
        if (_before.Of(now.Id) is not { Rank: { } rank } was)
            return new RankChange(null, null);
        var field = _rankedBefore[ClusterIn(_before, was)];
        return new RankChange(rank, _sameRules && SameField(now, field) ? rank - now.Rank : null, field.Count);
    }

    // One rank is worth the same only among the same units.
    private bool SameField(RankedUnit now, HashSet<string> before) =>
        _sameFields.TryGetValue(before, out var known)
            ? known
            : _sameFields[before] = _rankedNow.Values.Any(field => field.Contains(now.Id) && field.SetEquals(before));

    private static Dictionary<string, HashSet<string>> Ranked(RankingResult ranking) =>
        ranking
            .Rows.Where(row => row.Rank is not null)
            .GroupBy(row => ClusterIn(ranking, row))
            .ToDictionary(cluster => cluster.Key, cluster => cluster.Select(row => row.Id).ToHashSet(StringComparer.Ordinal));

    private static string ClusterIn(RankingResult ranking, RankedUnit row) => ranking.Rule.Within is null ? "" : row.Cluster;
}
