using DocumentFormat.OpenXml.Spreadsheet;
using static Scoring.Features.Output.Spreadsheets.StyleParts;

namespace Scoring.Features.Output.Spreadsheets;

/// <summary>The cell styles of a workbook; a style is the index of its format.</summary>
internal static class WorkbookStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;
    public const uint Wrapped = 2;

    private const uint FirstNumber = 4;
    private const uint FirstNumberFormat = 164;
    private const int MostPlaces = 15;

    /// <summary>The style of a number with that many decimal places, 0 to 15.</summary>
    public static uint Number(int places) => FirstNumber + (uint)Math.Clamp(places, 0, MostPlaces);

    public static Stylesheet Make()
    {
        var formats = new NumberingFormats();
        var cells = new CellFormats(
            Format(0, 0, 0),
            Format(1, 2, 0, new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = true }),
            Format(0, 0, 0, new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true }),
            Format(2, 0, 0)
        );
        for (var places = 0; places <= MostPlaces; places++)
        {
            var id = FirstNumberFormat + (uint)places;
            var code = places == 0 ? "#,##0" : "#,##0." + new string('0', places);
            formats.Append(new NumberingFormat { NumberFormatId = id, FormatCode = code });
            cells.Append(Format(0, 0, id));
        }
        formats.Count = (uint)formats.ChildElements.Count;
        cells.Count = (uint)cells.ChildElements.Count;
        return new Stylesheet(
            formats,
            new Fonts(Calibri(), Calibri(rgb: "FFFFFFFF", isBold: true), Calibri(isBold: true)) { Count = 3 },
            new Fills(Pattern(PatternValues.None), Pattern(PatternValues.Gray125), Solid("FF1F4E79")) { Count = 3 },
            new Borders(NoBorder()) { Count = 1 },
            BaseFormats(),
            cells,
            NamedStyles()
        );
    }

    /// <summary>The width for a column whose longest text has that many characters.</summary>
    public static double Width(int characters) => Math.Clamp(characters, 6, 60) + 2.7109375;

    private static CellFormat Format(uint font, uint fill, uint number, Alignment? alignment = null)
    {
        var format = new CellFormat
        {
            FontId = font,
            FillId = fill,
            BorderId = 0,
            NumberFormatId = number,
            FormatId = 0,
            ApplyFont = font > 0,
            ApplyFill = fill > 0,
            ApplyNumberFormat = number > 0,
            ApplyAlignment = alignment is not null,
        };
        if (alignment is not null)
            format.Append(alignment);
        return format;
    }
}
