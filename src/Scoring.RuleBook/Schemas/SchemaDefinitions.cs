using System.Text.Json;
using Scoring.RuleBook.Eligibility;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Schemas;

/// <summary>
/// The definitions of a schema: each form, each kind of step and the few forms of values, written once when something refers to them.
/// </summary>
/// <param name="json">Where the schema is written.</param>
internal sealed class SchemaDefinitions(Utf8JsonWriter json)
{
    private readonly Dictionary<string, Action> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();
    private readonly Dictionary<Form, string> _names = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes <c>{ "$ref": … }</c> to a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="by">
    /// The key whose value is maps of this form: a list of the same name inside contains the same again, as branches of criteria do.
    /// </param>
    public void WriteReference(Form form, string by)
    {
        if (!_names.TryGetValue(form, out var name))
        {
            name = form.Name.Replace(' ', '-');
            for (var i = 2; _known.ContainsKey(name); i++)
                name = $"{form.Name.Replace(' ', '-')}-{i}";
            _names.Add(form, name);
        }
        Refer(name, () => WriteForm(form, by, null, []));
    }

    /// <summary>Writes <c>{ "$ref": … }</c> to a step, or to <c>use</c>.</summary>
    /// <param name="more">Additional keys of the steps of this list, such as <c>weight</c>.</param>
    /// <param name="mustHaveId">True at the top, where nothing lends a step an id.</param>
    public void WriteStepReference(IReadOnlyList<Field> more, bool mustHaveId)
    {
        var suffix = string.Concat(more.Select(field => field.Required ? $"+{field.Name}" : $"?{field.Name}")) + (mustHaveId ? "+id" : "");
        Refer("step" + suffix, () => WriteStep(suffix, more, mustHaveId));
    }

    /// <summary>Writes <c>{ "$ref": … }</c> to an eligibility rule.</summary>
    public void WriteEligibilityReference() => Refer("eligibility-rule", WriteEligibility);

    /// <summary>Writes <c>{ "$ref": … }</c> to a shape of values.</summary>
    public void Refer(string name, Action write)
    {
        if (_known.TryAdd(name, write))
            _waiting.Enqueue(name);
        json.WriteStartObject();
        json.WriteString("$ref", "#/definitions/" + name);
        json.WriteEndObject();
    }

    /// <summary>Writes all that is referred to.</summary>
    public void WriteAll()
    {
        json.WriteStartObject("definitions");
        while (_waiting.TryDequeue(out var name))
        {
            json.WritePropertyName(name);
            _known[name]();
        }
        json.WriteEndObject();
    }

    private void WriteStep(string suffix, IReadOnlyList<Field> more, bool mustHaveId)
    {
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartObject("if");
        WriteRequired("use");
        json.WriteEndObject();
        json.WritePropertyName("then");
        Refer("use" + suffix, () => WriteForm(StepKind.UseForm.With(more), "", null, []));
        json.WriteStartObject("else");
        WriteByKind(
            "step",
            StepKinds.All.Values.Select(kind =>
                (
                    kind.Name,
                    $"step-{kind.Name}{suffix}",
                    (Action)(() => WriteForm(kind.Form.With(more), "", kind, mustHaveId ? ["id"] : []))
                )
            )
        );
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteEligibility()
    {
        json.WriteStartObject();
        json.WriteString("type", "object");
        WriteByKind(
            "rule",
            EligibilityKinds.All.Values.Select(kind =>
                (kind.Name, $"eligibility-{kind.Name}", (Action)(() => WriteForm(kind.Form, "", null, [])))
            )
        );
        json.WriteEndObject();
    }

    // One key gives the kind of a map, and the kind gives its other keys.
    private void WriteByKind(string key, IEnumerable<(string Name, string Definition, Action Write)> kinds)
    {
        var all = kinds.ToList();
        WriteRequired(key);
        json.WriteStartObject("properties");
        json.WriteStartObject(key);
        SchemaValues.WriteWords(json, all.Select(kind => kind.Name));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("allOf");
        foreach (var (name, definition, write) in all)
        {
            json.WriteStartObject();
            json.WriteStartObject("if");
            json.WriteStartObject("properties");
            json.WriteStartObject(key);
            json.WriteString("const", name);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WritePropertyName("then");
            Refer(definition, write);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteRequired(params IEnumerable<string> keys)
    {
        json.WriteStartArray("required");
        foreach (var key in keys)
            json.WriteStringValue(key);
        json.WriteEndArray();
    }

    private void WriteForm(Form form, string by, StepKind? kind, string[] alsoRequired)
    {
        var values = new SchemaValues(json, this);
        json.WriteStartObject();
        if (kind is not null)
            json.WriteString("title", $"{kind.Title.En} · {kind.Title.Id}");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var field in form.Fields)
        {
            if (field.Formerly is { } before)
            {
                json.WritePropertyName(before);
                values.Write(field);
            }
            json.WritePropertyName(field.Name);
            if (field.Type == FieldType.List && field.Name == by)
                values.WriteListOf(() => WriteReference(form, by), field.MayBeOpen);
            else
                values.Write(field);
        }
        json.WriteEndObject();
        var required = form
            .Fields.Where(field => field is { Required: true, Formerly: null })
            .Select(field => field.Name)
            .Union(alsoRequired)
            .ToList();
        if (required.Count > 0)
            WriteRequired(required);
        foreach (var field in form.Fields.Where(field => field is { Required: true, Formerly: not null }))
            WriteAnyOf(field.Name, field.Formerly!);
        json.WriteBoolean("additionalProperties", form.TakesOthers);
        json.WriteEndObject();
    }

    // A key under the word of today or the one before.
    private void WriteAnyOf(params string[] keys)
    {
        json.WriteStartArray("anyOf");
        foreach (var key in keys)
        {
            json.WriteStartObject();
            WriteRequired(key);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
