using Scoring.Features.Import;
using FolderToRun = Scoring.Features.Ranking.Folders.RunFolder;

namespace Scoring.Features.Tests.Ranking.Folders;

public sealed class FolderReadingTests
{
    [TestCase("iid-2026")]
    [TestCase("iga-2018-2019")]
    [TestCase("solok-2018")]
    public async Task What_is_read_but_not_yet_stored_is_known_however_little_is_remembered(string sample)
    {
        using var forgetful = Workplace.WithShippedRules(bytesRemembered: 1);
        using var usual = Workplace.WithShippedRules();
        var run = await forgetful.Send(new FolderToRun(Checkout.Sample(sample), null, "en"));
        run.Accepted.ShouldBeTrue(string.Join("; ", run.Imports.SelectMany(import => import.Problems)));
        run.Runs.Select(one => one.ResultHash)
            .ShouldBe((await usual.Send(new FolderToRun(Checkout.Sample(sample), null, "en"))).Runs.Select(one => one.ResultHash));
    }

    [Test]
    public async Task An_edition_that_is_named_twice_knows_its_first_files_and_is_ranked_once()
    {
        using var place = Workplace.WithShippedRules();
        place.Write(
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.01,Kabupaten Satu,kabupaten,13\n13.02,Kabupaten Dua,"
                + "kabupaten,13\n"
        );
        place.Write("a.csv", "region_code,score\n13.01,88\n");
        place.Write("b.csv", "region_code,score\n13.02,80\n");
        place.Write(
            "inputs.yaml",
            """
            editions:
              - edition: iga/2018
                regions: regions.csv
                files: [ { kind: results, file: a.csv } ]
              - edition: iga/2018
                files: [ { kind: results, file: b.csv } ]
            """
        );
        var run = await place.Send(new FolderToRun(place.Folder, Path.Combine(place.Folder, "out"), "en"));
        run.Imports.ShouldAllBe(import => import.Status == ImportStatus.Stored);
        run.Runs.Count.ShouldBe(1);
        run.Files.Count.ShouldBe(4);
        run.Runs[0].Rankings.Single(ranking => ranking.Rule.Id == "kabupaten").Rows.Select(row => row.Id).ShouldBe(["13.01", "13.02"]);
    }

    [Test]
    public async Task An_edition_without_files_is_refused_for_want_of_facts()
    {
        using var place = Workplace.WithShippedRules();
        place.Write("inputs.yaml", "editions:\n  - { edition: iga/2018, files: [] }\n");
        (await place.Refusal(new FolderToRun(place.Folder, null, "en"))).Code.ShouldBe("no-facts");
    }
}
