using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads conditions on attributes and checks their values against those that the edition allows.</summary>
internal static class ConditionReader
{
    private static readonly string[] RegionTypes = ["provinsi", "kabupaten", "kota"];

    /// <summary>The form of an item of <c>counts-innovations</c>.</summary>
    public static Form Form { get; } = Form.Cited("condition",
        new Field("attribute", FieldType.Text).Must(),
        new("from", FieldType.Date), new("to", FieldType.Date), new("one-of", FieldType.Texts));

    /// <summary>A condition on innovations; null where it is faulty.</summary>
    public static Condition? Read(Entry entry, EditionParts parts)
    {
        var attribute = entry.Text("attribute");
        var (from, to, oneOf) = (entry.Date("from"), entry.Date("to"), entry.Texts("one-of"));
        if (!entry.Has("from") && !entry.Has("to") && !entry.Has("one-of"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "one-of", entry.Form.Name);
        else if (entry.Has("one-of") && (entry.Has("from") || entry.Has("to")))
            entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf(entry.Has("from") ? "from" : "to"), entry.Has("from") ? "from" : "to", "attribute, one-of");
        if (from > to)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("to"), "to", from, to);
        if (attribute is null)
            return null;
        if (!entry.Has("one-of"))
            return new DateIsWithin(attribute, from, to, entry.Citation);
        entry.Place.Reach.Demand(entry.Faults, entry.LineOf("one-of"), "one-of");
        CheckValues(attribute, oneOf, entry.LineOf("one-of"), Level.Innovation, parts, entry.Faults);
        return new AttributeIsOneOf(attribute, oneOf, entry.Citation);
    }

    /// <summary>The conditions of a ranking's <c>where</c>: attribute with a value or a list of values.</summary>
    public static IReadOnlyList<Condition> ReadWhere(YamlNode? node, Entry owner, Level level, EditionParts parts)
    {
        if (node is not YamlMapping map)
        {
            if (node is not null)
                owner.Faults.Add(FaultCodes.WrongType, node.Line, "where", "map");
            return [];
        }
        var conditions = new List<Condition>();
        foreach (var pair in map.Pairs)
        {
            var values = Entry.TextsOf(pair.Value is YamlSequence list ? list.Items : [pair.Value], pair.Key, owner.Faults);
            owner.Place.Reach.Demand(owner.Faults, pair.Line, pair.Key);
            CheckValues(pair.Key, values, pair.Line, level, parts, owner.Faults);
            conditions.Add(new AttributeIsOneOf(pair.Key, values, owner.Citation));
        }
        return conditions;
    }

    /// <summary>The edition's <c>attributes</c>: the values that each may have.</summary>
    public static void ReadAllowed(YamlNode? node, EditionParts parts, FileFaults faults)
    {
        if (node is not null and not YamlMapping)
            faults.Add(FaultCodes.WrongType, node.Line, "attributes", "map");
        foreach (var pair in (node as YamlMapping)?.Pairs ?? [])
        {
            if (pair.Value is not YamlSequence { Items.Count: > 0 } list)
            {
                faults.Add(FaultCodes.WrongType, pair.Line, pair.Key, "list");
                continue;
            }
            var values = Entry.TextsOf(list.Items, pair.Key, faults);
            foreach (var twice in values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
                faults.Add(FaultCodes.IdDuplicate, pair.Line, twice.Key, pair.Line);
            parts.Attributes[pair.Key] = values;
        }
    }

    /// <summary>The values of an attribute that a map is for; a value that the edition does not allow, or that another map is for, is a fault.</summary>
    /// <param name="entry">The map.</param>
    /// <param name="key">The key of its values.</param>
    /// <param name="attribute">The attribute; null where it is missing, which has been reported.</param>
    /// <param name="level">Whose attribute it is.</param>
    /// <param name="parts">The values that the edition allows.</param>
    /// <param name="seen">The lines of the values that other maps of the list are for.</param>
    public static IReadOnlyList<string> ReadValues(Entry entry, string key, string? attribute, Level level, EditionParts parts, Dictionary<string, int> seen)
    {
        var values = entry.Texts(key);
        entry.Place.Reach.Demand(entry.Faults, entry.LineOf(key), key);
        if (attribute is not null)
            CheckValues(attribute, values, entry.LineOf(key), level, parts, entry.Faults);
        foreach (var value in values.Where(value => !seen.TryAdd(value, entry.LineOf(key))))
            entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf(key), value, seen[value]);
        return values;
    }

    private static void CheckValues(string attribute, IEnumerable<string> values, int line, Level level, EditionParts parts, FileFaults faults)
    {
        var allowed = level == Level.Region && attribute == "type" ? RegionTypes
            : level == Level.Innovation ? parts.Attributes.GetValueOrDefault(attribute) : null;
        if (allowed is null)
            return;
        foreach (var value in values.Where(value => !allowed.Contains(value, StringComparer.OrdinalIgnoreCase)))
            faults.AddNear(FaultCodes.AttributeValue, line, value, allowed, attribute, string.Join(", ", allowed));
    }
}
