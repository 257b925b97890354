using Microsoft.Data.Sqlite;
using Scoring.Features.Imports.Reading;
using Scoring.Features.Persistence;

namespace Scoring.Features.Imports.Payloads;

/// <summary>Innovations as a file brought them.</summary>
internal sealed class SubmissionRows(Attributes attributes) : Payload
{
    /// <summary>The attributes that have a column of their own.</summary>
    public static readonly IReadOnlyList<string> OwnAttributes = ["category", "agency", "start_date", "digital"];

    /// <summary>The ids, each once.</summary>
    public Utf8Index Ids { get; } = new(new Utf8Column());

    /// <summary>The region of each; null where the file gives none.</summary>
    public CodedColumn Regions { get; } = new();

    /// <summary>The titles.</summary>
    public Utf8Column Titles { get; } = new();

    /// <summary>Category, agency, start date and digital, in the order of <see cref="OwnAttributes"/>.</summary>
    public CodedColumn[] Own { get; } = [new(), new(), new(), new()];

    /// <summary>Further columns.</summary>
    public Attributes Attributes { get; private set; } = attributes;

    /// <summary>The line of each.</summary>
    public List<int> Lines { get; } = [];

    /// <inheritdoc/>
    public override int Rows => Lines.Count;

    /// <inheritdoc/>
    public override void Store(SqliteConnection connection, long importId)
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO submissions (import_id, row, innovation_id, region_code, title, category, agency, start_date, digital, attributes, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var further = Attributes.Names.Count > 0;
        for (var row = 0; row < Rows; row++)
        {
            insert.Bind(1, importId).Bind(2, row).Bind(3, Ids.Ids.Bytes(row)).Bind(4, Regions[row]).Bind(5, Titles.Bytes(row));
            for (var i = 0; i < Own.Length; i++)
                insert.Bind(6 + i, Own[i][row]);
            insert.Bind(10, further ? Attributes.Json(row) : null).Bind(11, Lines[row]).Run();
        }
    }

    /// <summary>Reads an import back.</summary>
    public static SubmissionRows Load(SqliteConnection connection, long importId)
    {
        using var rows = new RawStatement(connection,
            "SELECT innovation_id, region_code, title, category, agency, start_date, digital, line, attributes FROM submissions WHERE import_id = ? ORDER BY row");
        rows.Bind(1, importId);
        var read = new SubmissionRows(new Attributes([]));
        var json = new List<string?>();
        while (rows.Next())
        {
            read.Ids.Add(rows.Bytes(0));
            read.Regions.Add(rows.Bytes(1));
            read.Titles.Add(rows.Bytes(2));
            for (var i = 0; i < read.Own.Length; i++)
                read.Own[i].Add(rows.Bytes(3 + i));
            read.Lines.Add((int)rows.Integer(7));
            json.Add(rows.Text(8));
        }
        read.Attributes = Attributes.FromJson(json);
        return read;
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((SubmissionRows)other).Keys()]);

    private IEnumerable<(string, int)> Keys() => Enumerable.Range(0, Rows).Select(row => (Ids.Ids[row], Lines[row]));
}
