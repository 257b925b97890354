using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Committee;

/// <summary>A point that an edition declares open, with what of the edition it holds up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Markers">The values that it leaves open, in the order of the file; empty if there are none.</param>
/// <param name="Rules">The eligibility rules that it keeps from being checked (<c>open: ID</c>); empty if there are none.</param>
/// <param name="Replaces">The ids of definitions that a committee may replace when it fills the point; empty if it may only add.</param>
internal sealed record OpenPoint(
    string Id,
    IReadOnlyList<OpenMarker> Markers,
    IReadOnlyList<YamlMapping> Rules,
    IReadOnlyList<string> Replaces
)
{
    /// <summary>True if no value and no rule of the edition waits for it: it is settled in words, or by parts that are added.</summary>
    public bool HasNoPlace => Markers.Count == 0 && Rules.Count == 0;

    /// <summary>The points of an edition: those that it declares, then those that only a marker names, which is a fault.</summary>
    public static IReadOnlyList<OpenPoint> In(YamlNode root)
    {
        var markers = OpenMarker.In(root).ToLookup(marker => marker.Id, StringComparer.Ordinal);
        var rules = Items(root, "eligibility").ToLookup(rule => TextAt(rule, "open") ?? "", StringComparer.Ordinal);
        var declared = Items(root, "open").Select(item => (Id: TextAt(item, "id"), Item: item)).Where(pair => pair.Id is not null);
        return
        [
            .. declared
                .Select(pair => new OpenPoint(pair.Id!, [.. markers[pair.Id!]], [.. rules[pair.Id!]], Texts(pair.Item, "replaces")))
                .Concat(markers.Select(group => new OpenPoint(group.Key, [.. group], [], [])))
                .DistinctBy(point => point.Id),
        ];
    }

    /// <summary>Where it stands in the edition, in the order of the file.</summary>
    /// <param name="edition">"programme/edition".</param>
    public IReadOnlyList<OpenPlace> Places(string edition)
    {
        var main = $"{edition}/{EditionFiles.Main}";
        return
        [
            .. Markers
                .Select(marker => new OpenPlace(main, marker.Line, marker.Path))
                .Concat(
                    Rules.Select(rule => new OpenPlace(
                        main,
                        rule.Find("open")!.Line,
                        $"eligibility/{TextAt(rule, "id") ?? rule.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
                    ))
                )
                .OrderBy(place => place.Line),
        ];
    }

    /// <summary>The maps of a list at the top of an edition.</summary>
    public static IEnumerable<YamlMapping> Items(YamlNode root, string list) =>
        ((root as YamlMapping)?.Find(list)?.Value as YamlSequence)?.Items.OfType<YamlMapping>() ?? [];

    /// <summary>The text at a key; null if there is none.</summary>
    public static string? TextAt(YamlMapping map, string key) =>
        map.Find(key)?.Value is YamlScalar { IsNull: false } scalar ? scalar.Text : null;

    private static IReadOnlyList<string> Texts(YamlMapping map, string key) =>
        map.Find(key)?.Value switch
        {
            YamlSequence list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Text)],
            YamlScalar { IsNull: false } one => [one.Text],
            _ => [],
        };
}
