using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>What a change of a region's result is made of.</summary>
public enum ChangeFactor
{
    /// <summary>What the region and its innovations reported.</summary>
    OwnData,

    /// <summary>The rules of the edition.</summary>
    Rules,

    /// <summary>Who else takes part, and what they reported.</summary>
    Field,
}

/// <summary>A result of the region: a real one, or one that the engine computed on the way from one edition to the other.</summary>
/// <param name="Shown">The published score, or null.</param>
/// <param name="Exact">The score before rounding, or null.</param>
/// <param name="Rank">The rank, or null.</param>
/// <param name="Of">How many are ranked with it, in its cluster.</param>
/// <param name="Places">Decimal places of the published score.</param>
public sealed record ChangeState(decimal? Shown, decimal? Exact, decimal? Rank, int Of, int Places);

/// <summary>A part of a change: the parts of a score and of a rank add up to the whole change exactly.</summary>
/// <param name="Factor">What it is due to.</param>
/// <param name="Score">Points of the published score.</param>
/// <param name="Exact">Points of the score before rounding.</param>
/// <param name="Ranks">Places gained; negative for places lost. Null if the region has no rank somewhere on the way.</param>
/// <param name="Least">The least points of the published score that this part has in any order of the three factors.</param>
/// <param name="Most">The most.</param>
/// <param name="After">The result after this step: what the engine computed.</param>
public sealed record ChangePart(
    ChangeFactor Factor,
    decimal Score,
    decimal Exact,
    decimal? Ranks,
    decimal Least,
    decimal Most,
    ChangeState After
);

/// <summary>A region's change from one edition to another, split into what it is due to.</summary>
/// <remarks>
/// The order is own data, then rules, then field: each step changes one of them and scores again with the engine, so each part can be
/// checked by hand. Another order may give other parts; <see cref="ChangePart.Least"/> and <see cref="ChangePart.Most"/> say how far.
/// </remarks>
/// <param name="From">The earlier edition.</param>
/// <param name="To">The later edition.</param>
/// <param name="Ranking">The ranking, in both.</param>
/// <param name="Row">The region's line in the later edition.</param>
/// <param name="Before">The earlier result.</param>
/// <param name="After">The later result.</param>
/// <param name="Parts">Own data, rules, field; empty if the change cannot be split.</param>
/// <param name="Obstacles">Why it cannot be split; empty if it can.</param>
/// <param name="Caveats">What must be known of the parts: facts of one edition that the other's rules take otherwise or not at all.</param>
public sealed record ChangeSplit(
    Edition From,
    Edition To,
    RankingRule Ranking,
    RankedUnit Row,
    ChangeState Before,
    ChangeState After,
    IReadOnlyList<ChangePart> Parts,
    IReadOnlyList<ChangeRemark> Obstacles,
    IReadOnlyList<ChangeRemark> Caveats
)
{
    /// <summary>Points of the published score; null if one of the two has none.</summary>
    public decimal? Score => After.Shown - Before.Shown;

    /// <summary>Places gained, negative for lost; null if one of the two has no rank.</summary>
    public decimal? Ranks => Before.Rank - After.Rank;
}

/// <summary>Something that must be known of a split.</summary>
/// <param name="Code">What it is, kebab-case; the sentence is in the texts under "split.remark.".</param>
/// <param name="Facts">The edition whose facts are meant.</param>
/// <param name="Rules">The edition whose rules are applied to them.</param>
/// <param name="Mismatch">What the rules need or do not take; null if the code says all.</param>
public sealed record ChangeRemark(string Code, string Facts, string Rules, RuleMismatch? Mismatch = null)
{
    /// <summary>The code of the remark that an edition's figures are made up for a sample; it must never be left out.</summary>
    public const string Illustrative = "illustrative";
}
