using System.Text.Json;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Schemas;

/// <summary>Writes the allowed values of a key.</summary>
/// <param name="json">Where the schema is written.</param>
/// <param name="definitions">The definitions that values refer to.</param>
internal sealed class SchemaValues(Utf8JsonWriter json, SchemaDefinitions definitions)
{
    private static readonly string[] TextTypes = ["string", "number", "boolean"];

    /// <summary>Writes the words of a choice.</summary>
    public static void WriteWords(Utf8JsonWriter json, IEnumerable<string> words)
    {
        json.WriteStartArray("enum");
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    /// <summary>Writes the value of a field.</summary>
    public void Write(Field field)
    {
        switch (field.Type)
        {
            case FieldType.Number or FieldType.Whole:
                WriteNumber(field);
                break;
            case FieldType.Form:
                AnyOf(field.MayBeOpen, () => definitions.WriteReference(field.Form!, field.Name));
                break;
            case FieldType.Forms:
                WriteListOf(() => definitions.WriteReference(field.Form!, field.Name), field.MayBeOpen);
                break;
            case FieldType.Step:
                definitions.WriteStepReference([], false);
                break;
            case FieldType.Steps or FieldType.WeightedSteps:
                WriteListOf(() => definitions.WriteStepReference(field.Form?.Fields ?? [], field.Name == "scores"), false);
                break;
            case FieldType.Numbers:
                WriteListOf(() => Object(() => json.WriteString("type", "number")), field.MayBeOpen);
                break;
            case FieldType.Texts when field.Choices.Count > 0:
                AnyOf(
                    false,
                    () => Object(() => WriteWords(json, field.Choices)),
                    () => WriteListOf(() => Object(() => WriteWords(json, field.Choices)), false)
                );
                break;
            case FieldType.Texts:
                AnyOf(false, WriteText, () => WriteListOf(WriteText, false));
                break;
            case FieldType.Words:
                AnyOf(false, WriteText, () => definitions.WriteReference(Entry.WordsForm, ""));
                break;
            case FieldType.Citation:
                AnyOf(
                    false,
                    () => Object(() => json.WriteString("type", "string")),
                    () => definitions.WriteReference(Citations.MapForm, "")
                );
                break;
            case FieldType.Choice:
                AnyOf(field.MayBeOpen, () => Object(() => WriteWords(json, field.Choices)));
                break;
            case FieldType.Condition:
                definitions.WriteReference(ConditionReader.Form, "");
                break;
            case FieldType.Conditions:
                WriteConditions();
                break;
            case FieldType.Where:
                AnyOf(false, () => Object(() => json.WriteString("type", "object")), WriteConditions);
                break;
            case FieldType.Eligibility:
                WriteListOf(definitions.WriteEligibilityReference, false);
                break;
            default:
                WritePlain(field);
                break;
        }
    }

    private void WriteConditions() => WriteListOf(() => definitions.WriteReference(ConditionReader.Form, ""), false);

    /// <summary>Writes a list.</summary>
    public void WriteListOf(Action item, bool mayBeOpen) => AnyOf(mayBeOpen, () => Object(() =>
            {
                json.WriteString("type", "array");
                json.WritePropertyName("items");
                item();
            }));

    private void WritePlain(Field field) =>
        Object(() =>
        {
            switch (field.Type)
            {
                case FieldType.Text when field.Choices.Count > 0:
                    WriteWords(json, field.Choices);
                    break;
                case FieldType.Text:
                    WriteTypes(TextTypes);
                    break;
                case FieldType.Id:
                    // A year is a number to YAML and an id to the reader.
                    WriteTypes("string", "integer");
                    json.WriteString("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$");
                    break;
                case FieldType.Date:
                    json.WriteString("type", "string");
                    json.WriteString("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
                    break;
                case FieldType.TrueOrFalse:
                    json.WriteString("type", "boolean");
                    break;
                case FieldType.Free:
                    json.WriteString("type", "object");
                    break;
                default:
                    WriteTypes("array", "object");
                    break;
            }
        });

    private void WriteNumber(Field field)
    {
        var name =
            (field.Type == FieldType.Whole ? "whole" : "number")
            + (
                field.Limit == Limit.Positive ? "-above-zero"
                : field.Limit == Limit.NotNegative ? "-from-zero"
                : ""
            );
        AnyOf(field.MayBeOpen, () => Bare(field), () => definitions.Refer("cited-" + name, () => Object(() =>
                    {
                        json.WriteString("type", "object");
                        json.WriteStartObject("properties");
                        json.WritePropertyName("value");
                        AnyOf(field.MayBeOpen, () => Bare(field));
                        json.WritePropertyName("cite");
                        Write(new Field("cite", FieldType.Citation));
                        json.WritePropertyName("standing");
                        Write(Citations.StandingField);
                        json.WriteEndObject();
                        json.WriteStartArray("required");
                        json.WriteStringValue("value");
                        json.WriteEndArray();
                        json.WriteBoolean("additionalProperties", false);
                    })));
    }

    private void Bare(Field field) =>
        Object(() =>
        {
            json.WriteString("type", field.Type == FieldType.Whole ? "integer" : "number");
            if (field.Limit == Limit.Positive)
                json.WriteNumber("exclusiveMinimum", 0);
            else if (field.Limit == Limit.NotNegative)
                json.WriteNumber("minimum", 0);
        });

    private void WriteText() => Object(() => WriteTypes(TextTypes));

    private void WriteTypes(params string[] types)
    {
        json.WriteStartArray("type");
        foreach (var type in types)
            json.WriteStringValue(type);
        json.WriteEndArray();
    }

    private void WriteOpen() => definitions.Refer("open-value", () => Object(() =>
            {
                json.WriteString("title", "Left to a committee · Diserahkan kepada panitia");
                json.WriteString("type", "object");
                json.WriteStartObject("properties");
                json.WritePropertyName("open");
                Write(new Field("open", FieldType.Id));
                json.WriteStartObject("meanwhile");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteStartArray("required");
                json.WriteStringValue("open");
                json.WriteEndArray();
                json.WriteBoolean("additionalProperties", false);
            }));

    private void AnyOf(bool mayBeOpen, params Action[] shapes)
    {
        if (shapes.Length == 1 && !mayBeOpen)
        {
            shapes[0]();
            return;
        }
        json.WriteStartObject();
        json.WriteStartArray("anyOf");
        foreach (var shape in shapes)
            shape();
        if (mayBeOpen)
            WriteOpen();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Object(Action inside)
    {
        json.WriteStartObject();
        inside();
        json.WriteEndObject();
    }
}
