using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;
using static Scoring.Domain.Tests.Jury.Scoresheets.GivenSheets;

namespace Scoring.Domain.Tests.Jury.Scoresheets;

/// <summary>The states of a sheet, and every refusal at its edge.</summary>
public class JurorSheetTests
{
    [Test]
    public void A_sheet_goes_from_untouched_to_draft_submitted_reopened_and_submitted_again()
    {
        JurorSheet.For(Mine).State.ShouldBe(SheetState.Untouched);
        var sheet = Sheet(Mark("a", 70), Mark("b", 80), Submit(), Reopen(), Mark("a", 75), Submit());
        sheet
            .Revisions.Select(revision => revision.State)
            .ShouldBe([
                SheetState.Draft,
                SheetState.Draft,
                SheetState.Submitted,
                SheetState.Reopened,
                SheetState.Reopened,
                SheetState.Submitted,
            ]);
        sheet.Revisions.Select(revision => revision.Number).ShouldBe([1, 2, 3, 4, 5, 6]);
        sheet.Revisions[2].Marks["a"].ShouldBe(70);
        sheet.Latest.Marks["a"].ShouldBe(75);
    }

    [Test]
    public void A_mark_and_a_comment_can_be_taken_back_while_the_sheet_is_open()
    {
        var sheet = Sheet(Mark("a", 70), Comment("a", "good"), Mark("a", null), Comment("a", " "));
        (sheet.Latest.Marks.Count, sheet.Latest.Comments.Count).ShouldBe((0, 0));
        sheet.Revisions[1].Comments["a"].ShouldBe("good");
    }

    [Test]
    public void The_second_of_two_tabs_is_refused() =>
        Sheet(Mark("a", 70)).After(Terms, Mark("a", 60)(0)).Refusal.ShouldBe(new StaleRevision(0, 1));

    [Test]
    public void Nobody_marks_without_a_seat_or_with_a_conflict()
    {
        var conflict = new Conflict("J1", "E1", new OwnRegion(), "35.78");
        Sheet().Refusal(Mark("a", 70), Terms with { IsAssigned = false }).ShouldBe(new NotAssigned());
        Sheet().Refusal(Mark("a", 70), Terms with { Conflict = conflict }).ShouldBe(new MarkInConflict(conflict));
        Sheet(Mark("a", 70), Mark("b", 70)).Refusal(Submit(), Terms with { Conflict = conflict }).ShouldBe(new MarkInConflict(conflict));
        Sheet().Refusal(Abstain(), Terms with { Conflict = conflict }).ShouldBeNull();
    }

    [Test]
    public void The_deadline_itself_is_in_time_and_the_moment_after_is_not()
    {
        Sheet().Refusal(Mark("a", 70, Deadline)).ShouldBeNull();
        Sheet().Refusal(Mark("a", 70, After)).ShouldBe(new DeadlineOver(Deadline));
        Sheet(Mark("a", 70), Mark("b", 70)).Refusal(Submit(After)).ShouldBe(new DeadlineOver(Deadline));
        Sheet().Refusal(Mark("a", 70, After), Terms with { Deadline = null }).ShouldBeNull();
    }

    [Test]
    public void A_sheet_that_is_reopened_after_the_deadline_has_a_deadline_of_its_own()
    {
        var done = Sheet(Mark("a", 70), Mark("b", 70), Submit());
        done.Refusal(Reopen(at: After)).ShouldBe(new DeadlineOver(Deadline));
        done.Refusal(Reopen(until: Deadline, at: After)).ShouldBe(new DeadlineOver(Deadline));
        var late = Deadline.AddDays(2);
        var open = Sheet(Mark("a", 70), Mark("b", 70), Submit(), Reopen(until: late, at: After));
        open.Refusal(Mark("a", 71, late)).ShouldBeNull();
        open.Refusal(Mark("a", 71, late.AddTicks(1))).ShouldBe(new DeadlineOver(late));
    }

