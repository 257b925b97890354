using System.Text;
using Scoring.Features.Import.Csv;

namespace Scoring.Features.Tests.Import.Csv;

/// <summary>Everything that a reader of rows says about a text, a line for each row, so that two of them can be compared.</summary>
internal static class ReadRows
{
    /// <summary>Buffers so small that rows lie across their edges, and those of the program.</summary>
    public static readonly int[] Buffers = [16, 17, 31, 64, 65, 100, 1 << 10, PlainRows.BufferSize];

    /// <summary>The rows as CsvHelper alone reads them.</summary>
    public static string ByCsvHelper(string text, char separator = ',', int buffer = CsvHelperRows.BufferSize, Encoding? encoding = null) =>
        Of(CsvRows.ByCsvHelper(new MemoryStream((encoding ?? InspectedFile.Utf8).GetBytes(text)), (byte)separator, encoding, buffer));

    /// <summary>The rows as they are read plain up to the first that is not, and behind it by CsvHelper.</summary>
    public static string PlainFirst(
        string text,
        char separator = ',',
        int buffer = PlainRows.BufferSize,
        int parserBuffer = CsvHelperRows.BufferSize
    ) => Of(CsvRows.PlainFirst(new MemoryStream(InspectedFile.Utf8.GetBytes(text)), (byte)separator, buffer, parserBuffer));

    /// <summary>All rows, and what ended them.</summary>
    public static string Of(CsvRows rows)
    {
        var told = new StringBuilder();
        using (rows)
        {
            while (rows.Read())
                Report(told, rows.Line, rows.QuoteMisplaced, [.. Enumerable.Range(0, rows.Count).Select(rows.Text)]);
            if (rows.Fault != RowFault.None)
                told.Append(rows.Line).Append(' ').Append(rows.Fault);
        }
        return told.ToString();
    }

    /// <summary>
    /// The same from a grammar written down here a character at a time, which knows neither reader. A value is quoted where its first
    /// character is a quotation mark; what follows the closing one belongs to it, and is misplaced.
    /// </summary>
    public static string ByGrammar(string text, char separator = ',')
    {
        var told = new StringBuilder();
        for (var (at, line) = (0, 1); at < text.Length; )
        {
            if (BreakAt(text, at) is > 0 and var empty)
            {
                (at, line) = (at + empty, line + 1);
                continue;
            }
            var (start, misplaced, values) = (line, false, new List<string>());
            for (var more = true; more; )
            {
                var value = "";
                if (at < text.Length && text[at] == '"')
                {
                    var closing = ClosingQuote(text, at + 1);
                    if (closing < 0)
                        return told.Append(start).Append(' ').Append(RowFault.QuoteOpen).ToString();
                    var inside = text[(at + 1)..closing];
                    line += Breaks(inside);
                    value = inside.Replace("\"\"", "\"", StringComparison.Ordinal);
                    at = closing + 1;
                    misplaced |= !EndsValue(text, at, separator);
                }
                for (; !EndsValue(text, at, separator); at++)
                    value += text[at];
                values.Add(value);
                more = at < text.Length && text[at] == separator;
                at += more ? 1 : 0;
            }
            Report(told, start, misplaced, values);
            if (at < text.Length)
                (at, line) = (at + BreakAt(text, at), line + 1);
        }
        return told.ToString();
    }

    private static int ClosingQuote(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '"' && (++at == text.Length || text[at] != '"'))
                return at - 1;
        }
        return -1;
    }

    private static bool EndsValue(string text, int at, char separator) =>
        at == text.Length || text[at] == separator || BreakAt(text, at) > 0;

    private static int Breaks(string text)
    {
        var breaks = 0;
        for (var at = 0; at < text.Length; at += Math.Max(1, BreakAt(text, at)))
            breaks += BreakAt(text, at) > 0 ? 1 : 0;
        return breaks;
    }

    private static int BreakAt(string text, int at) =>
        text[at] == '\n' ? 1
        : text[at] != '\r' ? 0
        : at + 1 < text.Length && text[at + 1] == '\n' ? 2
        : 1;

    // A row with a misplaced quotation mark is refused as a whole: what its values are has no meaning, and the grammar does not say it.
    private static void Report(StringBuilder told, int line, bool misplaced, List<string> values) =>
        told.Append(line)
            .Append(' ')
            .Append(misplaced ? $"misplaced, {values.Count} values" : string.Join('\u001f', values))
            .Append('\u001e');
}
