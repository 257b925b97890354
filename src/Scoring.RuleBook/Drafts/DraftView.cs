using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Drafts;

/// <summary>A map of a rule file with all keys that it may have.</summary>
/// <param name="Path">Where it is; "" for the file itself.</param>
/// <param name="Kind">What it is, such as "stage", or the kind of a step or rule, such as "weighted-sum".</param>
/// <param name="Fields">The keys, in the order in which they are declared.</param>
public sealed record DraftMap(string Path, string Kind, IReadOnlyList<DraftField> Fields)
{
    /// <summary>The key of that name, or null.</summary>
    public DraftField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>A key of a map, written or not.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">The key.</param>
/// <param name="Kind">What its value is.</param>
public sealed record DraftField(string Path, string Name, DraftKind Kind)
{
    /// <summary>True if the file has the key.</summary>
    public bool IsWritten { get; init; }

    /// <summary>True if the map must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// The value as a person types it; a list has one item a line, a map of plain values one "key: value" a line. Empty if there is none.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>The text in both languages; null for other kinds.</summary>
    public Text? Words { get; init; }

    /// <summary>The words to choose from.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What is taken where the key is not written; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The open point that the value waits for; null if it waits for none.</summary>
    public string? Open { get; init; }

    /// <summary>The map at the key; null if there is none.</summary>
    public DraftMap? Map { get; init; }

    /// <summary>The maps of the list at the key, in order.</summary>
    public IReadOnlyList<DraftMap> Items { get; init; } = [];

    /// <summary>The kinds that a new item or map can have; empty if all are alike.</summary>
    public IReadOnlyList<string> ItemKinds { get; init; } = [];
}

/// <summary>What the value of a key is.</summary>
public enum DraftKind
{
    /// <summary>A line of text.</summary>
    Line,

    /// <summary>A text in both languages.</summary>
    Words,

    /// <summary>An id of small letters, digits and hyphens.</summary>
    Id,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Several of a few words.</summary>
    Several,

    /// <summary>Texts, one a line.</summary>
    Lines,

    /// <summary>Plain values by key, one "key: value" a line.</summary>
    Pairs,

    /// <summary>A source, and where in it.</summary>
    Citation,

    /// <summary>A map with keys of its own.</summary>
    Map,

    /// <summary>A list of maps with keys of their own.</summary>
    Maps,

    /// <summary>What is written as in a rule file, since no form fits it.</summary>
    Yaml,
}

/// <summary>Shows a map of a rule file by the form of its keys.</summary>
internal static class DraftView
{
    // Deeper maps are shown on pages of their own.
    private const int Depth = 3;

    /// <summary>The map with its keys.</summary>
    public static DraftMap Of(string path, YamlMapping map, Form form, int depth = 0) =>
        new(path, form.Name, [.. form.Fields.Select(field => FieldOf(path, map, form, field, depth))]);

    private static DraftField FieldOf(string path, YamlMapping map, Form form, Field field, int depth)
    {
        var name = map.Find(field.Name) is null && field.Formerly is { } before && map.Find(before) is not null ? before : field.Name;
        var node = map.Find(name)?.Value;
        if (node is YamlScalar { IsNull: true })
            node = null;
        var open = node is not null && OpenMarker.IsOne(node) ? ((node as YamlMapping)?.Find("open")?.Value as YamlScalar)?.Text : null;
        var at = DraftForms.Join(path, name);
        var kind = KindOf(field, form, open is null ? node : null);
        var shown = new DraftField(at, field.Name, kind)
        {
            IsWritten = node is not null,
            IsRequired = field.Required,
            Choices = field.Choices,
            Default = field.Default,
            Open = open,
            ItemKinds = DraftForms.KindsOf(field),
        };
        if (node is null || open is not null)
            return shown;
        return kind switch
        {
            DraftKind.Words => shown with { Words = WordsOf(node) },
            DraftKind.Map => node is YamlMapping child && DraftForms.FormOf(field, form, child) is { } own && depth < Depth
                ? shown with
                {
                    Map = Of(at, child, own, depth + 1),
                }
                : shown,
            DraftKind.Maps => shown with { Items = depth < Depth ? ItemsOf(at, node, form, field, depth) : [] },
            _ => shown with { Text = TextOf(node, kind) },
        };
    }

