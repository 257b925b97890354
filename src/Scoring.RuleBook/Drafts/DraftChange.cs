using System.Globalization;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Drafts;

/// <summary>Makes one change of a tree.</summary>
/// <param name="form">The form of the file.</param>
internal sealed class DraftChange(Form form)
{
    /// <summary>The changed tree.</summary>
    /// <exception cref="RuleEditException">The change is not possible.</exception>
    public YamlNode Apply(YamlNode root, RuleEdit edit)
    {
        var parts = DraftForms.Parts(edit.Path);
        if (parts.Length == 0)
            throw Unknown(edit);
        if (edit is SetText { Text: var typed } && typed.Trim().Length > 0 || edit is SetWords or AddItem)
            root = WithMaps(root, parts.AsSpan(0, parts.Length - 1), form);
        else if (edit is SetText && DraftForms.At(root, form, parts[..^1]) is null && IsDeclared(parts))
            return root;
        var around = DraftForms.At(root, form, parts[..^1]);
        var (holder, known) = around ?? throw Unknown(edit);
        var last = parts[^1];
        YamlNode changed = (holder, edit) switch
        {
            (YamlMapping map, SetText set) => With(map, last, Value(map, FieldOf(known, last, edit), set)),
            (YamlMapping map, SetWords set) => With(map, last, Words(FieldOf(known, last, edit), set)),
            (YamlMapping map, AddItem add) => With(map, last, Added(map.Find(last)?.Value, known, FieldOf(known, last, edit), add)),
            (YamlMapping map, Remove) when map.Find(last) is not null => With(map, last, null),
            (YamlSequence list, Remove) => new YamlSequence(Without(list.Items, PositionIn(list, last, edit)), list.Line),
            (YamlSequence list, Move move) => new YamlSequence(Moved(list.Items, PositionIn(list, last, edit), move), list.Line),
            _ => throw Unknown(edit),
        };
        return Replaced(root, parts.AsSpan(0, parts.Length - 1), changed);
    }

    // The maps on the way to a key that are not written yet.
    private static YamlNode WithMaps(YamlNode node, ReadOnlySpan<string> parts, Form? known)
    {
        if (parts.Length == 0)
            return node;
        if (node is YamlSequence list && DraftForms.PositionOf(parts[0]) is { } at && at < list.Items.Count)
            return node;
        if (node is not YamlMapping map || known?.Find(parts[0]) is not { } field)
            return node;
        var inner = map.Find(parts[0])?.Value is { } written and not YamlScalar { IsNull: true } ? written : null;
        if (inner is null && field.Type != FieldType.Form)
            return node;
        inner ??= new YamlMapping([], 0);
        return With(map, parts[0], WithMaps(inner, parts[1..], inner is YamlMapping own ? DraftForms.FormOf(field, known, own) : null));
    }

    // True for a key that could be there: emptying it where its map is not written changes nothing.
    private bool IsDeclared(string[] parts)
    {
        var known = form;
        foreach (var part in parts[..^1])
        {
            if (known?.Find(part)?.Form is not { } inner)
                return false;
            known = inner;
        }
        return known?.Find(parts[^1]) is not null;
    }

    private static YamlNode Replaced(YamlNode node, ReadOnlySpan<string> parts, YamlNode inner)
    {
        if (parts.Length == 0)
            return inner;
        if (node is YamlMapping map)
            return With(map, parts[0], Replaced(map.Find(parts[0])!.Value, parts[1..], inner));
        var list = (YamlSequence)node;
        var at = DraftForms.PositionOf(parts[0])!.Value;
        var items = list.Items.ToList();
        items[at] = Replaced(items[at], parts[1..], inner);
        return new YamlSequence(items, list.Line);
    }

    private static Field FieldOf(Form? known, string key, RuleEdit edit) => known?.Find(key) ?? throw Unknown(edit);

    private static int PositionIn(YamlSequence list, string part, RuleEdit edit) =>
        DraftForms.PositionOf(part) is { } at && at < list.Items.Count ? at : throw Unknown(edit);

    private static YamlNode? Value(YamlMapping map, Field field, SetText set)
    {
        var text = set.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        var before = map.Find(field.Name)?.Value;
        if (text.Length == 0)
            return null;
        switch (field.Type)
        {
            case FieldType.Number or FieldType.Whole:
                // A number keeps the citation that it was written with.
                var number = new YamlScalar(NumberOf(text), true, 0);
                return before is YamlMapping cited && cited.Find("value") is not null ? With(cited, "value", number) : number;
            case FieldType.Citation when before is YamlMapping:
                return new YamlScalar(text, false, 0);
            case FieldType.Texts or FieldType.Numbers:
                return new YamlSequence([.. Lines(text).Select(line => Plain(field.Type == FieldType.Numbers ? NumberOf(line) : line))], 0);
            case FieldType.Free or FieldType.Where when Pairs(text) is { } pairs:
                return pairs;
            case FieldType.Free or FieldType.Where or FieldType.List:
                return Yaml(text, set);
            case FieldType.Form or FieldType.Forms or FieldType.Step or FieldType.Steps or FieldType.WeightedSteps:
            case FieldType.Eligibility or FieldType.Condition or FieldType.Conditions:
                return Yaml(text, set);
            default:
                return new YamlScalar(text, IsPlainWord(text), 0);
        }
    }

