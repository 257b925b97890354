using System.Globalization;
using System.Text;

namespace Scoring.Features.Import.Workbooks;

/// <summary>Reads marks from a workbook as the rows of a wide file of marks, so that they are checked like any file.</summary>
/// <remarks>
/// Each row is on the line with its row number in the workbook; missing rows above or between are empty lines. Other workbooks are read too
/// if one of their sheets has a row with the column names.
/// </remarks>
internal static class MarksWorkbook
{
    /// <summary>Reads a workbook.</summary>
    /// <returns>
    /// The rows as UTF-8 text, null if no sheet has the column names; and the workbook's marker, null if it is not one of ours.
    /// </returns>
    /// <exception cref="WorkbookException">It cannot be read or passes a limit.</exception>
    public static (byte[]? Rows, ScoresheetMarker? Marker) Read(string path)
    {
        using var workbook = WorkbookReader.Open(path, WorkbookLimits.Marks);
        var marker = MarkerOf(workbook);
        foreach (var sheet in workbook.Sheets.Where(sheet => sheet.Name != ScoresheetMarker.SheetName))
        {
            if (RowsOf(workbook, sheet, skipsLabels: marker is not null) is { } rows)
                return (rows, marker);
        }
        return (null, null);
    }

    /// <summary>The marker of a workbook; null if it is not one of ours.</summary>
    /// <exception cref="WorkbookException">It cannot be read or passes a limit.</exception>
    public static ScoresheetMarker? MarkerOf(string path)
    {
        using var workbook = WorkbookReader.Open(path, WorkbookLimits.Marks);
        return MarkerOf(workbook);
    }

    private static ScoresheetMarker? MarkerOf(WorkbookReader workbook)
    {
        foreach (var sheet in workbook.Sheets.Where(sheet => sheet.Name == ScoresheetMarker.SheetName))
        {
            var texts = new Dictionary<int, string>();
            using var rows = workbook.Read(sheet);
            while (texts.Count < 4 && rows.Read() && rows.Row <= 4)
                texts[rows.Row] = rows.Cells.Where(cell => cell.Column == 0).Select(TextOf).FirstOrDefault("");
            string Said(int row) => texts.GetValueOrDefault(row, "");
            if (Said(1) == ScoresheetMarker.Sign)
                return new ScoresheetMarker(Said(2), Said(3), Said(4));
        }
        return null;
    }

    // A row of ours without any mark was left empty by the juror: it is skipped, as is the row with the criteria's names.
    private static byte[]? RowsOf(WorkbookReader workbook, WorkbookSheet sheet, bool skipsLabels)
    {
        using var rows = workbook.Read(sheet);
        var text = new StringBuilder();
        string[]? header = null;
        var (line, labels) = (1, 0);
        while (rows.Read())
        {
            var cells = new Dictionary<int, string>();
            foreach (var cell in rows.Cells)
            {
                if (TextOf(cell) is { Length: > 0 } found)
                    cells[cell.Column] = found;
            }
            if (cells.Count == 0 || (header is null && !cells.Values.Contains("innovation_id", StringComparer.OrdinalIgnoreCase)))
                continue;
            if (header is null)
            {
                header = [.. Enumerable.Range(0, cells.Keys.Max() + 1).Select(column => cells.GetValueOrDefault(column, ""))];
                labels = skipsLabels ? rows.Row + 1 : 0;
            }
            if (rows.Row == labels)
                continue;
            text.Append('\n', rows.Row - line);
            line = rows.Row;
            text.AppendJoin(',', header.Select((name, column) => name.Length == 0 ? "" : Quoted(cells.GetValueOrDefault(column, ""))));
        }
        return header is null ? null : Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    private static string TextOf(WorkbookCell cell) => cell.Kind == CellKind.Number ? NumberOf(cell.Text) : OneLine(cell.Text);

    // Spreadsheets store 7.1 as 7.0999999999999996: fifteen digits restore what was typed.
    private static string NumberOf(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15
            ? decimal.Parse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture)
            : OneLine(value);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
