using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Features.Output.Spreadsheets;

/// <summary>What the styles of every workbook are made of. Every call makes a new one, as a part has one place in one document.</summary>
internal static class StyleParts
{
    /// <summary>The text of a workbook.</summary>
    /// <param name="size">In points.</param>
    /// <param name="rgb">The colour; null for the usual one.</param>
    /// <param name="isBold">True for bold.</param>
    public static Font Calibri(double size = 11, string? rgb = null, bool isBold = false) =>
        new([
            .. isBold ? new OpenXmlElement[] { new Bold() } : [],
            new FontSize { Val = size },
            .. rgb is null ? Array.Empty<OpenXmlElement>() : [new Color { Rgb = rgb }],
            new FontName { Val = "Calibri" },
        ]);

    /// <summary>A pattern; the first two fills of a workbook have to be None and Gray125.</summary>
    public static Fill Pattern(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    /// <summary>A colour.</summary>
    public static Fill Solid(string rgb) =>
        new(new PatternFill(new ForegroundColor { Rgb = rgb }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    /// <summary>No border: the first one of a workbook.</summary>
    public static Border NoBorder() => new(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder());

    /// <summary>The one format that all others start from.</summary>
    public static CellStyleFormats BaseFormats() =>
        new(
            new CellFormat
            {
                NumberFormatId = 0,
                FontId = 0,
                FillId = 0,
                BorderId = 0,
            }
        )
        {
            Count = 1,
        };

    /// <summary>The one named style.</summary>
    public static CellStyles NamedStyles() =>
        new(
            new CellStyle
            {
                Name = "Normal",
                FormatId = 0,
                BuiltinId = 0,
            }
        )
        {
            Count = 1,
        };

    /// <summary>A view of a sheet in which the first columns and rows stay in sight.</summary>
    /// <param name="columns">How many columns; 0 for none.</param>
    /// <param name="rows">How many rows, at least one.</param>
    /// <param name="first">The first cell that moves, such as "A2".</param>
    /// <param name="isChosen">True to begin in that cell.</param>
    public static SheetViews Frozen(int columns, int rows, string first, bool isChosen = true)
    {
        var place = columns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft;
        var pane = new Pane
        {
            VerticalSplit = rows,
            TopLeftCell = first,
            ActivePane = place,
            State = PaneStateValues.Frozen,
        };
        if (columns > 0)
            pane.HorizontalSplit = columns;
        var chosen = new Selection { Pane = place };
        if (isChosen)
            (chosen.ActiveCell, chosen.SequenceOfReferences) = (first, new ListValue<StringValue> { InnerText = first });
        return new SheetViews(new SheetView(pane, chosen) { WorkbookViewId = 0 });
    }
}
