namespace Scoring.Features.Import.Tables;

/// <summary>The sheets of our own workbooks that explain the table and hold no data.</summary>
internal static class TemplateSheets
{
    /// <summary>The text of the first cell of such a sheet.</summary>
    public const string Sign = "scoring-template";

    /// <summary>True if a sheet says that it explains another.</summary>
    public static bool Explains(RawTable table) => table.Rows.Count > 0 && table.Rows[0][0].Text == Sign;
}
