using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Objections;
using Scoring.Features.Ranking;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Review;

/// <summary>
/// What is missing in a stage, or in it by mistake, is an item to close: half sheets, finalists without a mark, marks of others, jurors on
/// another scale.
/// </summary>
public class StageGapsTests
{
    private const string Edition = "lomba/2026";

    private const string Whole = """
        stage,innovation_id,juror,idea,use
        desk,a,J1,80,80
        desk,a,J2,82,78
        desk,a,J3,85,80
        desk,b,J1,75,75
        desk,b,J2,74,74
        desk,b,J3,73,73
        desk,c,J1,60,60
        desk,c,J2,60,61
        desk,c,J3,62,60

        """;

    private const string Final = "final,a,J1,90,90\nfinal,b,J1,80,80\n";

    [Test]
    public async Task Whole_sheets_of_all_finalists_leave_nothing_to_close()
    {
        using var place = await Place(Whole + Final);
        (await Items(place)).ShouldBeEmpty();
        (await place.Send(new FinaliseRanking(Edition))).Final.ShouldNotBeNull();
    }

    [TestCase("no-total")]
    [TestCase("not-assessable")]
    [TestCase("zero")]
    [TestCase("left-out")]
    public async Task A_sheet_with_a_blank_criterion_is_an_item_and_not_handed_in_whatever_the_rule_makes_of_it(string rule)
    {
        using var place = await Place(Change("desk,c,J3,62,60", "desk,c,J3,62,") + Final, rule);
        (await Items(place)).ShouldBe(["half-sheet/desk/c/J3"]);
        var counts = (await place.Send(new ShowProgress(Edition, "desk"))).Progress.Whole;
        (counts.Submitted, counts.Draft).ShouldBe((8, 1));
        (await place.Refusal(new FinaliseRanking(Edition))).Code.ShouldBe("points-open");
        await Close(place, "half-sheet/desk/c/J3");
        (await place.Send(new FinaliseRanking(Edition))).Final.ShouldNotBeNull();
    }

    [TestCase("left-out", 0)]
    [TestCase("no-total", 3)]
    public async Task A_juror_who_marks_one_criterion_everywhere_fills_no_half_sheets_where_the_rule_reckons_without(string rule, int items)
    {
        var marks = Whole.Replace("J3,85,80", "J3,85,").Replace("J3,73,73", "J3,73,").Replace("J3,62,60", "J3,62,");
        using var place = await Place(marks + Final, rule);
        (await Items(place)).Count.ShouldBe(items);
    }

    [Test]
    public async Task A_half_sheet_is_told_when_it_is_imported()
    {
        using var place = await Place(Whole + Final);
        var outcome = await place.ImportText(ImportKind.Marks, Edition, "more.csv", "stage,innovation_id,juror,idea,use\ndesk,a,J4,85,\n");
        outcome.Notices.Single(notice => notice.Code == "notice.half-sheets").Arguments.ShouldBe([1, "desk/a/J4", "use"]);
    }

    [Test]
    public async Task Marks_of_an_entry_outside_the_final_and_finalists_without_are_items()
    {
        using var place = await Place(Whole + "final,c,J1,99,99\nfinal,b,J1,80,80\n");
        (await Items(place)).ShouldBe(["unmarked/final/a", "outside-stage/final/c"]);
    }

    [Test]
    public async Task A_final_in_which_nobody_is_marked_is_one_item()
    {
        using var place = await Place(Whole);
        (await Items(place)).ShouldBe(["unmarked/final/-"]);
        var item = (await place.Send(new ListReviewItems(Edition))).Items.Items.Single().Item;
        item.Found.ShouldBe("0 / 2 | a, b");
        (
            await place.Refusal(new ResolveReviewItem(Edition, "unmarked/final/-", ReviewDecisionKind.ConsensusMark, "x", "Pleno"))
        ).Code.ShouldBe("no-consensus-juror");
        await Close(place, "unmarked/final/-");
        (await place.Send(new FinaliseRanking(Edition))).Final.ShouldNotBeNull();
    }

    [Test]
    public async Task A_late_disqualification_puts_no_unmarked_newcomer_into_a_finished_final()
    {
        using var place = await Place(Whole + Final);
        await place.Send(new FinaliseRanking(Edition));
        await place.Send(new Disqualify(Edition, "a", "Menyalin", "Pleno"));
        (await Items(place)).ShouldBe(["unmarked/final/c"]);
        (await place.Refusal(new FinaliseRanking(Edition))).Code.ShouldBe("points-open");
    }

    [Test]
    public async Task An_entry_of_the_first_stage_that_nobody_marked_is_an_item()
    {
        using var place = await Place(
            Whole.Split('\n').Where(line => !line.StartsWith("desk,c", StringComparison.Ordinal)).Aggregate((all, line) => $"{all}\n{line}")
                + Final
        );
        (await Items(place)).ShouldBe(["unmarked/desk/c"]);
    }

    [Test]
    public async Task An_entry_that_only_one_of_two_stages_side_by_side_marked_is_an_item()
    {
        using var place = await Place(Whole + "final,a,J1,90,90\nfinal,b,J1,80,80\n", entries: null);
        (await Items(place)).ShouldBe(["unmarked/final/c"]);
    }

    [Test]
    public async Task An_entry_that_one_juror_of_the_panel_did_not_mark_is_an_item_unless_the_juror_may_not_mark_it()
    {
        using var place = await Place(Change("desk,c,J3,62,60\n", "") + Final);
        (await Items(place)).ShouldBe(["fewer-jurors/desk/c"]);
        await place.Given(ImportKind.Conflicts, Edition, "conflicts.csv", "juror,innovation_id,reason\nJ3,c,saudara\n");
        (await Items(place)).ShouldBeEmpty();
    }

