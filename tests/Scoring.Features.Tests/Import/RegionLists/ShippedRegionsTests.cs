using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Ranking;

namespace Scoring.Features.Tests.Import.RegionLists;

/// <summary>The list of regions that comes with the program.</summary>
public sealed class ShippedRegionsTests
{
    private const string Edition = "iga/2022";
    private const string Results = "region_code,score\n32.05,70\n32.04,60\n";
    private Workplace _place = null!;

    [SetUp]
    public void Given() => _place = Workplace.WithShippedRules();

    [TearDown]
    public void End() => _place.Dispose();

    [Test]
    public void The_lists_hold_every_region_once_with_its_province()
    {
        foreach (var (list, provinces, all) in new[] { (ShippedRegions.Newest, 38, 552), (ShippedRegions.Earlier, 34, 548) })
        {
            list.Regions.Rows.ShouldBe(all);
            list.Regions.Types.ToStrings().Count(type => type == "provinsi").ShouldBe(provinces);
            list.Regions.Types.ToStrings().Count(type => type == "kabupaten").ShouldBe(416);
            list.Regions.Provinces.ToStrings().ShouldAllBe(code => list.Regions.Codes.Find(code!) >= 0);
            list.Regions.Codes.Ids.Count.ShouldBe(all);
        }
        File.ReadAllText(Checkout.Sample("regions.csv")).Split('\n').Length.ShouldBe(554);
    }

    [TestCase("iga/2018", "shipped-regions-2018.csv")]
    [TestCase("iga/2022", "shipped-regions-2018.csv")]
    [TestCase("iga/2023", "shipped-regions-2023.csv")]
    [TestCase("lan-lab/5d", "shipped-regions-2023.csv")]
    [TestCase("contest-2019/final", "shipped-regions-2023.csv")]
    public void The_list_is_that_of_the_editions_year(string edition, string file) => ShippedRegions.Of(edition).FileName.ShouldBe(file);

    [Test]
    public async Task An_edition_without_a_list_uses_it_says_so_and_ranks_as_with_the_same_list_imported()
    {
        var outcome = await _place.ImportText(ImportKind.Results, Edition, "results.csv", Results);
        outcome.Status.ShouldBe(ImportStatus.Stored);
        outcome.ImportId.ShouldBe(2);
        outcome.Notices.Single().Code.ShouldBe("notice.regions-shipped");
        Lists().ShouldBe("1:shipped-regions-2018.csv");
        var ranked = await _place.Rank(Edition);

        using var other = Workplace.WithShippedRules();
        await other.Given(ImportKind.Regions, Edition, "mine.csv", File.ReadAllText(Checkout.Sample("regions.csv")));
        await other.Given(ImportKind.Results, Edition, "results.csv", Results);
        var same = await other.Rank(Edition);
        string Kabupaten(RankingRun run) =>
            string.Join(' ', run.Rankings.Single(one => one.Rule.Id == "kabupaten").Rows.Take(2).Select(row => $"{row.Id}={row.Rank}"));
        Kabupaten(ranked).ShouldBe(Kabupaten(same));
    }

    [Test]
    public async Task It_is_stored_once_and_only_with_a_file_that_is_stored()
    {
        await _place.Send(new ImportFile(ImportKind.Results, _place.Write("results.csv", Results), Edition, DryRun: true));
        (await _place.ImportText(ImportKind.Results, Edition, "results.csv", "region_code,score\n99.99,1\n")).Status.ShouldBe(
            ImportStatus.Refused
        );
        Lists().ShouldBe("");
        await _place.ImportText(ImportKind.Results, Edition, "results.csv", Results);
        (await _place.ImportText(ImportKind.Results, Edition, "results.csv", Results + "32.06,1\n")).Notices.ShouldNotContain(told =>
            told.Code == "notice.regions-shipped"
        );
        Lists().ShouldBe("1:shipped-regions-2018.csv");
    }

    [Test]
    public async Task Files_imported_together_use_it_once()
    {
        const string Submissions =
            "innovation_id,region_code,title,category,agency,start_date,digital,affair\na,32.05,T,digital,X,2024-05-01,1,sosial\n";
        const string Levels = "region_code,1\n32.05,3\n";
        var outcomes = await _place.Send(
            new ImportFiles(
                "iga/2026",
                [
                    new FileToImport(ImportKind.Indicators, _place.Write("levels.csv", Levels)),
                    new FileToImport(ImportKind.Submissions, _place.Write("submissions.csv", Submissions)),
                ]
            )
        );
        outcomes.Select(outcome => outcome.Status).ShouldBe([ImportStatus.Stored, ImportStatus.Stored]);
        outcomes.Select(outcome => outcome.ImportId).ShouldBe([1L, 2L]);
        Lists().ShouldBe("3:shipped-regions-2023.csv");
        outcomes.SelectMany(outcome => outcome.Notices).Count(told => told.Code == "notice.regions-shipped").ShouldBe(1);
    }