    private static DraftKind KindOf(Field field, Form form, YamlNode? node) =>
        field.Type switch
        {
            FieldType.Words => DraftKind.Words,
            FieldType.Id => DraftKind.Id,
            FieldType.Number or FieldType.Whole => DraftKind.Number,
            FieldType.Date => DraftKind.Date,
            FieldType.TrueOrFalse => DraftKind.YesNo,
            FieldType.Choice => DraftKind.Choice,
            FieldType.Texts when field.Choices.Count > 0 => DraftKind.Several,
            FieldType.Texts or FieldType.Numbers => node is YamlSequence list && list.Items.Any(item => item is not YamlScalar)
                ? DraftKind.Yaml
                : DraftKind.Lines,
            FieldType.Citation => DraftKind.Citation,
            FieldType.Form or FieldType.Step or FieldType.Condition => DraftKind.Map,
            FieldType.Forms or FieldType.Steps or FieldType.WeightedSteps or FieldType.Eligibility or FieldType.Conditions =>
                DraftKind.Maps,
            FieldType.List when form.Name == "criterion" => DraftKind.Maps,
            FieldType.Where or FieldType.Free => node is null || IsPairs(node) ? DraftKind.Pairs
            : node is YamlSequence && field.Type == FieldType.Where ? DraftKind.Maps
            : DraftKind.Yaml,
            FieldType.List => DraftKind.Yaml,
            _ => node is null or YamlScalar ? DraftKind.Line : DraftKind.Yaml,
        };

    private static List<DraftMap> ItemsOf(string path, YamlNode node, Form form, Field field, int depth)
    {
        var items = new List<DraftMap>();
        foreach (var (item, i) in (node as YamlSequence)?.Items.Select((item, i) => (item, i)) ?? [])
        {
            var at = DraftForms.Join(path, i.ToString(CultureInfo.InvariantCulture));
            if (item is YamlMapping map && DraftForms.FormOf(field, form, map) is { } own)
                items.Add(Of(at, map, own, depth + 1));
            else
                items.Add(new DraftMap(at, "", []));
        }
        return items;
    }

    private static Text? WordsOf(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => new Text(scalar.Text, scalar.Text),
            YamlMapping map => new Text(TextAt(map, "id"), TextAt(map, "en")),
            _ => null,
        };

    private static string TextOf(YamlNode node, DraftKind kind) =>
        node switch
        {
            YamlScalar scalar => scalar.Text,
            // A number or a citation with a map around it.
            YamlMapping map when kind == DraftKind.Number => TextAt(map, "value"),
            YamlMapping map when kind == DraftKind.Citation => TextAt(map, "at") is { Length: > 0 } where
                ? $"{TextAt(map, "source")}, {where}"
                : TextAt(map, "source"),
            YamlMapping map when kind == DraftKind.Pairs => string.Join(
                '\n',
                map.Pairs.Select(pair => $"{pair.Key}: {InLine(pair.Value)}")
            ),
            YamlSequence list when kind is DraftKind.Lines or DraftKind.Several => string.Join(
                '\n',
                list.Items.OfType<YamlScalar>().Select(item => item.Text)
            ),
            _ => YamlText.Write(node),
        };

    private static string InLine(YamlNode node) =>
        node is YamlSequence list ? string.Join(", ", list.Items.OfType<YamlScalar>().Select(item => item.Text)) : ((YamlScalar)node).Text;

    // Values without commas by key: one line each holds them.
    private static bool IsPairs(YamlNode node) =>
        node is YamlMapping map
        && map.Pairs.All(pair =>
            pair.Value switch
            {
                YamlScalar scalar => IsPlain(scalar),
                YamlSequence list => list.Items.Count > 1 && list.Items.All(item => item is YamlScalar one && IsPlain(one)),
                _ => false,
            }
        );

    private static bool IsPlain(YamlScalar scalar) =>
        scalar.Text.Length > 0 && scalar.Text.Trim() == scalar.Text && scalar.Text.IndexOfAny([',', '\n', '\r']) < 0;

    private static string TextAt(YamlMapping map, string key) => (map.Find(key)?.Value as YamlScalar)?.Text ?? "";
}
