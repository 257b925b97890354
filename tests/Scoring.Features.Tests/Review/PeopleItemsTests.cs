using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Review;

/// <summary>The same person under several spellings: one where a list says so, an item where none does; near conflicts are items.</summary>
public class PeopleItemsTests
{
    private const string Club = SmallSeason.Club;

    [Test]
    public async Task Spellings_of_a_listed_juror_are_that_juror_and_said()
    {
        using var place = SmallSeason.Ruled();
        await place.Given(ImportKind.Submissions, Club, "submissions.csv", SmallSeason.Submissions);
        await place.Given(ImportKind.Jurors, Club, "jurors.csv", SmallSeason.Jurors);
        var outcome = await place.ImportText(
            ImportKind.Marks,
            Club,
            "marks.csv",
            "stage,innovation_id,juror,idea,use\ndesk,e1,\"Dr. Budi Santoso, M.Si\",90,90\ndesk,e2,BUDI,80,80\ndesk,e1,cici,85,85\n"
        );
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join("; ", outcome.Problems));
        outcome
            .Notices.Single(notice => notice.Code == "notice.jurors-spelt")
            .Arguments.ShouldBe([2, "“Dr. Budi Santoso, M.Si” = budi, “BUDI” = budi"]);
        (await Items(place)).ShouldNotContain(name => name.StartsWith("equal-names", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_name_that_two_listed_jurors_share_is_refused_and_the_two_are_an_item_once_one_marks()
    {
        using var place = SmallSeason.Ruled();
        await place.Given(ImportKind.Submissions, Club, "submissions.csv", SmallSeason.Submissions);
        await place.Given(ImportKind.Jurors, Club, "jurors.csv", SmallSeason.Jurors + "b2,\"Ir. Budi Santoso\",Lain,\n");
        var refused = await place.ImportText(
            ImportKind.Marks,
            Club,
            "marks.csv",
            "stage,innovation_id,juror,idea,use\ndesk,e1,Budi Santoso,9,9\n"
        );
        refused.Problems.Single().Code.ShouldBe("unknown-juror");
        await place.Given(ImportKind.Marks, Club, "marks.csv", "stage,innovation_id,juror,idea,use\ndesk,e1,b2,90,90\n");
        (await Items(place)).ShouldContain("equal-names/desk/-/b2");
    }

    [Test]
    public async Task Without_a_list_spellings_are_told_and_an_item()
    {
        using var place = await SmallSeason.Filled();
        var outcome = await place.ImportText(
            ImportKind.Marks,
            Club,
            "more.csv",
            "stage,innovation_id,juror,idea,use\ndesk,e1,Dr. Citra,88,88\ndesk,e1,citra,88,88\n"
        );
        outcome.Notices.Single(notice => notice.Code == "notice.jurors-alike").Arguments.ShouldBe([1, "Dr. Citra | citra"]);
        (await Items(place))
            .Where(name => name.StartsWith("equal-names", StringComparison.Ordinal))
            .ShouldBe(["equal-names/desk/-/Dr. Citra"]);
    }

    [TestCase("Dr. Ani Lestari; Wati", "Universitas", "possible-conflict/desk/e1/ani")]
    [TestCase("Ani Lestari, Wati", "Universitas", "possible-conflict/desk/e1/ani")]
    [TestCase("Wati", "Dinkes", "possible-conflict/desk/e1/ani")]
    [TestCase("Ani Lestari", "Universitas", "conflict/desk/e1/ani")]
    [TestCase("Wati", "Universitas", null)]
    public async Task A_nearly_equal_name_or_institution_is_to_be_decided_and_an_equal_one_is_a_conflict(
        string team,
        string institution,
        string? item
    )
    {
        using var place = await OneEntry("team", team, institution);
        (await Items(place)).ShouldBe(item is null ? [] : [item]);
    }

    // Both jurors have marked the one entry, whose people stand in a column of its file.
    private static async Task<Workplace> OneEntry(string column, string member, string institution)
    {
        var place = SmallSeason.Ruled();
        await place.Given(
            ImportKind.Submissions,
            Club,
            "submissions.csv",
            $"innovation_id,title,agency,start_date,{column}\ne1,Antar Obat,Dinas Kesehatan,2020-01-01,\"{member}\"\n"
        );
        await place.Given(
            ImportKind.Marks,
            Club,
            "marks.csv",
            "stage,innovation_id,juror,idea,use\ndesk,e1,ani,90,90\ndesk,e1,budi,90,90\n"
        );
        await place.Given(
            ImportKind.Jurors,
            Club,
            "jurors.csv",
            $"juror,name,institution,region_code\nani,Ani Lestari,{institution},\nbudi,Budi,Lembaga,\n"
        );
        return place;
    }

    [TestCase("A. Lestari", "team")]
    [TestCase("Lestari, Ani", "team")]
    [TestCase("Ani Lestari", "ketua tim")]
    public async Task Initials_another_order_and_a_column_of_leaders_show_a_near_conflict_too(string member, string column)
    {
        using var place = await OneEntry(column, member, "Universitas");
        (await Items(place)).ShouldBe(["possible-conflict/desk/e1/ani"]);
    }

    [Test]
    public async Task Without_a_list_initials_are_an_item_and_so_is_a_conflict_declared_for_nobody()
    {
        using var place = await SmallSeason.Filled();
        await place.Given(
            ImportKind.Marks,
            Club,
            "more.csv",
            "stage,innovation_id,juror,idea,use\ndesk,e1,Dewi Lestari,88,88\ndesk,e2,D. Lestari,88,88\n"
        );
        await place.Given(ImportKind.Conflicts, Club, "conflicts.csv", "juror,innovation_id,reason\nPak Joko,e1,keluarga\n");
        var items = await Items(place);
        items.ShouldContain("equal-names/desk/-/D. Lestari");
        items.ShouldContain("possible-conflict/desk/e1/Pak Joko");
    }

    [Test]
    public async Task A_column_that_a_conflict_rule_reads_and_nobody_filled_is_said()
    {
        using var place = SmallSeason.Ruled();
        var without = await place.ImportText(
            ImportKind.Submissions,
            Club,
            "submissions.csv",
            SmallSeason.Submissions.Replace("title,agency", "title,tim_x", StringComparison.Ordinal)
        );
        without
            .Notices.Single(notice => notice.Code == "notice.conflict-columns")
            .Arguments.ShouldBe(["team (own-team), agency (own-institution)"]);
    }

    [Test]
    public async Task Two_entries_of_one_region_with_one_title_are_an_item_whatever_their_agencies()
    {
        using var place = await SmallSeason.Filled();
        await place.Given(
            ImportKind.Submissions,
            Club,
            "submissions.csv",
            SmallSeason.Submissions.Replace("e4,Kosong,Dinas D", "e4,\"ANTRE!\",Dinas D", StringComparison.Ordinal)
        );
        (await Items(place)).ShouldContain("equal-names/desk/e4");
    }

    [TestCase("e1,90,2", "e2,80,1", true)]
    [TestCase("e1,90,1", "e2,80,1", false)]
    [TestCase("e1,90,1", "e2,80,2", false)]
    [TestCase("e1,80,1", "e2,80,1", false)]
    [TestCase("e1,80,1", "e2,80,2", false)]
    [TestCase("e1,80,", "e2,90,2", false)]
    public async Task Published_ranks_that_contradict_the_scores_are_told(string one, string other, bool isTold)
    {
        using var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule(
            "totals/2026/edition.yaml",
            """
            programme: totals
            edition: 2026
            name: Total
            cite: committee, pasal 7
            results: { on: innovation, from: 0, to: 100 }
            scores: [ { id: total, name: Nilai, step: imported-result } ]
            rounding: { places: 2 }
            rankings: [ { id: all, name: Semua, score: total } ]
            """
        );
        await place.Given(ImportKind.Submissions, "totals/2026", "submissions.csv", "innovation_id,title\ne1,A\ne2,B\n");
        var outcome = await place.ImportText(
            ImportKind.Results,
            "totals/2026",
            "results.csv",
            $"innovation_id,score,rank\n{one}\n{other}\n"
        );
        outcome.Notices.Any(notice => notice.Code == "notice.published-ranks").ShouldBe(isTold);
    }

    private static async Task<List<string>> Items(Workplace place) =>
        [.. (await place.Send(new ListReviewItems(Club))).Items.Items.Select(item => ReviewItemLabels.Of(item.Item.Name))];
}
