using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using Scoring.Features.Import.Csv;

namespace Scoring.Features.Tests.Import.Csv;

/// <summary>
/// Our reader against CsvHelper 33 in its strict form (RFC 4180) on the same bytes. Two differences are meant and left out of the texts
/// that are compared: a value that goes on behind its closing quote (we tell it, CsvHelper keeps the quotes as text), and a quote that is
/// never closed (we stop, CsvHelper takes the rest of the file as one value). A third is put even by the comparison: CsvHelper drops a row
/// of one empty value in quotes as if it were an empty line, we keep it.
/// </summary>
public sealed class CsvRowsProperties
{
    [Test]
    public void Rows_agree_with_CsvHelper_on_hostile_text() =>
        HostileText(',').Check(3_000, 60, text => Ours(text, ',').ShouldBe(Theirs(text, ','), Shown(text)));

    [Test]
    public void Rows_parted_by_semicolons_agree_too() =>
        HostileText(';').Check(1_000, 60, text => Ours(text, ';').ShouldBe(Theirs(text, ';'), Shown(text)));

    [Test]
    public void Rows_agree_across_the_edge_of_the_buffer() =>
        HostileText(',').Check(50, 40, text =>
        {
            var shift = (1 << 18) - text.Length / 2;
            var moved = new string('x', shift) + "\n" + text;
            Ours(moved, ',').ShouldBe(Theirs(moved, ','), Shown(text));
        });

    [Test]
    public void The_line_of_a_row_is_the_number_of_line_breaks_before_it() =>
        HostileText(',').Check(2_000, 60, text =>
        {
            using var rows = new CsvRows(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',');
            var starts = LineStarts(text);
            var numbers = new HashSet<int>();
            while (rows.Read())
            {
                numbers.Add(rows.Line).ShouldBeTrue("two rows on one line: " + Shown(text));
                rows.Line.ShouldBeInRange(1, starts.Count);
                var first = rows.Text(0);
                var there = text[starts[rows.Line - 1]..];
                (there.StartsWith(first, StringComparison.Ordinal) || there.StartsWith("\"" + first.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.Ordinal))
                    .ShouldBeTrue($"line {rows.Line} of {Shown(text)}");
            }
        });

    private static Arbitrary<string> HostileText(char separator)
    {
        var plain = Gen.Elements("", "a", "0", "12,5", "1.5", "é", "ñ", "日本", "  ", "\t", "x\"y", "long value without end long value without end", ";", "|")
            .Select(value => value.Contains(separator) || value.StartsWith('"') ? "v" : value);
        var quoted = Gen.ListOf(Gen.Elements("\"\"", "\n", "\r\n", "\r", ",", ";", "a", "é", " ", "0123456789012345678901234567890123456789"))
            .Select(parts => "\"" + string.Concat(parts) + "\"");
        var value = Gen.Frequency((3, plain), (2, quoted));
        var row = value.NonEmptyListOf().Select(values => string.Join(separator, values.Take(6)));
        var breaks = Gen.Elements("\n", "\r\n", "\r", "\n\n", "\r\n\r\n");
        var rows = row.Zip(breaks, (one, end) => one + end).ListOf();
        return rows.Zip(row.Zip(Gen.Elements(true, false), (last, whole) => whole ? "" : last), (all, last) => string.Concat(all) + last).ToArbitrary();
    }

    private static List<string> Ours(string text, char separator)
    {
        using var rows = new CsvRows(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)separator);
        var read = new List<string>();
        while (rows.Read())
        {
            rows.QuoteMisplaced.ShouldBeFalse();
            if (rows.Count > 1 || rows[0].Length > 0)
                read.Add(string.Join('\u001f', Enumerable.Range(0, rows.Count).Select(rows.Text)));
        }
        rows.Fault.ShouldBe(RowFault.None, Shown(text));
        return read;
    }

    private static List<string> Theirs(string text, char separator)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            Mode = CsvMode.RFC4180,
            IgnoreBlankLines = true,
            BadDataFound = null,
            BufferSize = 1 << 20,
            ProcessFieldBufferSize = 1 << 16,
        });
        var read = new List<string>();
        while (parser.Read())
        {
            var record = parser.Record!;
            if (record.Length > 1 || record[0].Length > 0)
                read.Add(string.Join('\u001f', record));
        }
        return read;
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }
        return starts;
    }

    private static string Shown(string text) => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
