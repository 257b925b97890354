using System.Text.Json;
using Scoring.Features.Output.Json;
using Scoring.Features.Ranking.Claims;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Features.Regions;

/// <summary>Regions as JSON: where one stands, what it is made of, what would move it.</summary>
public static class RegionJson
{
    /// <summary>Writes a report as one object, without the tree: that belongs to the explanation.</summary>
    /// <param name="json">The target.</param>
    /// <param name="report">The report.</param>
    /// <param name="language">Language of names and notes: "id" or "en".</param>
    public static void Write(Utf8JsonWriter json, RegionReport report, string language)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        var places = report.Ranking.Rounding.Places;
        json.WriteStartObject();
        json.WriteString("edition", report.Edition.Id);
        json.WriteString("ranking", report.Ranking.Id);
        json.WriteString("type", report.Type);
        json.WriteString("province", report.Province?.Code);
        json.WriteString("province_name", report.Province?.Name);
        RankingJson.WriteRow(json, report.Row, places, language);
        json.WriteNumber("of", report.Of);
        json.WriteBoolean("illustrative", report.IsIllustrative);
        json.WriteStartArray("parts");
        foreach (var part in report.Parts)
        {
            json.WriteStartObject();
            json.WriteString("id", part.Id);
            json.WriteString("name", part.Name.In(language));
            json.WriteDecimal("value", part.Value);
            json.WriteDecimal("maximum", part.Maximum);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteDistances(json, report, language);
        WriteWays(json, report, places, language);
        if (report.Claimed is { } claimed)
            WriteClaimed(json, claimed, language);
        json.WriteStartArray("indicators");
        foreach (var row in report.Indicators)
        {
            json.WriteStartObject();
            json.WriteString("level", row.Level.Id);
            json.WriteString("number", row.Indicator.Number);
            json.WriteString("name", row.Indicator.Name.In(language));
            json.WriteDecimal("weight", row.Indicator.Weight);
            json.WriteDecimal("own", row.Own);
            json.WriteDecimal("median", row.Median);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("innovations");
        foreach (var innovation in report.Innovations)
        {
            json.WriteStartObject();
            json.WriteString("id", innovation.Id);
            json.WriteString("title", innovation.Title);
            json.WriteString("agency", innovation.Agency);
            json.WriteString("category", innovation.Category);
            json.WriteDecimal("value", innovation.Value);
            json.WriteBoolean("counted", innovation.WhyNot is null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a found region as one object.</summary>
    public static void Write(Utf8JsonWriter json, FoundRegion region)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(region);
        json.WriteStartObject();
        json.WriteString("code", region.Code);
        json.WriteString("name", region.Name);
        json.WriteString("type", region.Type);
        json.WriteString("province", region.Province?.Code);
        json.WriteString("province_name", region.Province?.Name);
        json.WriteEndObject();
    }

    private static void WriteDistances(Utf8JsonWriter json, RegionReport report, string language)
    {
        json.WritePropertyName("next_band");
        if (report.Next is { } next)
        {
            json.WriteStartObject();
            json.WriteString("name", next.Name.In(language));
            json.WriteDecimal("from", next.From);
            json.WriteDecimal("gap", next.Gap);
            json.WriteEndObject();
        }
        else
            json.WriteNullValue();
        json.WritePropertyName("top_line");
        if (report.Line is { } line)
        {
            json.WriteStartObject();
            json.WriteNumber("top", line.Top);
            json.WriteBoolean("within", line.IsIn);
            json.WriteDecimal("gap", line.Gap);
            json.WriteEndObject();
        }
        else
            json.WriteNullValue();
    }

    private static void WriteClaimed(Utf8JsonWriter json, ClaimedIndex claimed, string language)
    {
        json.WriteStartObject("claimed");
        json.WriteDecimal("score", claimed.ClaimedShown, claimed.Places);
        json.WriteDecimal("exact_score", claimed.Claimed);
        json.WriteString("band", claimed.ClaimedBand?.In(language));
        json.WriteDecimal("difference", claimed.DifferenceShown, claimed.Places);
        json.WriteDecimal("exact_difference", claimed.Difference);
        json.WriteStartArray("parts");
        foreach (var part in claimed.Parts)
        {
            json.WriteStartObject();
            json.WriteString("level", part.Level.Id);
            json.WriteString("number", part.Indicator.Number);
            json.WriteString("name", part.Indicator.Name.In(language));
            json.WriteNumber("differing", part.Differing);
            json.WriteNumber("without_evidence", part.LacksEvidence);
            json.WriteDecimal("verified_level", part.VerifiedLevel);
            json.WriteDecimal("claimed_level", part.ClaimedLevel);
            json.WriteDecimal("points", part.Points);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteWays(Utf8JsonWriter json, RegionReport report, int places, string language)
    {
        json.WriteStartArray("ways");
        foreach (var way in report.Ways)
        {
            json.WriteStartObject();
            json.WriteString(way.IsAdded ? "add" : "set", way.Change);
            json.WriteString("indicator", way.Indicator?.Name.In(language));
            json.WriteNumber("steps", way.Steps);
            json.WriteDecimal("gain", way.Gain);
            json.WriteDecimal("score", way.Shown, places);
            json.WriteString("band", way.Band?.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
