namespace Scoring.Features.Output.Spreadsheets;

/// <summary>Text cells of CSV files that may be opened in a spreadsheet.</summary>
public static class SpreadsheetText
{
    // The wide forms of = + - @ are read as the plain ones where Japanese or Chinese is set.
    private const string Runs = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The text, prefixed with an apostrophe if a spreadsheet would run it as a formula.</summary>
    /// <param name="text">A text cell; numbers are not guarded.</param>
    public static string Guard(string text) => text.Length > 0 && Runs.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>The text as a cell of a CSV file: guarded, and quoted where it has to be.</summary>
    /// <param name="text">A text cell; numbers are not guarded.</param>
    public static string Cell(string text)
    {
        var guarded = Guard(text);
        return guarded.AsSpan().ContainsAny(",\"\n\r") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }
}
