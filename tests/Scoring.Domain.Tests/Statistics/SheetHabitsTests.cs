using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Jurors who gave one mark to all, or the marks of another.</summary>
public class SheetHabitsTests
{
    [Test]
    public void A_flat_juror_and_two_equal_sheets_are_named()
    {
        var habits = SheetHabits.Of(Tables.Of("7 5 5 5", "7 6 6 7", "7 8 8 6", "7 4 4 5", "7 9 9 8"));
        habits.Flat.ShouldBe([new FlatJuror("A", 7m, 5)]);
        habits.Same.ShouldBe([new SameSheets("B", "C", 5)]);
    }

    [Test]
    public void Four_entries_are_too_few_to_say_so()
    {
        var habits = SheetHabits.Of(Tables.Of("7 5 5", "7 6 6", "7 8 8", "7 4 4"));
        (habits.Flat.Count, habits.Same.Count).ShouldBe((0, 0));
    }

    [Test]
    public void Where_all_see_no_difference_nobody_is_flat_and_nobody_has_copied()
    {
        var habits = SheetHabits.Of(Tables.Of("7 7", "7 7", "7 7", "7 7", "7 7"));
        (habits.Flat.Count, habits.Same.Count).ShouldBe((0, 0));
    }

    [Test]
    public void Only_entries_that_both_marked_count()
    {
        SheetHabits.Of(Tables.Of("5 5", "6 6", "8 8", "4 4", "9 9", "1 .", ". 2")).Same.ShouldBe([new SameSheets("A", "B", 5)]);
        SheetHabits.Of(Tables.Of("5 5", "6 6", "8 8", "4 4", "9 8")).Same.ShouldBeEmpty();
    }
}