    [Test]
    public async Task A_list_that_is_imported_takes_its_place_however_small()
    {
        await _place.ImportText(ImportKind.Results, Edition, "results.csv", Results);
        var list = await _place.ImportText(
            ImportKind.Regions,
            Edition,
            "mine.csv",
            "code,name,type,province_code\n32,Jawa Barat,provinsi,32\n32.05,Kabupaten Garut,kabupaten,32\n"
        );
        list.Status.ShouldBe(ImportStatus.Stored);
        list.Notices.Select(told => told.Code).ShouldContain("notice.replaces");
        list.Notices.Select(told => told.Code).ShouldContain("notice.units-dropped");
        Lists().ShouldBe("3:mine.csv");
    }

    [Test]
    public async Task An_own_list_with_own_codes_is_used_as_it_is()
    {
        await _place.Given(
            ImportKind.Regions,
            Edition,
            "mine.csv",
            "code,name,type,province_code\nP1,Wilayah Satu,provinsi,P1\nK1,Kabupaten Satu,kabupaten,P1\nK2,Kabupaten Dua,kabupaten,P1\n"
        );
        var outcome = await _place.ImportText(
            ImportKind.Results,
            Edition,
            "results.csv",
            "region_code,nama,score\nK1,Kab. Satu,5\nK3,,6\n"
        );
        outcome.Problems.Select(told => (told.Code, told.Arguments[0])).ShouldBe([("unknown-region", "K1")]);
        outcome.Notices.ShouldNotContain(told => told.Code == "notice.regions-shipped");
    }

    [TestCase("11.10,Kabupaten Aceh Singkil,kabupaten,11", "", "")]
    [TestCase("12,Sumatera Utara,provinsi,12\n11.10,Kabupaten Aceh Singkil,kabupaten,12", "", "province-differs")]
    [TestCase("K1,Kabupaten Garut,kabupaten,11", "", "")]
    [TestCase("11.1,Kabupaten Aceh Singkil,kabupaten,11", "notice.list-lost-zero", "")]
    [TestCase("11.1,Kab. Aceh Singkil,kabupaten,11", "notice.list-lost-zero", "")]
    [TestCase("11.10,Kabupaten Aceh Singkil,kabupaten,11\n11.1,Kab. Aceh Singkil,kabupaten,11", "notice.list-lost-zero", "duplicate-id")]
    [TestCase("11.1,Kampung Satu,kabupaten,11", "", "")]
    [TestCase("11.03,Kabupaten Garut,kabupaten,11", "notice.regions-other-codes", "")]
    [TestCase("12.0,Sumatera Utara,provinsi,12.0", "notice.list-decimals", "")]
    [TestCase("12.5,Sumatera Utara,provinsi,12.5", "notice.regions-other-codes", "")]
    [TestCase("1110.0,Kabupaten Aceh Singkil,kabupaten,11", "notice.list-decimals,notice.regions-other-codes", "")]
    [TestCase("12,Sumatera Utara,Prov.,12", "notice.words-as-ids", "")]
    [TestCase("11.10,Kabupaten Aceh Singkil,Kab,11", "notice.words-as-ids", "")]
    [TestCase("12,Sumatera Utara,negara,12\n12.01,Kabupaten Tapanuli Tengah,kabupaten,12", "", "type-wrong,province-refused")]
    [TestCase("12.01,Kabupaten Tapanuli Tengah,kabupaten,12", "", "province-unknown")]
    public async Task An_imported_list_that_gives_regions_other_codes_is_told(string row, string notice, string problem)
    {
        var list = await _place.ImportText(
            ImportKind.Regions,
            Edition,
            "mine.csv",
            "code,name,type,province_code\n11,Aceh,provinsi,11\n" + row + "\n"
        );
        list.Problems.Select(found => found.Code).ShouldBe(problem.Split(',', StringSplitOptions.RemoveEmptyEntries));
        list.Notices.Select(said => said.Code).ShouldBe(notice.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Test]
    public async Task Codes_that_no_rule_reads_are_kept_as_they_are_and_said()
    {
        const string Contest = "cement-convention/bi-ii";
        var outcome = await _place.ImportText(
            ImportKind.Submissions,
            Contest,
            "submissions.csv",
            "innovation_id,region_code,title,category\na,PLANT-1,T,BI\nb,32.05,U,BI\n"
        );
        outcome.Problems.ShouldBeEmpty();
        outcome.Notices.Select(told => told.Code).ShouldContain("notice.regions-kept");
    }

    private string Lists() =>
        _place.Ask<string?>("SELECT group_concat(import_id || ':' || file_name) FROM imports WHERE kind = 'Regions' AND in_force = 1")
        ?? "";
}
