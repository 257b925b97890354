using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Features.Output.Spreadsheets;

/// <summary>A column of a sheet.</summary>
/// <param name="Title">The header's text.</param>
/// <param name="Places">Decimal places numbers are shown with; null to show them as they are.</param>
/// <param name="Wraps">True to wrap long texts over several lines.</param>
public sealed record SheetColumn(string Title, int? Places = null, bool Wraps = false);

/// <summary>A sheet of a workbook: a bold header that stays in view, one row per record, numbers as numbers, a filter.</summary>
/// <param name="Name">Its name; shortened and made unique if Excel requires it.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows: texts, numbers, truth values or null, one per column.</param>
/// <param name="Filter">True for a filter on the header.</param>
public sealed record SheetTable(
    string Name,
    IReadOnlyList<SheetColumn> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows,
    bool Filter = true
);

/// <summary>Writes sheets as an Excel file.</summary>
public static class WorkbookFile
{
    private const int LongestName = 31;
    private const int LongestText = 32767;

    /// <summary>Writes a workbook.</summary>
    /// <param name="stream">The target; it need not be seekable and is not closed.</param>
    /// <param name="sheets">The sheets, at least one.</param>
    public static void Write(Stream stream, IReadOnlyList<SheetTable> sheets)
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Make();
            var list = new Sheets();
            var filters = new DefinedNames();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheet);
                var name = NameOf(sheet.Name, names);
                if (sheet.Filter)
                    filters.Append(FilterOf(name, (uint)names.Count - 1, Range(sheet, absolute: true)));
                list.Append(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(part),
                        SheetId = (uint)names.Count,
                        Name = name,
                    }
                );
            }
            workbook.Workbook = new Workbook(list);
            if (filters.HasChildren)
                workbook.Workbook.Append(filters);
            workbook.Workbook.Save();
        }
        PlainNames.Write(buffer, stream);
    }

    private static void WriteSheet(WorksheetPart part, SheetTable sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(StyleParts.Frozen(0, 1, "A2", isChosen: false));
        writer.WriteElement(WidthsOf(sheet));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [.. sheet.Columns.Select(column => column.Title)], _ => WorkbookStyles.Header);
        for (var row = 0; row < sheet.Rows.Count; row++)
            WriteRow(writer, row + 2, sheet.Rows[row], column => StyleOf(sheet.Columns[column]));
        writer.WriteEndElement();
        if (sheet.Filter)
            writer.WriteElement(new AutoFilter { Reference = Range(sheet, absolute: false) });
        writer.WriteEndElement();
    }

    private static uint StyleOf(SheetColumn column) =>
        column.Places is { } places ? WorkbookStyles.Number(places)
        : column.Wraps ? WorkbookStyles.Wrapped
        : WorkbookStyles.Plain;

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<object?> cells, Func<int, uint> style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column] is { } cell and not "")
                writer.WriteElement(CellOf(ColumnName(column) + number.ToString(CultureInfo.InvariantCulture), cell, style(column)));
        }
        writer.WriteEndElement();
    }

    private static Cell CellOf(string reference, object cell, uint style) =>
        cell switch
        {
            bool truth => new Cell
            {
                CellReference = reference,
                StyleIndex = style,
                DataType = CellValues.Boolean,
                CellValue = new CellValue(truth ? "1" : "0"),
            },
            IFormattable number and (decimal or int or long) => new Cell
            {
                CellReference = reference,
                StyleIndex = style,
                CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)),
            },
            _ => new Cell(
                new InlineString(
                    new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(cell.ToString() ?? "")) { Space = SpaceProcessingModeValues.Preserve }
                )
            )
            {
                CellReference = reference,
                StyleIndex = style,
                DataType = CellValues.InlineString,
            },
        };

    /// <summary>The text without the control characters XML forbids, cut to what a cell can hold.</summary>
    private static string Clean(string text)
    {
        var clean = text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
        return clean.Length <= LongestText ? clean : clean[..LongestText];
    }

    private static Columns WidthsOf(SheetTable sheet)
    {
        var columns = new Columns();
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            var longest = sheet.Rows.Select(row => row[i]?.ToString()?.Length ?? 0).Append(sheet.Columns[i].Title.Length + 2).Max();
            columns.Append(
                new DocumentFormat.OpenXml.Spreadsheet.Column
                {
                    Min = (uint)i + 1,
                    Max = (uint)i + 1,
                    Width = WorkbookStyles.Width(sheet.Columns[i].Places is { } places ? Math.Min(longest, 10 + places) : longest),
                    CustomWidth = true,
                }
            );
        }
        return columns;
    }

    private static string Range(SheetTable sheet, bool absolute)
    {
        var sign = absolute ? "$" : "";
        return FormattableString.Invariant($"{sign}A{sign}1:{sign}{ColumnName(sheet.Columns.Count - 1)}{sign}{sheet.Rows.Count + 1}");
    }

    private static DefinedName FilterOf(string sheet, uint index, string range) =>
        new($"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{range}")
        {
            Name = "_xlnm._FilterDatabase",
            LocalSheetId = index,
            Hidden = true,
        };

    private static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    private static string NameOf(string wanted, HashSet<string> names)
    {
        var clean = string.Concat(wanted.Select(letter => @"[]:*?/\".Contains(letter, StringComparison.Ordinal) ? '-' : letter))
            .Trim('\'', ' ');
        if (clean.Length == 0)
            clean = "Sheet";
        var name = clean.Length > LongestName ? clean[..LongestName] : clean;
        for (var number = 2; !names.Add(name); number++)
        {
            var ending = " " + number.ToString(CultureInfo.InvariantCulture);
            name = (clean.Length + ending.Length > LongestName ? clean[..(LongestName - ending.Length)] : clean) + ending;
        }
        return name;
    }
}
