using Scoring.Domain.Rules;

namespace Scoring.Domain.Facts;

/// <summary>The units of one level, in a fixed order: ids, names, attributes, and where each was read.</summary>
/// <remarks>A nation has hundreds of thousands of innovations and most rankings never name one: texts are created only on demand.</remarks>
public sealed class UnitTable
{
    private readonly Func<int, string> _id;
    private readonly Func<int, string> _name;
    private readonly Func<string, int>? _find;
    private readonly Dictionary<string, Lazy<string?[]>> _attributes;
    private readonly Func<int, Origin> _origin;
    private string?[]? _idsMade;
    private string?[]? _namesMade;
    private Dictionary<string, int>? _index;

    /// <summary>A level whose units are in memory.</summary>
    /// <param name="level">The level.</param>
    /// <param name="ids">The id of each unit; no id twice.</param>
    /// <param name="names">The name of each unit, in the same order.</param>
    /// <param name="attributes">Further attributes by name, each an array in the same order; null for a unit without one.</param>
    /// <param name="origin">Where the unit at an index was read.</param>
    public UnitTable(Level level, string[] ids, string[] names, IReadOnlyDictionary<string, string?[]> attributes, Func<int, Origin> origin)
        : this(
            level,
            ids.Length,
            unit => ids[unit],
            unit => names[unit],
            null,
            attributes.ToDictionary(pair => pair.Key, pair => new Lazy<string?[]>(pair.Value)),
            origin
        ) { }

    /// <summary>A level whose units are read on demand.</summary>
    /// <param name="level">The level.</param>
    /// <param name="count">How many units there are.</param>
    /// <param name="id">The id of the unit at an index; no id twice.</param>
    /// <param name="name">The name of the unit at an index.</param>
    /// <param name="find">The index of the unit with an id, or −1; null to search all ids.</param>
    /// <param name="attributes">Further attributes by name.</param>
    /// <param name="origin">Where the unit at an index was read.</param>
    public UnitTable(
        Level level,
        int count,
        Func<int, string> id,
        Func<int, string> name,
        Func<string, int>? find,
        IReadOnlyDictionary<string, Lazy<string?[]>> attributes,
        Func<int, Origin> origin
    )
    {
        (Level, Count) = (level, count);
        (_id, _name, _find, _origin) = (id, name, find, origin);
        _attributes = new Dictionary<string, Lazy<string?[]>>(attributes.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (attribute, column) in attributes)
            _attributes.TryAdd(attribute, column);
    }

    /// <summary>The level whose units these are.</summary>
    public Level Level { get; }

    /// <summary>How many units there are.</summary>
    public int Count { get; }

    /// <summary>The names of the attributes that units of this level may have.</summary>
    public IEnumerable<string> AttributeNames => _attributes.Keys;

    /// <summary>The id of a unit: a region's code, an innovation's id.</summary>
    /// <remarks>A text is created once: several rankings name the same units.</remarks>
    public string Id(int unit) => (_idsMade ??= new string?[Count])[unit] ??= _id(unit);

    /// <summary>The name of a unit: a region's name, an innovation's title.</summary>
    public string Name(int unit) => (_namesMade ??= new string?[Count])[unit] ??= _name(unit);

    /// <summary>An attribute of a unit, in any case of letters; null if the unit has none of that name.</summary>
    public string? Attribute(int unit, string name) => Attribute(name)?[unit];

    /// <summary>A whole attribute, in any case of letters; null if no unit has it.</summary>
    public string?[]? Attribute(string name) => _attributes.TryGetValue(name, out var column) ? column.Value : null;

    /// <summary>Where the unit was read.</summary>
    public Origin OriginOf(int unit) => _origin(unit);

    /// <summary>The index of the unit with that id, or −1.</summary>
    public int Find(string id)
    {
        if (_find is not null)
            return _find(id);
        if (_index is null)
        {
            var index = new Dictionary<string, int>(Count, StringComparer.Ordinal);
            for (var i = 0; i < Count; i++)
                index.Add(_id(i), i);
            _index = index;
        }
        return _index.GetValueOrDefault(id, -1);
    }

    /// <summary>A level without units.</summary>
    public static UnitTable None(Level level) => new(level, [], [], new Dictionary<string, string?[]>(), _ => default);
}

/// <summary>Which items belong to which owner: the innovations of a region, the sheets of an innovation.</summary>
public sealed class Ownership
{
    private readonly int[] _start;
    private readonly int[] _items;

    /// <summary>Groups items by owner.</summary>
    /// <param name="owners">How many owners there are.</param>
    /// <param name="ownerOf">The owner of each item; −1 for an item without one.</param>
    public Ownership(int owners, ReadOnlySpan<int> ownerOf)
    {
        _start = new int[owners + 1];
        foreach (var owner in ownerOf)
        {
            if (owner >= 0)
                _start[owner + 1]++;
        }
        for (var i = 0; i < owners; i++)
            _start[i + 1] += _start[i];
        _items = new int[_start[owners]];
        var next = _start.AsSpan(0, owners).ToArray();
        for (var item = 0; item < ownerOf.Length; item++)
        {
            if (ownerOf[item] >= 0)
                _items[next[ownerOf[item]]++] = item;
        }
    }

    /// <summary>How many owners there are.</summary>
    public int Owners => _start.Length - 1;

    /// <summary>The items of an owner, in the items' own order.</summary>
    public ReadOnlySpan<int> Of(int owner) => _items.AsSpan(_start[owner], _start[owner + 1] - _start[owner]);
}
