using Scoring.Domain.Ranking;

namespace Scoring.Features.Ranking;

/// <summary>How a rank differs from that in an earlier ranking.</summary>
/// <param name="Before">The earlier rank; null if it had none, or was not in that ranking.</param>
/// <param name="Places">How many places it went up; negative for down. Null if either rank is missing.</param>
public sealed record RankChange(decimal? Before, decimal? Places)
{
    /// <summary>The change of a line since an earlier ranking; null if it has no rank now.</summary>
    /// <param name="now">The current line.</param>
    /// <param name="before">The earlier ranking.</param>
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
