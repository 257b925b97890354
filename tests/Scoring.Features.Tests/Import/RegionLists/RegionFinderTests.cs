using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.RegionLists;

namespace Scoring.Features.Tests.Import.RegionLists;

/// <summary>Which region a row is about, and what the user is shown of it.</summary>
public sealed class RegionFinderTests
{
    private const string Before = "iga/2022";
    private const string Index = "iga/2026";
    private Workplace _place = null!;

    // One place for all: each file replaces the one before of its kind.
    [OneTimeSetUp]
    public void Given() => _place = Workplace.WithShippedRules();

    [OneTimeTearDown]
    public void End() => _place.Dispose();

    [TestCase("11.1,Kabupaten Aceh Singkil", "11.10", "notice.regions-lost-zero")]
    [TestCase("3205,Kab. Garut", "32.05", "notice.regions-signs")]
    [TestCase("32-05,Kab. Garut", "32.05", "notice.regions-signs")]
    [TestCase("3.205,Kab. Garut", "32.05", "notice.regions-signs")]
    [TestCase("3205.0,Kab. Garut", "32.05", "notice.regions-signs")]
    [TestCase("32.0,Jawa Barat", "32", "notice.regions-signs")]
    [TestCase("32.0,", "32", "notice.regions-decimals")]
    [TestCase("93.01,Kab. Merauke", "91.01", "notice.regions-since-2023")]
    [TestCase("9401,Kab. Merauke", "91.01", "notice.regions-bps")]
    [TestCase("94.01,Kab. Merauke", "91.01", "notice.regions-bps")]
    [TestCase("11.01,Simeulue", "11.09", "notice.regions-bps")]
    [TestCase(",Kota Adm. Jakarta Selatan", "31.74", "notice.regions-by-name")]
    [TestCase("Kab. Garut,", "32.05", "notice.regions-by-name")]
    [TestCase("32.05,Kab. Garutt", "32.05", "notice.regions-name-unknown")]
    [TestCase("32.05,KAB. GARUT", "32.05", "")]
    [TestCase("32.05,", "32.05", "")]
    [TestCase(" 32.05 ,Garut", "32.05", "")]
    [TestCase("12.12,Kab. Toba Samosir", "12.12", "")]
    [TestCase("32.04,Bandung", "32.04", "")]
    public async Task A_code_in_another_form_is_read_where_the_name_agrees_and_said(string row, string code, string notice)
    {
        var outcome = await Results(Before, "region_code,nama", row);
        outcome.Status.ShouldBe(ImportStatus.Stored);
        Units().ShouldBe([code]);
        outcome
            .Notices.Select(told => told.Code)
            .Where(told => told.StartsWith("notice.regions-", StringComparison.Ordinal) && told != "notice.regions-shipped")
            .ShouldBe(notice.Length == 0 ? [] : [notice]);
    }

    [TestCase("nama,1,2a\nKab. Garut,2,1\n", "")]
    [TestCase("nama,16,17\nKab. Garut,2,1\n", "header-missing")]
    [TestCase("nama,indicator,level\nKab. Garut,1,2\n", "")]
    public async Task A_plain_name_is_a_regions_where_no_indicator_of_innovations_stands_beside_it(string text, string problem)
    {
        using var place = Workplace.WithShippedRules();
        var outcome = await place.ImportText(ImportKind.Indicators, Index, "levels.csv", text);
        outcome.Problems.Select(found => found.Code).ShouldBe(problem.Length == 0 ? [] : [problem]);
    }

