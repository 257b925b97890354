using System.Globalization;
using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import.Kinds;

/// <summary>
/// Files large enough to be split into parts (16 MiB). A first row in quotes has the same values and is read from end to end: both must
/// come to
/// the same cells, the same lines and the same problems.
/// </summary>
public sealed class ReadInPartsTests
{
    private const string Index = "iga/2026";
    private const int Units = 1_000;

    // Long values make a large file of few rows.
    private static readonly string Padding = string.Concat(Enumerable.Repeat("catatan-yang-membuat-berkas-ini-besar-", 30));
    private static readonly string[] Plain =
    [
        .. Enumerable.Range(0, Units).SelectMany(i => Enumerable.Range(16, 20).Select(indicator => Row(i, indicator))),
    ];

    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        _place = Workplace.WithShippedRules();
        await _place.Given(
            ImportKind.Regions,
            Index,
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.01,Satu,kabupaten,13\n"
        );
        var submissions = new StringBuilder("innovation_id,region_code,title,category,agency,start_date,digital,affair\n");
        for (var i = 0; i < Units; i++)
            submissions.Append(CultureInfo.InvariantCulture, $"{Id(i)},13.01,Inovasi {i},digital,Dinas,2024-05-01,1,kesehatan\n");
        await _place.Given(ImportKind.Submissions, Index, "submissions.csv", submissions.ToString());
    }

    [TearDown]
    public void End() => _place.Dispose();

    [TestCase("\n")]
    [TestCase("\r\n")]
    public async Task A_file_in_parts_gives_the_cells_and_lines_of_the_whole(string lineEnd) =>
        (await Stored(Plain, lineEnd)).ShouldBe(await Stored(Quoted(Plain), lineEnd));

    [Test]
    public async Task So_does_one_whose_units_stand_in_several_parts()
    {
        string[] crossed = [.. Plain.Index().OrderBy(row => row.Index % 20).ThenBy(row => row.Index).Select(row => row.Item)];
        (await Stored(crossed)).ShouldBe(await Stored(Quoted(crossed)));
    }

    [Test]
    public async Task A_fault_far_behind_the_cut_is_told_once_with_its_line()
    {
        string[] faulty = [.. Plain];
        faulty[19_500] = Row(19_500 / 20, 16).Replace(",16,", ",99,", StringComparison.Ordinal);
        var outcome = await Import("faulty.csv", faulty);
        outcome.Status.ShouldBe(ImportStatus.Refused);
        (outcome.Rows, outcome.Accepted).ShouldBe((Plain.Length, Plain.Length - 1));
        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Row, problem.Value).ShouldBe(("unknown-indicator", 19_502, "99"));
    }

    [Test]
    public async Task A_fact_of_the_first_part_given_again_in_the_last_is_told_with_both_lines()
    {
        var outcome = await Import("twice.csv", [.. Plain, Plain[3]]);
        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Row, problem.Arguments[0]).ShouldBe(("duplicate-fact", Plain.Length + 2, 5));
    }

    [Test]
    public async Task A_value_in_quotes_that_holds_line_breaks_moves_the_lines_behind_it()
    {
        string[] broken = [.. Plain];
        broken[0] = broken[0].Replace(Padding, $"\"{Padding}\n{Padding}\"", StringComparison.Ordinal);
        broken[^1] = broken[^1].Replace(",35,", ",99,", StringComparison.Ordinal);
        (await Import("broken.csv", broken)).Problems.ShouldHaveSingleItem().Row.ShouldBe(Plain.Length + 2);
    }

    private static string Id(int unit) => string.Create(CultureInfo.InvariantCulture, $"inn-{unit:0000000}");

    private static string Row(int unit, int indicator) =>
        string.Create(CultureInfo.InvariantCulture, $"{Id(unit)},{indicator},{(unit + indicator) % 4},{Padding}");

    private static string[] Quoted(string[] rows) => [rows[0].Replace(Padding, $"\"{Padding}\"", StringComparison.Ordinal), .. rows[1..]];

    private Task<ImportOutcome> Import(string name, string[] rows, string lineEnd = "\n")
    {
        var text = "innovation_id,indicator,level,note" + lineEnd + string.Join(lineEnd, rows) + lineEnd;
        text.Length.ShouldBeGreaterThan(16 << 20);
        return _place.ImportText(ImportKind.Indicators, Index, name, text);
    }

    // The same file name: the second import replaces the first.
    private async Task<(string, string)> Stored(string[] rows, string lineEnd = "\n")
    {
        var outcome = await Import("levels.csv", rows, lineEnd);
        (outcome.Status, outcome.Rows, outcome.Accepted).ShouldBe((ImportStatus.Stored, rows.Length, rows.Length));
        var blocks = "FROM (SELECT * FROM level_blocks WHERE import_id = (SELECT max(import_id) FROM imports) ORDER BY block) AS blocks";
        return (
            _place.Ask<string>($"SELECT group_concat(hex(cells), '') {blocks}"),
            _place.Ask<string>($"SELECT group_concat(hex(lines), '') {blocks}")
        );
    }
}
