using Scoring.Domain.Rules;

namespace Scoring.Features.Publications;

/// <summary>A published edition of the rankings, as recorded in its row.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Number">Its number, from 1 in each edition; a correction is the next one.</param>
/// <param name="Name">The edition's name.</param>
/// <param name="RunId">The stored run it publishes.</param>
/// <param name="RuleHash">SHA-256 (hex) of the rule files.</param>
/// <param name="InputHash">SHA-256 (hex) of the inputs.</param>
/// <param name="EngineVersion">The version of the computation (<see cref="Core.Engine.Version"/>).</param>
/// <param name="ResultHash">SHA-256 (hex) of the rankings and prizes.</param>
/// <param name="Folder">The name of its folder among the publications.</param>
/// <param name="ManifestSha256">SHA-256 (hex) of its publication.json.</param>
/// <param name="IsIllustrative">True if any file it was computed from declares its figures made up for a sample.</param>
/// <param name="Note">The publisher's note; may be empty.</param>
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
    /// <summary>Its name in commands: "programme/edition/number".</summary>
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Edition}/{Number}");
}

/// <summary>A file of a publication.</summary>
/// <param name="Path">Its path in the folder, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 (hex) of its bytes.</param>
public sealed record PublishedFile(string Path, long Bytes, string Sha256);
