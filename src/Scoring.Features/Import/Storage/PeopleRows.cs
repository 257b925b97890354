using System.Text.Json;
using Dapper;
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
    public override void Store(Db db, long importId)
    {
        // The type is named, or Dapper.AOT cannot compile the call: it runs before RowJson is generated.
        List<NewPersonRow> rows =
        [
            .. Records.Select(
                (record, row) =>
                    new NewPersonRow(
                        importId,
                        row,
                        JsonSerializer.Serialize(record.Values, RowJson.Default.DictionaryStringString),
                        record.Line
                    )
            ),
        ];
        db.Connection.Execute(
            "INSERT INTO people (import_id, row, record, line) VALUES (@ImportId, @Row, @Record, @Line)",
            rows,
            db.Transaction
        );
    }

    /// <summary>Reads an import back.</summary>
    public static PeopleRows Load(Db db, long importId, IReadOnlyList<string> keyColumns)
    {
        var rows = db.Connection.Query<PersonRow>(
            "SELECT record AS Record, line AS Line FROM people WHERE import_id = @importId ORDER BY row",
            new { importId },
            db.Transaction
        );
        var read = new PeopleRows(keyColumns);
        read.Records.AddRange(
            rows.Select(row => (JsonSerializer.Deserialize(row.Record, RowJson.Default.DictionaryStringString)!, (int)row.Line))
        );
        return read;
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((PeopleRows)other).Keys()]);

    private IEnumerable<(string, int)> Keys() => Records.Select(record => (KeyOf(record.Values), record.Line));
}

/// <summary>What of people is read back.</summary>
internal sealed record PersonRow(string Record, long Line);

/// <summary>A row to add to people.</summary>
internal sealed record NewPersonRow(long ImportId, long Row, string Record, long Line);
