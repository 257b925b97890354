using Scoring.Domain.Jury.Review;

namespace Scoring.Domain.Tests.Jury.Review;

/// <summary>Decisions on review items, and when a ranking can be final.</summary>
public class ResolvableItemsTests
{
    private static readonly ReviewItem Spread = Item(ReviewItemKind.Spread, "E1", "A 60; B 90");
    private static readonly ReviewItem Missing = Item(ReviewItemKind.MissingSheet, "E2", "Draft");

    [Test]
    public void An_empty_list_is_closed() => ResolvableItems.Of([], []).StillOpen.ShouldBe(0);

    [Test]
    public void It_is_closed_only_when_every_point_has_its_decision()
    {
        ResolvableItems.Of([Spread, Missing], []).StillOpen.ShouldBe(2);
        ResolvableItems.Of([Spread, Missing], [On(Spread)]).StillOpen.ShouldBe(1);
        ResolvableItems.Of([Missing, Spread], [On(Spread), On(Missing)]).StillOpen.ShouldBe(0);
    }

    [TestCase(ReviewDecisionKind.ReMark)]
    [TestCase(ReviewDecisionKind.ConsensusMark)]
    public void What_has_yet_to_be_done_is_awaited_until_the_facts_show_it(ReviewDecisionKind kind)
    {
        var list = ResolvableItems.Of([Spread], [On(Spread, kind)]);
        (list.StillOpen, list.Items[0].State).ShouldBe((1, ReviewItemState.Awaited));
        var done = ResolvableItems.Of([], [On(Spread, kind)]);
        (done.StillOpen, done.Settled.Count).ShouldBe((0, 1));
    }

    [Test]
    public void Other_figures_are_a_new_question_and_the_decision_on_the_old_ones_stays_to_be_read()
    {
        var now = Spread with { Found = "A 10; B 90" };
        var item = ResolvableItems.Of([now], [On(Spread)]).Items.ShouldHaveSingleItem();
        (item.State, item.Decision, item.Earlier.ShouldHaveSingleItem().Found).ShouldBe((ReviewItemState.Open, null, "A 60; B 90"));
        ResolvableItems.Of([now], []).WhyRefused(On(Spread)).ShouldBe(ReviewItemRefusal.FiguresChanged);
    }

    [Test]
    public void The_last_decision_is_in_force()
    {
        var item = ResolvableItems.Of([Spread], [On(Spread), On(Spread, ReviewDecisionKind.ReMark)]).Items[0];
        (item.State, item.Earlier.ShouldHaveSingleItem().Kind).ShouldBe((ReviewItemState.Awaited, ReviewDecisionKind.Keep));
    }

    [Test]
    public void A_decision_needs_a_reason_and_an_open_point()
    {
        var list = ResolvableItems.Of([Spread], []);
        list.WhyRefused(On(Spread)).ShouldBeNull();
        list.WhyRefused(On(Spread) with { Reason = " " }).ShouldBe(ReviewItemRefusal.ReasonMissing);
        list.WhyRefused(On(Missing)).ShouldBe(ReviewItemRefusal.NoSuchItem);
    }

    [Test]
    public void A_conflict_of_interest_cannot_be_kept()
    {
        var conflict = Item(ReviewItemKind.Conflict, "E1", "own-region: 35.78");
        ResolvableItems.Of([conflict], []).WhyRefused(On(conflict)).ShouldBe(ReviewItemRefusal.HardRule);
        ResolvableItems.Of([conflict], [On(conflict)]).Items[0].State.ShouldBe(ReviewItemState.Open);
        ResolvableItems.Of([conflict], []).WhyRefused(On(conflict, ReviewDecisionKind.ConsensusMark)).ShouldBeNull();
    }

    [Test]
    public void Points_come_in_one_order_and_each_once() =>
        ResolvableItems.Of([Missing, Spread, Spread], []).Items.Select(item => item.Item).ShouldBe([Spread, Missing]);

    [Test]
    public void Two_findings_of_one_name_are_closed_apart()
    {
        var other = Spread with { Found = "by percent" };
        var list = ResolvableItems.Of([Spread, other], [On(other)]);
        list.Items.Select(item => item.State).ShouldBe([ReviewItemState.Open, ReviewItemState.Closed]);
        list.WhyRefused(On(Spread)).ShouldBeNull();
    }

    private static ReviewItem Item(ReviewItemKind kind, string entry, string found) => new(new ReviewItemName(kind, "desk", entry), found);

    private static ReviewDecision On(ReviewItem item, ReviewDecisionKind kind = ReviewDecisionKind.Keep) =>
        new(item.Name, item.Found, kind, "talked over", "pleno", default);
}
