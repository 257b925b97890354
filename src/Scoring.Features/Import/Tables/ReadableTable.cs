using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Problems;

namespace Scoring.Features.Import.Tables;

/// <summary>A table that a kind's reader can read as if it were a plain file, with what has to be said about it.</summary>
/// <param name="table">The table.</param>
/// <param name="names">Knows the headers.</param>
/// <param name="headers">How the headers of the file, or of its sheets, were read.</param>
/// <param name="faults">What is wrong with the file as a whole.</param>
/// <param name="fault">What ended its reading early.</param>
/// <param name="lastLine">The line that the reading ended on.</param>
internal sealed class ReadableTable(
    Table table,
    ColumnNames names,
    IReadOnlyList<HeadersFound> headers,
    IReadOnlyList<TableFault> faults,
    RowFault fault,
    int lastLine
) : IProblemPlaces
{
    private readonly HashSet<(int, string)> _told = [];
    private readonly Lazy<Dictionary<(int, string), string>> _changed = new(() => Changed(table));

    /// <inheritdoc/>
    public (string Code, object[] Arguments)? FaultOf(int line, string column) =>
        table.Faults.TryGetValue((line, column), out var fault) ? (_told.Add((line, column)) ? fault.Code : "", fault.Arguments) : null;

    /// <inheritdoc/>
    public string? ValueOf(int line, string column) => _changed.Value.GetValueOrDefault((line, column));

    /// <inheritdoc/>
    public string HeaderOf(string column) =>
        headers.Select(found => found.HeaderOf(column)).FirstOrDefault(header => header != column) ?? column;

    /// <inheritdoc/>
    public (int Sheet, int Row) PlaceOf(int line) => SheetLine.Split(line);

    /// <summary>Knows its headers.</summary>
    public ColumnNames Names => names;

    /// <summary>Its rows, the header first.</summary>
    public CsvRows Rows()
    {
        var batch = new RowBatch();
        var width = table.Columns.Count;
        foreach (var column in table.Columns)
            batch.Add(column);
        batch.EndRow(table.HeaderLine, width, false);
        foreach (var row in table.Rows)
        {
            // A row that does not fit its header must not fit the columns that are left of it either.
            var count = Math.Max(0, width + row.Surplus);
            for (var i = 0; i < count; i++)
                batch.Add(i < row.Texts.Length ? row.Texts[i] : row.Beyond[i - row.Texts.Length]);
            batch.EndRow(row.Line, count, row.QuoteMisplaced);
        }
        batch.End(lastLine, fault);
        return CsvRows.OfBatch(batch, (byte)table.Separator);
    }

    /// <summary>Tells what concerns the file as a whole.</summary>
    public void Report(ProblemList problems)
    {
        foreach (var wrong in faults)
            problems.Add(wrong.Code, wrong.Line, wrong.Line == 0 ? "" : wrong.Value, wrong.Value, wrong.Arguments);
        names.Report(headers, problems, table.HeaderLine);
        foreach (var (sheet, code, arguments) in table.Notices)
            problems.NoticeOf(sheet, code, arguments);
    }

    /// <summary>Adds the faults of cells that the kind's reader has taken for right.</summary>
    public void ReportRest(RowReader reading, IReadOnlySet<int> leftOut)
    {
        foreach (var ((line, column), cell) in table.Faults)
        {
            if (!leftOut.Contains(line) && !_told.Contains((line, column)))
                reading.ProblemAtEnd(cell.Code, [line], column, ValueAt(line, column), cell.Arguments);
        }
    }

    private string ValueAt(int line, string column)
    {
        var at = table.Columns.ToList().FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        return table.Rows.Find(row => row.Line == line)?.Cells[at].Text ?? "";
    }

    private static Dictionary<(int, string), string> Changed(Table table)
    {
        var changed = new Dictionary<(int, string), string>();
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Texts.Length; i++)
            {
                if (row.Texts[i] != row.Cells[i].Text)
                    changed.TryAdd((row.Line, table.Columns[i]), row.Cells[i].Text);
            }
        }
        return changed;
    }
}
