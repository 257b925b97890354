using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Seasons;
using Scoring.RuleBook.Sources;

namespace Scoring.RuleBook.Schemas;

/// <summary>JSON schemas (draft 7) of the rule files, for editors. They come from the forms that the reader uses.</summary>
/// <remarks>
/// A schema covers the form only: which keys, kinds and words there are and the form of a value. Whether weights add up is checked by the
/// reader.
/// </remarks>
public static class RuleSchema
{
    /// <summary>
    /// The files that have a schema: edition (edition.yaml), cases (*.cases.yaml), sources (sources.yaml), committee (a committee's file),
    /// season (season.yaml).
    /// </summary>
    public static IReadOnlyList<string> Files { get; } = ["edition", "cases", "sources", "committee", "season"];

    /// <summary>Writes the schema of a kind of file as JSON, in UTF-8.</summary>
    /// <param name="stream">Where to; it is not closed.</param>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <exception cref="ArgumentException">There is no such kind of file.</exception>
    public static void Write(Stream stream, string file)
    {
        using var json = new Utf8JsonWriter(
            stream,
            new JsonWriterOptions
            {
                Indented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
        var (form, isList) = file switch
        {
            "edition" => (EditionForms.Edition, false),
            "cases" => (CaseRunner.CaseForm, true),
            "sources" => (SourceList.SourceForm, true),
            "committee" => (CommitteeFile.Form, false),
            "season" => (SeasonForms.Season, false),
            _ => throw new ArgumentException($"There is no schema of {file}.", nameof(file)),
        };
        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
        json.WriteString("title", file);
        var definitions = new SchemaDefinitions(json);
        if (isList)
        {
            json.WriteString("type", "array");
            json.WritePropertyName("items");
            definitions.WriteReference(form, "");
        }
        else
        {
            json.WriteStartArray("allOf");
            definitions.WriteReference(form, "");
            json.WriteEndArray();
        }
        definitions.WriteAll();
        json.WriteEndObject();
    }
}
