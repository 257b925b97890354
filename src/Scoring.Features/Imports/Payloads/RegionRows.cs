using Microsoft.Data.Sqlite;
using Scoring.Features.Imports.Reading;
using Scoring.Features.Persistence;

namespace Scoring.Features.Imports.Payloads;

/// <summary>Regions as a file brought them.</summary>
internal sealed class RegionRows(Attributes attributes) : Payload
{
    /// <summary>The codes, each once.</summary>
    public Utf8Index Codes { get; } = new(new Utf8Column());

    /// <summary>The names.</summary>
    public Utf8Column Names { get; } = new();

    /// <summary>provinsi, kabupaten or kota.</summary>
    public CodedColumn Types { get; } = new();

    /// <summary>The province each belongs to.</summary>
    public CodedColumn Provinces { get; } = new();

    /// <summary>Further columns.</summary>
    public Attributes Attributes { get; private set; } = attributes;

    /// <summary>The line of each.</summary>
    public List<int> Lines { get; } = [];

    /// <inheritdoc/>
    public override int Rows => Lines.Count;

    /// <inheritdoc/>
    public override void Store(SqliteConnection connection, long importId)
    {
        using var insert = new RawStatement(connection, "INSERT INTO regions (import_id, row, code, name, type, province_code, attributes, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        for (var row = 0; row < Rows; row++)
        {
            insert.Bind(1, importId).Bind(2, row).Bind(3, Codes.Ids.Bytes(row)).Bind(4, Names.Bytes(row)).Bind(5, Types[row]).Bind(6, Provinces[row] ?? "")
                .Bind(7, Attributes.Json(row)).Bind(8, Lines[row]).Run();
        }
    }

    /// <summary>Reads an import back.</summary>
    public static RegionRows Load(SqliteConnection connection, long importId)
    {
        using var rows = new RawStatement(connection, "SELECT code, name, type, province_code, line, attributes FROM regions WHERE import_id = ? ORDER BY row");
        rows.Bind(1, importId);
        var read = new RegionRows(new Attributes([]));
        var json = new List<string?>();
        while (rows.Next())
        {
            read.Codes.Add(rows.Bytes(0));
            read.Names.Add(rows.Bytes(1));
            read.Types.Add(rows.Bytes(2));
            read.Provinces.Add(rows.Bytes(3));
            read.Lines.Add((int)rows.Integer(4));
            json.Add(rows.Text(5));
        }
        read.Attributes = Attributes.FromJson(json);
        return read;
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((RegionRows)other).Keys()]);

    private IEnumerable<(string, int)> Keys() => Enumerable.Range(0, Rows).Select(row => (Codes.Ids[row], Lines[row]));
}
