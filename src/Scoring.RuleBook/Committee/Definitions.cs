using Scoring.Domain.Steps;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Committee;

/// <summary>Which definition of an edition needs which open points: those in it, and those of every definition that it refers to.</summary>
/// <remarks>
/// Read from the raw tree and not from a list of keys, so that a new kind of step or a new key needs no change here: a definition is an
/// item with an id in a list at the top, and every text in it that is another definition's id refers to that one.
/// </remarks>
internal sealed class Definitions
{
    private static readonly HashSet<string> Descriptions = new(
        ["id", "name", "en", "title", "what", "about", "cite", "at", "source", "standing", "subject", "on", "file", "open"],
        StringComparer.Ordinal
    );

    private readonly List<Definition> _all;
    private readonly HashSet<string> _ofAll;

    /// <summary>Reads the definitions of an edition.</summary>
    /// <param name="root">The tree of edition.yaml, with its markers and the parts that a committee added.</param>
    /// <param name="from">The open points that parts were added for, by the line of the part's map.</param>
    /// <param name="ofAll">The open points that every ranking uses: those about who takes part.</param>
    public Definitions(YamlMapping root, IReadOnlyDictionary<int, string> from, IEnumerable<string> ofAll)
    {
        _all =
        [
            .. root
                .Pairs.Where(IsList)
                .SelectMany(pair => ((YamlSequence)pair.Value).Items.OfType<YamlMapping>().Select(item => Make(pair.Key, item, from))),
        ];
        // Who may take part concerns every ranking: a value that an eligibility rule lacks must not simply drop the rule.
        _ofAll =
        [
            .. root
                .Pairs.Where(pair => pair.Key != "open" && (pair.Key == "eligibility" || !IsList(pair)))
                .SelectMany(pair => OpenMarker.In(pair.Value))
                .Select(marker => marker.Id),
            .. ofAll,
        ];
        Spread();
    }

    /// <summary>The rankings with the open points that each needs, in the order of the file.</summary>
    public IEnumerable<(YamlMapping Map, string Id, IReadOnlySet<string> Needs)> Rankings =>
        _all.Where(one => one.List == "rankings")
            .Select(one => (one.Map, one.Id, (IReadOnlySet<string>)new HashSet<string>(one.Needs.Concat(_ofAll))));

    /// <summary>The tree without the definitions that need one of these open points.</summary>
    public YamlMapping Without(IReadOnlySet<string> open, YamlMapping tree)
    {
        var gone = _all.Where(one => one.Needs.Overlaps(open) || (one.List == "rankings" && _ofAll.Overlaps(open)))
            .Select(one => (one.List, one.Map.Line))
            .ToHashSet();
        var waiting = _all.Where(one => one.List == "rankings" && gone.Contains((one.List, one.Map.Line)))
            .Select(one => one.Id)
            .ToHashSet(StringComparer.Ordinal);
        return tree with
        {
            Pairs =
            [
                .. tree
                    .Pairs.Select(pair =>
                        pair.Value is YamlSequence list
                            ? pair with
                            {
                                Value = list with { Items = [.. list.Items.Where(item => !gone.Contains((pair.Key, item.Line)))] },
                            }
                            : pair
                    )
                    .Select(pair => pair.Key == "awards" ? WithoutPrizesOf(waiting, pair) : pair)
                    .OfType<YamlPair>(),
            ],
        };
    }

    /// <summary>
    /// The prizes without those of rankings that wait; null if none is left. Where an entry may hold only one prize, a prize that waits
    /// could change who holds the others: then all of them wait.
    /// </summary>
    private static YamlPair? WithoutPrizesOf(HashSet<string> waiting, YamlPair awards)
    {
        if (awards.Value is not YamlMapping map || map.Find("list")?.Value is not YamlSequence list)
            return awards;
        var kept = list
            .Items.Where(item => item is not YamlMapping prize || !waiting.Contains(OpenPoint.TextAt(prize, "of") ?? ""))
            .ToList();
        if (kept.Count == list.Items.Count)
            return awards;
        return kept.Count == 0 || OpenPoint.TextAt(map, "prizes-per-entry") != "several"
            ? null
            : awards with
            {
                Value = map with
                {
                    Pairs = [.. map.Pairs.Select(pair => pair.Key == "list" ? pair with { Value = list with { Items = kept } } : pair)],
                },
            };
    }

    /// <summary>True if a line is in a definition that needs one of these open points.</summary>
    public bool Depends(int line, IReadOnlySet<string> open) =>
        _all.Any(one => one.Needs.Overlaps(open) && line >= one.Map.Line && line <= one.LastLine);

    private sealed record Definition(
        string List,
        string Id,
        YamlMapping Map,
        HashSet<string> Ids,
        HashSet<string> Needs,
        List<(string Key, string Text)> Named,
        int LastLine
    );

    private static bool IsList(YamlPair pair) =>
        pair.Key != "open" && pair.Value is YamlSequence { Items: [YamlMapping first, ..] } && first.Find("id") is not null;

    private static Definition Make(string list, YamlMapping item, IReadOnlyDictionary<int, string> from)
    {
        var texts = Scalars(item, "").ToList();
        var own = (item.Find("id")?.Value as YamlScalar)?.Text ?? "";
        // Only steps contain steps that others may refer to.
        var ids = list == "scores" ? texts.Where(text => text.Key == "id").Select(text => text.Scalar.Text) : [own];
        return new Definition(
            list,
            own,
            item,
            [.. ids],
            [
                .. OpenMarker.In(item).Select(marker => marker.Id),
                .. from.TryGetValue(item.Line, out var point) ? [point] : Array.Empty<string>(),
            ],
            // The word after step is a kind, except in the keys of a ranking, where it names a step.
            [
                .. texts
                    .Where(text => !Descriptions.Contains(text.Key) && (text.Key != "step" || list == "rankings"))
                    .Select(text => (text.Key, text.Scalar.Text)),
            ],
            texts.Select(text => text.Scalar.Line).Append(item.Line).Max()
        );
    }

    private static IEnumerable<(string Key, YamlScalar Scalar)> Scalars(YamlNode node, string key) =>
        node switch
        {
            YamlScalar scalar => [(key, scalar)],
            YamlMapping map => map.Pairs.SelectMany(pair => Scalars(pair.Value, pair.Key)),
            YamlSequence list => list.Items.SelectMany(item => Scalars(item, key)),
            _ => [],
        };

    private void Spread()
    {
        bool more;
        do
        {
            more = false;
            foreach (var one in _all)
            {
                var before = one.Needs.Count;
                foreach (var (key, text) in one.Named)
                    one.Needs.UnionWith(Meant(key, text).SelectMany(other => other.Needs).ToList());
                more |= one.Needs.Count > before;
            }
        } while (more);
    }

    /// <summary>
    /// The definitions that a text at a key refers to: a stage for <c>stage</c>, a ranking for <c>among</c> and <c>entries</c>, otherwise
    /// one that is neither, if any.
    /// </summary>
    private List<Definition> Meant(string key, string text)
    {
        // A node of an index needs what the index needs.
        var index = HierarchyNodeStep.IndexIn(text) ?? text;
        var found = _all.Where(one => one.Ids.Contains(text) || (one.List == "scores" && one.Ids.Contains(index))).ToList();
        var list = key is "among" or "entries" ? "rankings" : key + "s";
        var exact = found.Where(one => one.List == list).ToList();
        if (exact.Count > 0)
            return exact;
        var others = found.Where(one => one.List is not ("stages" or "rankings")).ToList();
        return others.Count > 0 ? others : found;
    }
}
