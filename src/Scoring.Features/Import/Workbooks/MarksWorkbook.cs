using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Features.Import.Workbooks;

/// <summary>Reads marks from a workbook as the rows of a wide file of marks, so that they are checked like any file.</summary>
/// <remarks>
/// Each row is on the line with its row number in the workbook; missing rows above or between are empty lines. Other workbooks are read too
/// if one of their sheets has a row with the column names.
/// </remarks>
internal static class MarksWorkbook
{
    private const int MostColumns = 1000;
    private const int MostRows = 200_000;

    /// <summary>Reads a workbook.</summary>
    /// <returns>The rows as UTF-8 text, and the workbook's marker if it is one of ours; null rows if it cannot be read.</returns>
    public static (byte[]? Rows, ScoresheetMarker? Marker) Read(string path)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(path, isEditable: false);
            if (document.WorkbookPart is not { } workbook)
                return (null, null);
            var texts = workbook
                .SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>()
                .Select(item => item.InnerText)
                .ToArray()
                ?? [];
            var sheets = (workbook.Workbook.Sheets?.Elements<Sheet>() ?? [])
                .Select(sheet =>
                    (Name: sheet.Name?.Value ?? "", Grid: GridOf((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!), texts))
                )
                .ToList();
            var marker = sheets
                .Where(sheet => sheet.Name == ScoresheetMarker.SheetName)
                .Select(sheet => MarkerOf(sheet.Grid))
                .FirstOrDefault(found => found is not null);
            var (header, grid) = sheets
                .Where(sheet => sheet.Name != ScoresheetMarker.SheetName)
                .Select(sheet => (HeaderOf(sheet.Grid), sheet.Grid))
                .FirstOrDefault(found => found.Item1 > 0);
            return grid is null ? (null, null) : (Lines(grid, header, skipsLabels: marker is not null), marker);
        }
        catch (Exception fault)
            when (fault
                    is InvalidDataException
                        or OpenXmlPackageException
                        or XmlException
                        or IOException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or InvalidCastException
            )
        {
            return (null, null);
        }
    }

    private static SortedDictionary<int, Dictionary<int, string>> GridOf(WorksheetPart part, string[] texts)
    {
        var grid = new SortedDictionary<int, Dictionary<int, string>>();
        var number = 0;
        foreach (var row in part.Worksheet.Descendants<Row>())
        {
            number = row.RowIndex is { } given ? (int)given.Value : number + 1;
            if (number > MostRows)
                break;
            var cells = new Dictionary<int, string>();
            var column = -1;
            foreach (var cell in row.Elements<Cell>())
            {
                column = cell.CellReference?.Value is { } reference ? Cells.IndexOf(reference) : column + 1;
                if (column is >= 0 and < MostColumns && TextOf(cell, texts) is { Length: > 0 } text)
                    cells[column] = text;
            }
            if (cells.Count > 0)
                grid[number] = cells;
        }
        return grid;
    }

    private static string TextOf(Cell cell, string[] texts)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
            return OneLine(cell.InlineString?.InnerText ?? "");
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Length
                ? OneLine(texts[index])
                : "";
        return cell.DataType is null || cell.DataType.Value == CellValues.Number ? NumberOf(value) : OneLine(value);
    }

    // Spreadsheets store 7.1 as 7.0999999999999996: fifteen digits restore what was typed.
    private static string NumberOf(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15
            ? decimal.Parse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture)
            : OneLine(value);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private static ScoresheetMarker? MarkerOf(SortedDictionary<int, Dictionary<int, string>> grid)
    {
        string Said(int row) => grid.GetValueOrDefault(row)?.GetValueOrDefault(0) ?? "";
        return Said(1) == ScoresheetMarker.Sign ? new ScoresheetMarker(Said(2), Said(3), Said(4)) : null;
    }

    private static int HeaderOf(SortedDictionary<int, Dictionary<int, string>> grid) =>
        grid.FirstOrDefault(row => row.Value.Values.Contains("innovation_id", StringComparer.OrdinalIgnoreCase)).Key;

    // A row of ours without any mark was left empty by the juror: it is skipped.
    private static byte[] Lines(SortedDictionary<int, Dictionary<int, string>> grid, int header, bool skipsLabels)
    {
        var columns = grid[header].Keys.Max() + 1;
        var text = new StringBuilder();
        for (var (row, last) = (1, grid.Keys.Last()); row <= last; row++)
        {
            if (row >= header && !(skipsLabels && row == header + 1) && grid.GetValueOrDefault(row) is { } cells)
                text.AppendJoin(
                    ',',
                    Enumerable
                        .Range(0, columns)
                        .Select(column => Quoted(cells.GetValueOrDefault(column, ""), row == header || grid[header].ContainsKey(column)))
                );
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string text, bool isNamed) =>
        !isNamed ? ""
        : text.AsSpan().ContainsAny(",\"") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
