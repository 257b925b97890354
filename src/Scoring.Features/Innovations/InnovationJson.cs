using System.Text.Json;
using Scoring.Features.Output.Json;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Features.Innovations;

/// <summary>Innovations as JSON.</summary>
public static class InnovationJson
{
    /// <summary>Writes an innovation of a list as one object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="line">The innovation.</param>
    public static void Write(Utf8JsonWriter json, string edition, InnovationLine line)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        WriteLine(json, edition, line);
        json.WriteEndObject();
    }

    /// <summary>Writes one innovation, with its file's data and its places, as one object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="report">The innovation.</param>
    /// <param name="language">Language of names and notes: "id" or "en".</param>
    public static void Write(Utf8JsonWriter json, InnovationReport report, string language)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        json.WriteStartObject();
        WriteLine(json, report.Edition.Id, report.Line);
        json.WriteStartObject("further");
        foreach (var (name, value) in report.Further)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteString("file", report.Origin.File);
        json.WriteNumber("line", report.Origin.Line);
        json.WriteDecimal("value", report.Root?.Value.OrNull);
        json.WriteBoolean("counted", report.WhyNot is null);
        json.WriteNotes(report.WhyNot is null ? [] : [report.WhyNot], language);
        json.WriteStartArray("rankings");
        foreach (var (ranking, row) in report.Places)
        {
            json.WriteStartObject();
            json.WriteString("ranking", ranking.Id);
            RankingJson.WriteRow(json, row, ranking.Rounding.Places, language);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteBoolean("illustrative", report.IsIllustrative);
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, string edition, InnovationLine line)
    {
        json.WriteString("edition", edition);
        json.WriteString("id", line.Id);
        json.WriteString("title", line.Title);
        json.WriteString("region", line.RegionCode);
        json.WriteString("region_name", line.RegionName);
        json.WriteString("agency", line.Agency);
        json.WriteString("category", line.Category);
        json.WriteString("digital", line.Digital);
        json.WriteString("step", line.Step);
    }
}
