using Microsoft.Data.Sqlite;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Import;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>An import as the database knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Edition">The edition it was brought in for.</param>
/// <param name="Kind">What it brought.</param>
/// <param name="Scope">What it speaks of.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Sha256">Hash of the file (hex).</param>
/// <param name="Rows">Rows stored.</param>
/// <param name="Layout">The names of packed columns.</param>
/// <param name="IsIllustrative">True where a row says of itself that its figures are made up for a sample.</param>
/// <param name="IsWhole">True where every row of the file was taken; false where faulty ones were left out, so that bringing it again may bring more.</param>
internal sealed record ImportRecord(
    long Id, string Edition, ImportKind Kind, IReadOnlyList<string> Scope, string FileName, string Sha256, int Rows, IReadOnlyList<string> Layout,
    bool IsIllustrative, bool IsWhole)
{
    /// <summary>What persons entered instead of a file: marks, decisions; such a record has the id 0 and nothing to load. Null for a file.</summary>
    public string? EnteredAs { get; init; }

    /// <summary>What it brought, as runs name it.</summary>
    public string KindName => EnteredAs ?? Kind.ToString().ToLowerInvariant();

    /// <summary>A line of its file.</summary>
    public Origin At(int line) => new(FileName, line, IsIllustrative);

    /// <summary>The imports in force for an edition, oldest first.</summary>
    public static List<ImportRecord> InForce(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, """
            SELECT import_id, kind, scope, file_name, sha256, accepted, layout, illustrative, accepted = row_count FROM imports
            WHERE edition = ? AND in_force = 1 ORDER BY import_id
            """);
        rows.Bind(1, edition);
        var records = new List<ImportRecord>();
        while (rows.Next())
        {
            records.Add(new ImportRecord(rows.Integer(0), edition, Enum.Parse<ImportKind>(rows.Text(1)!), Words(rows.Text(2)!), rows.Text(3)!,
                rows.Text(4)!, (int)rows.Integer(5), Words(rows.Text(6)!), rows.Integer(7) == 1, rows.Integer(8) == 1));
        }
        return records;
    }

    /// <summary>Reads what the import brought.</summary>
    public Payload Load(SqliteConnection connection) => Kind switch
    {
        ImportKind.Regions => RegionRows.Load(connection, Id),
        ImportKind.Submissions => SubmissionRows.Load(connection, Id),
        ImportKind.Indicators => LevelRows.Load(connection, Id, new Level(Scope[0]), Layout),
        ImportKind.Measures or ImportKind.Results => NumberRows.Load(connection, Id, new Level(Scope[0])),
        ImportKind.Marks => SheetRows.Load(connection, Id, Layout),
        _ => PeopleRows.Load(connection, Id, ReadPeople.KeyColumns(Kind)),
    };

    private static string[] Words(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
