using System.Globalization;
using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Import.Tables;

/// <summary>Reads the sheets of a workbook as they stand: what a cell shows, with merged cells repeated.</summary>
internal static class WorkbookTables
{
    // Repeating a merged text takes a step for each row and column; a workbook of a person needs a few thousand.
    private const int MostRepeated = 2_000_000;

    /// <summary>The sheets that hold anything, in their order; the marker sheet of our own scoresheets is left out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The sheets, and the marker of a scoresheet of ours; null if it is none.</returns>
    /// <exception cref="WorkbookException">It cannot be read or passes a limit.</exception>
    public static (List<RawTable> Tables, ScoresheetMarker? Marker) Read(string path, WorkbookLimits limits)
    {
        using var workbook = WorkbookReader.Open(path, limits);
        var tables = new List<RawTable>();
        ScoresheetMarker? marker = null;
        for (var i = 0; i < workbook.Sheets.Count; i++)
        {
            var sheet = workbook.Sheets[i];
            var table = Read(workbook, sheet, i + 1);
            if (sheet.Name == ScoresheetMarker.SheetName)
                marker = MarkerIn(table);
            else if (table.Rows.Count > 0)
                tables.Add(table);
        }
        return (tables, marker);
    }

    /// <summary>The marker of a scoresheet of ours; null if the workbook is none.</summary>
    /// <exception cref="WorkbookException">It cannot be read or passes a limit.</exception>
    public static ScoresheetMarker? MarkerOf(string path)
    {
        using var workbook = WorkbookReader.Open(path, WorkbookLimits.Marks);
        return workbook.Sheets.FirstOrDefault(sheet => sheet.Name == ScoresheetMarker.SheetName) is { } sheet
            ? MarkerIn(Read(workbook, sheet, 1))
            : null;
    }

    private static ScoresheetMarker? MarkerIn(RawTable table)
    {
        string Said(int row) => table.Rows.Find(known => known.Line == row)?[0].Text ?? "";
        return Said(1) == ScoresheetMarker.Sign ? new ScoresheetMarker(Said(2), Said(3), Said(4)) : null;
    }

    private static RawTable Read(WorkbookReader workbook, WorkbookSheet sheet, int number)
    {
        using var rows = workbook.Read(sheet);
        var table = new RawTable
        {
            Name = sheet.Name,
            Number = number,
            IsHidden = sheet.IsHidden,
            CountsFrom1904 = workbook.CountsFrom1904,
        };
        while (rows.Read())
        {
            var cells = new List<RawCell>();
            foreach (var cell in rows.Cells)
            {
                while (cells.Count < cell.Column)
                    cells.Add(new RawCell(""));
                cells.Add(CellOf(workbook, cell));
            }
            var row = new RawRow(rows.Row, cells);
            if (row.IsBlank)
                continue;
            table.Rows.Add(row);
            table.HiddenRows += rows.IsHidden ? 1 : 0;
        }
        table.LastLine = rows.Row;
        var width = table.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();
        table.HiddenColumns = rows.HiddenColumns.Sum(range => Math.Max(0, Math.Min(range.Last, width - 1) - range.First + 1));
        Repeat(table, rows.Merged, width);
        return table;
    }

    private static RawCell CellOf(WorkbookReader workbook, WorkbookCell cell) =>
        cell.Kind switch
        {
            CellKind.Empty => new RawCell("", cell.IsFormula ? RawKind.NoValue : RawKind.Text),
            CellKind.Number => NumberOf(workbook, cell),
            CellKind.Boolean => new RawCell(cell.Text == "1" ? "true" : "false"),
            CellKind.Error => new RawCell(cell.Text, RawKind.Error),
            CellKind.Date => new RawCell(cell.Text, RawKind.Date),
            _ => new RawCell(OneLine(cell.Text)),
        };

    private static RawCell NumberOf(WorkbookReader workbook, WorkbookCell cell)
    {
        var form = NumberFormats.Of(cell.Format, workbook.FormatCode(cell.Format));
        if (form == NumberFormat.Percent)
            return new RawCell(TextOf(cell.Text, places: 2), RawKind.Percent);
        if (form == NumberFormat.Date && DateText.OfSerial(cell.Text, workbook.CountsFrom1904) is { DayFirst: { } day } date)
            return new RawCell(
                day.ToString(date.HasTime ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
                RawKind.Date
            );
        return new RawCell(TextOf(cell.Text, places: 0), RawKind.Number);
    }

    // Spreadsheets store 7.1 as 7.0999999999999996: fifteen digits give back what was typed.
    private static string TextOf(string stored, int places)
    {
        if (
            !double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) >= 1e15
            || !decimal.TryParse(
                number.ToString("G15", CultureInfo.InvariantCulture),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var exact
            )
        )
            return OneLine(stored);
        for (; places > 0; places--)
            exact *= 10m;
        return exact.ToString(exact == decimal.Truncate(exact) ? "0" : "0.############################", CultureInfo.InvariantCulture);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    // The text of merged cells stands in the first of them; a person sees it in all.
    private static void Repeat(RawTable table, IReadOnlyList<string> ranges, int width)
    {
        var steps = 0;
        foreach (var range in ranges)
        {
            if (Corners(range) is not var (top, left, bottom, right) || (top == bottom && left == right))
                continue;
            if (++steps > MostRepeated)
                throw new WorkbookException("workbook-merged", MostRepeated);
            var first = FirstFrom(table.Rows, top);
            if (first == table.Rows.Count || table.Rows[first].Line != top || table.Rows[first][left] is not { IsBlank: false } said)
                continue;
            table.Merged.Add(range);
            for (var i = first; i < table.Rows.Count && table.Rows[i].Line <= bottom; i++)
            {
                var cells = table.Rows[i].Cells;
                for (var column = left; column <= Math.Min(right, width - 1); column++)
                {
                    if (++steps > MostRepeated)
                        throw new WorkbookException("workbook-merged", MostRepeated);
                    while (cells.Count <= column)
                        cells.Add(new RawCell(""));
                    if (cells[column].IsBlank)
                        cells[column] = said with { IsMerged = true };
                }
            }
        }
    }

    // The first row from a line on; rows are in the order of their lines.
    private static int FirstFrom(List<RawRow> rows, int line)
    {
        var (from, to) = (0, rows.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (rows[middle].Line < line)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    private static (int Top, int Left, int Bottom, int Right)? Corners(string range)
    {
        var ends = range.Split(':');
        return ends.Length == 2 && RowOf(ends[0]) is { } top && RowOf(ends[1]) is { } bottom
            ? (top, Cells.IndexOf(ends[0]), bottom, Cells.IndexOf(ends[1]))
            : null;
    }

    private static int? RowOf(string reference) =>
        reference.Length > 1 && char.IsAsciiLetterUpper(reference[0]) && reference.TakeWhile(char.IsAsciiLetterUpper).Count() <= 3
            ? WorkbookXml.NumberOf(reference.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]))
            : null;
}
