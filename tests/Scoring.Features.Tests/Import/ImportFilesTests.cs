using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import;

/// <summary>Several files come in together: each knows those it builds on, and all are stored or none.</summary>
public sealed class ImportFilesTests
{
    private const string Regions = "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n";

    [Test]
    public async Task A_look_knows_the_files_beside_and_stores_nothing()
    {
        using var place = SmallSeason.Ruled();
        var files = Files(place, SmallSeason.Submissions);
        place.Ask<long>("SELECT 1").ShouldBe(1);
        var looked = await place.Send(new ImportFiles(SmallSeason.Club, files, DryRun: true));
        looked.ShouldAllBe(outcome => outcome.Status == ImportStatus.Checked && outcome.ImportId == null);
        place.Ask<long>("SELECT count(*) FROM imports").ShouldBe(0);
        var stored = await place.Send(new ImportFiles(SmallSeason.Club, files));
        stored.Select(outcome => outcome.FileName).ShouldBe(["regions.csv", "submissions.csv", "marks.csv"]);
        stored.ShouldAllBe(outcome => outcome.Status == ImportStatus.Stored);
        (await place.Rank(SmallSeason.Club)).Rankings[0].Rows.Count(row => row.Rank is not null).ShouldBe(4);
        (await place.Send(new ImportFiles(SmallSeason.Club, files))).ShouldAllBe(outcome => outcome.Status == ImportStatus.Unchanged);
    }

    [Test]
    public async Task One_wrong_file_keeps_all_of_them_out_and_every_problem_is_told()
    {
        using var place = SmallSeason.Ruled();
        var outcomes = await place.Send(
            new ImportFiles(SmallSeason.Club, Files(place, SmallSeason.Submissions.Replace(",11\ne2", ",99\ne2", StringComparison.Ordinal)))
        );
        outcomes
            .Single(outcome => outcome.FileName == "submissions.csv")
            .Problems.ShouldContain(problem => problem.Code == "unknown-region" && problem.Row == 2);
        outcomes.ShouldContain(outcome => outcome.Status == ImportStatus.Refused);
        place.Ask<long>("SELECT count(*) FROM imports").ShouldBe(0);
    }

    [TestCase("code,name,type,province_code", ImportKind.Regions)]
    [TestCase("innovation_id,region_code,title,category", ImportKind.Submissions)]
    [TestCase("region_code,1,2,3a", ImportKind.Indicators)]
    [TestCase("innovation_id,indicator,level", ImportKind.Indicators)]
    [TestCase("region_code,indicator,value", ImportKind.Measures)]
    [TestCase("stage,innovation_id,juror,criterion,score", ImportKind.Marks)]
    [TestCase("region_code,score,rank", ImportKind.Results)]
    [TestCase("award,edition,region_code,title", ImportKind.History)]
    [TestCase("juror,name,institution,region_code", ImportKind.Jurors)]
    [TestCase("juror,innovation_id,reason", ImportKind.Conflicts)]
    [TestCase("a,b,c", null)]
    public async Task A_header_says_what_a_file_brings(string header, ImportKind? kind)
    {
        using var place = SmallSeason.Ruled();
        var look = await place.Send(new PreviewImport(place.Write("x.csv", header + "\n" + string.Concat(Enumerable.Repeat("v;w\n", 20)))));
        look.Guess.ShouldBe(kind);
        look.Rows.Count.ShouldBe(9);
        look.Rows[0].ShouldBe(header.Split(','));
    }

    [Test]
    public async Task What_is_no_table_is_looked_at_without_harm()
    {
        using var place = SmallSeason.Ruled();
        var look = await place.Send(new PreviewImport(place.Write("x.csv", [0, 1, 2, 255, 0])));
        (look.Guess, look.Rows.Count).ShouldBe((null, 0));
    }

    private static FileToImport[] Files(Workplace place, string submissions) =>
        [
            new(ImportKind.Marks, place.Write("marks.csv", SmallSeason.Marks)),
            new(ImportKind.Submissions, place.Write("submissions.csv", submissions)),
            new(ImportKind.Regions, place.Write("regions.csv", Regions)),
        ];
}
