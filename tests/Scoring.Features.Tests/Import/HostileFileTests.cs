using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Import;

public sealed class HostileFileTests
{
    private const string Edition = "iga/2018";
    private const string Regions =
        "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.72,Kota Solok,kota,13\n13.05,Kabupaten Padang Pariaman,"
        + "kabupaten,13\n";

    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        _place = Workplace.WithShippedRules();
        await _place.Given(ImportKind.Regions, Edition, "regions.csv", Regions);
    }

    [TearDown]
    public void End() => _place.Dispose();

    [Test]
    public async Task A_NUL_byte_far_inside_is_told_with_its_place()
    {
        var bytes = Encoding.UTF8.GetBytes("region_code,score\n" + string.Concat(Enumerable.Repeat("13.72,50\n", 200_000)));
        bytes[^3] = 0;
        (await Codes(_place.Write("results.csv", bytes))).ShouldBe("character-nul@200001");
    }

    [TestCase(ImportKind.Regions)]
    [TestCase(ImportKind.Submissions)]
    [TestCase(ImportKind.Indicators)]
    [TestCase(ImportKind.Measures)]
    [TestCase(ImportKind.Marks)]
    [TestCase(ImportKind.Results)]
    [TestCase(ImportKind.History)]
    [TestCase(ImportKind.Jurors)]
    [TestCase(ImportKind.Conflicts)]
    public async Task A_NUL_byte_is_refused_whoever_reads_the_rows(ImportKind kind)
    {
        (await Codes(_place.Write("rows.csv", "region_code,indicator,level\n13.72,1\0,2\n"u8.ToArray()), kind)).ShouldBe("character-nul@2");
        (await Codes(_place.Write("rows.csv", "region_code,indicator,level\n\"13.72\",\"1\0\",2\n"u8.ToArray()), kind)).ShouldBe(
            "character-nul@2"
        );
    }

    [Test]
    public async Task A_workbook_cannot_bring_the_character_in_either()
    {
        const string Header =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>region_code</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>score</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>note</t></is></c></row>";
        foreach (var (written, isTaken) in new[] { ("a&#0;b", false), ("a_x0000_b", true) })
        {
            var rows =
                Header
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>13.72</t></is></c><c r=\"B2\"><v>50</v></c>"
                + $"<c r=\"C2\" t=\"inlineStr\"><is><t>{written}</t></is></c></row>";
            var outcome = await _place.Import(
                ImportKind.Results,
                _place.Write("results.xlsx", new RawWorkbook().WithRows(rows).Bytes()),
                Edition
            );
            (outcome.Problems.Count == 0).ShouldBe(isTaken, written);
        }
        _place.WholeDatabase().ShouldNotContain('\0');
    }

    [TestCase(new byte[] { 0xED, 0xA0, 0x80 }, false, Description = "half of a surrogate pair")]
    [TestCase(new byte[] { 0xED, 0xBF, 0xBF }, false)]
    [TestCase(new byte[] { 0xC3 }, true, Description = "a mark says UTF-8, and it is none")]
    [TestCase(new byte[] { 0xFF }, true)]
    [TestCase(new byte[] { 0x81 }, false, Description = "no character of Windows-1252 either")]
    [TestCase(new byte[] { 0xE3, 0x81 }, false, Description = "the first two bytes of a Japanese letter")]
    [TestCase(new byte[] { 0xC3, 0x81, 0xC3 }, false, Description = "Á, and half of another letter")]
    public async Task Broken_UTF_8_is_refused_whoever_reads_the_rows(byte[] broken, bool mark)
    {
        byte[] start = mark ? [0xEF, 0xBB, 0xBF] : [];
        foreach (var kind in new[] { ImportKind.Results, ImportKind.Indicators, ImportKind.Marks })
        {
            foreach (var filler in new[] { 0, (1 << 18) - 40, (1 << 18) - 39, (1 << 18) - 38 })
            {
                var file = _place.Write(
                    "rows.csv",
                    [.. start, .. "region_code,score,note\n13.72,50,"u8, .. Enumerable.Repeat((byte)'x', filler), .. broken, .. "\n"u8]
                );
                (await Codes(file, kind)).ShouldBe("wrong-encoding@0");
            }
        }
    }

    [TestCase("utf-32", "wrong-encoding@0")]
    public async Task Text_in_other_encodings_is_told(string encoding, string expected)
    {
        var text = Encoding.GetEncoding(encoding);
        (await Codes(_place.Write("results.csv", [.. text.GetPreamble(), .. text.GetBytes("region_code,score\n13.72,50\n")]))).ShouldBe(
            expected
        );
    }

    [Test]
    public async Task Half_a_pair_in_UTF_16_is_no_text()
    {
        byte[] file = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("region_code,score\n13.72,50"), 0x00, 0xD8, 0x0A, 0x00];
        (await Codes(_place.Write("results.csv", file))).ShouldBe("wrong-encoding@0");
    }

    [Test]
    public async Task UTF_16_without_its_mark_is_not_taken_for_text() =>
        (await Codes(_place.Write("results.csv", Encoding.Unicode.GetBytes("region_code,score\n13.72,50\n")))).ShouldBe("file-binary@0");

    [TestCase("PK\u0003\u0004workbook", "file-binary@0")]
    [TestCase("%PDF-1.7", "file-binary@0")]
    [TestCase("", "file-empty@0")]
    [TestCase("\uFEFF", "file-empty@0")]
    [TestCase("\n\r\n\n", "file-empty@0")]
    [TestCase("region_code,score\n", "no-rows@0")]
    [TestCase("region_code,score\n\n\n", "no-rows@0")]
    [TestCase("\"", "quote-open@1")]
    [TestCase("region_code,score\n13.72,\"50\n13.05,40\n", "quote-open@2")]
    [TestCase("region_code,score\n13.72,\"50\"x\n13.05,40\n", "quote-misplaced@2")]
    [TestCase("region_code,score,\"note\"x\n13.72,50,a\n", "quote-misplaced@1")]
    [TestCase(
        "region_code,score\r13.72,50\"\r13.05,40\r",
        "number-wrong@2",
        Description = "a quote inside a value that does not start with one is a character"
    )]
    [TestCase("region_code,score\r\n13.05,40\r\n13.72,\"50\"\"", "quote-open@3")]
    [TestCase("region_code,score,score\n13.72,50,50\n", "header-duplicate@1")]
    [TestCase("\n\nregion_code,scores\n13.72,50\n", "header-unknown@3")]
    [TestCase("\n\nregion_code\n13.72\n", "header-missing@3")]
    [TestCase("region_code,score,note,note\n13.72,50,a,b\n", "header-duplicate@1")]
    public async Task Files_that_are_no_tables_are_told_by_code_and_line(string text, string expected)
    {
        var before = _place.WholeDatabase();
        (await Codes(_place.Write("results.csv", text))).ShouldBe(expected);
        _place.WholeDatabase().ShouldBe(before);
    }

    [TestCase("region_code,score\n13.72,50.5\n13.05,40\n", "")]
    [TestCase("\uFEFFregion_code,score\r\n13.72,50.5\r\n13.05,40\r\n", "")]
    [TestCase("region_code;score\r13.72;50,5\r13.05;40\r", "notice.semicolon")]
    [TestCase("\r\n\nregion_code;score\n\n13.72;50,5\n13.05;40", "notice.semicolon")]
    [TestCase("\uFEFF\nregion_code;score\n13.72;50,5\n13.05;40", "notice.semicolon")]
    [TestCase("score,region_code\n\"50,5\",13.72\n\"40\",\"13.05\"\n", "")]
    [TestCase(" Region_Code , SCORE \n 13.72 , 50.5 \n13.05,+40.00\n", "")]
    [TestCase("region_code,score,,\n13.72,50.5,x,y\n13.05,40,,\n", "notice.column-without-name notice.column-without-name")]
    [TestCase("region_code,score,,\n13.72,50.5,,\n13.05,40,,\n", "", Description = "columns without a name, as spreadsheets leave them")]
    [TestCase("region_code,score\n13.72,505e-1\n13.05,40\n", "")]
    [TestCase("region_code,score\n13.72,\"50,5\"\n13.05,4e1\n", "")]
    [TestCase("region_code,score,note\n13.72,50.5,\"two\nlines\"\n13.05,40,\n", "")]
    public async Task Every_form_that_the_contract_allows_is_read_alike(string text, string notices)
    {
        var outcome = await _place.Import(ImportKind.Results, _place.Write("results.csv", text), Edition);
        outcome.Problems.ShouldBeEmpty();
        string.Join(' ', outcome.Notices.Select(notice => notice.Code)).ShouldBe(notices);
        var run = await _place.Rank(Edition);
        var scores = run
            .Rankings.SelectMany(ranking => ranking.Rows)
            .GroupBy(row => row.Id)
            .ToDictionary(group => group.Key, group => group.First().Score);
        scores["13.72"].ShouldBe(50.5m);
        scores["13.05"].ShouldBe(40m);
    }

    [TestCase("13.72,1.234,5\n", "row-long@2")]
    [TestCase("13.72,\"1.234\"\n", "number-ambiguous@2")]
    [TestCase("13.72,50.5\n13.05,\"40,5\"\n", "number-mixed-decimals@3")]
    [TestCase("13.72,5e1x\n", "number-wrong@2")]
    [TestCase("13.72,0x10\n", "number-wrong@2")]
    [TestCase("13.72,NaN\n", "number-none@2")]
    [TestCase("13.72,-\n", "number-none@2")]
    [TestCase("13.72,.\n", "number-wrong@2")]
    [TestCase("13.72,99999999999999999999999999999999\n", "number-wrong@2")]
    [TestCase("13.72,\n", "value-missing@2")]
    [TestCase("13.72,   \n", "value-missing@2")]
    [TestCase("13.71,50\n", "unknown-region@2")]
    [TestCase(",50\n", "unknown-region@2")]
    [TestCase("13.72\n", "row-short@2")]
    [TestCase("13.72,\"\n\n\n\"\n13.05,x\n", "number-wrong@2 number-wrong@6")]
    public async Task Wrong_numbers_and_ids_are_told_with_their_line(string rows, string expected) =>
        (await Codes(_place.Write("results.csv", "region_code,score\n" + rows))).ShouldBe(expected);

    [Test]
    public async Task Windows_1252_is_converted_and_said()
    {
        byte[] name =
        [
            .. "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.99,Kabupaten Caf"u8,
            0xE9,
            .. " "u8,
            0x96,
            .. " contoh,kabupaten,13\n"u8,
        ];
        var outcome = await _place.Import(ImportKind.Regions, _place.Write("regions.csv", name), Edition, replaces: "regions.csv");
        outcome.Status.ShouldBe(ImportStatus.Stored);
        outcome.Notices.Select(notice => notice.Code).ShouldContain("notice.windows-1252");
        _place
            .Ask<string>(
                "SELECT texts FROM import_columns JOIN imports USING (import_id) WHERE name = 'name' AND sha256 = '" + outcome.Sha256 + "'"
            )
            .ShouldContain("Kabupaten Café – contoh\n");
    }

    [Test]
    public async Task A_character_on_the_edge_of_two_chunks_does_not_make_a_file_Windows_1252()
    {
        foreach (var shift in Enumerable.Range(0, 8))
        {
            var start = "region_code,score,note\n13.72,50,";
            var text = start + new string('x', 90_000 + shift);
            var rows = new StringBuilder(text).Append("\n\n");
            while (rows.Length < (1 << 20) - 40)
                rows.Append('\n');
            rows.Append("13.05,40,").Append(string.Concat(Enumerable.Repeat("日本€é", 20))).Append('\n');
            var outcome = await _place.Import(ImportKind.Results, _place.Write($"results.csv", rows.ToString()), Edition, dryRun: true);
            outcome.Notices.ShouldBeEmpty();
            outcome.Problems.ShouldBeEmpty();
        }
    }

    [TestCase("\"13.99\n\",Kabupaten Contoh,kabupaten,13", "id-wrong@2")]
    [TestCase("13.99,Kabupaten Contoh,kabupaten,", "province-missing@2")]
    [TestCase("13.99,Kabupaten Contoh,kabupaten,99", "province-unknown@2")]
    [TestCase("14,Riau,provinsi,14\n14 ,Riau,provinsi,14", "duplicate-id@3")]
    public async Task Regions_that_cannot_be_are_refused(string row, string expected) =>
        (await Codes(_place.Write("others.csv", "code,name,type,province_code\n" + row + "\n"), ImportKind.Regions)).ShouldStartWith(
            expected
        );

    [TestCase("13.99,Kabupaten Contoh,kabupaten,", "en", "The code of the province is missing. By the code of the region it would be 13;")]
    [TestCase("13.99,Kabupaten Contoh,kabupaten,", "id", "Kode provinsi belum diisi. Menurut kode daerahnya seharusnya 13;")]
    [TestCase("14,Riau,provinsi,", "en", "it would be 14; a province gives its own.")]
    [TestCase("utara,Sektor Utara,kabupaten,", "en", "Give the code of a province in the list;")]
    [TestCase("utara,Sektor Utara,kabupaten,", "id", "Isi dengan kode provinsi yang ada dalam daftar;")]
    public async Task A_region_without_its_province_is_told_what_is_missing_and_what_would_be_right(
        string row,
        string language,
        string says
    )
    {
        var path = _place.Write("others.csv", "code,name,type,province_code\n" + row + "\n");
        var problem = (await _place.Import(ImportKind.Regions, path, Edition)).Problems.ShouldHaveSingleItem();
        (problem.Row, problem.Column, problem.Value).ShouldBe((2, "province_code", ""));
        Texts.Problem(problem, language).ShouldContain(says);
    }

    private async Task<string> Codes(string path, ImportKind kind = ImportKind.Results)
    {
        var outcome = await _place.Import(kind, path, Edition);
        outcome.Status.ShouldBe(ImportStatus.Refused);
        return string.Join(' ', outcome.Problems.Select(problem => $"{problem.Code}@{problem.Row}"));
    }
}
