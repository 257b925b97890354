using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads conditions on attributes and checks their values against those that the edition allows.</summary>
internal static class ConditionReader
{
    private static readonly string[] Joins = ["any", "all", "not"];

    /// <summary>What one condition may require of an attribute; the keys of one line belong together.</summary>
    private static readonly string[][] Questions =
    [
        ["one-of"],
        ["from", "to"],
        ["at-least", "at-most"],
        ["present"],
        ["words-at-most"],
    ];

    /// <summary>What asks for the region itself, so that no attribute is named.</summary>
    private static readonly string[] RegionLists = ["regions", "regions-in"];

    /// <summary>The form of a condition.</summary>
    public static Form Form { get; } =
        Form.Cited(
            "condition",
            new Field("attribute", FieldType.Text),
            new("from", FieldType.Date),
            new("to", FieldType.Date),
            new("one-of", FieldType.Texts),
            new("at-least", FieldType.Number),
            new("at-most", FieldType.Number),
            new("present", FieldType.TrueOrFalse),
            new Field("words-at-most", FieldType.Whole).FromZero(),
            new("regions", FieldType.List),
            new("regions-in", FieldType.Text),
            new("any", FieldType.Conditions),
            new("all", FieldType.Conditions),
            new("not", FieldType.Condition)
        );

    /// <summary>A condition on the units of a level; null if it is faulty.</summary>
    public static Condition? Read(Entry entry, Level level, EditionParts parts)
    {
        string[][] asked =
        [
            .. Questions.Where(keys => keys.Any(entry.Has)),
            .. Joins.Concat(RegionLists).Where(entry.Has).Select(key => new[] { key }),
        ];
        if (asked.Length > 1)
            entry.Faults.Add(
                FaultCodes.ConditionMixed,
                entry.LineOf(asked[1].First(entry.Has)),
                asked[1].First(entry.Has),
                asked[0].First(entry.Has)
            );
        if (asked.Length == 0)
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "one-of", entry.Form.Name);
        if (asked.Length != 1)
            return null;
        if (RegionLists.Contains(asked[0][0]))
            return RegionListReader.Read(asked[0][0], entry, level, parts);
        if (Joins.Contains(asked[0][0]))
            return ReadJoin(asked[0][0], entry, level, parts);
        if (entry.Text("attribute") is { } attribute)
            return ReadQuestion(asked[0][0], attribute, entry, level, parts);
        entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "attribute", entry.Form.Name);
        return null;
    }

    /// <summary>The conditions of a list at a key.</summary>
    public static IReadOnlyList<Condition> ReadList(Entry owner, string key, Level level, EditionParts parts) =>
        [
            .. owner
                .Items(key)
                .Select(item => Entry.Open(Form, item, owner.Place, key))
                .OfType<Entry>()
                .Select(entry => Read(entry, level, parts))
                .OfType<Condition>(),
        ];

    /// <summary>The conditions at <c>where</c>: a list of conditions, or attributes with a value or a list of values.</summary>
    public static IReadOnlyList<Condition> ReadWhere(Entry owner, Level level, EditionParts parts)
    {
        var node = owner.Node("where");
        if (node is YamlSequence)
            return ReadList(owner, "where", level, parts);
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

    private static Condition? ReadQuestion(string question, string attribute, Entry entry, Level level, EditionParts parts)
    {
        entry.Place.Reach.Demand(entry.Faults, entry.LineOf(question), question);
        switch (question)
        {
            case "one-of":
                var oneOf = entry.Texts("one-of");
                CheckValues(attribute, oneOf, entry.LineOf("one-of"), level, parts, entry.Faults);
                return new AttributeIsOneOf(attribute, oneOf, entry.Citation);
            case "from":
                var (from, to) = (entry.Date("from"), entry.Date("to"));
                if (from > to)
                    entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("to"), "to", from, to);
                return new DateIsWithin(attribute, from, to, entry.Citation);
            case "at-least":
                var (least, most) = (entry.Number("at-least"), entry.Number("at-most"));
                if (least > most)
                    entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("at-most"), "at-most", least, most);
                return new NumberIsWithin(attribute, least, most, entry.Citation);
            case "present":
                return new AttributeIsPresent(attribute, entry.TrueOrFalse("present", true), entry.Citation);
            default:
                return entry.Whole("words-at-most") is { } words ? new TextHasWordsAtMost(attribute, words, entry.Citation) : null;
        }
    }

    private static Condition? ReadJoin(string join, Entry entry, Level level, EditionParts parts)
    {
        if (entry.Has("attribute"))
            entry.Faults.Add(FaultCodes.ConditionMixed, entry.LineOf("attribute"), "attribute", join);
        if (join == "not")
        {
            var inner = Entry.Open(Form, entry.Node("not")!, entry.Place, "not");
            return inner is not null && Read(inner, level, parts) is { } condition ? new NotSo(condition, entry.Citation) : null;
        }
        if (entry.Node(join) is YamlSequence { Items.Count: 0 } empty)
            entry.Faults.Add(FaultCodes.MissingKey, empty.Line, join, entry.Form.Name);
        var conditions = ReadList(entry, join, level, parts);
        return conditions.Count == 0 ? null
            : join == "any" ? new AnyOf(conditions, entry.Citation)
            : new AllOf(conditions, entry.Citation);
    }

    /// <summary>
    /// The values of an attribute that a map applies to; a value that the edition does not allow, or that another map applies to, is a
    /// fault.
    /// </summary>
    /// <param name="entry">The map.</param>
    /// <param name="key">The key of its values.</param>
    /// <param name="attribute">The attribute; null if it is missing, which has been reported.</param>
    /// <param name="level">Whose attribute it is.</param>
    /// <param name="parts">The values that the edition allows.</param>
    /// <param name="seen">The lines of the values that other maps of the list apply to.</param>
    public static IReadOnlyList<string> ReadValues(
        Entry entry,
        string key,
        string? attribute,
        Level level,
        EditionParts parts,
        Dictionary<string, int> seen
    )
    {
        var values = entry.Texts(key);
        entry.Place.Reach.Demand(entry.Faults, entry.LineOf(key), key);
        if (attribute is not null)
            CheckValues(attribute, values, entry.LineOf(key), level, parts, entry.Faults);
        foreach (var value in values.Where(value => !seen.TryAdd(value, entry.LineOf(key))))
            entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf(key), value, seen[value]);
        return values;
    }

    private static void CheckValues(
        string attribute,
        IEnumerable<string> values,
        int line,
        Level level,
        EditionParts parts,
        FileFaults faults
    )
    {
        var allowed =
            level == Level.Region && attribute.Equals("type", StringComparison.OrdinalIgnoreCase)
                ? parts.UnitTypes.Count > 0
                    ? parts.UnitTypes
                    : Edition.RegionTypes
                : level == Level.Innovation
                    ? parts.Attributes.GetValueOrDefault(attribute)
                    : null;
        if (allowed is null)
            return;
        foreach (var value in values.Where(value => !allowed.Contains(value, StringComparer.OrdinalIgnoreCase)))
            faults.AddNear(FaultCodes.AttributeValue, line, value, allowed, attribute, string.Join(", ", allowed));
    }
}
