using System.Globalization;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Eligibility;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Steps;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Drafts;

/// <summary>Finds nodes by path, and the form that declares the keys of a map.</summary>
internal static class DraftForms
{
    /// <summary>The keys and positions of a path.</summary>
    public static string[] Parts(string path) => path.Length == 0 ? [] : path.Split('/');

    /// <summary>A path with one more key or position.</summary>
    public static string Join(string path, string part) => path.Length == 0 ? part : $"{path}/{part}";

    /// <summary>The node at a path, or null.</summary>
    public static YamlNode? NodeAt(YamlNode? root, IReadOnlyList<string> parts) => parts.Aggregate(root, (node, part) => node switch
            {
                YamlMapping map => map.Find(part)?.Value,
                YamlSequence list when PositionOf(part) is { } at && at < list.Items.Count => list.Items[at],
                _ => null,
            });

    /// <summary>The map at a path and the form of its keys; null where there is no map of a known form.</summary>
    public static (YamlNode Node, Form? Form)? At(YamlNode root, Form form, IReadOnlyList<string> parts)
    {
        var (node, known, field) = (root, form, (Field?)null);
        foreach (var part in parts)
        {
            switch (node)
            {
                case YamlMapping map when known?.Find(part) is { } own && map.Find(part) is { } pair:
                    (node, field) = (pair.Value, own);
                    known = node is YamlMapping child ? FormOf(own, known, child) : known;
                    break;
                case YamlSequence list when field is not null && PositionOf(part) is { } at && at < list.Items.Count:
                    node = list.Items[at];
                    known = node is YamlMapping item ? FormOf(field, known, item) : null;
                    break;
                default:
                    return null;
            }
        }
        return (node, known);
    }

    /// <summary>The form of a map that stands at a key or is an item of its list; null if its keys are free.</summary>
    /// <param name="field">The key.</param>
    /// <param name="around">The form of the map that has the key.</param>
    /// <param name="map">The map; its kind decides the keys of steps and eligibility rules.</param>
    public static Form? FormOf(Field field, Form? around, YamlMapping map) =>
        field.Type switch
        {
            FieldType.Form or FieldType.Forms => field.Form,
            FieldType.Step or FieldType.Steps => StepForm(map, []),
            FieldType.WeightedSteps => StepForm(map, field.Form?.Fields ?? []),
            FieldType.Eligibility => EligibilityKinds.All.GetValueOrDefault(KindOf(map, "rule"))?.Form,
            FieldType.Condition or FieldType.Conditions or FieldType.Where => ConditionReader.Form,
            FieldType.Words => Entry.WordsForm,
            FieldType.Citation => Citations.MapForm,
            FieldType.List when around?.Name is "criterion" => around,
            _ => null,
        };

    /// <summary>The kinds that an item of a list can have; empty if all are alike.</summary>
    public static IReadOnlyList<string> KindsOf(Field field) =>
        field.Type switch
        {
            FieldType.Step or FieldType.Steps or FieldType.WeightedSteps => [.. StepKinds.All.Keys, "use"],
            FieldType.Eligibility => [.. EligibilityKinds.All.Keys],
            _ => [],
        };

    /// <summary>Every field that a form and those inside it declare.</summary>
    public static IReadOnlyList<Field> FieldsOf(params IEnumerable<Form> roots)
    {
        var fields = new List<Field>();
        var seen = new HashSet<Form>(ReferenceEqualityComparer.Instance);
        var waiting = new Queue<Form>(roots);
        while (waiting.TryDequeue(out var form))
        {
            if (!seen.Add(form))
                continue;
            foreach (var field in form.Fields)
            {
                fields.Add(field);
                if (field.Form is not null)
                    waiting.Enqueue(field.Form);
                if (field.Type is FieldType.Step or FieldType.Steps or FieldType.WeightedSteps)
                    foreach (var kind in StepKinds.All.Values)
                        waiting.Enqueue(kind.Form);
                else if (field.Type == FieldType.Eligibility)
                    foreach (var kind in EligibilityKinds.All.Values)
                        waiting.Enqueue(kind.Form);
                else if (field.Type is FieldType.Condition or FieldType.Conditions or FieldType.Where)
                    waiting.Enqueue(ConditionReader.Form);
            }
        }
        return fields;
    }

    /// <summary>The position that a part of a path names, or null.</summary>
    public static int? PositionOf(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null;

    /// <summary>The path of the innermost map or item that holds a line.</summary>
    public static string PathOf(YamlNode root, int line)
    {
        var (path, node) = ("", root);
        while (true)
        {
            var children = node switch
            {
                YamlMapping map => map.Pairs.Select(pair => (Part: pair.Key, pair.Line, Node: pair.Value)),
                YamlSequence list => list.Items.Select(
                    (item, i) => (Part: i.ToString(CultureInfo.InvariantCulture), item.Line, Node: item)
                ),
                _ => [],
            };
            // The last child that begins at the line or before it.
            if (children.LastOrDefault(child => child.Line <= line) is not { Node: { } inner, Part: { } part } || inner is YamlScalar)
                return path;
            (path, node) = (Join(path, part), inner);
        }
    }

    /// <summary>Collects the paths of values that differ.</summary>
    public static void Compare(YamlNode? before, YamlNode? after, string path, List<string> paths)
    {
        if (before is not null && after is not null && YamlText.AreSame(before, after))
            return;
        if (before is YamlMapping one && after is YamlMapping other)
        {
            foreach (var key in other.Pairs.Select(pair => pair.Key).Union(one.Pairs.Select(pair => pair.Key)))
                Compare(one.Find(key)?.Value, other.Find(key)?.Value, Join(path, key), paths);
        }
        else if (before is YamlSequence first && after is YamlSequence second && first.Items.Count == second.Items.Count)
        {
            for (var i = 0; i < second.Items.Count; i++)
                Compare(first.Items[i], second.Items[i], Join(path, i.ToString(CultureInfo.InvariantCulture)), paths);
        }
        else
            paths.Add(path);
    }

    private static Form? StepForm(YamlMapping map, IReadOnlyList<Field> more) =>
        map.Find("use") is not null ? StepKind.UseForm.With(more) : StepKinds.All.GetValueOrDefault(KindOf(map, "step"))?.Form.With(more);

    private static string KindOf(YamlMapping map, string key) => (map.Find(key)?.Value as YamlScalar)?.Text ?? "";
}
