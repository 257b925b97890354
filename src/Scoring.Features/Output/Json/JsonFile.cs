using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Output.Json;

/// <summary>The form of all the product's JSON: UTF-8, indented, LF, decimals unchanged, keys named as the CSV columns.</summary>
public static class JsonFile
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never put into a page: + and ' stay readable
        MaxDepth = 1000,
    };

    /// <summary>The same on a single line.</summary>
    internal static JsonWriterOptions OnOneLine { get; } = Options with { Indented = false };

    /// <summary>Writes one JSON document and a line end.</summary>
    /// <param name="stream">The target; it is not closed.</param>
    /// <param name="write">Writes the value.</param>
    public static void Write(Stream stream, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using (var json = new Utf8JsonWriter(stream, Options))
            write(json);
        stream.Write("\n"u8);
    }

    /// <summary>Writes one value as a JSON document and a line end.</summary>
    /// <param name="stream">The target; it is not closed.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">How it is written: code generated at build time, for the native program has none of run time.</param>
    public static void Write<T>(Stream stream, T value, JsonTypeInfo<T> type) =>
        Write(stream, json => JsonSerializer.Serialize(json, value, type));

    /// <summary>Writes one JSON document on a single line, for files with one document per line.</summary>
    public static void WriteLine(Stream stream, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, OnOneLine))
            write(json);
        stream.Write("\n"u8);
    }

    /// <summary>Writes a number without trailing zeros, or null.</summary>
    public static void WriteDecimal(this Utf8JsonWriter json, string key, decimal? number)
    {
        json.WritePropertyName(key);
        if (number is { } value)
            json.WriteRawValue(Numbers.Invariant(value), skipInputValidation: true);
        else
            json.WriteNullValue();
    }

    /// <summary>Writes a number with a fixed number of decimal places, or null.</summary>
    public static void WriteDecimal(this Utf8JsonWriter json, string key, decimal? number, int places)
    {
        json.WritePropertyName(key);
        if (number is { } value)
            json.WriteRawValue(Numbers.Invariant(value, places), skipInputValidation: true);
        else
            json.WriteNullValue();
    }

    /// <summary>Writes notes as a list of code and sentence.</summary>
    public static void WriteNotes(this Utf8JsonWriter json, IEnumerable<Note> notes, string language)
    {
        // By hand: the serialiser flushes its writer, which breaks the blocks of a compressed file.
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("code", note.Code.ToString());
            json.WriteString("text", Texts.Note(note, language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes a citation with its source, place and standing, or null.</summary>
    public static void WriteCitation(this Utf8JsonWriter json, Citation? citation, string language)
    {
        if (citation is null)
        {
            json.WriteNull("citation");
            return;
        }
        json.WriteStartObject("citation");
        json.WriteString("source", citation.Source.Id);
        json.WriteString("title", citation.Source.Title);
        json.WriteString("issuer", citation.Source.Issuer);
        json.WriteString("number", citation.Source.Number);
        json.WriteDecimal("year", citation.Source.Year);
        json.WriteString("at", citation.At);
        json.WriteString("standing", citation.Standing.ToString());
        json.WriteString("standing_text", Texts.Standing(citation.Standing, language));
        json.WriteString("address", citation.Source.Address);
        json.WriteEndObject();
    }
}
