using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;
using Scoring.Domain.Tests.Jury.Scoresheets;

namespace Scoring.Domain.Tests.Jury.Review;

/// <summary>The review items that the facts show.</summary>
public class ReviewItemFinderTests
{
    private static readonly Stage Desk = Make.Stage("desk", SecondSheet.AllKeptAndFlagged, criteria: Make.Leaf("a", 100)) with
    {
        ConsensusJuror = "pleno",
    };
    private static readonly CriteriaTotal Total = new(Make.Head("criteria-total", Level.Sheet("desk")), Desk, AbsentInput.GivesAbsent);
    private static readonly SeatMean Seat = new(Make.Head("seat-mean", Level.Sheet("desk")), Desk, Total);

    [Test]
    public void A_spread_is_named_with_the_marks_that_a_decision_is_about_whatever_order_they_came_in()
    {
        var facts = new TestFacts().Innovation("I1").Sheet(Desk, "I1", "B", 90.50m).Sheet(Desk, "I1", "A", 60);
        Flags(facts)
            .ShouldHaveSingleItem()
            .ShouldBe(new ReviewItem(new ReviewItemName(ReviewItemKind.Spread, "desk", "I1"), "A/- 60; B/- 90.5"));
        Flags(facts.Sheet(Desk, "I1", "pleno", 80)).ShouldBeEmpty();
    }

    [Test]
    public void Several_sheets_of_a_juror_are_a_point_of_their_own()
    {
        var facts = new TestFacts().Innovation("I1").Sheet(Desk, "I1", "A", 60).Sheet(Desk, new GivenSheet("I1", "A", [62m], "2"));
        Flags(facts).ShouldHaveSingleItem().Name.Kind.ShouldBe(ReviewItemKind.DoubleSheet);
    }

    [Test]
    public void An_entry_that_fewer_jurors_marked_than_asked_is_named_unless_the_plenary_marked_it()
    {
        var facts = new TestFacts()
            .Innovation("I1")
            .Innovation("I2")
            .Innovation("I3")
            .Sheet(Desk, "I1", "A", 60)
            .Sheet(Desk, "I1", "B", 60)
            .Sheet(Desk, "I2", "A", 60)
            .Sheet(Desk, "I2", "B", [null])
            .Sheet(Desk, "I3", "pleno", 60);
        var under = facts.Under(Make.Edition([Total])).Facts;
        ReviewItemFinder
            .OfEntriesSeenByTooFew(under.SheetsOf(Desk), under.Innovations, [0, 1, 2], 2)
            .ShouldBe([new ReviewItem(new ReviewItemName(ReviewItemKind.SeenByTooFew, "desk", "I2"), "1 < 2")]);
        ReviewItemFinder.OfEntriesSeenByTooFew(under.SheetsOf(Desk), under.Innovations, [0, 1, 2], 1).ShouldBeEmpty();
        var missing = new ReviewItem(new ReviewItemName(ReviewItemKind.MissingSheet, "desk", "I2", "C"), "Untouched");
        ReviewItemFinder
            .OfEntriesSeenByTooFew(under.SheetsOf(Desk), under.Innovations, [0, 1, 2], 2, [missing])
            .ShouldBeEmpty("its missing sheet is the point");
        ReviewItemFinder.OfEntriesSeenByTooFew(under.SheetsOf(Desk), under.Innovations, [1], 3, [missing]).Single().Found.ShouldBe("1 < 3");
    }

    [Test]
    public void A_seat_without_a_submitted_sheet_is_missing_and_an_abstention_is_not()
    {
        var panel = new Panel("desk", [new Juror("J1", "A"), new Juror("J2", "B")], [new PanelEntry("E1")], ConflictCheck.None, 2, null);
        var seating = SeatPlan.Of(panel, [GivenSheets.Mine, new Seat("E1", "J2")]);
        ReviewItemName[] Missing(params JurorSheet[] sheets) =>
            [.. ReviewItemFinder.OfMissingSheets(MarkingProgress.Of(seating, sheets)).Select(item => item.Name)];
        Missing(GivenSheets.Sheet(GivenSheets.Abstain())).ShouldBe([new ReviewItemName(ReviewItemKind.MissingSheet, "desk", "E1", "J2")]);
        Missing(GivenSheets.Sheet(GivenSheets.Mark("a", 1))).Length.ShouldBe(2);
        Missing(GivenSheets.Sheet(GivenSheets.Mark("a", 1), GivenSheets.Mark("b", 1), GivenSheets.Submit())).Length.ShouldBe(1);
    }

    [Test]
    public void A_seat_whose_juror_has_not_marked_in_the_facts_is_missing_unless_the_plenary_marked()
    {
        var facts = new TestFacts()
            .Innovation("I1")
            .Innovation("I2")
            .Sheet(Desk, "I1", "A", 60)
            .Sheet(Desk, "I1", "B", [null])
            .Sheet(Desk, "I2", "pleno", 60)
            .Under(Make.Edition([Total]))
            .Facts;
        Seat[] seats = [new("I1", "A"), new("I1", "B"), new("I1", "C"), new("I2", "A"), new("gone", "A")];
        ReviewItemFinder
            .OfSeatsWithoutMarks(facts.SheetsOf(Desk), facts.Innovations, seats)
            .Select(item => item.Name.Juror)
            .ShouldBe(["B", "C"]);
    }

    [TestCase(7, true)]
    [TestCase(6, false)]
    public void A_slip_is_named_with_the_marks_it_stands_among_where_there_are_enough(int jurors, bool isFound)
    {
        var given = new TestFacts().Innovation("I1");
        for (var i = 1; i <= jurors; i++)
            given.Sheet(Desk, "I1", $"J{i}", i == 1 ? 9 : 90 + i % 2);
        var facts = given.Under(Make.Edition([Total])).Facts;
        var found = ReviewItemFinder.OfSlips(facts.SheetsOf(Desk), facts.Innovations).ToList();
        found.ShouldBe(
            isFound
                ? [new ReviewItem(new ReviewItemName(ReviewItemKind.TypingError, "desk", "I1", "J1", "a"), "9 | 9 90 91 90 91 90 91")]
                : []
        );
        var agreed = given.Sheet(Desk, "I1", "pleno", 90).Under(Make.Edition([Total])).Facts;
        ReviewItemFinder.OfSlips(agreed.SheetsOf(Desk), agreed.Innovations).ShouldBeEmpty();
    }

    [Test]
    public void A_conflict_that_was_declared_late_is_a_point()
    {
        var panel = new Panel(
            "desk",
            [new Juror("J1", "A")],
            [new PanelEntry("E1")],
            ConflictCheck.All([new Declaration("J1", "E1", "kin")]),
            1,
            null
        );
        ReviewItemFinder
            .OfConflicts(SeatPlan.Of(panel, [GivenSheets.Mine]))
            .ShouldBe([new ReviewItem(new ReviewItemName(ReviewItemKind.Conflict, "desk", "E1", "J1"), "declared: kin")]);
    }

    private static List<ReviewItem> Flags(TestFacts facts) =>
        [
            .. ReviewItemFinder.OfFlags(
                facts.Under(
                    Make.Edition([Seat]) with
                    {
                        Stages = [Desk],
                        Spreads = [new SpreadRule(Desk, Seat, Make.Constant(20), SpreadUnit.Points, null)],
                    }
                )
            ),
        ];
}
