using DocumentFormat.OpenXml.Spreadsheet;
using static Scoring.Features.Output.Spreadsheets.StyleParts;

namespace Scoring.Features.Import.Workbooks;

/// <summary>The cell styles of workbooks to fill in: scoresheets and templates.</summary>
internal static class FormStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;
    public const uint Wrapped = 2;
    public const uint Bold = 3;
    public const uint Title = 4;
    public const uint Mark = 5;
    public const uint NoMark = 6;
    public const uint OptionalHeader = 7;
    public const uint Written = 8;
    public const uint Day = 9;
    public const uint Moment = 10;

    private const uint AsWritten = 49;
    private const uint DayFormat = 164;
    private const uint MomentFormat = 165;

    public static Stylesheet Make() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" },
                new NumberingFormat { NumberFormatId = MomentFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }
            )
            {
                Count = 2,
            },
            new Fonts(Calibri(), Calibri(rgb: "FFFFFFFF", isBold: true), Calibri(isBold: true), Calibri(16, isBold: true)) { Count = 4 },
            new Fills(
                Pattern(PatternValues.None),
                Pattern(PatternValues.Gray125),
                Solid("FF1F4E79"),
                Solid("FFFFF8E1"),
                Solid("FFD9D9D9"),
                Solid("FFDDEBF7")
            )
            {
                Count = 6,
            },
            new Borders(NoBorder(), Thin()) { Count = 2 },
            BaseFormats(),
            new CellFormats(
                Format(0, 0, 0),
                Format(1, 2, 1, wraps: true),
                Format(0, 0, 0, wraps: true),
                Format(2, 0, 0),
                Format(3, 0, 0),
                Format(0, 3, 1, isOpen: true),
                Format(0, 4, 1),
                Format(2, 5, 1, wraps: true),
                Format(0, 0, 0, number: AsWritten),
                Format(0, 0, 0, number: DayFormat),
                Format(0, 0, 0, number: MomentFormat)
            )
            {
                Count = 11,
            },
            NamedStyles()
        );

    private static CellFormat Format(uint font, uint fill, uint border, bool wraps = false, bool isOpen = false, uint number = 0)
    {
        var format = new CellFormat
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyFont = font > 0,
            ApplyNumberFormat = number > 0,
            ApplyFill = fill > 0,
            ApplyBorder = border > 0,
            ApplyAlignment = wraps,
            ApplyProtection = isOpen,
        };
        if (wraps)
            format.Append(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true });
        if (isOpen)
            format.Append(new Protection { Locked = false });
        return format;
    }

    private static Border Thin() =>
        new(
            new LeftBorder(Grey()) { Style = BorderStyleValues.Thin },
            new RightBorder(Grey()) { Style = BorderStyleValues.Thin },
            new TopBorder(Grey()) { Style = BorderStyleValues.Thin },
            new BottomBorder(Grey()) { Style = BorderStyleValues.Thin },
            new DiagonalBorder()
        );

    private static Color Grey() => new() { Rgb = "FFBFBFBF" };
}
