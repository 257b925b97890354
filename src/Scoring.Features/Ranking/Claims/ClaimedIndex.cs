using Scoring.Domain.Rules;

namespace Scoring.Features.Ranking.Claims;

/// <summary>
/// A region's index as verified, and what it would be had every claim been accepted. The second is not a result: it has no rank and enters
/// no ranking.
/// </summary>
/// <param name="Ranking">The ranking whose score it is.</param>
/// <param name="Id">The region's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verified">The index that counts, before rounding.</param>
/// <param name="VerifiedShown">The same as published.</param>
/// <param name="Claimed">The index by the same rules, with the claimed levels in place of the verified ones, before rounding.</param>
/// <param name="ClaimedShown">The same, rounded as the rule says.</param>
/// <param name="VerifiedBand">The predicate, or null.</param>
/// <param name="ClaimedBand">The predicate that the claimed index would have, or null.</param>
/// <param name="Parts">What each indicator adds to the difference, in the order of the tables.</param>
public sealed record ClaimedIndex(
    RankingRule Ranking,
    string Id,
    string Name,
    decimal Verified,
    decimal VerifiedShown,
    decimal Claimed,
    decimal ClaimedShown,
    Text? VerifiedBand,
    Text? ClaimedBand,
    IReadOnlyList<ClaimedPart> Parts
)
{
    /// <summary>Decimal places of the published index.</summary>
    public int Places => Ranking.Rounding.Places;

    /// <summary>Claimed less verified, before rounding: exactly the sum of the parts.</summary>
    public decimal Difference => Claimed - Verified;

    /// <summary>Claimed less verified, as published.</summary>
    public decimal DifferenceShown => ClaimedShown - VerifiedShown;

    /// <summary>How many levels were claimed otherwise than they count.</summary>
    public int Differing => Parts.Sum(part => part.Differing);
}

/// <summary>An indicator's part of the difference between the claimed and the verified index.</summary>
/// <param name="Level">Where the indicator is reported.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Differing">How many of the region's levels of it were claimed otherwise than they count: 0 or 1, or innovations.</param>
/// <param name="LacksEvidence">How many of those came without evidence.</param>
/// <param name="VerifiedLevel">The region's level that counts; null for innovations, and if none counts.</param>
/// <param name="ClaimedLevel">The level it claimed; null for innovations.</param>
/// <param name="Points">Points of the index before rounding; negative if less was claimed than verified.</param>
public sealed record ClaimedPart(
    Level Level,
    Indicator Indicator,
    int Differing,
    int LacksEvidence,
    int? VerifiedLevel,
    int? ClaimedLevel,
    decimal Points
);