    [TestCase("32.03,KABUPATEN GARUT", "region-name-differs", "32.03 (Kabupaten Cianjur)|32.05 (Kabupaten Garut)")]
    [TestCase("91.04,Kabupaten Merauke", "region-name-differs", "91.04 (Kabupaten Nabire)|91.01 (Kabupaten Merauke)")]
    [TestCase("32.03,Kab. Garutt", "region-name-differs", "32.03 (Kabupaten Cianjur)|32.05 (Kabupaten Garut)")]
    [TestCase("11.1,", "region-code-unsure", "11.10 (Kabupaten Aceh Singkil)")]
    [TestCase("3205,", "region-code-unsure", "32.05 (Kabupaten Garut)")]
    [TestCase("1101,", "region-code-unsure", "11.01 (Kabupaten Aceh Selatan) / 11.09 (Kabupaten Simeulue)")]
    [TestCase("93.01,", "region-code-unsure", "91.01 (Kabupaten Merauke)")]
    [TestCase("11.1,Kab. Garut", "region-code-of-name", "32.05 (Kabupaten Garut)")]
    [TestCase("9402,Kab. Merauke", "region-code-of-name", "91.01 (Kabupaten Merauke)")]
    [TestCase("99.01,", "unknown-region", "")]
    [TestCase("11.91,", "unknown-region", "")]
    [TestCase("Bandung,", "region-name-ambiguous", "32.04 (Kabupaten Bandung) / 32.73 (Kota Bandung)")]
    [TestCase(",Kab. Garutt", "region-name-unknown", "32.05 (Kabupaten Garut)")]
    [TestCase(",", "value-missing", "region_code")]
    public async Task Where_nothing_agrees_the_row_is_refused_and_nothing_false_proposed(string row, string problem, string right)
    {
        var outcome = await Results(Before, "region_code,nama", row);
        outcome.Status.ShouldBe(ImportStatus.Refused);
        outcome.Problems.Single().Code.ShouldBe(problem);
        string.Join('|', outcome.Problems[0].Arguments).ShouldBe(right);
    }

    [TestCase("32.05,Garut,Jawa Tengah", "province-differs")]
    [TestCase("32.05,Garut,33", "province-differs")]
    [TestCase(",Banjar,Bali", "region-name-ambiguous")]
    [TestCase("32.05,Garut,Jawa Barat", "")]
    [TestCase("32.05,Garut,32", "")]
    [TestCase("32.05,Garut,Wilayah I", "")]
    [TestCase("9401,Merauke,94", "")]
    [TestCase("91.01,Merauke,Papua Selatan", "")]
    [TestCase(",Banjar,Jawa Barat", "")]
    public async Task The_province_must_agree_and_decides_between_equal_names(string row, string problem)
    {
        var outcome = await Results(Before, "region_code,nama,provinsi", row);
        outcome.Problems.Select(told => told.Code).ShouldBe(problem.Length == 0 ? [] : [problem]);
    }

    [TestCase("until-2022")]
    [TestCase("bps")]
    public async Task Every_old_or_bps_code_is_read_only_where_the_name_agrees(string kind)
    {
        const string Edition = "iga/2021";
        await _place.Import(ImportKind.Regions, Checkout.Sample("regions.csv"), Edition);
        var (codes, list) = (
            ShippedRegions.RowsOf("other-codes.csv").Where(row => row[2] == kind && row[0].Length == 5).ToList(),
            ShippedRegions.Newest.Regions
        );
        string NameOf(string code) => list.Names[list.Codes.Find(code)];
        var named = await Results(Edition, "region_code,nama", [.. codes.Select(row => $"{row[0]},{NameOf(row[1])}")]);
        named.Status.ShouldBe(ImportStatus.Stored);
        Units().ShouldBe(codes.Select(row => row[1]));

        var others = codes
            .Select((row, i) => (row, other: codes[(i + 1) % codes.Count][1]))
            .Where(pair => pair.row[1] != pair.other)
            .ToList();
        var wrong = await Results(Edition, "region_code,nama", [.. others.Select(pair => $"{pair.row[0]},{NameOf(pair.other)}")]);
        // A code that is another region's in the list agrees with that one's name.
        wrong.ProblemCount.ShouldBe(others.Count(pair => pair.row[0] != pair.other));

        var unnamed = codes.Where(row => list.Codes.Find(row[0]) < 0).ToList();
        var bare = await Results(Edition, "region_code,score", [.. unnamed.Select(row => row[0])]);
        bare.ProblemCount.ShouldBe(unnamed.Count);
        bare.Problems.Select(told => told.Code).Distinct().ShouldBe(["region-code-unsure"]);
    }

    [Test]
    public async Task A_name_that_no_region_has_is_told_where_other_rows_name_theirs_and_not_in_a_column_of_other_things()
    {
        var some = await Results(Before, "region_code,nama", "32.05,Kab. Garutt", "32.04,Kab. Bandung");
        some.Notices.Select(told => told.Code).ShouldContain("notice.regions-name-unknown");
        var none = await Results(Before, "region_code,nama", "32.05,Rapi", "32.04,Bersih");
        none.Notices.Select(told => told.Code).ShouldNotContain("notice.regions-name-unknown");
    }

