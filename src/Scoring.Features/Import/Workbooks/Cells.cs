using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Features.Import.Workbooks;

/// <summary>Helpers for the cells of a workbook.</summary>
internal static class Cells
{
    /// <summary>The name of a column, from 0: A, B, … AA.</summary>
    public static string Column(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : Column((index / 26) - 1) + (char)('A' + (index % 26));

    /// <summary>The column index in a cell's name, from 0.</summary>
    public static int IndexOf(string reference) =>
        reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (index, letter) => (index * 26) + (char.ToUpperInvariant(letter) - 'A' + 1))
        - 1;

    /// <summary>A row with its cells.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="cells">The column index, from 0, the content (text, number or null) and the style.</param>
    public static Row Row(int number, IEnumerable<(int Column, object? Value, uint Style)> cells) =>
        new(cells.Select(cell => Cell(Column(cell.Column) + number.ToString(CultureInfo.InvariantCulture), cell.Value, cell.Style)))
        {
            RowIndex = (uint)number,
        };

    private static Cell Cell(string reference, object? value, uint style) =>
        value switch
        {
            null or "" => new Cell { CellReference = reference, StyleIndex = style },
            decimal or int => new Cell
            {
                CellReference = reference,
                StyleIndex = style,
                CellValue = new CellValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
            },
            _ => new Cell(
                new InlineString(
                    new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(value.ToString()!)) { Space = SpaceProcessingModeValues.Preserve }
                )
            )
            {
                CellReference = reference,
                StyleIndex = style,
                DataType = CellValues.InlineString,
            },
        };

    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