    [Test]
    public async Task Panels_of_other_people_are_not_compared()
    {
        using var place = await Place(
            Whole
                .Replace("desk,c,J1,60,60", "desk,c,K1,60,60")
                .Replace("desk,c,J2,60,61", "desk,c,K2,60,61")
                .Replace("desk,c,J3,62,60\n", "") + Final
        );
        (await Items(place)).ShouldBeEmpty();
    }

    [TestCase("8,8", "desk,b,J3,7,7", "desk,c,J3,6,6", "other-scale/desk/-/J3")]
    [TestCase("0.8,0.8", "desk,b,J3,0.7,0.7", "desk,c,J3,0.6,0.6", "other-scale/desk/-/J3")]
    [TestCase("8,80", "desk,b,J3,7,73", "desk,c,J3,6,60", "other-scale/desk/-/J3/idea")]
    [TestCase("8,8", "desk,b,J3,73,73", "desk,c,J3,62,60", "other-scale/desk/a/J3")]
    [TestCase("0,0", "desk,b,J3,73,73", "desk,c,J3,62,60", "only-zeros/desk/a/J3")]
    [TestCase("85,0", "desk,b,J3,73,0", "desk,c,J3,62,0", "only-zeros/desk/-/J3/use")]
    [TestCase("9,80", "desk,b,J3,73,73", "desk,c,J3,62,60", "slip/desk/a/J3/idea")]
    [TestCase("85,0", "desk,b,J3,73,73", "desk,c,J3,62,60", "slip/desk/a/J3/use")]
    [TestCase("8,80", "desk,b,J3,73,73", "desk,c,J3,62,60", "slip/desk/a/J3/idea")]
    [TestCase("25,20", "desk,b,J3,20,20", "desk,c,J3,15,15", null)]
    public async Task Marks_at_a_tenth_or_a_hundredth_of_the_others_are_an_item_and_a_strict_juror_is_none(
        string ofA,
        string ofB,
        string ofC,
        string? item
    )
    {
        var marks = Whole.Replace("desk,a,J3,85,80", $"desk,a,J3,{ofA}").Replace("desk,b,J3,73,73", ofB).Replace("desk,c,J3,62,60", ofC);
        using var place = await Place(marks + Final);
        var items = (await Items(place)).Where(name => name.Contains("/desk/", StringComparison.Ordinal)).ToList();
        items.ShouldBe(item is null ? [] : [item]);
    }

    [Test]
    public async Task A_juror_of_the_list_who_marked_nobody_is_an_item_that_no_consensus_settles()
    {
        using var place = await Place(Whole + Final);
        const string Jurors = "juror,name,institution,region_code,stages\nJ1,A,,,\nJ2,B,,,desk\nJ3,C,,,desk\n";
        await place.Given(ImportKind.Jurors, Edition, "jurors.csv", Jurors);
        (await Items(place)).ShouldBeEmpty();
        await place.Given(ImportKind.Jurors, Edition, "jurors.csv", Jurors + "J4,D,,,desk\n");
        (await Items(place)).ShouldBe(["idle-juror/desk/-/J4"]);
        await Close(place, "idle-juror/desk/-/J4");
        (await place.Send(new ListReviewItems(Edition))).Items.StillOpen.ShouldBe(0);
    }

    private static string Change(string from, string to) => Whole.Replace(from, to, StringComparison.Ordinal);

    private static async Task<List<string>> Items(Workplace place) =>
        [.. (await place.Send(new ListReviewItems(Edition))).Items.Items.Select(item => ReviewItemLabels.Of(item.Item.Name))];

    private static Task<ReviewItemResolved> Close(Workplace place, string item) =>
        place.Send(new ResolveReviewItem(Edition, item, ReviewDecisionKind.Keep, "Dibahas", "Pleno"));

    private static async Task<Workplace> Place(string marks, string missing = "no-total", string? entries = "short")
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule(
            "lomba/2026/edition.yaml",
            $$"""
            programme: lomba
            edition: 2026
            name: Lomba
            cite: committee, pasal 7
            stages:
              - id: desk
                name: Meja
                scale: { from: 0, to: 100, decimals: 1 }
                criteria: [{ id: idea, name: Gagasan, weight: 60 }, { id: use, name: Manfaat, weight: 40 }]
              - id: final
                name: Final
                {{(entries is null ? "second-sheet: newest-counts" : "entries: " + entries)}}
                scale: { from: 0, to: 100, decimals: 1 }
                criteria: [{ id: idea, name: Gagasan, weight: 60 }, { id: use, name: Manfaat, weight: 40 }]
            scores:
              - { id: d, name: Meja, step: mean-of-jurors, stage: desk, missing-mark: {{missing}} }
              - { id: f, name: Final, step: mean-of-jurors, stage: final }
            rounding: { places: 2 }
            rankings:
              - { id: short, name: Nominasi, score: d, top: {{(entries is null ? 3 : 2)}} }
              - { id: winners, name: Juara, score: f, among: short, top: 1 }
            """
        );
        place.RuleFaults(Edition).ShouldBeEmpty();
        await place.Given(ImportKind.Submissions, Edition, "submissions.csv", "innovation_id,title\na,Antre\nb,Bank\nc,Cepat\n");
        await place.Given(ImportKind.Marks, Edition, "marks.csv", marks);
        return place;
    }
}
