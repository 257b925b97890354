using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Features.Output.Spreadsheets;

namespace Scoring.Features.Import.Templates;

/// <summary>A template as CSV: a header of plain names, and the rows filled in so far.</summary>
public static class TemplateCsv
{
    /// <summary>Writes the file, with semicolons where Indonesian is asked for, as spreadsheets set to Indonesian do.</summary>
    /// <param name="writer">The target; it is not closed.</param>
    /// <param name="template">The template.</param>
    public static void Write(TextWriter writer, ImportTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var form = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", Delimiter = template.Language == "id" ? ";" : "," };
        using var csv = new CsvWriter(writer, form, leaveOpen: true);
        foreach (var column in template.Columns)
            csv.WriteField(column.Column.Name);
        csv.NextRecord();
        foreach (var row in template.Rows)
        {
            foreach (var cell in row)
                csv.WriteField(SpreadsheetText.Guard(cell ?? ""));
            csv.NextRecord();
        }
    }
}
