using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Committee;

/// <summary>
/// Puts what a committee says about a point into an edition's tree where no marker shows the place: into the eligibility rules that the
/// point keeps from being checked, or as parts that are added to the edition. What the edition itself gives is never overwritten, except
/// the definitions that the point names under <c>replaces</c>.
/// </summary>
/// <param name="edition">"programme/edition".</param>
/// <param name="faults">The faults of edition.yaml; lines in a committee's file are offset as its values are.</param>
internal sealed class PointFilling(string edition, FileFaults faults)
{
    private static readonly string[] NotAdded =
    [
        "programme",
        "edition",
        "name",
        "about",
        "indicators",
        "results",
        "open",
        "cite",
        "standing",
    ];
    private static readonly string[] Added = [.. EditionForms.Edition.Fields.Select(field => field.Name).Except(NotAdded)];

    /// <summary>The definitions that a committee added or replaced, by the line of their map, with their point.</summary>
    public Dictionary<int, string> From { get; } = [];

    /// <summary>The points whose filling is about who takes part, so that every ranking uses it.</summary>
    public HashSet<string> OfAll { get; } = new(StringComparer.Ordinal);

    /// <summary>The words in which a committee settled a point without a place; null if it gave parts, or something faulty.</summary>
    public static Text? Words(OpenPoint point, YamlNode value)
    {
        if (!point.HasNoPlace)
            return null;
        switch (value)
        {
            case YamlScalar scalar:
                return Text.Same(scalar.Text);
            case YamlMapping { Pairs.Count: > 0 } map when map.Pairs.All(pair => pair is { Key: "id" or "en", Value: YamlScalar }):
                var (id, en) = (OpenPoint.TextAt(map, "id"), OpenPoint.TextAt(map, "en"));
                return (id ?? en) is { } one ? new Text(id ?? one, en ?? one) : null;
            default:
                return null;
        }
    }

    /// <summary>The tree with what was said about a point. Markers are left to <see cref="OpenMarker.Fill"/>.</summary>
    public YamlMapping Put(YamlMapping root, OpenPoint point, YamlNode value)
    {
        if (point.Rules.Count > 0)
        {
            OfAll.Add(point.Id);
            return Change(root, "eligibility", item =>
                point.Rules.Any(rule => ReferenceEquals(rule, item)) ? Rule((YamlMapping)item, point, value) : item
            );
        }
        if (!point.HasNoPlace || Words(point, value) is not null)
            return root;
        if (value is YamlMapping parts)
            return Parts(root, point, parts);
        faults.Add(FaultCodes.WrongType, value.Line, point.Id, "map");
        return root;
    }

    private static YamlMapping Change(YamlMapping root, string list, Func<YamlNode, YamlNode> changed) =>
        root with
        {
            Pairs =
            [
                .. root.Pairs.Select(pair =>
                    pair.Key == list && pair.Value is YamlSequence items
                        ? pair with
                        {
                            Value = items with { Items = [.. items.Items.Select(changed)] },
                        }
                        : pair
                ),
            ],
        };

    /// <summary>A rule with the keys that it lacked: a map of them, or the closing day alone.</summary>
    private YamlMapping Rule(YamlMapping rule, OpenPoint point, YamlNode value)
    {
        var given = value is YamlMapping map ? map.Pairs : [new YamlPair("closing", value.Line, value)];
        foreach (var pair in given.Where(pair => rule.Find(pair.Key) is not null))
            Refuse(pair.Line, pair.Key, point);
        return rule with { Pairs = [.. rule.Pairs.Where(pair => pair.Key != "open"), .. given.Where(pair => rule.Find(pair.Key) is null)] };
    }

    private YamlMapping Parts(YamlMapping root, OpenPoint point, YamlMapping parts)
    {
        var pairs = root.Pairs.ToList();
        foreach (var part in parts.Pairs)
        {
            if (!Added.Contains(part.Key))
            {
                faults.AddNear(FaultCodes.UnknownKey, part.Line, part.Key, Added, string.Join(", ", Added));
                continue;
            }
            if (part.Key is "attributes" or "eligibility" or "counts-innovations")
                OfAll.Add(point.Id);
            var at = pairs.FindIndex(pair => pair.Key == part.Key);
            if (at < 0)
                pairs.Add(Marked(part, point));
            else
                pairs[at] = pairs[at] with { Value = Joined(pairs[at].Value, part.Value, part, point) };
        }
        return root with { Pairs = pairs };
    }

    private YamlNode Joined(YamlNode own, YamlNode added, YamlPair part, OpenPoint point)
    {
        switch (own, added)
        {
            case (YamlSequence list, YamlSequence more):
                return list with { Items = Items(list, more, part, point) };
            case (YamlMapping map, YamlMapping more):
                var pairs = map.Pairs.ToList();
                foreach (var pair in more.Pairs)
                {
                    var at = pairs.FindIndex(known => known.Key == pair.Key);
                    if (at < 0)
                        pairs.Add(pair);
                    else
                        pairs[at] = pairs[at] with { Value = Joined(pairs[at].Value, pair.Value, pair, point) };
                }
                return map with { Pairs = pairs };
            default:
                if (!point.Replaces.Contains(part.Key))
                    Refuse(part.Line, part.Key, point);
                return point.Replaces.Contains(part.Key) ? added : own;
        }
    }

    /// <summary>Items with a new id follow the edition's; one with an id that the point lets replace takes its place.</summary>
    private List<YamlNode> Items(YamlSequence own, YamlSequence added, YamlPair part, OpenPoint point)
    {
        var items = own.Items.ToList();
        foreach (var item in added.Items)
        {
            var id = item is YamlMapping map ? OpenPoint.TextAt(map, "id") : null;
            var at = id is null ? -1 : items.FindIndex(known => known is YamlMapping other && OpenPoint.TextAt(other, "id") == id);
            if (at >= 0 && !point.Replaces.Contains(id!))
            {
                Refuse(((YamlMapping)item).Find("id")!.Line, $"{part.Key}/{id}", point);
                continue;
            }
            if (item is YamlMapping)
                From[item.Line] = point.Id;
            if (at >= 0)
                items[at] = item;
            else
                items.Add(item);
        }
        return items;
    }

    private YamlPair Marked(YamlPair part, OpenPoint point)
    {
        foreach (var item in (part.Value as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
            From[item.Line] = point.Id;
        return part;
    }

    private void Refuse(int line, string key, OpenPoint point) =>
        faults.Add(FaultCodes.OpenGiven, line, key, edition, point.Id, point.Replaces.Count > 0 ? string.Join(", ", point.Replaces) : "–");
}