    [TestCase("region_code,nama,1\n11.1,Kab. Aceh Singkil,3\n", "11.10")]
    [TestCase("region_code,name,provinsi,1\n32.05,Kab. Garut,Jawa Barat,3\n", "32.05")]
    [TestCase("nama_daerah,1\nKab. Garut,3\n", "32.05")]
    [TestCase("region_code,nama,indicator,level\n11.1,Kab. Aceh Singkil,1,3\n", "11.10")]
    [TestCase("region_code,kabupaten,indicator,level\n,Kab. Garut,1,3\n", "32.05")]
    public async Task Levels_are_read_by_name_too(string text, string code)
    {
        var outcome = await Import(ImportKind.Indicators, Index, "levels.csv", text);
        outcome.Problems.ShouldBeEmpty();
        (await _place.Explain(Index, code)).ShouldNotBeNull();
    }

    [Test]
    public async Task A_level_beside_another_regions_name_is_refused()
    {
        const string Text = "region_code,nama,1\n32.03,Kab. Garut,3\n";
        var outcome = await Import(ImportKind.Indicators, Index, "levels.csv", Text);
        outcome.Problems.Single().Code.ShouldBe("region-name-differs");
    }

    [TestCase("a,11.1,Kab. Aceh Singkil", "11.10")]
    [TestCase("a,,Kab. Garut", "32.05")]
    [TestCase("a,32,Kab. Garut", "32")]
    public async Task Submissions_are_stored_with_the_code_that_was_found(string row, string code)
    {
        var outcome = await Import(
            ImportKind.Submissions,
            Index,
            "submissions.csv",
            "innovation_id,region_code,nama_daerah,title,category,agency,start_date,digital,affair\n"
                + row
                + ",T,digital,X,2024-05-01,1,sosial\n"
        );
        outcome.Problems.ShouldBeEmpty();
        _place
            .Ask<string>(
                "SELECT group_concat(texts) FROM import_columns WHERE name = "
                    + "'region_code' AND import_id = (SELECT max(import_id) FROM imports)"
            )
            .Trim()
            .ShouldBe(code);
    }

    [TestCase("32.03,Kab. Garut", "region-name-differs")]
    [TestCase("33,Kab. Garut", "region-name-differs")]
    public async Task Submissions_beside_the_name_of_a_region_elsewhere_are_refused(string row, string problem)
    {
        var outcome = await Import(
            ImportKind.Submissions,
            Index,
            "submissions.csv",
            "innovation_id,region_code,nama_daerah,title,category,agency,start_date,digital,affair\na,"
                + row
                + ",T,digital,X,2024-05-01,1,sosial\n"
        );
        outcome.Problems.Single().Code.ShouldBe(problem);
    }

    [Test]
    public async Task Jurors_conflicts_and_history_are_read_by_name_too()
    {
        const string Contest = "solok-convention/2018";
        (
            await Import(
                ImportKind.Jurors,
                Contest,
                "jurors.csv",
                "juror,name,institution,nama_daerah\nJ1,Garut,Universitas,Kab. Garut\nJ2,B,Universitas,\n"
            )
        ).Problems.ShouldBeEmpty();
        var conflicts = await Import(
            ImportKind.Conflicts,
            Contest,
            "conflicts.csv",
            "juror,region_code,nama_daerah,reason\nJ1,11.1,Aceh Singkil,asal\nJ2,32.03,Garut,asal\n"
        );
        conflicts.Problems.Select(told => (told.Row, told.Code)).ShouldBe([(3, "region-name-differs")]);
        (
            await Import(
                ImportKind.History,
                Contest,
                "history.csv",
                "award,edition,region_code,nama_daerah,title\nTop 99,2017,9101,Fakfak,T\n"
            )
        )
            .Notices.Select(told => told.Code)
            .ShouldContain("notice.regions-bps");
    }

    private Task<ImportOutcome> Import(ImportKind kind, string edition, string name, string text) =>
        _place.Send(new ImportFile(kind, _place.Write(name, text), edition, Replacing: Replacing.Replace));

    private async Task<ImportOutcome> Results(string edition, string header, params string[] rows)
    {
        var score = header.EndsWith("score", StringComparison.Ordinal) ? "" : ",score";
        return await Import(
            ImportKind.Results,
            edition,
            "results.csv",
            $"{header}{score}\n" + string.Concat(rows.Select(row => row + ",50\n"))
        );
    }

    private string[] Units() =>
        _place
            .Ask<string>("SELECT group_concat(unit_id ORDER BY row) FROM numbers WHERE import_id = (SELECT max(import_id) FROM imports)")
            .Split(',');
}
