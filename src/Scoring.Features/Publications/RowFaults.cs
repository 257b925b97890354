using System.Text.Json;
using Scoring.Domain.Audit;

namespace Scoring.Features.Publications;

/// <summary>Compares a publication's row with its publication.json and with the event of the audit trail that records it.</summary>
internal static class RowFaults
{
    /// <summary>The differences, each named by the entry.</summary>
    /// <param name="folder">The publication's folder.</param>
    /// <param name="row">The row.</param>
    /// <param name="told">The trail's events that a ranking was published.</param>
    public static IEnumerable<PublicationFault> Of(string folder, Publication row, IEnumerable<AuditEvent> told)
    {
        foreach (var entry in Differing(folder, row))
            yield return new PublicationFault("row-differs", entry);
        var subject = $"{row.Edition}/publication/{row.Number}";
        var events = told.Where(one => one.Subject == subject).ToList();
        if (events.Count != 1)
        {
            yield return new PublicationFault("event-differs", subject);
            yield break;
        }
        if (events[0].Who != row.By)
            yield return new PublicationFault("event-differs", "by");
        if (events[0].Why != row.Note)
            yield return new PublicationFault("event-differs", "note");
        using var data = JsonDocument.Parse(events[0].Data);
        foreach (var (name, value) in new[] { ("manifest", row.ManifestSha256), ("result", row.ResultHash) })
        {
            if (!data.RootElement.TryGetProperty(name, out var known) || known.ToString() != value)
                yield return new PublicationFault("event-differs", name);
        }
    }

    // A manifest that cannot be read is named by the check of the files.
    private static IReadOnlyList<string> Differing(string folder, Publication row)
    {
        Publication manifest;
        try
        {
            manifest = PublicationJson.Read(Path.Combine(folder, PublicationFolder.Manifest));
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return [];
        }
        return
        [
            .. new[]
            {
                ("edition", manifest.Edition == row.Edition),
                ("number", manifest.Number == row.Number),
                ("name", manifest.Name.In("id") == row.Name.In("id") && manifest.Name.In("en") == row.Name.In("en")),
                ("published_at", manifest.At == row.At),
                ("published_by", manifest.By == row.By),
                ("note", manifest.Note == row.Note),
                ("rule_hash", manifest.RuleHash == row.RuleHash),
                ("input_hash", manifest.InputHash == row.InputHash),
                ("engine_version", manifest.EngineVersion == row.EngineVersion),
                ("result_hash", manifest.ResultHash == row.ResultHash),
                ("illustrative", manifest.IsIllustrative == row.IsIllustrative),
            }
                .Where(entry => !entry.Item2)
                .Select(entry => entry.Item1),
        ];
    }
}
