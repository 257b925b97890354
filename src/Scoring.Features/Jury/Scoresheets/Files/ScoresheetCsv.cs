using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Features.Output.Localization;
using Scoring.Features.Output.Spreadsheets;

namespace Scoring.Features.Jury.Scoresheets.Files;

/// <summary>A juror's scoresheet as CSV: the wide form in which marks are imported, with the title as a note.</summary>
public static class ScoresheetCsv
{
    private static readonly string[] Keys = ["stage", "innovation_id", "juror"];

    /// <summary>Writes the sheet.</summary>
    /// <param name="writer">The target; it is not closed.</param>
    /// <param name="sheet">The sheet.</param>
    public static void Write(TextWriter writer, JurorScoresheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var name in Keys.Concat(sheet.Stage.Leaves.Select(leaf => leaf.Id)).Append("note"))
            csv.WriteField(name);
        csv.NextRecord();
        foreach (var row in sheet.Rows)
        {
            csv.WriteField(sheet.Stage.Id);
            csv.WriteField(SpreadsheetText.Guard(row.Entry));
            csv.WriteField(SpreadsheetText.Guard(sheet.Juror));
            foreach (var leaf in sheet.Stage.Leaves)
                csv.WriteField(
                    row.Marks.TryGetValue(leaf.Id, out var mark) && row.Criteria.Contains(leaf.Id) ? Numbers.Invariant(mark) : ""
                );
            csv.WriteField(SpreadsheetText.Guard(row.Title));
            csv.NextRecord();
        }
    }
}
