using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Forms;

/// <summary>
/// What the reader took from its maps beyond what is written there: the defaults of keys that are missing, and today's word for a key that
/// was written with an earlier one. With them a tree says everything that decides, and another program needs to know no default.
/// </summary>
internal sealed class ReadValues
{
    private readonly Dictionary<YamlMapping, SortedDictionary<string, YamlNode>> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(YamlMapping Map, string Key), string> _names = new(ByPlace.Instance);

    /// <summary>Notes the value of a key that is not written.</summary>
    public void Take(YamlMapping map, string key, string value) => Take(map, key, new YamlScalar(value, false, map.Line));

    /// <summary>Notes the value of a key that is not written.</summary>
    public void Take(YamlMapping map, string key, YamlNode value)
    {
        if (!_taken.TryGetValue(map, out var values))
            _taken.Add(map, values = new SortedDictionary<string, YamlNode>(StringComparer.Ordinal));
        values.TryAdd(key, value);
    }

    /// <summary>Notes that a key is written with an earlier word.</summary>
    public void Rename(YamlMapping map, string written, string name) => _names.TryAdd((map, written), name);

    /// <summary>The keys of a map as they were read: those written, in their order, then those taken, in order of the key.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Of(YamlMapping map)
    {
        foreach (var pair in map.Pairs)
            yield return (_names.GetValueOrDefault((map, pair.Key), pair.Key), pair.Value);
        if (!_taken.TryGetValue(map, out var values))
            yield break;
        foreach (var (key, value) in values)
            yield return (key, value);
    }

    // Maps that read alike at two places are two maps.
    private sealed class ByPlace : IEqualityComparer<(YamlMapping Map, string Key)>
    {
        public static ByPlace Instance { get; } = new();

        public bool Equals((YamlMapping Map, string Key) x, (YamlMapping Map, string Key) y) =>
            ReferenceEquals(x.Map, y.Map) && x.Key == y.Key;

        public int GetHashCode((YamlMapping Map, string Key) obj) =>
            HashCode.Combine(
                System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Map),
                StringComparer.Ordinal.GetHashCode(obj.Key)
            );
    }
}
