using System.Globalization;
using Dapper;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Facts;

/// <summary>An import as recorded in the database.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Edition">The edition it was imported for.</param>
/// <param name="Kind">What the file contains.</param>
/// <param name="Scope">The scope it covers.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Sha256">Hash of the file (hex).</param>
/// <param name="Rows">The number of rows stored.</param>
/// <param name="Layout">The names of packed columns.</param>
/// <param name="IsIllustrative">True if a row declares that its figures are made up for a sample.</param>
/// <param name="IsWhole">
/// True if every row of the file was accepted; false if faulty ones were left out, in which case importing it again may add more.
/// </param>
internal sealed record ImportRecord(
    long Id,
    string Edition,
    ImportKind Kind,
    IReadOnlyList<string> Scope,
    string FileName,
    string Sha256,
    int Rows,
    IReadOnlyList<string> Layout,
    bool IsIllustrative,
    bool IsWhole
)
{
    /// <summary>
    /// What persons entered instead of a file (marks, decisions); such a record has the id 0 and nothing to load. Null for a file.
    /// </summary>
    public string? EnteredAs { get; init; }

    /// <summary>What it contains, as named in runs.</summary>
    public string KindName => EnteredAs ?? Kind.ToString().ToLowerInvariant();

    /// <summary>
    /// Its number among the files of its kind, scope and name in force, from 1: later ones add to the first.
    /// </summary>
    public int Place { get; init; } = 1;

    /// <summary>The origin at a line of its file; the second file of a name is "nilai.csv (2)".</summary>
    public Origin At(int line)
    {
        var (sheet, row) = IsWorkbook ? SheetLine.Split(line) : (0, line);
        var name = Place == 1 ? FileName : string.Create(CultureInfo.InvariantCulture, $"{FileName} ({Place})");
        return new Origin(SheetLine.Name(name, sheet), row, IsIllustrative);
    }

    private bool IsWorkbook => FileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Numbers files of the same name that add to each other.</summary>
    /// <param name="imports">The imports of an edition in force, oldest first.</param>
    public static IReadOnlyList<ImportRecord> Numbered(IReadOnlyList<ImportRecord> imports)
    {
        if (imports.DistinctBy(import => (import.Kind, import.FileName)).Count() == imports.Count)
            return imports;
        return
        [
            .. imports.Select(
                (import, i) =>
                    import with
                    {
                        Place =
                            1
                            + imports
                                .Take(i)
                                .Count(other =>
                                    other.Kind == import.Kind && other.FileName == import.FileName && other.SharesScope(import.Scope)
                                ),
                    }
            ),
        ];
    }

    /// <summary>True if the import covers some of a scope, or either covers all.</summary>
    public bool SharesScope(IReadOnlyCollection<string> scope) => scope.Count == 0 || Scope.Count == 0 || Scope.Intersect(scope).Any();

    /// <summary>The imports in force for an edition, oldest first.</summary>
    public static IReadOnlyList<ImportRecord> InForce(Db db, string edition)
    {
        var rows = db.Connection.Query<ImportRow>(
            """
            SELECT import_id AS ImportId, kind AS Kind, scope AS Scope, file_name AS FileName, sha256 AS Sha256,
                accepted AS Accepted, row_count AS RowCount, layout AS Layout, illustrative AS Illustrative
            FROM imports WHERE edition = @edition AND in_force = 1 ORDER BY import_id
            """,
            new { edition },
            db.Transaction
        );
        return Numbered([.. rows.Select(row => Of(row, edition))]);
    }

    /// <summary>An import of an edition, in force or replaced; null if there is none of that id.</summary>
    public static ImportRecord? Find(Db db, string edition, long id) =>
        db.Connection.QueryFirstOrDefault<ImportRow>(
            """
            SELECT import_id AS ImportId, kind AS Kind, scope AS Scope, file_name AS FileName, sha256 AS Sha256,
                accepted AS Accepted, row_count AS RowCount, layout AS Layout, illustrative AS Illustrative
            FROM imports WHERE edition = @edition AND import_id = @id
            """,
            new { edition, id },
            db.Transaction
        )
            is { } row
            ? Of(row, edition)
            : null;

    /// <summary>Loads the import's payload.</summary>
    public Payload Load(Db db) =>
        Kind switch
        {
            ImportKind.Regions => RegionRows.Load(db, Id),
            ImportKind.Submissions => SubmissionRows.Load(db, Id),
            ImportKind.Indicators => LevelRows.Load(db, Id, new Level(Scope[0]), Layout),
            ImportKind.Measures or ImportKind.Results => NumberRows.Load(db, Id, new Level(Scope[0])),
            ImportKind.Marks => SheetRows.Load(db, Id, Layout),
            _ => PeopleRows.Load(db, Id, KeyColumns(Kind)),
        };

    /// <summary>The columns that identify a row.</summary>
    public static IReadOnlyList<string> KeyColumns(ImportKind kind) =>
        kind switch
        {
            ImportKind.History => ["award", "edition", "region_code", "title"],
            ImportKind.Jurors => ["juror"],
            _ => ["juror", "innovation_id", "region_code"],
        };

    private static ImportRecord Of(ImportRow row, string edition) =>
        new(
            row.ImportId,
            edition,
            Enum.Parse<ImportKind>(row.Kind),
            Words(row.Scope),
            row.FileName,
            row.Sha256,
            (int)row.Accepted,
            Words(row.Layout),
            row.Illustrative == 1,
            row.Accepted == row.RowCount
        );

    private static string[] Words(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A row of imports.</summary>
internal sealed record ImportRow(
    long ImportId,
    string Kind,
    string Scope,
    string FileName,
    string Sha256,
    long Accepted,
    long RowCount,
    string Layout,
    long Illustrative
);
