using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Committee;

/// <summary>A value that an edition leaves to a committee: <c>{ open: ID }</c> in place of the value.</summary>
/// <param name="Id">The open point.</param>
/// <param name="Line">The line of the marker.</param>
/// <param name="Key">The key whose value is open.</param>
/// <param name="Path">The path to it, for people: keys and ids with slashes.</param>
internal sealed record OpenMarker(string Id, int Line, string Key, string Path)
{
    /// <summary>True for a marker.</summary>
    public static bool IsOne(YamlNode node) => IdOf(node) is not null;

    /// <summary>The open point of a marker; null if the node is something else.</summary>
    public static string? IdOf(YamlNode node) =>
        node is YamlMapping { Pairs: [{ Key: "open", Value: YamlScalar { IsNull: false } id }] } ? id.Text : null;

    /// <summary>The markers in a file, in its order.</summary>
    public static IReadOnlyList<OpenMarker> In(YamlNode node) => [.. Find(node, "", "")];

    /// <summary>The tree with replacements for markers; null leaves a marker as it is.</summary>
    public static YamlNode Fill(YamlNode node, Func<string, YamlNode?> valueOf) =>
        node switch
        {
            YamlMapping when IdOf(node) is { } id => valueOf(id) ?? node,
            YamlMapping map => map with { Pairs = [.. map.Pairs.Select(pair => pair with { Value = Fill(pair.Value, valueOf) })] },
            YamlSequence list => list with { Items = [.. list.Items.Select(item => Fill(item, valueOf))] },
            _ => node,
        };

    private static IEnumerable<OpenMarker> Find(YamlNode node, string key, string path) =>
        node switch
        {
            YamlMapping when IdOf(node) is { } id => [new OpenMarker(id, node.Line, key, path)],
            YamlMapping map => map.Pairs.SelectMany(pair => Find(pair.Value, pair.Key, Below(path, pair.Key))),
            YamlSequence list => list.Items.SelectMany(
                (item, i) =>
                    Find(
                        item,
                        key,
                        Below(path, (item as YamlMapping)?.Find("id")?.Value is YamlScalar { IsNull: false } id ? id.Text : $"{i + 1}")
                    )
            ),
            _ => [],
        };

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}/{key}";
}
