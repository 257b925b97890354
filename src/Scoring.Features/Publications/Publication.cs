using Scoring.Domain.Rules;

namespace Scoring.Features.Publications;

/// <summary>A published edition of the rankings: what its row says of it.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Number">Its number, from 1 in each edition; a correction is the next one.</param>
/// <param name="Name">What the edition is called.</param>
/// <param name="RunId">The kept run that it publishes.</param>
/// <param name="RuleHash">SHA-256 (hex) of the rule files.</param>
/// <param name="InputHash">SHA-256 (hex) of what was used.</param>
/// <param name="EngineVersion">The version of the program that computed it.</param>
/// <param name="ResultHash">SHA-256 (hex) of the rankings and prizes.</param>
/// <param name="Folder">The name of its folder among the publications.</param>
/// <param name="ManifestSha256">SHA-256 (hex) of its publication.json.</param>
/// <param name="IsIllustrative">True where any file that it was computed from says of itself that its figures are made up for a sample.</param>
/// <param name="Note">What those who published it said; may be empty.</param>
/// <param name="By">Who published it.</param>
/// <param name="At">When, UTC.</param>
public sealed record Publication(
    string Edition,
    int Number,
    Text Name,
    long RunId,
    string RuleHash,
    string InputHash,
    string EngineVersion,
    string ResultHash,
    string Folder,
    string ManifestSha256,
    bool IsIllustrative,
    string Note,
    string By,
    DateTime At
)
{
    /// <summary>What it is called in commands: "programme/edition/number".</summary>
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Edition}/{Number}");
}

/// <summary>A file of a publication.</summary>
/// <param name="Path">Its path in the folder, with slashes.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">SHA-256 (hex) of its bytes.</param>
public sealed record PublishedFile(string Path, long Bytes, string Sha256);
