using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>History, jurors or conflicts as a file brought them: small tables kept as their columns.</summary>
/// <param name="keyColumns">The columns that make a row one and the same.</param>
internal sealed class PeopleRows(IReadOnlyList<string> keyColumns) : Payload
{
    /// <summary>The rows: value by column, and the line.</summary>
    public List<(Dictionary<string, string> Values, int Line)> Records { get; } = [];

    /// <inheritdoc/>
    public override int Rows => Records.Count;

    /// <summary>What makes a row one and the same.</summary>
    public string KeyOf(IReadOnlyDictionary<string, string> values) =>
        string.Join('\u001f', keyColumns.Select(column => values.GetValueOrDefault(column)));

    /// <inheritdoc/>
    public override void Store(SqliteConnection connection, long importId)
    {
        using var insert = new RawStatement(connection, "INSERT INTO people (import_id, row, record, line) VALUES (?, ?, ?, ?)");
        for (var row = 0; row < Records.Count; row++)
            insert.Bind(1, importId).Bind(2, row).Bind(3, JsonSerializer.Serialize(Records[row].Values, RowJson.Default.DictionaryStringString)).Bind(4, Records[row].Line).Run();
    }

    /// <summary>Reads an import back.</summary>
    public static PeopleRows Load(SqliteConnection connection, long importId, IReadOnlyList<string> keyColumns)
    {
        using var rows = new RawStatement(connection, "SELECT record, line FROM people WHERE import_id = ? ORDER BY row");
        rows.Bind(1, importId);
        var read = new PeopleRows(keyColumns);
        while (rows.Next())
            read.Records.Add((JsonSerializer.Deserialize(rows.Text(0)!, RowJson.Default.DictionaryStringString)!, (int)rows.Integer(1)));
        return read;
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((PeopleRows)other).Keys()]);

    private IEnumerable<(string, int)> Keys() => Records.Select(record => (KeyOf(record.Values), record.Line));
}
