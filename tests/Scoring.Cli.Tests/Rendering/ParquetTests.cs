using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Cli.Rendering;
using Scoring.Features.Output.Spreadsheets;

namespace Scoring.Cli.Tests.Rendering;

/// <summary>What analysts read: the columns and rows of CSV with types.</summary>
public sealed class ParquetTests
{
    private string _folder = "";

    [OneTimeSetUp]
    public void MakeASeason() => _folder = MachineFormats.MakeSeason();

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(typeof(MachineFormats), nameof(MachineFormats.Commands))]
    public async Task A_parquet_file_holds_exactly_what_the_csv_file_holds(string command)
    {
        if (MachineFormats.Stores(command))
            Run(command, "csv", "en");
        var (csv, parquet) = (Run(command, "csv", "en"), Run(command, "parquet", "en"));
        parquet.ExitCode.ShouldBe(csv.ExitCode, parquet.Error);
        Run(command, "parquet", "id").Bytes.ShouldBe(parquet.Bytes, "the same in every language");
        var expected = RowsOf(csv.Output);
        var table = await ParquetTable.Read(parquet.Bytes);
        table.Fields.Select(field => field.Name).ShouldBe(expected[0]);
        table.Rows.Count.ShouldBe(expected.Count - 1);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < expected[0].Length; column++)
            {
                var isText = table.Types.ElementAt(column).EndsWith(" text", StringComparison.Ordinal);
                Written(table.Rows[row][column], isText)
                    .ShouldBe(Expected(expected[row + 1][column], isText), $"{expected[0][column]} of row {row}");
            }
        }
    }

    [Test]
    public async Task Ranks_are_whole_and_scores_have_the_places_that_are_published()
    {
        var table = await ParquetTable.Read(Run("rank iga/2019 --ranking kabupaten", "parquet", "en").Bytes);
        table.Types.ShouldBe([
            "ranking text",
            "rank whole",
            "id text",
            "name text",
            "cluster text",
            "score decimal(18,2)",
            "exact_score decimal(18,2)",
            "band text",
            "notes text",
        ]);
        table.Rows[0].Take(6).ShouldBe(["kabupaten", "1", "35.10", "Kabupaten Banyuwangi", "kabupaten", "179.15"]);
        table.Notes["scoring.form"].ShouldBe("rank/1");
    }

    [Test]
    public async Task A_column_without_any_value_has_the_type_that_the_schema_of_the_json_names()
    {
        GridColumn[] columns = [new("units", "label.compared"), new("reading", "label.reading"), new("no_such_key", "label.id")];
        var table = await Written(
            new Grid(
                "indicators",
                "",
                columns,
                [
                    [null, null, null],
                ]
            ),
            "hierarchy/1"
        );
        table.Types.ShouldBe(["units decimal(18,0)", "reading text", "no_such_key text"]);
        table.Rows.ShouldHaveSingleItem().ShouldAllBe(cell => cell == null);
        (await Written(new Grid("indicators", "", columns, []), "hierarchy/1")).Rows.ShouldBeEmpty();
    }

    [Test]
    public async Task Numbers_of_every_size_come_back_digit_by_digit()
    {
        decimal?[] small = [1.5m, null, -0.00m, 1234567890123456.78m];
        decimal?[] thirds = [1m / 3, -1234567890.5m, null, 0m];
        decimal?[] whole = [decimal.MaxValue, decimal.MinValue, 1m, null];
        object?[] mixed = [1, 2.5m, null, long.MaxValue];
        object?[] texts = ["=1+1", "dua\nbaris", null, ""];
        object?[] either = [true, "ya", 1.50m, null];
        object?[] truths = [true, null, false, true];
        object?[][] all =
        [
            [.. small],
            [.. thirds],
            [.. whole],
            mixed,
            texts,
            either,
            truths,
        ];
        GridColumn[] columns = [.. all.Select((_, i) => new GridColumn($"c{i}", "label.id", i == 0 ? 2 : 0))];
        var table = await Written(
            new Grid("any", "", columns, [.. Enumerable.Range(0, 4).Select(row => all.Select(cells => cells[row]).ToArray())]),
            "none/1"
        );
        table.Types.ShouldBe([
            "c0 decimal(18,2)",
            "c1 decimal(38,28)",
            "c2 decimal(38,0)",
            "c3 decimal(38,1)",
            "c4 text",
            "c5 text",
            "c6 truth",
        ]);
        IEnumerable<string?> Column(int column) => table.Rows.Select(row => row[column]);
        Column(0).ShouldBe(["1.5", null, "0", "1234567890123456.78"]);
        Column(1).ShouldBe(["0.3333333333333333333333333333", "-1234567890.5", null, "0"]);
        Column(2).ShouldBe(["79228162514264337593543950335", "-79228162514264337593543950335", "1", null]);
        Column(3).ShouldBe(["1", "2.5", null, "9223372036854775807"]);
        Column(4).ShouldBe(["=1+1", "dua\nbaris", null, ""]);
        Column(5).ShouldBe(["true", "ya", "1.5", null]);
        Column(6).ShouldBe(["true", null, "false", "true"]);
    }

    [Test]
    public async Task What_no_38_digits_hold_is_rounded_far_behind_the_point()
    {
        var grid = new Grid(
            "any",
            "",
            [new("mean", "label.mean")],
            [
                [1m / 3],
                [98765432109876.54321m],
                [99999999999999.99999999999999m],
            ]
        );
        var table = await Written(grid, "none/1");
        table.Types.ShouldBe(["mean decimal(38,23)"]);
        table.Rows.Select(row => row[0]).ShouldBe(["0.33333333333333333333333", "98765432109876.54321", "99999999999999.99999999999999"]);
    }

    [TestCase("demo")]
    [TestCase("template marks --edition kipp/2023 --stage desk")]
    [TestCase("jury sheet kipp/2023 --stage desk --all --output sheets")]
    public void What_is_no_table_is_refused_with_what_is_possible(string command)
    {
        var answer = Run(command, "parquet", "en");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("This verb does not write parquet. Possible: ");
    }

    private static async Task<ParquetTable> Written(Grid grid, string form)
    {
        using var stream = new MemoryStream();
        GridParquet.Write(stream, grid, form);
        return await ParquetTable.Read(stream.ToArray());
    }

    // CSV guards a text that a spreadsheet would run, and writes numbers with the places of the rule.
    private static string Written(string? cell, bool isText) => isText ? SpreadsheetText.Guard(cell ?? "") : cell ?? "";

    private static string Expected(string cell, bool isText) =>
        !isText && decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Features.Output.Localization.Numbers.Invariant(number)
            : cell;

    private static List<string[]> RowsOf(string csv)
    {
        using var reader = new CsvParser(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add(reader.Record!);
        return rows;
    }

    private Answer Run(string command, string format, string language) =>
        ScoringProgram.RunIn(
            _folder,
            MachineFormats.DatabaseOf(_folder, command),
            [.. MachineFormats.Split(command), "--format", format, "--language", language]
        );
}
