using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Eligibility;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Review;

/// <summary>What has to be closed before a ranking is final, from files and seats to the plenary's word.</summary>
public class ReviewItemsTests
{
    private const string Club = SmallSeason.Club;
    private const string Apart = "spread/desk/e2";

    [Test]
    public async Task Jurors_too_far_apart_are_a_point_until_the_plenary_keeps_the_marks()
    {
        using var place = await SmallSeason.Filled();
        (await Items(place)).ShouldBe([(Apart, ReviewItemState.Open)]);
        var decided = await place.Send(Keep(Apart));
        (decided.Item.State, decided.StillOpen).ShouldBe((ReviewItemState.Closed, 0));
        (await Items(place)).ShouldBe([(Apart, ReviewItemState.Closed)]);
    }

    [TestCase("70", false)]
    [TestCase("69.99", true)]
    public async Task A_spread_at_the_limit_is_none_and_one_above_it_is(string lower, bool isItem)
    {
        using var place = await SmallSeason.Filled(
            SmallSeason.Marks.Replace("e2,Budi,60,60", $"e2,Budi,{lower},{lower}", StringComparison.Ordinal)
        );
        (await Items(place)).Count.ShouldBe(isItem ? 1 : 0);
    }

    [Test]
    public async Task A_seat_without_a_sheet_and_an_entry_that_too_few_marked_are_points_and_a_withdrawn_seat_is_none()
    {
        using var place = await SmallSeason.Filled(SmallSeason.Marks.Replace("\ndesk,e4,Budi,50,50", "", StringComparison.Ordinal));
        place.Seat("e1", "Ani");
        place.Seat("e4", "Citra");
        (await Items(place)).Select(item => item.Name).ShouldBe([Apart, "missing-sheet/desk/e4/Citra"]);
        place.Seat("e4", "Citra", seated: false);
        (await Items(place)).Select(item => item.Name).ShouldBe([Apart, "seen-by-too-few/desk/e4"]);
        place.Seat("e4", "Dedi");
        place.Seat("e4", "Dedi");
        await place.Given(ImportKind.Marks, Club, "more.csv", "stage,innovation_id,juror,idea,use\ndesk,e4,Dedi,50,50\n");
        (await Items(place)).Select(item => item.Name).ShouldBe([Apart]);
    }

