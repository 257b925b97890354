using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;

namespace Scoring.Features.Regions;

/// <summary>The distance of a score from the next higher predicate.</summary>
internal static class BandGaps
{
    /// <summary>The predicate with the lowest limit above the score, compared as the rule assigns predicates; or null.</summary>
    public static NextBand? Next(RankingRule rule, RankedUnit row)
    {
        if (rule.Bands is not { } bands || (bands.OfRounded ? row.Shown : row.Score) is not { } score)
            return null;
        var next = bands
            .Bands.Where(band => band.Ranked && band.From is { } from && (band.FromIncluded ? from > score : from >= score))
            .MinBy(band => band.From);
        return next?.From is { } limit ? new NextBand(next.Name, limit, Exact.Canonicalize(limit - score)) : null;
    }
}