    [Test]
    public void What_is_handed_in_or_abstained_from_changes_only_after_it_is_reopened_with_a_reason()
    {
        var done = Sheet(Mark("a", 70), Mark("b", 70), Submit());
        foreach (var command in new[] { Mark("a", 1), Mark("a", null), Comment("a", "x"), Submit(), Abstain() })
            done.Refusal(command).ShouldBe(new SheetIsClosed(SheetState.Submitted));
        done.Refusal(Reopen(" ")).ShouldBe(new SheetReasonMissing());
        Sheet(Abstain()).Refusal(Mark("a", 1)).ShouldBe(new SheetIsClosed(SheetState.Abstained));
        Sheet(Abstain(), Reopen(), Mark("a", 1)).State.ShouldBe(SheetState.Reopened);
        Sheet().Refusal(Reopen()).ShouldBe(new SheetIsOpen());
        Sheet(Mark("a", 70)).Refusal(Reopen()).ShouldBe(new SheetIsOpen());
        Sheet(Abstain(), Reopen()).Refusal(Reopen()).ShouldBe(new SheetIsOpen());
    }

    [Test]
    public void Who_abstains_says_why_and_gives_no_mark()
    {
        Sheet().Refusal(Abstain("")).ShouldBe(new SheetReasonMissing());
        var sheet = Sheet(Mark("a", 70), Abstain());
        (sheet.State, sheet.Latest.Marks.Count, sheet.Revisions[0].Marks.Count).ShouldBe((SheetState.Abstained, 0, 1));
    }

    [TestCase(0, true)]
    [TestCase(100, true)]
    [TestCase(-0.01, false)]
    [TestCase(100.01, false)]
    [TestCase(50.005, false)]
    public void Marks_stay_on_the_scale(decimal mark, bool allowed) => (Sheet().Refusal(Mark("a", mark)) is null).ShouldBe(allowed);

    [Test]
    public void A_criterion_that_is_not_marked_here_is_refused()
    {
        Sheet().Refusal(Mark("c", 70)).ShouldBe(new UnknownCriterion("c"));
        Sheet().Refusal(Comment("c", "x")).ShouldBe(new UnknownCriterion("c"));
        Sheet().Refusal(Mark("b", 70), Terms with { Criteria = [Desk.Leaves[0]] }).ShouldBe(new UnknownCriterion("b"));
    }

    [Test]
    public void A_sheet_with_a_gap_is_not_handed_in()
    {
        Sheet().Refusal(Submit()).ShouldBeOfType<MarksMissing>().Criteria.ShouldBe(["a", "b"]);
        Sheet(Mark("a", 70)).Refusal(Submit()).ShouldBeOfType<MarksMissing>().Criteria.ShouldBe(["b"]);
        Sheet().Refusal(Submit(), Terms with { Criteria = [] }).ShouldBeOfType<MarksMissing>();
    }

    [TestCase(40, true)]
    [TestCase(41, false)]
    [TestCase(94, false)]
    [TestCase(95, true)]
    public void A_comment_is_asked_for_at_the_limits_and_outside_them(decimal mark, bool asked)
    {
        var terms = Terms with { Comments = [new CommentRule("a", 40, 95)] };
        var refusal = Sheet(Mark("a", mark), Mark("b", 10)).Refusal(Submit(), terms);
        if (asked)
            refusal.ShouldBeOfType<CommentsMissing>().Criteria.ShouldBe(["a"]);
        else
            refusal.ShouldBeNull();
        Sheet(Mark("a", mark), Mark("b", 10), Comment("a", "because")).Refusal(Submit(), terms).ShouldBeNull();
    }

    [Test]
    public void A_comment_may_be_asked_for_everywhere() =>
        Sheet(Mark("a", 50), Mark("b", 50), Comment("b", "x"))
            .Refusal(Submit(), Terms with { Comments = [new CommentRule(null)] })
            .ShouldBeOfType<CommentsMissing>()
            .Criteria.ShouldBe(["a"]);

