using System.Text.Json;
using Scoring.Domain.Audit;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Json;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Publications;

/// <summary>
/// publication.json: what was published, its inputs, the program, who published it, what it changed, and every file with its hash.
/// </summary>
internal static class PublicationJson
{
    /// <summary>
    /// The number of today's form. 1 is without the rules as read, 2 without the notes of LineNotes, 3 explains each ranking apart.
    /// </summary>
    internal const int Format = 4;

    /// <summary>Writes it.</summary>
    public static void Write(
        string path,
        Publication publication,
        IReadOnlyList<string> editions,
        RankingRun run,
        Publication? before,
        RunComparison? comparison,
        AuditHead? head,
        IReadOnlyList<PublishedFile> files
    )
    {
        using var stream = File.Create(path);
        var manifest = new ManifestJson(
            Format,
            publication.Edition,
            publication.Number,
            publication.Name,
            Times.Text(publication.At),
            publication.By,
            publication.Note,
            publication.RuleHash,
            publication.InputHash,
            publication.EngineVersion,
            publication.ResultHash,
            publication.IsIllustrative,
            head,
            editions,
            run.Inputs,
            CorrectionJson.Of(before, comparison),
            files
        );
        JsonFile.Write(stream, manifest, ManifestJsonContext.Default.ManifestJson);
    }

    /// <summary>Reads the head of the audit trail at the time of publishing; null if an earlier program wrote the file.</summary>
    /// <exception cref="JsonException">It is not a publication.json of this program.</exception>
    public static AuditHead? HeadIn(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        try
        {
            return json.RootElement.TryGetProperty("audit_head", out var head)
                ? new AuditHead(head.GetProperty("sequence").GetInt64(), head.GetProperty("hash").GetString() ?? "")
                : null;
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException(fault.Message);
        }
    }

    /// <summary>Reads the number of its form: 1 without rules.json, 2 without the notes of LineNotes, 3 with explanations by
    /// ranking, 4 of this program.</summary>
    /// <exception cref="JsonException">It is not a publication.json of this program.</exception>
    public static int FormatIn(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return
            json.RootElement.TryGetProperty("format", out var format)
            && format.ValueKind == JsonValueKind.Number
            && format.TryGetInt32(out var number)
            && number is >= 1 and <= Format
            ? number
            : throw new JsonException("format");
    }

    /// <summary>Reads the files it names.</summary>
    /// <exception cref="JsonException">It is not a publication.json of this program.</exception>
    public static IReadOnlyList<PublishedFile> Files(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        try
        {
            return
            [
                .. json
                    .RootElement.GetProperty("files")
                    .EnumerateArray()
                    .Select(file => new PublishedFile(
                        PathOf(file),
                        file.GetProperty("bytes").GetInt64(),
                        file.GetProperty("sha256").GetString() ?? throw new JsonException("sha256")
                    )),
            ];
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException(fault.Message);
        }
    }

    /// <summary>
    /// Reads the publication it describes; what only the row holds (run, folder) is empty, and the hash is that of the file.
    /// </summary>
    /// <exception cref="JsonException">It is not a publication.json of this program.</exception>
    public static Publication Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        try
        {
            var root = json.RootElement;
            string Of(string key) => root.GetProperty(key).GetString() ?? "";
            var name = root.GetProperty("name");
            return new Publication(
                Of("edition"),
                root.GetProperty("number").GetInt32(),
                new Text(
                    name.GetProperty("id").GetString() ?? throw new JsonException("name"),
                    name.GetProperty("en").GetString() ?? throw new JsonException("name")
                ),
                0,
                Of("rule_hash"),
                Of("input_hash"),
                Of("engine_version"),
                Of("result_hash"),
                "",
                PublicationFolder.Sha256(path),
                root.GetProperty("illustrative").GetBoolean(),
                Of("note"),
                Of("published_by"),
                Times.Of(Of("published_at"))!.Value
            );
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException(fault.Message);
        }
    }

    // A stranger's list must not have files read that lie elsewhere.
    private static string PathOf(JsonElement file) =>
        file.GetProperty("path").GetString() is { } path && BundleLimits.Default.IsPlain(path) ? path : throw new JsonException("path");
}