    [Test]
    public async Task Whoever_may_not_take_part_has_no_points()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(new OverrideEligibility(Club, "e2", false, "Withdrawn"));
        (await Items(place)).ShouldBeEmpty();
    }

    [TestCase(7, true)]
    [TestCase(6, false)]
    public async Task A_mark_that_looks_like_a_slip_is_a_point_where_there_are_enough_marks(int jurors, bool isItem)
    {
        var rows = Enumerable.Range(1, jurors).Select(i => $"desk,e1,J{i},{(i == jurors ? 78 : 90 + i % 2)},90");
        using var place = await SmallSeason.Filled("stage,innovation_id,juror,idea,use\n" + string.Join('\n', rows));
        var slips = (await Items(place)).Where(item => item.Name.StartsWith("slip/", StringComparison.Ordinal)).Select(item => item.Name);
        slips.ShouldBe(isItem ? ["slip/desk/e1/J7/idea"] : []);
    }

    [Test]
    public async Task A_conflict_found_after_the_marks_is_a_point_that_cannot_be_kept()
    {
        using var place = await SmallSeason.Filled();
        place.Execute(
            $"INSERT INTO declared_conflicts (edition, juror, entry, reason, by, at) VALUES ('{Club}', 'Ani', 'e1', 'kin', 'x', "
                + $"'2026-08-01T08:00:00Z')"
        );
        (await Items(place)).Select(item => item.Name).ShouldBe(["conflict/desk/e1/Ani", Apart]);
        (await place.Refusal(Keep("conflict/desk/e1/Ani"))).Code.ShouldBe("conflict-not-kept");
        (await place.Send(Keep("conflict/desk/e1/Ani") with { Decision = ReviewDecisionKind.ConsensusMark })).Item.State.ShouldBe(
            ReviewItemState.Awaited
        );
    }

    [Test]
    public async Task A_juror_of_the_institution_that_sent_the_entry_is_a_conflict()
    {
        using var place = await SmallSeason.Filled();
        await place.Given(ImportKind.Jurors, Club, "jurors.csv", "juror,name,institution,region_code\nAni,Ani,Dinas A,\nBudi,Budi,,12\n");
        (await Items(place))
            .Select(item => item.Name)
            .ShouldBe(["conflict/desk/e1/Ani", Apart, "conflict/desk/e3/Budi", "conflict/desk/e4/Budi"]);
    }

    [Test]
    public async Task A_consensus_mark_is_awaited_until_the_plenarys_sheet_stands_and_the_decision_is_then_settled()
    {
        using var place = await SmallSeason.Filled();
        (await place.Send(Keep(Apart) with { Decision = ReviewDecisionKind.ConsensusMark })).StillOpen.ShouldBe(1);
        await place.Given(ImportKind.Marks, Club, "pleno.csv", "stage,innovation_id,juror,idea,use\ndesk,e2,pleno,80,80\n");
        var list = (await place.Send(new ListReviewItems(Club))).Items;
        (list.StillOpen, list.Items.Count, list.Settled.Single().Kind).ShouldBe((0, 0, ReviewDecisionKind.ConsensusMark));
        (await place.Rank(Club)).Rankings[0].Rows.Single(row => row.Id == "e2").Score.ShouldBe(80m);
    }

    [Test]
    public async Task Other_figures_are_a_new_question()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(Keep(Apart));
        await place.Import(
            ImportKind.Marks,
            place.Write("marks.csv", SmallSeason.Marks.Replace("e2,Budi,60,60", "e2,Budi,61,61", StringComparison.Ordinal)),
            Club,
            replaces: "marks.csv"
        );
        (await Items(place)).ShouldBe([(Apart, ReviewItemState.Open)]);
    }

    [TestCase(Apart, "x", "Pleno", "e2: other marks", "point-changed")]
    [TestCase(Apart, " ", "Pleno", null, "reason-missing")]
    [TestCase(Apart, "x", "", null, "decided-by-missing")]
    [TestCase("spread/desk/e1", "x", "Pleno", null, "no-such-point")]
    public async Task What_cannot_be_decided_is_refused_and_leaves_nothing(
        string item,
        string reason,
        string by,
        string? found,
        string code
    )
    {
        using var place = await SmallSeason.Filled();
        var before = place.WholeDatabase();
        (await place.Refusal(new ResolveReviewItem(Club, item, ReviewDecisionKind.Keep, reason, by, found))).Code.ShouldBe(code);
        place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task A_decision_is_told_and_never_changed()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(Keep(Apart));
        var told = (await place.Send(new ListAudit(Newest: 1))).Events.Single().Event;
        (told.What, told.Subject, told.Why).ShouldBe((AuditAction.ReviewItemResolved, $"club/2027/point/{Apart}", "Talked over"));
        foreach (var sql in new[] { "UPDATE point_decisions SET decision = 'x'", "DELETE FROM point_decisions" })
            Should.Throw<System.Data.Common.DbException>(() => place.Execute(sql)).Message.ShouldContain("append-only");
    }

    [TestCase(Roles.Chair, true)]
    [TestCase(Roles.Secretariat, true)]
    [TestCase(Roles.Juror, false)]
    [TestCase(Roles.Auditor, false)]
    public async Task Only_the_plenary_decides(Roles roles, bool may)
    {
        using var place = await SmallSeason.Filled();
        var sent = place.SendAs(new Person("x", roles), Keep(Apart));
        if (may)
            (await sent).StillOpen.ShouldBe(0);
        else
            (await Should.ThrowAsync<RefusalException>(() => sent)).Code.ShouldBe("not-allowed");
    }

    [Test]
    public async Task Several_points_are_closed_in_one_transaction_or_none_of_them()
    {
        using var place = await SmallSeason.Filled();
        place.Seat("e1", "Citra");
        place.Seat("e4", "Citra");
        const string missing = "missing-sheet/desk/e1/Citra";
        (await place.Refusal(All(new ChosenItem(missing, null), new ChosenItem(Apart, "other figures")))).Code.ShouldBe("point-changed");
        (await place.Refusal(All(new ChosenItem(missing, null), new ChosenItem("spread/desk/e9", null)))).Code.ShouldBe("no-such-point");
        (await place.Refusal(All())).Code.ShouldBe("no-points-chosen");
        (await Items(place)).ShouldAllBe(item => item.State == ReviewItemState.Open);
        var two = await place.Send(All(new ChosenItem(missing, null), new ChosenItem(Apart, null)));
        (two.Decided, two.StillOpen).ShouldBe((2, 1));
        (await place.Send(new ListAudit(Club, What: AuditAction.ReviewItemResolved))).Found.ShouldBe(2);
    }

    [Test]
    public async Task All_open_points_of_a_kind_are_closed_by_one_command()
    {
        using var place = await SmallSeason.Filled();
        place.Seat("e1", "Citra");
        place.Seat("e4", "Citra");
        var all = new ResolveReviewItems(Club, null, new ReviewFilter("missing-sheet"), ReviewDecisionKind.Keep, "Talked over", "Pleno");
        (await place.Refusal(all with { Filter = new ReviewFilter("missing-sheets") })).Code.ShouldBe("unknown-point-kind");
        (await place.Send(all with { Filter = new ReviewFilter(Stage: "final") })).Decided.ShouldBe(0);
        (await place.Send(all)).ShouldBe(new ReviewItemsResolved(2, 1));
        (await place.Send(all)).ShouldBe(new ReviewItemsResolved(0, 1), "what is closed is not decided about again");
        (await place.Send(all with { Filter = new ReviewFilter() })).ShouldBe(new ReviewItemsResolved(1, 0));
    }

    private static ResolveReviewItems All(params ChosenItem[] items) =>
        new(Club, items, new ReviewFilter(), ReviewDecisionKind.Keep, "Talked over", "Pleno 8 Agustus");

    private static ResolveReviewItem Keep(string item) => new(Club, item, ReviewDecisionKind.Keep, "Talked over", "Pleno 8 Agustus");

    private static async Task<List<(string Name, ReviewItemState State)>> Items(Workplace place) =>
        [.. (await place.Send(new ListReviewItems(Club))).Items.Items.Select(item => (ReviewItemLabels.Of(item.Item.Name), item.State))];
}
