using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Features.Import.Workbooks;

/// <summary>Parts that the sheets of workbooks to fill in share.</summary>
internal static class SheetParts
{
    /// <summary>The longest text of a message about a cell.</summary>
    public const int LongestMessage = 255;

    /// <summary>Adds a sheet with its content.</summary>
    public static void Add(
        WorkbookPart workbook,
        DocumentFormat.OpenXml.Spreadsheet.Sheets list,
        string name,
        Worksheet content,
        SheetStateValues state
    ) => Add(workbook, list, name, state).Worksheet = content;

    /// <summary>Adds a sheet whose content the caller writes.</summary>
    public static WorksheetPart Add(
        WorkbookPart workbook,
        DocumentFormat.OpenXml.Spreadsheet.Sheets list,
        string name,
        SheetStateValues state
    )
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        list.Append(
            new Sheet
            {
                Id = workbook.GetIdOfPart(part),
                SheetId = (uint)list.ChildElements.Count + 1,
                Name = name,
                State = state,
            }
        );
        return part;
    }

    /// <summary>Prints a sheet one page wide.</summary>
    public static SheetProperties FitsThePage() => new(new PageSetupProperties { FitToPage = true });

    /// <summary>One page across, as many down as needed.</summary>
    public static PageSetup OnePageWide() =>
        new()
        {
            Orientation = OrientationValues.Landscape,
            FitToWidth = 1,
            FitToHeight = 0,
        };

    /// <summary>Columns of a given width.</summary>
    /// <param name="from">The first, from 1.</param>
    /// <param name="to">The last.</param>
    /// <param name="width">In characters.</param>
    /// <param name="hidden">True to hide them.</param>
    /// <param name="style">The style of cells that have none of their own.</param>
    public static DocumentFormat.OpenXml.Spreadsheet.Column Width(int from, int to, double width, bool hidden = false, uint style = 0)
    {
        var column = new DocumentFormat.OpenXml.Spreadsheet.Column
        {
            Min = (uint)from,
            Max = (uint)to,
            Width = width,
            CustomWidth = true,
        };
        if (hidden)
            column.Hidden = true;
        if (style > 0)
            column.Style = style;
        return column;
    }

    /// <summary>A text, shortened to what fits.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
