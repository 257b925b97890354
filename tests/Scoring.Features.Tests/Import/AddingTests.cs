using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Import;

/// <summary>
/// A file with a small part of an earlier one is asked about; it then replaces it, or adds to it and corrects what it repeats.
/// </summary>
public class AddingTests
{
    private const string Club = SmallSeason.Club;
    private const string Part = "stage,innovation_id,juror,idea,use\ndesk,e2,Budi,85,\n";

    [Test]
    public async Task A_small_part_under_the_old_name_is_refused_and_changes_nothing()
    {
        using var place = await SmallSeason.Filled();
        var before = place.WholeDatabase();
        var outcome = await place.ImportText(ImportKind.Marks, Club, "marks.csv", Part);
        (outcome.Status, outcome.Summary).ShouldBe((ImportStatus.Refused, null));
        var asked = outcome.Problems.Single(problem => problem.Code == "replaces-most");
        asked.Arguments[0..3].ShouldBe(["marks.csv", 1, 16]);
        asked
            .Arguments[3]
            .ShouldBe(
                "desk/e1/Ani (2), desk/e1/Budi (2), desk/e2/Ani (2), desk/e2/Budi (1), desk/e3/Ani (2), desk/e3/Budi (2), desk/e4/Ani (2), "
                    + "desk/e4/Budi (2)"
            );
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task A_whole_file_with_a_correction_is_taken_as_before()
    {
        using var place = await SmallSeason.Filled();
        var outcome = await place.ImportText(
            ImportKind.Marks,
            Club,
            "marks.csv",
            SmallSeason.Marks.Replace("e2,Budi,60,60", "e2,Budi,85,60", StringComparison.Ordinal)
        );
        outcome.Status.ShouldBe(ImportStatus.Stored);
        outcome.Notices.Select(notice => notice.Code).ShouldBe(["notice.replaces"]);
        var summary = outcome.Summary.ShouldNotBeNull();
        (summary.Added, summary.Changed, summary.Same, summary.Dropped).ShouldBe((0, 1, 15, 0));
        summary.Without.Single().ShouldSatisfyAllConditions(one => one.What.ShouldBe("entries"), one => one.First.ShouldBe(["e5"]));
    }

    [Test]
    public async Task A_corrected_sheet_with_another_time_is_still_a_correction_of_the_same_sheet()
    {
        using var place = await SmallSeason.Filled();
        var outcome = await Add(
            place,
            ImportKind.Marks,
            "marks.csv",
            "stage,innovation_id,juror,idea,use,submitted_at\ndesk,e2,Budi,85,60,2018-05-08 10:00\n"
        );
        outcome.Notices.Select(notice => notice.Code).ShouldContain("notice.facts-corrected");
        var summary = outcome.Summary.ShouldNotBeNull();
        (summary.Added, summary.Changed, summary.Same, summary.Dropped).ShouldBe((0, 1, 1, 0));
    }

    [Test]
    public async Task Added_marks_correct_mark_by_mark_and_are_explained_by_their_own_file_and_line()
    {
        using var place = await SmallSeason.Filled();
        var outcome = await Add(place, ImportKind.Marks, "marks.csv", Part);
        outcome.Notices.Select(notice => notice.Code).ShouldBe(["notice.adds", "notice.facts-corrected"]);
        place.Restart();
        var e2 = (await place.Rank(Club)).Rankings[0].Rows.Single(row => row.Id == "e2");
        e2.Score.ShouldBe((90m + 85m * 0.6m + 60m * 0.4m) / 2);
        (await Facts(place, "e2")).Order().ShouldBe(["marks.csv (2):2", "marks.csv:4", "marks.csv:4", "marks.csv:5"]);
    }

    [Test]
    public async Task Importing_the_first_file_again_undoes_what_was_added_and_the_added_one_again_changes_nothing()
    {
        using var place = await SmallSeason.Filled();
        await Add(place, ImportKind.Marks, "marks.csv", Part);
        (await Add(place, ImportKind.Marks, "marks.csv", Part)).Status.ShouldBe(ImportStatus.Unchanged);
        (await place.ImportText(ImportKind.Marks, Club, "marks.csv", SmallSeason.Marks)).Status.ShouldBe(ImportStatus.Stored);
        (await place.Rank(Club)).Rankings[0].Rows.Single(row => row.Id == "e2").Score.ShouldBe(75m);
    }

    [Test]
    public async Task Added_submissions_keep_the_columns_that_the_new_file_does_not_have()
    {
        using var place = await SmallSeason.Filled();
        await Add(place, ImportKind.Submissions, "submissions.csv", "innovation_id,title,start_date\ne1,Antar Obat Baru,2020-01-01\n");
        await Add(place, ImportKind.Jurors, "jurors.csv", "juror,name,institution,region_code\nAni,Ani,Dinas A,\nBudi,Budi,,11\n");
        var items = (await place.Send(new ListReviewItems(Club))).Items.Items;
        items
            .Select(item => ReviewItemLabels.Of(item.Item.Name))
            .ShouldBe(
                ["conflict/desk/e1/Ani", "conflict/desk/e1/Budi", "spread/desk/e2", "conflict/desk/e2/Budi"],
                "agency and region of e1 stay"
            );
    }

    [Test]
    public async Task What_was_added_is_published_and_verified()
    {
        using var place = await SmallSeason.Filled();
        await Add(place, ImportKind.Marks, "marks.csv", "stage,innovation_id,juror,idea,use\ndesk,e2,Budi,85,85\n");
        foreach (var pick in new[] { "e1", "e2" })
            await place.Send(new PickByHand(Club, "final", pick, "Terbaik", "Pleno"));
        await place.Send(new FinaliseRanking(Club));
        await place.Send(new ChangeStage(Club, "desk", StageAction.Close, Reason: "selesai"));
        await place.Send(new Publish(Club));
        (await place.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
    }

    private static async Task<ImportOutcome> Add(Workplace place, ImportKind kind, string name, string text)
    {
        var outcome = await place.Send(new ImportFile(kind, place.Write(name, text), Club, Replacing: Replacing.Add));
        outcome.Status.ShouldNotBe(ImportStatus.Refused, string.Join("; ", outcome.Problems));
        return outcome;
    }

    private static async Task<List<string>> Facts(Workplace place, string unit)
    {
        var open = new Stack<Scoring.Domain.Explanations.Explanation>([(await place.Explain(Club, unit)).Root]);
        var facts = new List<string>();
        while (open.TryPop(out var one))
        {
            if (one.Fact is { } fact)
                facts.Add($"{fact.Origin.File}:{fact.Origin.Line}");
            foreach (var input in one.Inputs)
                open.Push(input);
        }
        return facts;
    }
}
