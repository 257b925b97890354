using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Features.Output.Charts;
using Scoring.Features.Output.Localization;
using Scoring.Features.Output.Spreadsheets;

namespace Scoring.Web.Charts;

/// <summary>
/// The figures of a chart as a CSV file: comma and invariant numbers, or as a spreadsheet with Indonesian settings takes them.
/// </summary>
internal static class ChartCsv
{
    /// <summary>The type of the file.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Writes it.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="forSpreadsheet">True for semicolons, decimal commas and a mark of UTF-8.</param>
    /// <param name="standing">A last column that says the same of every line, such as that figures are illustrative; null for none.</param>
    public static byte[] Of(Chart chart, bool forSpreadsheet, (string Column, string Text)? standing = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, new UTF8Encoding(forSpreadsheet), leaveOpen: true))
        using (
            var csv = new CsvWriter(
                text,
                new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", Delimiter = forSpreadsheet ? ";" : "," }
            )
        )
        {
            foreach (var column in chart.Columns)
                csv.WriteField(SpreadsheetText.Guard(column));
            if (standing is { Column: var title })
                csv.WriteField(title);
            csv.NextRecord();
            foreach (var row in chart.Rows)
            {
                foreach (var cell in row)
                    csv.WriteField(Written(cell, forSpreadsheet));
                if (standing is { Text: var said })
                    csv.WriteField(said);
                csv.NextRecord();
            }
        }
        return file.ToArray();
    }

    // A text with numbers, such as an interval, has the minus sign that programs read.
    private static string Written(Cell cell, bool forSpreadsheet) =>
        cell.Number is not { } number ? SpreadsheetText.Guard(cell.Text.Replace('−', '-'))
        : forSpreadsheet ? Numbers.Invariant(number).Replace('.', ',')
        : Numbers.Invariant(number);
}
