namespace Scoring.Features.Import.Tables;

/// <summary>A row of the table that is read: one text for each of its columns.</summary>
/// <param name="Line">Its line; with several sheets, <see cref="Csv.SheetLine"/> tells which.</param>
/// <param name="Cells">Its cells as they stand in the file.</param>
/// <param name="Surplus">How many values it has too many, or too few if it is negative; 0 if it fits.</param>
/// <param name="QuoteMisplaced">True if a quoted value of it continues after its closing quote.</param>
internal sealed record TableRow(int Line, RawCell[] Cells, int Surplus, bool QuoteMisplaced)
{
    /// <summary>The values that are too many, as they stand in the file.</summary>
    public IReadOnlyList<string> Beyond { get; init; } = [];

    /// <summary>The texts as they are read.</summary>
    public string[] Texts { get; } = [.. Cells.Select(cell => cell.Text)];
}

/// <summary>What is wrong with a cell; it is reported instead of what the kind's reader finds in its text.</summary>
/// <param name="Code">The problem's code.</param>
/// <param name="Arguments">What would be right.</param>
internal sealed record CellFault(string Code, params object[] Arguments);

/// <summary>What is wrong with the file as a whole, or with its header.</summary>
/// <param name="Code">The problem's code.</param>
/// <param name="Line">The header's line; 0 for the file.</param>
/// <param name="Value">The text that is wrong.</param>
/// <param name="Arguments">What would be right.</param>
internal sealed record TableFault(string Code, int Line, string Value, params object[] Arguments);

/// <summary>Rows under named columns, with what was found out about their cells.</summary>
/// <param name="columns">The columns.</param>
internal sealed class Table(IReadOnlyList<string> columns)
{
    /// <summary>The columns.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>The rows.</summary>
    public List<TableRow> Rows { get; } = [];

    /// <summary>The rows that fit the header: the others are refused as they stand, and nothing else is said of them.</summary>
    public IEnumerable<TableRow> Fitting => Rows.Where(row => row is { Surplus: 0, QuoteMisplaced: false });

    /// <summary>What stands between the values of a text; ',' for a workbook, whose rows have no values too many.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The line of the header.</summary>
    public int HeaderLine { get; init; }

    /// <summary>The faults of cells, by line and column.</summary>
    public Dictionary<(int Line, string Column), CellFault> Faults { get; } = [];

    /// <summary>What a person should know although it is not wrong: a code, its arguments, and the sheet, 0 for the whole file.</summary>
    public List<(int Sheet, string Code, object[] Arguments)> Notices { get; } = [];

    /// <summary>Notes a fault of a cell.</summary>
    public void Fault(TableRow row, int column, string code, params object[] arguments) =>
        Faults.TryAdd((row.Line, columns[column]), new CellFault(code, arguments));

    /// <summary>Notes what a person should know.</summary>
    public void Notice(string code, params object[] arguments) => NoticeOf(0, code, arguments);

    /// <summary>Notes what a person should know of one sheet of several.</summary>
    public void NoticeOf(int sheet, string code, params object[] arguments) => Notices.Add((sheet, code, arguments));
}
