using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Jury.PaperEntries;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Jury.Scoresheets;

public sealed class PaperTests
{
    private static EnterPaperSheet Paper(decimal one, decimal two, decimal three) =>
        new(
            Edition,
            Stage,
            "i1",
            "ana",
            new Dictionary<string, decimal>
            {
                ["one"] = one,
                ["two"] = two,
                ["three"] = three,
            }
        );

    private static readonly ShowPaperSheet Show = new(Edition, Stage, "i1", "ana");

    [Test]
    public async Task The_second_person_sees_nothing_of_what_the_first_has_typed()
    {
        using var place = await Place();
        await place.SendAs(Sari, Paper(4, 5, 6));
        var seen = await place.SendAs(Tono, Show);
        (seen.IsEnteredTwice, seen.Entries.Count, seen.Differences.Count).ShouldBe((false, 0, 0));
        seen.Sheet.State.ShouldBe(SheetState.Untouched);
        (await place.SendAs(Sari, Show)).Entries.ShouldHaveSingleItem().Marks["two"].ShouldBe(5m);
        foreach (var told in (await place.Send(new ListAudit(Text: "paper"))).Events)
            told.Event.Data.ShouldNotContain("two");
        (await place.RefusalOf(Sari, Paper(4, 5, 6))).ShouldBe("paper-same-person");
        (await place.RefusalOf(Ana, Mark("one", 4m, 0))).ShouldBe("sheet-on-paper");
    }

    [Test]
    public async Task Where_both_agree_the_sheet_is_handed_in()
    {
        using var place = await Place();
        await place.SendAs(Sari, Paper(4, 5, 6));
        var answer = await place.SendAs(Tono, Paper(4, 5, 6));
        answer.Sheet.State.ShouldBe(SheetState.Submitted);
        (await place.Rank(Edition)).Rankings[0].Rows.Single(row => row.Id == "i1").Score.ShouldNotBeNull();
        (await place.RefusalOf(Tono, Paper(1, 1, 1))).ShouldBe("paper-entered-twice");
    }

    [Test]
    public async Task Where_they_differ_somebody_reads_again_and_both_entries_stay()
    {
        using var place = await Place();
        await place.SendAs(Sari, Paper(4, 5, 6));
        var second = await place.SendAs(Tono, Paper(4, 1, 6));
        second.Open.ShouldHaveSingleItem().ShouldBe(new PaperDifference("two", 5m, 1m));
        second.Sheet.State.ShouldBe(SheetState.Untouched);
        (await place.RefusalOf(Sari, new RulePaperDifference(Edition, Stage, "i1", "ana", "one", 4m, "x"))).ShouldBe("paper-no-difference");
        (await place.RefusalOf(Sari, new RulePaperDifference(Edition, Stage, "i1", "ana", "two", 5m, ""))).ShouldBe("sheet-reason-missing");
        var ruled = await place.SendAs(Sari, new RulePaperDifference(Edition, Stage, "i1", "ana", "two", 5m, "angka 5 terbaca 1"));
        (ruled.Open.Count, ruled.Sheet.State).ShouldBe((0, SheetState.Submitted));
        ruled.Entries.Select(entry => entry.Marks["two"]).ShouldBe([5m, 1m]);
        (await place.Sheet("i1", "ana")).Latest.Marks["two"].ShouldBe(5m);
    }

    [Test]
    public async Task A_paper_does_not_write_over_a_sheet_that_was_begun()
    {
        using var place = await Place();
        await place.SendAs(Ana, Mark("one", 4m, 0));
        (await place.RefusalOf(Sari, Paper(1, 1, 1))).ShouldBe("paper-sheet-begun");
    }
}
