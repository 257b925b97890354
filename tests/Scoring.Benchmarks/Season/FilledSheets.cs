using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Benchmarks.Season;

/// <summary>Fills the open cells of scoresheets, as jurors would in their office program.</summary>
internal static class FilledSheets
{
    private const int FirstEntryRow = 3;

    /// <summary>Fills every workbook of a folder; how many sheets, one for each entry, there were.</summary>
    /// <param name="folder">Where the workbooks lie.</param>
    /// <param name="mark">The mark of an entry, a juror and a criterion.</param>
    public static int Fill(string folder, Func<string, string, string, decimal> mark) =>
        Directory.EnumerateFiles(folder, "*.xlsx").Order(StringComparer.Ordinal).Sum(file => FillWorkbook(file, mark));

    private static int FillWorkbook(string path, Func<string, string, string, decimal> mark)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: true);
        var workbook = document.WorkbookPart!;
        foreach (var part in workbook.WorksheetParts)
        {
            var rows = part.Worksheet.Descendants<Row>().ToList();
            // The hidden first row has the names of the columns.
            var columns = rows[0].Elements<Cell>().ToDictionary(cell => Letters(cell), cell => cell.InnerText);
            if (!columns.ContainsValue("innovation_id"))
                continue;
            string[] known = ["stage", "juror", "innovation_id"];
            var sheets = 0;
            foreach (var row in rows.Where(row => row.RowIndex! >= FirstEntryRow))
            {
                var cells = row.Elements<Cell>().ToDictionary(cell => columns.GetValueOrDefault(Letters(cell), ""), StringComparer.Ordinal);
                foreach (var (criterion, cell) in cells.Where(pair => pair.Key.Length > 0 && !known.Contains(pair.Key)))
                {
                    cell.DataType = null;
                    cell.CellValue = new CellValue(
                        mark(cells["innovation_id"].InnerText, cells["juror"].InnerText, criterion).ToString(CultureInfo.InvariantCulture)
                    );
                }
                sheets++;
            }
            part.Worksheet.Save();
            return sheets;
        }
        return 0;
    }

    private static string Letters(Cell cell) => cell.CellReference!.Value!.TrimEnd("0123456789".ToCharArray());
}
