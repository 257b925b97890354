using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Scoring.Features.Tests.Building;

/// <summary>A CSV file as tests take it apart and put it together again, by CsvHelper and not by the reader that is tested.</summary>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The rows.</param>
internal sealed record CsvText(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads a file.</summary>
    public static CsvText Of(string path)
    {
        var rows = Parse(File.ReadAllText(path));
        return new CsvText(rows[0], rows[1..]);
    }

    /// <summary>The place of a column.</summary>
    public int this[string column] => Header.ToList().IndexOf(column);

    /// <summary>The rows in another order.</summary>
    public CsvText Shuffled(Random random) => this with { Rows = [.. Rows.OrderBy(_ => random.Next())] };

    /// <summary>The columns in another order.</summary>
    public CsvText WithColumns(IReadOnlyList<int> order) =>
        new(
            [.. order.Select(column => Header[column])],
            [.. Rows.Select(row => (IReadOnlyList<string>)[.. order.Select(column => row[column])])]
        );

    /// <summary>The rows for which something holds.</summary>
    public CsvText Where(Func<IReadOnlyList<string>, bool> holds) => this with { Rows = [.. Rows.Where(holds)] };

    /// <summary>
    /// One row per value of a wide table: the key columns, then the name of the column and its value; no row for an empty value.
    /// </summary>
    public CsvText Long(IReadOnlyList<string> keys, string nameColumn, string valueColumn, Func<string, bool> isValue)
    {
        var values = Enumerable.Range(0, Header.Count).Where(column => isValue(Header[column])).ToList();
        var rows = Rows.SelectMany(row =>
            values
                .Where(column => row[column].Length > 0)
                .Select(column => (IReadOnlyList<string>)[.. keys.Select(key => row[this[key]]), Header[column], row[column]])
        );
        return new CsvText([.. keys, nameColumn, valueColumn], [.. rows]);
    }

    /// <summary>The text of the file.</summary>
    public string Text(char separator = ',', string lineEnd = "\n", bool quoteAll = false)
    {
        string Cell(string value) =>
            quoteAll || value.AsSpan().IndexOfAny("\",;\r\n") >= 0
                ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
                : value;
        return string.Concat(Rows.Prepend(Header).Select(row => string.Join(separator, row.Select(Cell)) + lineEnd));
    }

    private static List<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        using var parser = Parser(text, ",");
        while (parser.Read())
            rows.Add(parser.Record!);
        return rows;
    }

    /// <summary>CsvHelper's reader of a text.</summary>
    internal static CsvParser Parser(string text, string separator) =>
        new(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator });
}

/// <summary>A file's rows by the line that they start on, as an editor shows it: for reading back what an explanation points at.</summary>
internal sealed class CsvLines
{
    private const int LongestRow = 5_000;

    private readonly string _text;
    private readonly string _separator;
    private readonly string[] _header;
    private readonly List<int> _starts = [0];

    public CsvLines(string path)
    {
        _text = File.ReadAllText(path);
        for (var i = 0; i < _text.Length; i++)
        {
            if (_text[i] == '\n' || (_text[i] == '\r' && (i + 1 == _text.Length || _text[i + 1] != '\n')))
                _starts.Add(i + 1);
        }
        _separator = _text[.._starts[1]].Contains(';') ? ";" : ",";
        _header = Row(1);
    }

    /// <summary>The columns of the row that starts on a line.</summary>
    public IReadOnlyDictionary<string, string> this[int line] =>
        _header.Zip(Row(line)).ToDictionary(pair => pair.First, pair => pair.Second);

    private string[] Row(int line)
    {
        var start = _starts[line - 1];
        using var parser = CsvText.Parser(_text.Substring(start, Math.Min(LongestRow, _text.Length - start)), _separator);
        parser.Read().ShouldBeTrue();
        return parser.Record!;
    }
}