    // A text with a comma is Indonesian for a point where it can mean nothing else; the reader says what is wrong with the others.
    private static string NumberOf(string text) =>
        NumberFaults.IsDecimalComma(text) && !NumberFaults.IsAmbiguousComma(text) ? NumberFaults.Pointed(text) : text;

    private static YamlMapping? Words(Field field, SetWords set)
    {
        var (indonesian, english) = (OneLine(set.Indonesian), OneLine(set.English));
        if (field.Type != FieldType.Words)
            throw Unknown(set);
        if (indonesian.Length == 0 && english.Length == 0)
            return null;
        return new YamlMapping(
            [
                new YamlPair("id", 0, new YamlScalar(indonesian.Length > 0 ? indonesian : english, false, 0)),
                new YamlPair("en", 0, new YamlScalar(english.Length > 0 ? english : indonesian, false, 0)),
            ],
            0
        );
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static YamlNode Added(YamlNode? before, Form? around, Field field, AddItem add)
    {
        var kinds = DraftForms.KindsOf(field);
        if (add.Kind is { } kind && !kinds.Contains(kind) || add.Kind is null && kinds.Count > 0)
            throw Unknown(add);
        var key =
            field.Type == FieldType.Eligibility ? "rule"
            : add.Kind == "use" ? "use"
            : "step";
        var map = new YamlMapping(
            add.Kind is null
                ? []
                : [new YamlPair(key, 0, new YamlScalar(add.Kind == "use" ? add.Values.GetValueOrDefault("use", "") : add.Kind, true, 0))],
            0
        );
        var form = DraftForms.FormOf(field, around, map) ?? throw Unknown(add);
        foreach (var (name, text) in add.Values.Where(value => value.Key != key))
        {
            var own = form.Find(name) ?? throw Unknown(add);
            var value = own.Type == FieldType.Words ? Words(own, new SetWords(name, text, "")) : Value(map, own, new SetText(name, text));
            map = With(map, name, value);
        }
        return field.Type switch
        {
            FieldType.Form or FieldType.Step or FieldType.Condition => before ?? map,
            _ => new YamlSequence([.. (before as YamlSequence)?.Items ?? [], map], 0),
        };
    }

    private static YamlMapping With(YamlMapping map, string key, YamlNode? value)
    {
        if (value is null)
            return new YamlMapping([.. map.Pairs.Where(pair => pair.Key != key)], map.Line);
        return map.Find(key) is null
            ? new YamlMapping([.. map.Pairs, new YamlPair(key, 0, value)], map.Line)
            : new YamlMapping([.. map.Pairs.Select(pair => pair.Key == key ? pair with { Value = value } : pair)], map.Line);
    }

    private static List<YamlNode> Without(IReadOnlyList<YamlNode> items, int at)
    {
        var left = items.ToList();
        left.RemoveAt(at);
        return left;
    }

    private static List<YamlNode> Moved(IReadOnlyList<YamlNode> items, int at, Move move)
    {
        var order = items.ToList();
        var other = at + (move.Down ? 1 : -1);
        if (other < 0 || other >= order.Count)
            return order;
        (order[at], order[other]) = (order[other], order[at]);
        return order;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // "key: value" a line; several values of a key with commas between them. Null if a line is something else.
    private static YamlMapping? Pairs(string text)
    {
        var pairs = new List<YamlPair>();
        foreach (var line in Lines(text))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 1 ? "" : line[..colon].Trim();
            if (key.Length == 0 || key.IndexOfAny(['{', '[', '-', '"', '\'']) == 0 || pairs.Exists(pair => pair.Key == key))
                return null;
            var values = line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (values.Length == 0 || values.Any(value => value[0] is '{' or '[' || value[^1] is '}' or ']'))
                return null;
            pairs.Add(new YamlPair(key, 0, values.Length == 1 ? Plain(values[0]) : new YamlSequence([.. values.Select(Plain)], 0)));
        }
        return new YamlMapping(pairs, 0);
    }

    private static YamlNode Yaml(string text, RuleEdit edit)
    {
        var unheard = new FileFaults(edit.Path, []);
        return YamlTree.Read(text, unheard) is { } node && unheard.All.Count == 0
            ? node
            : throw new RuleEditException("rule-value-unreadable", string.Create(CultureInfo.InvariantCulture, $"{edit.Path}"));
    }

    private static YamlScalar Plain(string text) => new(text, IsPlainWord(text), 0);

    // Without quotes these would be no text; everything else is a text either way.
    private static bool IsPlainWord(string text) => text is not ("" or "null" or "~");

    private static RuleEditException Unknown(RuleEdit edit) => new("rule-path-unknown", edit.Path);
}
