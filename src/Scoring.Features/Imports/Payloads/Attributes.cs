using System.Text.Json;
using Scoring.Features.Imports.Reading;

namespace Scoring.Features.Imports.Payloads;

/// <summary>The further columns of a file, kept as attributes that rules may use.</summary>
/// <param name="names">Their names, as in the header.</param>
internal sealed class Attributes(IReadOnlyList<string> names)
{
    private readonly CodedColumn[] _columns = [.. names.Select(_ => new CodedColumn())];

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Adds a value of the row that is being read; all names get one for every row.</summary>
    public void Add(int name, ReadOnlySpan<byte> value) => _columns[name].Add(value);

    /// <summary>A value; null where the row has none.</summary>
    public string? Of(int row, int name) => _columns[name][row];

    /// <summary>A whole attribute.</summary>
    public string?[] Column(int name) => _columns[name].ToStrings();

    /// <summary>A row's attributes as JSON; null where it has none.</summary>
    public string? Json(int row)
    {
        Dictionary<string, string>? values = null;
        for (var i = 0; i < names.Count; i++)
        {
            if (_columns[i][row] is { } value)
                (values ??= []).Add(names[i], value);
        }
        return values is null ? null : JsonSerializer.Serialize(values);
    }

    /// <summary>Reads attributes back from the JSON of each row.</summary>
    public static Attributes FromJson(IReadOnlyList<string?> rows)
    {
        var parsed = rows.Select(json => json is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(json)).ToList();
        var attributes = new Attributes([.. parsed.OfType<Dictionary<string, string>>().SelectMany(row => row.Keys).Distinct().Order(StringComparer.Ordinal)]);
        foreach (var row in parsed)
        {
            for (var i = 0; i < attributes.Names.Count; i++)
                attributes._columns[i].Add(row?.GetValueOrDefault(attributes.Names[i]));
        }
        return attributes;
    }
}
