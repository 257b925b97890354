using System.Globalization;
using System.Text.Json.Serialization;
using Scoring.Domain.Audit;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Publications;

/// <summary>
/// The form of publication.json. The properties are its keys, in order, and stored hashes are of its bytes: a new one is added only so that
/// files without it stay as they are. An audit trail without a head leaves its key out; an edition's first publication corrects null.
/// </summary>
internal sealed record ManifestJson(
    int Format,
    string Edition,
    int Number,
    Text Name,
    string PublishedAt,
    string PublishedBy,
    string Note,
    string RuleHash,
    string InputHash,
    string EngineVersion,
    string ResultHash,
    bool Illustrative,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AuditHead? AuditHead,
    IReadOnlyList<string> Editions,
    IReadOnlyList<RunInput> Inputs,
    CorrectionJson? Corrects,
    IReadOnlyList<PublishedFile> Files
);

/// <summary>What a publication changes of the one before it.</summary>
internal sealed record CorrectionJson(
    int Number,
    string ResultHash,
    bool RulesChanged,
    bool InputsChanged,
    bool EngineChanged,
    int Lines,
    IEnumerable<ChangeJson> Changes
)
{
    /// <summary>The changes; null if there was no publication before.</summary>
    public static CorrectionJson? Of(Publication? before, RunComparison? comparison) =>
        before is null || comparison is null
            ? null
            : new(
                before.Number,
                before.ResultHash,
                comparison.RulesChanged,
                comparison.InputsChanged,
                comparison.EngineChanged,
                comparison.Lines,
                comparison.Changes.Select(change => new ChangeJson(
                    change.Ranking,
                    change.Unit,
                    change.Name,
                    LineJson.Of(change.From),
                    LineJson.Of(change.To)
                ))
            );
}

/// <summary>A line of a ranking that differs; before or after is null if it has no line there.</summary>
internal sealed record ChangeJson(string Ranking, string Id, string Name, LineJson? Before, LineJson? After);

/// <summary>A line of a ranking; the score is text, with the places it was stored with.</summary>
internal sealed record LineJson(decimal? Rank, string? Score, string? Band, bool In)
{
    /// <summary>The line; null for none.</summary>
    public static LineJson? Of(KeptLine? line) =>
        line is null
            ? null
            : new(
                line.Rank is { } rank ? Exact.WithoutEndingZeros(rank) : null,
                line.Score?.ToString(CultureInfo.InvariantCulture),
                line.Band,
                line.WithinCut
            );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ManifestJson))]
internal sealed partial class ManifestJsonContext : JsonSerializerContext;
