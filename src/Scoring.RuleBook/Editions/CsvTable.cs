using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>A row of a CSV table of an edition.</summary>
/// <param name="Line">The line it starts in.</param>
/// <param name="Fields">Its fields by column.</param>
internal sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field of a column without spaces around it; empty if the table has no such column.</summary>
    public string this[string column] => Fields.GetValueOrDefault(column, "");
}

/// <summary>Reads a CSV table as text. Wrong headers, short and long rows and stray quotes become faults.</summary>
internal static class CsvTable
{
    /// <summary>The rows; null if the header cannot be used.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="known">True for a column that the table may have.</param>
    /// <param name="listed">The columns to suggest and to list.</param>
    /// <param name="required">The columns that it must have.</param>
    /// <param name="faults">The file's faults.</param>
    public static IReadOnlyList<CsvRow>? Read(
        string text,
        Func<string, bool> known,
        IReadOnlyList<string> listed,
        IReadOnlyList<string> required,
        FileFaults faults
    )
    {
        var stray = false;
        var separator = SeparatorOf(text, known);
        using var parser = new CsvParser(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                TrimOptions = TrimOptions.Trim,
                BadDataFound = _ => stray = true,
                Delimiter = separator.ToString(),
            }
        );
        if (!parser.Read())
        {
            faults.Add(FaultCodes.FileEmpty, 1, faults.File);
            return null;
        }
        var header = parser.Record!;
        if (!CheckHeader(header, known, listed, required, faults))
            return null;
        var rows = new List<CsvRow>();
        while (parser.Read())
        {
            var (record, line) = (parser.Record!, StartOf(parser));
            if (stray)
                faults.Add(FaultCodes.CsvValue, line, "\"", parser.RawRecord.Trim());
            else if (separator == ',' && CsvNumbers.SplitNumber(header, record) is { } split)
                faults.AddNumber(line, split.Column, split.Text);
            else if (record.Length != header.Length)
                faults.Add(FaultCodes.CsvFields, line, record[0], record.Length, header.Length);
            else
                rows.Add(
                    new CsvRow(line, header.Zip(record).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))
                );
            stray = false;
        }
        return separator == ';' ? CsvNumbers.WithPoints(rows, faults) : rows;
    }

    /// <summary>A semicolon if the header has columns that the table may have between semicolons, and none between commas.</summary>
    private static char SeparatorOf(string text, Func<string, bool> known)
    {
        var header = text.AsSpan()[..(text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length)].ToString();
        bool Parts(char separator) => header.Split(separator).Count(column => known(column.Trim().Trim('"'))) > 1;
        return Parts(';') && !Parts(',') ? ';' : ',';
    }

    /// <summary>The rows of a table that was read before without a fault.</summary>
    public static IReadOnlyList<CsvRow> Rows(string text) => Read(text, _ => true, [], [], new FileFaults("", [])) ?? [];

    /// <summary>The line a record starts in: the parser counts the line it ends in.</summary>
    private static int StartOf(CsvParser parser) => parser.RawRow - parser.RawRecord.Trim('\r', '\n').Count(letter => letter == '\n');

    private static bool CheckHeader(
        string[] header,
        Func<string, bool> known,
        IReadOnlyList<string> listed,
        IReadOnlyList<string> required,
        FileFaults faults
    )
    {
        var before = faults.All.Count;
        foreach (var column in header.Where(column => !known(column)))
            faults.AddNear(FaultCodes.CsvHeader, 1, column, listed, string.Join(", ", listed));
        foreach (var twice in header.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1))
            faults.Add(FaultCodes.DuplicateKey, 1, twice.Key, 1);
        foreach (var column in required.Except(header, StringComparer.Ordinal))
            faults.Add(FaultCodes.CsvColumnMissing, 1, column);
        return faults.All.Count == before;
    }
}
