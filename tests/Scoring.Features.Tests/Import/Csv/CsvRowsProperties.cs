using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using Scoring.Features.Import.Csv;

namespace Scoring.Features.Tests.Import.Csv;

/// <summary>
/// Hostile text has exactly one reading. CsvHelper alone, the plain rows with CsvHelper as their fallback at every possible switch-over,
/// and a grammar independent of both yield the same rows, lines and faults.
/// </summary>
public sealed class CsvRowsProperties
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Test]
    public void Rows_are_those_of_the_grammar() =>
        Texts().Check(3_000, 60, text => ReadRows.ByCsvHelper(text).ShouldBe(ReadRows.ByGrammar(text), Shown(text)));

    [Test]
    public void Rows_are_those_of_the_grammar_across_every_edge_of_the_parsers_buffer() =>
        TextsAndBuffers()
            .Check(3_000, 60, any =>
                ReadRows.ByCsvHelper(any.Text, ',', any.Parser).ShouldBe(ReadRows.ByGrammar(any.Text), $"{any.Parser}: {Shown(any.Text)}")
            );

    [Test]
    public void Rows_are_the_same_however_little_of_the_file_comes_at_once() =>
        TextsAndBuffers()
            .Check(3_000, 60, any =>
            {
                var (expected, bytes) = (ReadRows.ByGrammar(any.Text), Encoding.UTF8.GetBytes(any.Text));
                Stream Dripping() => new DrippingStream(bytes, 1 + any.Plain % 3);
                var shown = $"{any.Plain} {any.Parser}: {Shown(any.Text)}";
                ReadRows.Of(CsvRows.ByCsvHelper(Dripping(), (byte)',', bufferSize: any.Parser)).ShouldBe(expected, shown);
                ReadRows.Of(CsvRows.PlainFirst(Dripping(), (byte)',', any.Plain, any.Parser)).ShouldBe(expected, shown);
            });

    [Test]
    public void Rows_separated_by_semicolons_are_too() =>
        Texts().Check(1_000, 60, text => ReadRows.PlainFirst(text, ';').ShouldBe(ReadRows.ByGrammar(text, ';'), Shown(text)));

    [Test]
    public void Wherever_plain_rows_hand_over_nothing_changes() =>
        TextsAndBuffers()
            .Check(6_000, 60, any =>
                ReadRows
                    .PlainFirst(any.Text, ',', any.Plain, any.Parser)
                    .ShouldBe(ReadRows.ByCsvHelper(any.Text), $"{any.Plain} {any.Parser}: {Shown(any.Text)}")
            );

    [Test]
    public void Nor_behind_more_plain_rows_than_are_read_at_once() =>
        Texts()
            .Check(50, 40, text =>
            {
                var shift = PlainRows.BufferSize - text.Length / 2;
                var moved = string.Concat(Enumerable.Repeat("0123456789,12345\n", shift / 17)) + new string('x', shift % 17) + text;
                ReadRows.PlainFirst(moved).ShouldBe(ReadRows.ByGrammar(moved), Shown(text));
            });

    [Test]
    public void Plain_rows_alone_are_the_rows_up_to_the_first_that_is_not_plain() =>
        Texts()
            .Check(2_000, 60, text =>
            {
                var all = ReadRows.ByCsvHelper(text);
                var plain = ReadRows.Of(CsvRows.PlainOnly(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)','));
                if (plain.EndsWith(nameof(RowFault.NotPlain), StringComparison.Ordinal))
                    all.StartsWith(plain[..(plain.LastIndexOf('\u001e') + 1)], StringComparison.Ordinal).ShouldBeTrue(Shown(text));
                else
                    plain.ShouldBe(all, Shown(text));
                plain
                    .EndsWith(nameof(RowFault.NotPlain), StringComparison.Ordinal)
                    .ShouldBe(text.Contains('"') || text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r'), Shown(text));
            });

    [Test]
    public void Windows_1252_has_the_rows_of_the_same_text_in_UTF_8() =>
        Texts()
            .Check(1_000, 60, text =>
            {
                var western = Windows1252.GetString(Windows1252.GetBytes(text));
                ReadRows.ByCsvHelper(western, encoding: Windows1252).ShouldBe(ReadRows.PlainFirst(western), Shown(text));
            });

    /// <summary>CsvHelper as its own documentation uses it, without our code around it.</summary>
    [Test]
    public void Rows_without_faults_are_what_CsvHelper_says_by_itself() =>
        Texts()
            .Check(3_000, 60, text =>
            {
                if (ReadRows.ByGrammar(text).EndsWith(nameof(RowFault.QuoteOpen), StringComparison.Ordinal))
                    return;
                var rows = CsvRows.PlainFirst(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',');
                var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null };
                using var parser = new CsvParser(new StringReader(text), settings);
                while (rows.Read())
                {
                    parser.Read().ShouldBeTrue(Shown(text));
                    parser.Record.ShouldBe(Enumerable.Range(0, rows.Count).Select(rows.Text), Shown(text));
                }
                parser.Read().ShouldBeFalse(Shown(text));
            });

    // Rows as files have them, mixed with characters that are special to a reader, in any order.
    private static Arbitrary<string> Texts()
    {
        var plain = Gen.Elements("a,b\n", "1,2,3\r\n", "inn-1,16,2\n", "é,日本\n", "x;y\n", "\n", "\r\n", " , \n");
        var quoted = Gen.Elements(
            "\"a,b\",c\n",
            "\"two\nlines\",2\n",
            "\"two\r\nlines\",2\r\n",
            "\"a \"\"word\"\"\",1\n",
            "\"\"\n",
            "\"\",\"\"\n",
            "a\"b,c\n",
            "\"a\"b,c\n",
            "\"a\" ,c\n"
        );
        var token = Gen.Elements(
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\r",
            ",",
            ";",
            "a",
            "é",
            "日本",
            "\U0001F600",
            "\uFEFF",
            " ",
            "\t",
            "0123456789012345678901234567890123456789"
        );
        var tokens = token.ListOf().Select(string.Concat);
        return Gen.Frequency((4, plain), (2, quoted), (1, tokens)).ListOf().Select(string.Concat).ToArbitrary();
    }

    private static Arbitrary<(string Text, int Plain, int Parser)> TextsAndBuffers() =>
        Texts()
            .Generator.Zip(Gen.Elements(ReadRows.Buffers))
            .Zip(Gen.Choose(4, 200), (any, parser) => (any.Item1, any.Item2, parser))
            .ToArbitrary();

    private static string Shown(string text) =>
        text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
