namespace Scoring.Features.Import.Csv;

/// <summary>
/// The line of a row where a file of several sheets is read as one: the sheet's place in the workbook and the row in it. The rows of a
/// single sheet have their plain number.
/// </summary>
internal static class SheetLine
{
    // More than the rows that a sheet can have.
    private const int PerSheet = 2_000_000;

    /// <summary>The most sheets that are read as one.</summary>
    public const int MostSheets = 1_000;

    /// <summary>The line of a row.</summary>
    /// <param name="sheet">The sheet's place, from 1.</param>
    /// <param name="row">The row in it, from 1.</param>
    public static int Of(int sheet, int row) => sheet * PerSheet + row;

    /// <summary>The sheet and the row of a line; sheet 0 if there is only one.</summary>
    public static (int Sheet, int Row) Split(int line) => (line / PerSheet, line % PerSheet);

    /// <summary>The name of a file with the sheet that a line is in: "nilai.xlsx#2".</summary>
    public static string Name(string file, int sheet) => sheet == 0 ? file : FormattableString.Invariant($"{file}#{sheet}");
}
