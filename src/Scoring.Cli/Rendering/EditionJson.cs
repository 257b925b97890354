using System.Text.Json;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Json;
using Scoring.Features.Rules;

namespace Scoring.Cli.Rendering;

/// <summary>An edition as JSON: its steps nested, its tables as lists.</summary>
internal static class EditionJson
{
    public static void Write(Stream stream, Edition edition, string language, string form) => JsonFile.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteString("format", form);
            json.WriteString("edition", edition.Id);
            json.WriteString("name", edition.Name.In(language));
            json.WriteString("about", edition.About?.In(language));
            json.WriteString("rule_hash", edition.Hash);
            json.WriteStartArray("steps");
            foreach (var root in StepLine.Roots(edition))
                WriteStep(json, root, null, language);
            json.WriteEndArray();
            foreach (var grid in new EditionGrids(edition, language).All)
            {
                json.WritePropertyName(grid.Name);
                GridJson.WriteRows(json, grid);
            }
            json.WriteEndObject();
        });

    private static void WriteStep(Utf8JsonWriter json, Step step, Constant? weight, string language)
    {
        json.WriteStartObject();
        json.WriteString("id", step.Id);
        json.WriteString("kind", step.Kind);
        json.WriteString("name", step.Name.In(language));
        json.WriteString("level", step.Level.Id);
        json.WriteString("absent_input", step.Absent.ToString());
        if (weight is not null)
        {
            json.WritePropertyName("weight");
            WriteConstant(json, weight, language);
        }
        json.WriteStartArray("constants");
        foreach (var constant in step.Constants)
            WriteConstant(json, constant, language);
        json.WriteEndArray();
        json.WriteCitation(step.Citation, language);
        json.WriteStartArray("inputs");
        for (var i = 0; i < step.Inputs.Count; i++)
            WriteStep(json, step.Inputs[i], step.WeightOf(i), language);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteConstant(Utf8JsonWriter json, Constant constant, string language)
    {
        json.WriteStartObject();
        json.WriteString("name", constant.Name);
        json.WriteDecimal("amount", constant.Amount);
        json.WriteCitation(constant.Citation, language);
        json.WriteEndObject();
    }
}