    [Test]
    public void The_terms_come_from_the_seats_the_conflicts_and_the_rubric()
    {
        Criterion[] all = [Make.Leaf("a", 60), Make.Leaf("b", 40)];
        var stage = Make.Stage("desk", criteria: all) with
        {
            RubricBy = "group",
            Rubrics =
            [
                new Rubric("general", Make.Text("g"), ["umum"], [all[0]], 0),
                new Rubric("special", Make.Text("s"), ["khusus"], [all[1]], 1),
            ],
        };
        var panel = new Panel(
            "desk",
            [new Juror("J1", "A")],
            [new PanelEntry("E1"), new PanelEntry("E2")],
            ConflictCheck.All([new Declaration("J1", "E2", "kin")]),
            1,
            null
        );
        var seating = SeatPlan.Of(panel, [Mine]);
        var terms = MarkingTerms.Of(stage, "khusus", seating, Mine, null, []);
        (terms.Criteria.ShouldHaveSingleItem().Id, terms.IsAssigned, terms.Conflict).ShouldBe(("b", true, null));
        var barred = MarkingTerms.Of(stage, "other", seating, new Seat("E2", "J1"), null, []);
        (barred.Criteria.Count, barred.IsAssigned, barred.Conflict!.Because).ShouldBe((0, false, "kin"));
        MarkingTerms.Of(Desk, null, seating, Mine, null, []).Criteria.Count.ShouldBe(2);
    }

    [Test]
    public void A_juror_sees_the_own_sheets_alone_until_the_stage_closes()
    {
        Blindness.Sees("J1", Mine, false).ShouldBeTrue();
        Blindness.Sees("J2", Mine, false).ShouldBeFalse();
        Blindness.Sees("J2", Mine, true).ShouldBeTrue();
    }

    [Test]
    public void No_sequence_of_commands_loses_or_changes_a_version() => Commands.Check(400, 60, commands =>
        {
            var sheet = JurorSheet.For(Mine);
            foreach (var command in commands)
            {
                var (before, outcome) = (sheet, sheet.After(Terms, command(sheet.Latest.Number)));
                sheet = outcome.Sheet;
                sheet.Revisions.Count.ShouldBe(before.Revisions.Count + (outcome.Refusal is null ? 1 : 0));
                sheet
                    .Revisions.Take(before.Revisions.Count)
                    .Zip(before.Revisions)
                    .ShouldAllBe(pair => ReferenceEquals(pair.First, pair.Second));
                sheet.Revisions.Select(revision => revision.Number).ShouldBe(Enumerable.Range(1, sheet.Revisions.Count));
                if (before.State is SheetState.Submitted or SheetState.Abstained && outcome.Refusal is null)
                    sheet.State.ShouldBe(SheetState.Reopened);
                if (sheet.State == SheetState.Submitted)
                    sheet.Latest.Marks.Count.ShouldBe(2);
            }
        });

    private static Arbitrary<IReadOnlyList<Func<int, SheetCommand>>> Commands =>
        (
            from commands in (
                from kind in Gen.Choose(0, 7)
                from off in Gen.Choose(-1, 5)
                from mark in Gen.Choose(-2, 12)
                select Command(kind, off, mark)
            ).ListOf()
            select (IReadOnlyList<Func<int, SheetCommand>>)[.. commands]
        ).ToArbitrary();

    private static Func<int, SheetCommand> Command(int kind, int off, int mark) =>
        latest =>
        {
            var seen = off == 0 ? latest - 1 : latest;
            return kind switch
            {
                0 or 1 => Mark("a", mark * 10)(seen),
                2 or 3 => Mark("b", mark < 0 ? null : mark * 10)(seen),
                4 => Comment(mark > 5 ? "a" : "z", "x")(seen),
                5 => Submit(mark > 11 ? After : Before)(seen),
                6 => Reopen(mark > 10 ? "" : "r")(seen),
                _ => (mark > 8 ? Abstain() : Submit())(seen),
            };
        };
}
