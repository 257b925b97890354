using System.Globalization;
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
    private const int Format = 1;

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
        JsonFile.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("edition", publication.Edition);
            json.WriteNumber("number", publication.Number);
            json.WriteStartObject("name");
            json.WriteString("id", publication.Name.In("id"));
            json.WriteString("en", publication.Name.In("en"));
            json.WriteEndObject();
            json.WriteString("published_at", Times.Text(publication.At));
            json.WriteString("published_by", publication.By);
            json.WriteString("note", publication.Note);
            json.WriteString("rule_hash", publication.RuleHash);
            json.WriteString("input_hash", publication.InputHash);
            json.WriteString("engine_version", publication.EngineVersion);
            json.WriteString("result_hash", publication.ResultHash);
            json.WriteBoolean("illustrative", publication.IsIllustrative);
            if (head is not null)
            {
                json.WriteStartObject("audit_head");
                json.WriteNumber("sequence", head.Sequence);
                json.WriteString("hash", head.Hash);
                json.WriteEndObject();
            }
            json.WriteStartArray("editions");
            foreach (var edition in editions)
                json.WriteStringValue(edition);
            json.WriteEndArray();
            WriteInputs(json, run.Inputs);
            WriteChanges(json, before, comparison);
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
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

    private static void WriteInputs(Utf8JsonWriter json, IEnumerable<RunInput> inputs)
    {
        json.WriteStartArray("inputs");
        foreach (var input in inputs)
        {
            json.WriteStartObject();
            json.WriteString("edition", input.Edition);
            json.WriteString("kind", input.Kind);
            json.WriteString("file", input.File);
            json.WriteString("sha256", input.Sha256);
            json.WriteNumber("rows", input.Rows);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteChanges(Utf8JsonWriter json, Publication? before, RunComparison? comparison)
    {
        if (before is null || comparison is null)
        {
            json.WriteNull("corrects");
            return;
        }
        json.WriteStartObject("corrects");
        json.WriteNumber("number", before.Number);
        json.WriteString("result_hash", before.ResultHash);
        json.WriteBoolean("rules_changed", comparison.RulesChanged);
        json.WriteBoolean("inputs_changed", comparison.InputsChanged);
        json.WriteBoolean("engine_changed", comparison.EngineChanged);
        json.WriteNumber("lines", comparison.Lines);
        json.WriteStartArray("changes");
        foreach (var change in comparison.Changes)
        {
            json.WriteStartObject();
            json.WriteString("ranking", change.Ranking);
            json.WriteString("id", change.Unit);
            json.WriteString("name", change.Name);
            WriteLine(json, "before", change.From);
            WriteLine(json, "after", change.To);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, string key, KeptLine? line)
    {
        if (line is null)
        {
            json.WriteNull(key);
            return;
        }
        json.WriteStartObject(key);
        json.WriteDecimal("rank", line.Rank);
        json.WriteString("score", line.Score?.ToString(CultureInfo.InvariantCulture));
        json.WriteString("band", line.Band);
        json.WriteBoolean("in", line.WithinCut);
        json.WriteEndObject();
    }
}
