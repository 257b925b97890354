using Scoring.Domain.Facts;

namespace Scoring.Features.Import.RegionLists;

/// <summary>Finds regions of a list by their names as people write them.</summary>
internal sealed class RegionNames
{
    private const int LongestName = 200;

    private readonly UnitTable _regions;
    private readonly Dictionary<string, List<int>> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _shorter = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, int Province), IReadOnlyList<int>> _found = [];

    /// <summary>An index over the names of a list.</summary>
    /// <param name="regions">The list.</param>
    /// <param name="others">Further names of a region by its index in the list.</param>
    public RegionNames(UnitTable regions, IEnumerable<(int Region, string Name)> others)
    {
        _regions = regions;
        for (var region = 0; region < regions.Count; region++)
        {
            var (key, shorter) = WrittenName.KeysOf(regions.Name(region));
            Add(_exact, key, region);
            if (shorter is not null)
                Add(_shorter, shorter, region);
        }
        foreach (var (region, name) in others)
            Add(_exact, WrittenName.KeysOf(name).Key, region);
    }

    /// <summary>
    /// The regions that a text may name, in the order of the list: one if it is clear, several if it fits several, none if it fits none.
    /// </summary>
    /// <param name="text">The name.</param>
    /// <param name="province">The index of the province that the region belongs to; −1 if that is not known.</param>
    public IReadOnlyList<int> Find(string text, int province = -1)
    {
        if (!_found.TryGetValue((text, province), out var found))
            _found.Add((text, province), found = Search(text, province));
        return found;
    }

    /// <summary>The same, without remembering what was found; many threads may search at once.</summary>
    public IReadOnlyList<int> Search(string text) => Search(text, -1);

    /// <summary>The provinces that a text may name.</summary>
    public IReadOnlyList<int> FindProvinces(string text) => [.. Find(text).Where(IsProvince)];

    /// <summary>The region whose name is spelt most like a text that no region has; −1 if none is near.</summary>
    public int Nearest(string text)
    {
        foreach (var (type, key) in WrittenName.Readings(WrittenName.WordsOf(text)))
        {
            var keys = _exact.Where(pair => type is null || pair.Value.Exists(region => TypeOf(region) == type)).Select(pair => pair.Key);
            if (RuleBook.Nearest.To(key, keys) is { } nearest)
                return _exact[nearest].Find(region => type is null || TypeOf(region) == type);
        }
        return -1;
    }

    /// <summary>True if a region of the list is a province.</summary>
    public bool IsProvince(int region) => TypeOf(region) == "provinsi";

    private List<int> Search(string text, int province)
    {
        if (text.Length > LongestName)
            return [];
        var words = WrittenName.WordsOf(text);
        if (Whole(words, province) is { Count: > 0 } found)
            return found;
        // "Kab. Garut, Jawa Barat", "Kab. Garut Prov. Jawa Barat", "Garut (Jawa Barat)".
        var end = text.AsSpan().IndexOfAny(',', '(');
        var (name, rest) =
            end > 0 ? (WrittenName.WordsOf(text[..end]), WrittenName.WordsOf(text[end..]))
            : words.IndexOf("provinsi", Math.Min(1, words.Count)) is > 0 and var at ? (words[..at], words[at..])
            : ([], []);
        return Whole(rest, -1).Where(IsProvince).ToList() is [var of] && name.Count > 0 ? Whole(name, of) : [];
    }

    private List<int> Whole(List<string> words, int province)
    {
        foreach (var index in new[] { _exact, _shorter })
        {
            foreach (var (type, key) in WrittenName.Readings(words))
            {
                var fitting = index
                    .GetValueOrDefault(key, [])
                    .Where(region => (type is null || TypeOf(region) == type) && (province < 0 || IsIn(region, province)))
                    .ToList();
                if (fitting.Count > 0)
                    return fitting;
            }
        }
        return [];
    }

    private bool IsIn(int region, int province) =>
        region == province || _regions.Attribute(region, "province_code") == _regions.Id(province);

    private string? TypeOf(int region) => _regions.Attribute(region, "type");

    private static void Add(Dictionary<string, List<int>> index, string key, int region)
    {
        if (key.Length == 0)
            return;
        if (!index.TryGetValue(key, out var regions))
            index.Add(key, regions = []);
        if (!regions.Contains(region))
            regions.Add(region);
    }
}
