using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import.Kinds;

/// <summary>People write titles where ids should stand, and ids in another case.</summary>
public sealed class InnovationTitlesTests
{
    private const string Edition = "cement-convention/bi-ii";

    private const string Submissions =
        "innovation_id,title,category\nA1,Antrean Puskesmas Daring,BI\nB1,Bank Sampah,BI\nB2,Bank-sampah,BI\n2024,Peta,BI\nC1,2024,BI\n";

    [TestCase("A1", "A1", "")]
    [TestCase("Antrean Puskesmas Daring", "A1", "notice.innovations-by-title")]
    [TestCase("ANTREAN  puskesmas “daring”", "A1", "notice.innovations-by-title")]
    [TestCase("2024", "2024", "")]
    [TestCase("Antrean Puskesmas", "", "unknown-innovation")]
    [TestCase("bank sampah", "", "innovation-titles-same")]
    [TestCase("–", "", "unknown-innovation")]
    public async Task A_title_in_the_place_of_an_id_is_read_if_one_innovation_alone_has_it(string written, string read, string code)
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Submissions, Edition, "submissions.csv", Submissions);
        var outcome = await place.ImportText(
            ImportKind.Conflicts,
            Edition,
            "conflicts.csv",
            $"juror,innovation_id,reason\nJ1,{written},kin\n"
        );
        outcome.Status.ShouldBe(read.Length == 0 ? ImportStatus.Refused : ImportStatus.Stored);
        outcome.Problems.Select(problem => problem.Code).ShouldBe(read.Length == 0 ? [code] : []);
        outcome
            .Notices.Select(notice => notice.Code)
            .Where(said => said == "notice.innovations-by-title")
            .Count()
            .ShouldBe(code == "notice.innovations-by-title" ? 1 : 0);
        // A conflict binds by the id: one that was kept by its title would bind nobody.
        if (read.Length > 0)
            place.Ask<string>("SELECT record FROM people").ShouldContain($"\"{read}\"");
    }

    [Test]
    public async Task Ids_that_differ_only_in_case_are_said()
    {
        using var place = Workplace.WithShippedRules();
        var outcome = await place.ImportText(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            "innovation_id,title,category\na1,Satu,BI\nA1,Dua,BI\nB1,Tiga,BI\n"
        );
        outcome.Notices.Single(notice => notice.Code == "notice.ids-alike").Arguments.ShouldBe([1, "a1, A1"]);
    }
}
