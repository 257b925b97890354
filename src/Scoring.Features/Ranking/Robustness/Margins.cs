using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Ranking.Robustness;

/// <summary>The distances between neighbours of a list, and the part of the score that causes each.</summary>
internal static class Margins
{
    /// <summary>The distances of a list.</summary>
    /// <param name="evaluation">The rules applied to the facts.</param>
    /// <param name="rule">The ranking.</param>
    /// <param name="rows">The lines of the list that have a rank, in order.</param>
    /// <param name="top">N of its line, or null.</param>
    public static IReadOnlyList<Margin> Of(Evaluation evaluation, RankingRule rule, RankedUnit[] rows, int? top)
    {
        var parts = ScoreParts.Of(rule);
        var sign = rule.LowestFirst ? -1m : 1m;
        var (lastIn, firstOut) = top is { } n && n < rows.Length ? (rows[n - 1].Score, rows[n].Score) : (null, null);
        return
        [
            .. rows.Select(
                (row, i) =>
                {
                    var next = i + 1 < rows.Length ? rows[i + 1] : null;
                    var decided = next is null || row.Score == next.Score ? null : Decider(evaluation, parts, sign, row, next);
                    return new Margin(
                        row,
                        sign * (row.Score - next?.Score),
                        sign * (row.Score - (i < top ? firstOut : lastIn)),
                        decided?.Part.Name,
                        decided?.By
                    );
                }
            ),
        ];
    }

    private static (Step Part, decimal By)? Decider(
        Evaluation evaluation,
        IReadOnlyList<PartOfScore> parts,
        decimal sign,
        RankedUnit one,
        RankedUnit other
    )
    {
        (Step Part, decimal By)? best = null;
        foreach (var (part, weight) in parts)
        {
            var column = evaluation.Of(part);
            var ahead = Exact.Canonicalize(((column[one.Unit].OrNull ?? 0m) - (column[other.Unit].OrNull ?? 0m)) * weight * sign);
            if (ahead > (best?.By ?? 0m))
                best = (part, ahead);
        }
        return best;
    }
}
