using System.Text;
using Scoring.Features.Import;
using Scoring.Features.Import.Csv;

namespace Scoring.Features.Tests.Import.Csv;

public sealed class CsvRowsTests
{
    [TestCase("a,b\n1,2\n", "1:a|b 2:1|2")]
    [TestCase("a,b\r\n1,2\r\n", "1:a|b 2:1|2")]
    [TestCase("a,b\r1,2\r", "1:a|b 2:1|2")]
    [TestCase("a,b\n1,2", "1:a|b 2:1|2", Description = "no line break at the end")]
    [TestCase("a,b\n\n\r\n1,2\n\n", "1:a|b 4:1|2", Description = "empty rows are passed over and counted")]
    [TestCase("a,b\n,\n", "1:a|b 2:|", Description = "a row of empty values is a row")]
    [TestCase("a\n\"\"\nb\n", "1:a 2: 3:b", Description = "an empty value in quotes is a value")]
    [TestCase("a,b,\n", "1:a|b|")]
    [TestCase("a,b,", "1:a|b|")]
    [TestCase("\"a\nb\",c\nd,e\n", "1:a\nb|c 3:d|e")]
    [TestCase("\"a\r\nb\",c\r\nd,e\r\n", "1:a\r\nb|c 3:d|e")]
    [TestCase("\"a\rb\",c\rd,e\r", "1:a\rb|c 3:d|e")]
    [TestCase("\"a\r\"\"\nb\",c\nd", "1:a\r\"\nb|c 4:d")]
    [TestCase("\"a\"\"b\",\"\"\"\"\n", "1:a\"b|\"")]
    [TestCase("a\"b,c\n", "1:a\"b|c", Description = "a quote inside a value that does not start with one is kept")]
    [TestCase(" \"a\",b\n", "1: \"a\"|b")]
    [TestCase("", "")]
    [TestCase("\n\n", "")]
    public void Rows_values_and_lines_are_as_an_editor_shows_them(string text, string expected)
    {
        foreach (var rows in Readers(text))
        {
            using (rows)
            {
                var read = new List<string>();
                while (rows.Read())
                    read.Add($"{rows.Line}:{string.Join('|', Enumerable.Range(0, rows.Count).Select(rows.Text))}");
                string.Join(' ', read).ShouldBe(expected);
                rows.Fault.ShouldBe(RowFault.None);
            }
        }
    }

    [TestCase("a,\"b\"c,d\n", "a|bc|d", true)]
    [TestCase("a,\"b\" ,d\n", "a|b |d", true)]
    [TestCase("a,\"b\",d\n", "a|b|d", false)]
    [TestCase("a,b\"c\",d\n", "a|b\"c\"|d", false)]
    public void A_value_that_goes_on_behind_its_quote_is_told(string text, string expected, bool misplaced)
    {
        foreach (var rows in Readers(text))
        {
            using (rows)
            {
                rows.Read().ShouldBeTrue();
                string.Join('|', Enumerable.Range(0, rows.Count).Select(rows.Text)).ShouldBe(expected);
                rows.QuoteMisplaced.ShouldBe(misplaced);
            }
        }
    }

    [TestCase("a,b\n1,2\n3,\"4\n5,6\n")]
    [TestCase("a,b\n1,2\n3,\"4\n5,6\r", Description = "a carriage return at the very end")]
    [TestCase("a,b\n1,2\n3,\"4\n5,6")]
    [TestCase("a,b\n1,2\n3,\"4\"\"", Description = "CsvHelper alone takes the doubled quote at the end for a closing one")]
    [TestCase("a,b\n1,2\n\"")]
    public void A_quote_that_is_never_closed_is_told_with_the_line_its_row_starts_on(string text)
    {
        foreach (var rows in Readers(text))
        {
            using (rows)
            {
                rows.Read().ShouldBeTrue();
                rows.Read().ShouldBeTrue();
                rows.Read().ShouldBeFalse();
                (rows.Fault, rows.Line).ShouldBe((RowFault.QuoteOpen, 3));
            }
        }
    }

