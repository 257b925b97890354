using System.Text.Json;
using Dapper;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>History, jurors or conflicts imported from a file: small tables stored with all their columns.</summary>
/// <param name="keyColumns">The columns that identify a row.</param>
internal sealed class PeopleRows(IReadOnlyList<string> keyColumns) : Payload
{
    /// <summary>The columns that identify a row.</summary>
    public IReadOnlyList<string> KeyColumns => keyColumns;

    /// <summary>The rows: value by column, and the line.</summary>
    public List<(Dictionary<string, string> Values, int Line)> Records { get; } = [];

    /// <summary>True for a list of jurors.</summary>
    public bool IsOfJurors => keyColumns is ["juror"];

    /// <inheritdoc/>
    public override int Rows => Records.Count;

    /// <summary>The key that identifies a row.</summary>
    public string KeyOf(IReadOnlyDictionary<string, string> values) =>
        string.Join('\u001f', KeyColumns.Select(column => values.GetValueOrDefault(column)));

    /// <inheritdoc/>
    public override void Store(Db db, long importId)
    {
        using var insert = RawStatement.Into(db, "people", "import_id", "row", "record", "line");
        for (var row = 0; row < Records.Count; row++)
        {
            var (values, line) = Records[row];
            var record = JsonSerializer.Serialize(values, RowJson.Default.DictionaryStringString);
            insert.Bind(1, importId).Bind(2, row).Bind(3, record).Bind(4, line).Run();
        }
        insert.Complete();
    }

    /// <summary>Loads an import.</summary>
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

    /// <inheritdoc/>
    protected override IEnumerable<Fact> Facts() =>
        Records.Select(record => new Fact(
            string.Join(
                " / ",
                keyColumns.Select(column => record.Values.GetValueOrDefault(column)).Where(value => !string.IsNullOrEmpty(value))
            ),
            KeyOf(record.Values),
            string.Join(
                '\u001f',
                record.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value)
            )
        ));

    private IEnumerable<(string, int)> Keys() => Records.Select(record => (KeyOf(record.Values), record.Line));
}

/// <summary>The columns of people that are loaded.</summary>
internal sealed record PersonRow(string Record, long Line);
