using Scoring.Domain.Rules;
using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Forms;

/// <summary>
/// A map of a rule file read by its form. Unknown and missing keys are reported on opening, wrong values when they are read.
/// </summary>
internal sealed partial class Entry
{
    private readonly Citation? _filled;

    private Entry(Form form, YamlMapping map, Place outside)
    {
        Form = form;
        Map = map;
        var place = outside.At(map.Line);
        Place = form.Citable ? Citations.Enter(map, place) : place;
        _filled = FilledDirectly();
        CheckKeys();
    }

    /// <summary>The keys that it may have.</summary>
    public Form Form { get; }

    /// <summary>The map as written.</summary>
    public YamlMapping Map { get; }

    /// <summary>The place inside the map, with the citation in reach.</summary>
    public Place Place { get; }

    /// <summary>The file's faults.</summary>
    public FileFaults Faults => Place.Faults;

    /// <summary>The citation in reach, or null: a committee's decree if the committee put a value into this map.</summary>
    public Citation? Citation => _filled ?? Place.Citation;

    /// <summary>Opens a map; null and a fault if the node is something else.</summary>
    public static Entry? Open(Form form, YamlNode node, Place outside, string key)
    {
        if (node is YamlMapping map)
            return new Entry(form, map, outside);
        outside.Faults.Add(FaultCodes.WrongType, node.Line, key, "map");
        return null;
    }

    /// <summary>The value at a key; null if the key is missing, empty, or left open.</summary>
    public YamlNode? Node(string name)
    {
        var field = FieldOf(name);
        return PairOf(name)?.Value is { } node and not YamlScalar { IsNull: true } && !(field.MayBeOpen && OpenMarker.IsOne(node))
            ? node
            : null;
    }

    /// <summary>True if the key has a value.</summary>
    public bool Has(string name) => Node(name) is not null;

    /// <summary>The line of a key, or the map's if the key is missing.</summary>
    public int LineOf(string name) => PairOf(name)?.Line ?? Map.Line;

    /// <summary>Notes what was taken for a key that is not written.</summary>
    public void Take(string name, string value)
    {
        if (PairOf(name) is null or { Value: YamlScalar { IsNull: true } })
            Place.Values?.Take(Map, name, value);
    }

    /// <summary>The map at a key, opened by its form; null if it is missing or not a map.</summary>
    public Entry? Child(string name) => Node(name) is { } node ? Open(FieldOf(name).Form!, node, Place, name) : null;

    /// <summary>The maps of the list at a key, opened by their form; items that are not maps are reported and skipped.</summary>
    public IReadOnlyList<Entry> Children(string name) =>
        [.. Items(name).Select(item => Open(FieldOf(name).Form!, item, Place, name)).OfType<Entry>()];

    /// <summary>The items of the list at a key; none if it is missing or not a list (a fault).</summary>
    public IReadOnlyList<YamlNode> Items(string name)
    {
        switch (Node(name))
        {
            case null:
                return [];
            case YamlSequence list:
                return list.Items;
            default:
                Faults.Add(FaultCodes.WrongType, LineOf(name), name, "list");
                return [];
        }
    }

    private YamlPair? PairOf(string name) => Map.Find(name) ?? (Form.Find(name) is { Formerly: { } before } ? Map.Find(before) : null);

    private Field FieldOf(string name) =>
        Form.Find(name) ?? throw new InvalidOperationException($"The form {Form.Name} does not declare {name}.");

    /// <summary>
    /// The decree of a value that a committee put into this map. A weight has its own citation and belongs to the step that weighs.
    /// </summary>
    private Citation? FilledDirectly() =>
        Place.Fillings is not { } fillings
            ? null
            : Map
                .Pairs.Where(pair => pair.Key != "weight")
                .Select(pair => fillings.Of(pair.Value.Line))
                .FirstOrDefault(section => section is not null && section != Place.Section)
                ?.Decree;

    private void CheckKeys()
    {
        string? before = null;
        foreach (var pair in Map.Pairs)
        {
            if (Form.Find(pair.Key) is null && !Form.TakesOthers)
            {
                if (before is "cite" or "at" && pair.Value is YamlScalar { IsNull: true, Text: "" })
                    Faults.Add(FaultCodes.CitationUnquoted, pair.Line, pair.Key);
                else
                    Faults.AddNear(
                        FaultCodes.UnknownKey,
                        pair.Line,
                        pair.Key,
                        Form.Fields.Select(field => field.Name),
                        string.Join(", ", Form.Fields.Select(field => field.Name))
                    );
            }
            else if (Form.Find(pair.Key) is { } field && field.Formerly == pair.Key)
            {
                if (Map.Find(field.Name) is not null)
                    Faults.Add(FaultCodes.OneOfTwo, pair.Line, pair.Key, field.Name);
                Place.Values?.Rename(Map, pair.Key, field.Name);
            }
            before = pair.Key;
        }
        foreach (var field in Form.Fields)
        {
            var open = field.MayBeOpen && PairOf(field.Name) is { } pair && OpenMarker.IsOne(pair.Value);
            if (field.Required && !open && !Has(field.Name))
                Faults.Add(FaultCodes.MissingKey, LineOf(field.Name), field.Name, Form.Name);
        }
    }
}
