using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>
/// The numbers of a table separated by semicolons, as Indonesian settings write them: with a decimal comma where the whole table allows
/// that reading only.
/// </summary>
internal static class CsvNumbers
{
    /// <summary>The columns of numbers in rule tables.</summary>
    public static bool IsNumber(string column) =>
        column is "weight" or "target" or "goalpost-low" or "goalpost-high" || column.StartsWith("limit-", StringComparison.Ordinal);

    /// <summary>
    /// The rows with decimal points; null if they are refused. A table with both signs, or with nothing but commas before three digits, is
    /// refused: it can be read in two ways.
    /// </summary>
    public static IReadOnlyList<CsvRow>? WithPoints(IReadOnlyList<CsvRow> rows, FileFaults faults)
    {
        var cells = rows.SelectMany(row =>
                row.Fields.Where(field => IsNumber(field.Key)).Select(field => (row.Line, Column: field.Key, Text: field.Value))
            )
            .ToList();
        var commas = cells.Where(cell => NumberFaults.IsDecimalComma(cell.Text)).ToList();
        if (commas.Count == 0)
            return rows;
        if (cells.Find(cell => cell.Text.Contains('.')) is { Text: not null } point)
        {
            faults.Add(FaultCodes.CsvDecimalsMixed, commas[0].Line, commas[0].Column, commas[0].Text, point.Text, point.Line);
            return null;
        }
        if (commas.TrueForAll(cell => NumberFaults.IsAmbiguousComma(cell.Text)))
        {
            faults.AddNumber(commas[0].Line, commas[0].Column, commas[0].Text);
            return null;
        }
        faults.Warn(FaultCodes.CsvDecimalComma, commas[0].Line, commas[0].Column, commas[0].Text, NumberFaults.Pointed(commas[0].Text));
        return
        [
            .. rows.Select(row =>
                row with
                {
                    Fields = row.Fields.ToDictionary(
                        field => field.Key,
                        field =>
                            IsNumber(field.Key) && NumberFaults.IsDecimalComma(field.Value)
                                ? NumberFaults.Pointed(field.Value)
                                : field.Value,
                        StringComparer.Ordinal
                    ),
                }
            ),
        ];
    }

    /// <summary>The column in which a decimal comma split one number into two fields; null if none did.</summary>
    /// <param name="header">The columns.</param>
    /// <param name="record">A row with one field too many.</param>
    public static (string Column, string Text)? SplitNumber(string[] header, string[] record)
    {
        if (record.Length != header.Length + 1)
            return null;
        for (var i = 0; i < header.Length; i++)
        {
            if (IsNumber(header[i]) && NumberFaults.IsDecimalComma($"{record[i]},{record[i + 1]}"))
                return (header[i], $"{record[i]},{record[i + 1]}");
        }
        return null;
    }
}
