using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
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
    public static byte[] Of(Chart chart, bool forSpreadsheet)
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
            csv.NextRecord();
            foreach (var row in chart.Rows)
            {
                foreach (var cell in row)
                    csv.WriteField(Written(cell, forSpreadsheet));
                csv.NextRecord();
            }
        }
        return file.ToArray();
    }

    private static string Written(Cell cell, bool forSpreadsheet) =>
        cell.Number is not { } number ? SpreadsheetText.Guard(cell.Text)
        : forSpreadsheet ? Numbers.Invariant(number).Replace('.', ',')
        : Numbers.Invariant(number);
}
