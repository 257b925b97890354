using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence;

namespace Scoring.Features.Imports.Payloads;

/// <summary>One scoresheet as a file brought it.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Innovation">The innovation's id.</param>
/// <param name="Juror">The juror.</param>
/// <param name="Number">The sheet's own number; null where the file gives none.</param>
/// <param name="SubmittedAt">When it was handed in; null where the file does not say.</param>
/// <param name="Marks">One per leaf of the stage, in the order of its criteria; null where none was given.</param>
/// <param name="Lines">The line of each mark; 0 where there is none.</param>
internal sealed record SheetRow(string Stage, string Innovation, string Juror, string? Number, DateTime? SubmittedAt, decimal?[] Marks, int[] Lines)
{
    /// <summary>The first line of the sheet in the file.</summary>
    public int FirstLine => Lines.Where(line => line > 0).DefaultIfEmpty(0).Min();

    /// <summary>All its lines in the file, each once.</summary>
    public IReadOnlyCollection<int> AllLines => [.. Lines.Where(line => line > 0).Distinct()];

    /// <summary>What makes the sheet one and the same.</summary>
    public string Key => string.Join('\u001f', Stage, Innovation, Juror, Number, SubmittedAt?.ToString("s", CultureInfo.InvariantCulture));

    /// <summary>What two sheets of one juror for one innovation share.</summary>
    public string Seat => string.Join('\u001f', Stage, Innovation, Juror);
}

/// <summary>Scoresheets as a file brought them.</summary>
/// <param name="layout">"stage/criterion" of each mark, stages one after the other.</param>
internal sealed class SheetRows(IReadOnlyList<string> layout) : Payload
{
    private Dictionary<int, IReadOnlyCollection<int>>? _linesByFirst;
    private Dictionary<(string, string, string), SheetRow>? _bySeat;

    /// <summary>The sheets.</summary>
    public List<SheetRow> Sheets { get; } = [];

    /// <inheritdoc/>
    public override int Rows => Sheets.Sum(sheet => sheet.Marks.Count(mark => mark is not null));

    /// <summary>A sheet with its ids, and a mark and a line for each leaf.</summary>
    public override long Weight => Sheets.Sum(sheet => 200L + 40L * sheet.Marks.Length);

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Scope => [.. Sheets.Select(sheet => sheet.Stage + "/" + sheet.Juror).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Layout => layout;

    /// <inheritdoc/>
    public override void Store(SqliteConnection connection, long importId)
    {
        using var insert = new RawStatement(connection,
            "INSERT INTO sheets (import_id, row, stage, innovation_id, juror, sheet, submitted_at, marks, lines) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (var row = 0; row < Sheets.Count; row++)
        {
            var sheet = Sheets[row];
            insert.Bind(1, importId).Bind(2, row).Bind(3, sheet.Stage).Bind(4, sheet.Innovation).Bind(5, sheet.Juror).Bind(6, sheet.Number)
                .Bind(7, sheet.SubmittedAt?.ToString("s", CultureInfo.InvariantCulture))
                .Bind(8, Joined(sheet.Marks))
                .Bind(9, string.Join(';', sheet.Lines)).Run();
        }
    }

    private static string Joined(decimal?[] marks)
    {
        var text = new System.Text.StringBuilder(marks.Length * 4);
        for (var i = 0; i < marks.Length; i++)
        {
            if (i > 0)
                text.Append(';');
            if (marks[i] is { } mark)
                text.Append(CultureInfo.InvariantCulture, $"{mark}");
        }
        return text.ToString();
    }

    /// <summary>Reads an import back.</summary>
    public static SheetRows Load(SqliteConnection connection, long importId, IReadOnlyList<string> layout)
    {
        using var rows = new RawStatement(connection,
            "SELECT stage, innovation_id, juror, sheet, submitted_at, marks, lines FROM sheets WHERE import_id = ? ORDER BY row");
        rows.Bind(1, importId);
        var read = new SheetRows(layout);
        while (rows.Next())
        {
            read.Sheets.Add(new SheetRow(rows.Text(0)!, rows.Text(1)!, rows.Text(2)!, rows.Text(3),
                rows.Text(4) is { } time ? DateTime.ParseExact(time, "s", CultureInfo.InvariantCulture) : null,
                [.. rows.Text(5)!.Split(';').Select(mark => mark.Length == 0 ? (decimal?)null : decimal.Parse(mark, CultureInfo.InvariantCulture))],
                [.. rows.Text(6)!.Split(';').Select(line => int.Parse(line, CultureInfo.InvariantCulture))]));
        }
        return read;
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((SheetRows)other).Keys()]);

    /// <inheritdoc/>
    public override IReadOnlyCollection<int> LinesOf(int line)
    {
        _linesByFirst ??= Sheets.Where(sheet => sheet.FirstLine > 0).GroupBy(sheet => sheet.FirstLine).ToDictionary(group => group.Key, group => group.First().AllLines);
        return _linesByFirst.GetValueOrDefault(line) ?? [line];
    }

    /// <summary>The first sheet for a seat; null where there is none.</summary>
    public SheetRow? Find(string stage, string innovation, string juror)
    {
        // Many readers share what an import brought: two who build it at once build the same.
        var sheets = _bySeat ??= Sheets.DistinctBy(sheet => (sheet.Stage, sheet.Innovation, sheet.Juror)).ToDictionary(sheet => (sheet.Stage, sheet.Innovation, sheet.Juror));
        return sheets.GetValueOrDefault((stage, innovation, juror));
    }

    private IEnumerable<(string, int)> Keys() => Sheets.Select(sheet => (sheet.Key, sheet.FirstLine));
}
