using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Committee;

/// <summary>
/// A value that an edition leaves to a committee: <c>{ open: ID }</c> in place of the value, or <c>{ open: ID, meanwhile: VALUE }</c> with
/// the value that holds until a committee gives another.
/// </summary>
/// <param name="Id">The open point.</param>
/// <param name="Line">The line of the marker.</param>
/// <param name="Key">The key whose value is open.</param>
/// <param name="Path">The path to it, for people: keys and ids with slashes.</param>
/// <param name="HasMeanwhile">True if a value holds meanwhile, so that nothing waits for the committee.</param>
internal sealed record OpenMarker(string Id, int Line, string Key, string Path, bool HasMeanwhile)
{
    /// <summary>True for a marker.</summary>
    public static bool IsOne(YamlNode node) => IdOf(node) is not null;

    /// <summary>The open point of a marker; null if the node is something else.</summary>
    public static string? IdOf(YamlNode node) =>
        node is YamlMapping { Pairs: [{ Key: "open", Value: YamlScalar { IsNull: false } id }, ..] pairs }
        && (pairs.Count == 1 || (pairs.Count == 2 && MeanwhileOf(node) is not null))
            ? id.Text
            : null;

    /// <summary>The markers in a file, in its order.</summary>
    public static IReadOnlyList<OpenMarker> In(YamlNode node) => [.. Find(node, "", "")];

    /// <summary>
    /// The tree with replacements for markers; null puts what holds meanwhile, or leaves the marker as it is if nothing does.
    /// </summary>
    public static YamlNode Fill(YamlNode node, Func<string, YamlNode?> valueOf) =>
        node switch
        {
            YamlMapping when IdOf(node) is { } id => valueOf(id) ?? MeanwhileOf(node) ?? node,
            YamlMapping map => map with { Pairs = [.. map.Pairs.Select(pair => pair with { Value = Fill(pair.Value, valueOf) })] },
            YamlSequence list => list with { Items = [.. list.Items.Select(item => Fill(item, valueOf))] },
            _ => node,
        };

    private static YamlNode? MeanwhileOf(YamlNode node) =>
        (node as YamlMapping)?.Find("meanwhile")?.Value is { } value and not YamlScalar { IsNull: true } ? value : null;

    private static IEnumerable<OpenMarker> Find(YamlNode node, string key, string path) =>
        node switch
        {
            YamlMapping when IdOf(node) is { } id => [new OpenMarker(id, node.Line, key, path, MeanwhileOf(node) is not null)],
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
