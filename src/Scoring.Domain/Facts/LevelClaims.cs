namespace Scoring.Domain.Facts;

/// <summary>What a region said of one of its levels.</summary>
/// <param name="Level">The level that it claimed; null if the file says none.</param>
/// <param name="HasEvidence">True if the file names evidence.</param>
public readonly record struct LevelClaim(byte? Level, bool HasEvidence);

/// <summary>What the regions claimed for the levels of one table, beside what was verified.</summary>
/// <param name="width">The number of indicators of the table.</param>
/// <param name="verified">units × indicators as verified, before the rule on missing evidence.</param>
/// <param name="claims">By unit × indicators + indicator; a level without claim and evidence is missing.</param>
public sealed class LevelClaims(int width, byte[] verified, IReadOnlyDictionary<int, LevelClaim> claims)
{
    /// <summary>The level as verified; <see cref="LevelFacts.Absent"/> if none was reported.</summary>
    public byte VerifiedAt(int unit, int indicator) => verified[unit * width + indicator];

    /// <summary>What was said of a level; nothing if no file says anything.</summary>
    public LevelClaim Of(int unit, int indicator) => claims.GetValueOrDefault(unit * width + indicator);

    /// <summary>The level claimed; null if none was.</summary>
    public byte? ClaimedAt(int unit, int indicator) => Of(unit, indicator).Level;

    /// <summary>True if a level was reported without evidence.</summary>
    public bool LacksEvidence(int unit, int indicator) =>
        VerifiedAt(unit, indicator) != LevelFacts.Absent && !Of(unit, indicator).HasEvidence;

    /// <summary>True if anything was claimed for any unit.</summary>
    public bool AnyLevel => claims.Values.Any(claim => claim.Level is not null);
}
