using Scoring.Domain.Ranking;

namespace Scoring.Features.Ranking;

/// <summary>How a rank differs from that in an earlier ranking.</summary>
/// <param name="Before">The rank then; null where it had none, or was not in that ranking.</param>
/// <param name="Places">How many places it went up; below 0 for down. Null where either rank is missing.</param>
public sealed record RankChange(decimal? Before, decimal? Places)
{
    /// <summary>The change of a line against its line in an earlier ranking; null where it has no rank now.</summary>
    /// <param name="now">The line now.</param>
    /// <param name="before">The ranking then.</param>
    public static RankChange? Of(RankedUnit now, RankingResult before)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        if (now.Rank is null)
            return null;
        var was = before.Of(now.Id)?.Rank;
        return new RankChange(was, was - now.Rank);
    }
}
