using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads the edition's <c>attributes</c>: the values that each may have, and how else files may spell them.</summary>
internal static class AllowedValuesReader
{
    /// <summary>A value with other spellings, in place of the value alone.</summary>
    private static readonly Form Spelled = new(
        "value",
        [new Field("value", FieldType.Text).Must(), new Field("also", FieldType.Texts).Must()]
    );

    /// <summary>Reads the map; values given twice and spellings of two values are faults.</summary>
    public static void Read(YamlNode? node, EditionParts parts, Place place)
    {
        var faults = place.Faults;
        if (node is not null and not YamlMapping)
            faults.Add(FaultCodes.WrongType, node.Line, "attributes", "map");
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (node as YamlMapping)?.Pairs ?? [])
        {
            if (pair.Value is not YamlSequence { Items.Count: > 0 } list)
            {
                faults.Add(FaultCodes.WrongType, pair.Line, pair.Key, "list");
                continue;
            }
            var (values, spellings) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal));
            foreach (var item in list.Items)
                Add(item, values, spellings, pair.Key, place);
            foreach (var twice in values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
                faults.Add(FaultCodes.IdDuplicate, pair.Line, twice.Key, pair.Line);
            foreach (var also in spellings.Keys.Where(also => values.Exists(value => Titles.Key(value) == also)))
                faults.Add(FaultCodes.IdDuplicate, pair.Line, also, pair.Line);
            if (!parts.Attributes.TryAdd(pair.Key, values))
                faults.Add(FaultCodes.IdDuplicate, pair.Line, pair.Key, lines[pair.Key]);
            else if (spellings.Count > 0)
                parts.Spellings.Add(pair.Key, spellings);
            lines.TryAdd(pair.Key, pair.Line);
        }
    }

    private static void Add(YamlNode item, List<string> values, Dictionary<string, string> spellings, string key, Place place)
    {
        if (item is YamlScalar scalar)
        {
            values.Add(scalar.Text);
            return;
        }
        if (Entry.Open(Spelled, item, place, key) is not { } entry || entry.Text("value") is not { } value)
            return;
        values.Add(value);
        foreach (var also in entry.Texts("also"))
        {
            if (!spellings.TryAdd(Titles.Key(also), value) && spellings[Titles.Key(also)] != value)
                place.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("also"), also, entry.Map.Line);
        }
    }
}