    [Test]
    public void A_quote_that_is_never_closed_is_told_wherever_the_parsers_buffer_ends()
    {
        for (var buffer = 4; buffer < 40; buffer++)
        {
            for (var length = 0; length < 40; length++)
            {
                foreach (var end in new[] { "", "\r", "\n", "\r\n", "\"\"" })
                {
                    ReadRows
                        .ByCsvHelper($"x\n\"{new string('a', length)}{end}", buffer: buffer)
                        .ShouldBe("1 x\u001e2 QuoteOpen", $"{buffer} {length} {end}");
                }
            }
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(31)]
    [TestCase(33)]
    public void Rows_that_cross_the_edge_of_the_buffer_are_read_whole(int shift)
    {
        const int buffer = 1 << 18;
        foreach (var length in new[] { buffer - 40, buffer - 2, buffer - 1, buffer, buffer + 1, 3 * buffer + 7 })
        {
            var filler = new string('x', length - shift);
            var text = $"{filler},1\r\n\"a \"\"quoted\"\"\r\n{filler}\",2\r\nlast,3";
            foreach (var rows in Readers(text))
            {
                using (rows)
                {
                    rows.Read().ShouldBeTrue();
                    (rows.Line, rows.Text(0), rows.Text(1)).ShouldBe((1, filler, "1"));
                    rows.Read().ShouldBeTrue();
                    (rows.Line, rows.Text(0), rows.Text(1)).ShouldBe((2, $"a \"quoted\"\r\n{filler}", "2"));
                    rows.Read().ShouldBeTrue();
                    (rows.Line, rows.Text(0), rows.Text(1)).ShouldBe((4, "last", "3"));
                    rows.Read().ShouldBeFalse();
                }
            }
        }
    }

    [TestCase(-1, true)]
    [TestCase(0, true)]
    [TestCase(1, false)]
    public void The_longest_row_is_the_same_wherever_it_stands(int more, bool taken)
    {
        const int bytes = ImportLimits.LongestRow;
        string[] longest = [new string('x', bytes + more), new string('é', bytes / 2 - 1) + new string('x', 2 + more)];
        foreach (var (row, end) in longest.SelectMany(_ => new[] { "\n", "\r\n" }, (row, end) => (row, end)))
        {
            foreach (var before in new[] { 0, 1, 100_000, 300_000 })
            {
                var first = before == 0 ? "" : new string('a', before) + "\n";
                var text = first + row + end + "last\n";
                foreach (var rows in Readers(text))
                {
                    using (rows)
                    {
                        if (before > 0)
                            rows.Read().ShouldBeTrue();
                        rows.Read().ShouldBe(taken, $"behind {before} bytes");
                        rows.Fault.ShouldBe(taken ? RowFault.None : RowFault.TooLong);
                        rows.Line.ShouldBe(before == 0 ? 1 : 2);
                    }
                }
            }
        }
    }

    [Test]
    public void A_stream_that_gives_a_byte_at_a_time_is_read_like_any_other()
    {
        const string text = "a,\"b\r\nc\"\r\n\r\n1,\"\"\"2\"\"\"\r\n";
        foreach (var rows in Readers(text, bytes => new DrippingStream(bytes, 1)))
        {
            using (rows)
            {
                rows.Read().ShouldBeTrue();
                rows.Text(1).ShouldBe("b\r\nc");
                rows.Read().ShouldBeTrue();
                (rows.Line, rows.Text(1)).ShouldBe((4, "\"2\""));
                rows.Read().ShouldBeFalse();
            }
        }
    }

    [TestCase(1)]
    [TestCase(1_000)]
    [TestCase(300_000)]
    public void A_reader_that_is_closed_early_closes_its_file(int rowsRead)
    {
        var text = string.Concat(Enumerable.Repeat("a,\"b\"\n", 400_000));
        foreach (var plain in new[] { true, false })
        {
            var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            using (var rows = plain ? CsvRows.PlainFirst(stream, (byte)',') : CsvRows.ByCsvHelper(stream, (byte)','))
            {
                for (var i = 1; i <= rowsRead; i++)
                    rows.Read().ShouldBeTrue();
                (rows.Line, rows.Text(1)).ShouldBe((rowsRead, "b"));
            }
            stream.CanRead.ShouldBeFalse();
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void What_goes_wrong_while_the_next_rows_are_read_is_told_to_whom_asks_for_them(bool plain)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,\"b\"\n", 400_000)));
        var stream = new Torn(text, 2_000_000);
        using var rows = plain ? CsvRows.PlainFirst(stream, (byte)',') : CsvRows.ByCsvHelper(stream, (byte)',');
        Should.Throw<IOException>(() =>
        {
            while (rows.Read()) { }
        });
    }

    // By CsvHelper alone, and with plain rows first.
    private static IEnumerable<CsvRows> Readers(string text, Func<byte[], Stream>? open = null)
    {
        open ??= bytes => new MemoryStream(bytes);
        var bytes = Encoding.UTF8.GetBytes(text);
        yield return CsvRows.ByCsvHelper(open(bytes), (byte)',');
        yield return CsvRows.PlainFirst(open(bytes), (byte)',');
    }

    private sealed class Torn(byte[] bytes, int readable) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position < readable ? base.Read(buffer, offset, count) : throw new IOException("torn");

        public override int Read(Span<byte> buffer) => Position < readable ? base.Read(buffer) : throw new IOException("torn");
    }
}
