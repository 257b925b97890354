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
    public void A_juror_who_read_the_scale_the_other_way_round_is_named_and_the_others_are_seen_without()
    {
        var habits = SheetHabits.Of(Tables.Of("60 61 62 91", "65 66 63 85", "72 70 74 80", "80 82 79 72", "85 84 86 65", "91 92 90 60"));
        var found = habits.Against.ShouldHaveSingleItem();
        // Correlations and alpha by hand, from their definitions.
        (found.Juror, found.Entries).ShouldBe(("D", 6));
        found.Correlation!.Value.ShouldBe(-0.9955594096777194m, 1e-12m);
        habits.IsSplit.ShouldBeFalse();
        habits.AlphaOfOthers!.Value.ShouldBe(0.9842891846218842m, 1e-12m);
    }

    [Test]
    public void Where_as_many_mark_one_way_as_the_other_nobody_is_the_one_who_is_wrong()
    {
        SheetHabits
            .Of(Tables.Of("1 5", "2 4", "3 3", "4 2", "5 1"))
            .ShouldSatisfyAllConditions(
                two => two.IsSplit.ShouldBeTrue(),
                two => two.Against.Select(one => one.Correlation).ShouldBe([-1m, -1m])
            );
        SheetHabits
            .Of(Tables.Of("1 1 6 6", "2 2 5 5", "3 3 4 4", "4 4 3 3", "5 5 2 2", "6 6 1 1"))
            .ShouldSatisfyAllConditions(four => four.IsSplit.ShouldBeTrue(), four => four.Against.Count.ShouldBe(4));
    }

    [TestCase("1 2 4", "2 1 5", "3 3 3", "4 5 2")]
    [TestCase("1 2 3", "2 1 5", "3 3 1", "4 5 4", "5 4 2")]
    [TestCase("1 2 7", "2 1 7", "3 3 7", "4 5 7", "5 4 7")]
    public void Few_entries_chance_and_a_flat_juror_are_not_called_opposite(params string[] table) =>
        SheetHabits.Of(Tables.Of(table)).Against.ShouldBeEmpty();

    [Test]
    public void Only_entries_that_both_marked_count()
    {
        SheetHabits.Of(Tables.Of("5 5", "6 6", "8 8", "4 4", "9 9", "1 .", ". 2")).Same.ShouldBe([new SameSheets("A", "B", 5)]);
        SheetHabits.Of(Tables.Of("5 5", "6 6", "8 8", "4 4", "9 8")).Same.ShouldBeEmpty();
    }
}
