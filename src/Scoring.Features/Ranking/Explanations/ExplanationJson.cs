using System.Text.Json;
using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Json;
using Scoring.Features.Ranking.Formats;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Explanations;

/// <summary>An explanation as JSON: the whole tree with values, the rule's numbers, citations, facts with file and line, notes.</summary>
public static class ExplanationJson
{
    /// <summary>Writes an explanation.</summary>
    /// <param name="stream">The target; it is not closed.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">Language of names and notes: "id" or "en".</param>
    /// <param name="format">
    /// The name of the form with its version, as "explain/1"; null for a publication, whose bytes never change.
    /// </param>
    public static void Write(Stream stream, UnitExplanation explanation, string language, string? format = null) =>
        JsonFile.Write(stream, json => Write(json, explanation, language, format));

    /// <summary>Writes an explanation on one line.</summary>
    public static void WriteLine(Stream stream, UnitExplanation explanation, string language) =>
        JsonFile.WriteLine(stream, json => Write(json, explanation, language, null));

    private static void Write(Utf8JsonWriter json, UnitExplanation explanation, string language, string? format)
    {
        json.WriteStartObject();
        if (format is not null)
            json.WriteString("format", format);
        json.WriteString("edition", explanation.Edition.Id);
        json.WriteString("rule_hash", explanation.Edition.Hash);
        json.WriteString("ranking", explanation.Ranking.Id);
        RankingJson.WriteRow(json, explanation.Row, explanation.Ranking.Rounding.Places, language, format is not null);
        json.WriteNumber("of", explanation.Of);
        json.WriteBoolean("illustrative", explanation.IsIllustrative);
        json.WritePropertyName("tree");
        WriteNode(json, explanation.Root, language);
        json.WriteEndObject();
    }

    /// <summary>Writes a value that is null where there is none, and why there is none, into an open object.</summary>
    internal static void WriteValue(Utf8JsonWriter json, Value value)
    {
        json.WriteDecimal("value", value.OrNull);
        json.WriteString("presence", PresenceOf(value));
    }

    /// <summary>Writes what the rule gives a node, its weight and constants, into an open object.</summary>
    internal static void WriteNumbers(Utf8JsonWriter json, Explanation node, string language)
    {
        json.WritePropertyName("weight");
        WriteConstant(json, node.Weight, language);
        json.WriteStartArray("constants");
        foreach (var constant in node.Constants)
            WriteConstant(json, constant, language);
        json.WriteEndArray();
        WriteRounding(json, node.Rounding);
        json.WriteCitation(node.Citation, language);
    }

    private static void WriteNode(Utf8JsonWriter json, Explanation node, string language)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("kind", node.Kind);
        json.WriteString("kind_text", T.Kind(node.Kind, language));
        json.WriteString("name", node.Name.In(language));
        json.WriteString("unit", node.UnitId);
        json.WriteString("unit_name", node.UnitName);
        WriteValue(json, node.Value);
        json.WriteBoolean("counted", node.Counted);
        WriteNumbers(json, node, language);
        WriteFact(json, node.Fact);
        json.WriteNotes(node.Notes, language);
        json.WriteStartArray("inputs");
        foreach (var input in node.Inputs)
            WriteNode(json, input, language);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string PresenceOf(Value value) =>
        value.Presence switch
        {
            Presence.Present => "present",
            Presence.NotAssessable => "not-assessable",
            _ => "absent",
        };

    private static void WriteConstant(Utf8JsonWriter json, Constant? constant, string language)
    {
        if (constant is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("name", constant.Name);
        json.WriteDecimal("amount", constant.Amount);
        json.WriteCitation(constant.Citation, language);
        json.WriteEndObject();
    }

    private static void WriteRounding(Utf8JsonWriter json, Rounding? rounding)
    {
        if (rounding is null)
        {
            json.WriteNull("rounding");
            return;
        }
        json.WriteStartObject("rounding");
        json.WriteNumber("places", rounding.Places);
        json.WriteString("mode", rounding.Mode.ToString());
        json.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter json, ExplainedFact? fact)
    {
        if (fact is null)
        {
            json.WriteNull("fact");
            return;
        }
        json.WriteStartObject("fact");
        json.WriteDecimal("number", fact.Number);
        json.WriteString("file", fact.Origin.File);
        json.WriteNumber("line", fact.Origin.Line);
        json.WriteBoolean("illustrative", fact.Origin.IsIllustrative);
        json.WriteEndObject();
    }
}
