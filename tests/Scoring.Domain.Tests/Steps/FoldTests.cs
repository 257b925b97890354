using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

/// <summary>Sum, best, trimmed mean and median of items.</summary>
public class FoldTests
{
    private static readonly Step Item = Make.Result();

    [TestCase(AbsentInput.IsZero, 0)]
    [TestCase(AbsentInput.IsLeftOut, null)]
    [TestCase(AbsentInput.GivesAbsent, null)]
    public void A_sum_of_no_items_is_zero_only_where_absent_is_zero(AbsentInput absent, decimal? sum) =>
        new SumOfItems(Make.Head("sum-of-items"), Item, absent).Combine([]).OrNull.ShouldBe(sum);

    [TestCase(AbsentInput.IsZero, 30)]
    [TestCase(AbsentInput.IsLeftOut, 30)]
    [TestCase(AbsentInput.GivesAbsent, null)]
    public void A_sum_with_an_absent_item(AbsentInput absent, decimal? sum) =>
        new SumOfItems(Make.Head("sum-of-items"), Item, absent).Combine(Make.Values(10, null, 20)).OrNull.ShouldBe(sum);

    [Test]
    public void The_best_three_of_two_three_and_four()
    {
        Best(false).Combine(Make.Values(10, 20)).ShouldBe(Value.Of(30m));
        Best(false).Combine(Make.Values(10, 20, 30)).ShouldBe(Value.Of(60m));
        Best(false).Combine(Make.Values(40, 10, 20, 30)).ShouldBe(Value.Of(90m));
        Best(true).Combine(Make.Values(10, 20)).ShouldBe(Value.Of(10m));
        Best(true).Combine(Make.Values(40, 10, 20, 30)).ShouldBe(Value.Of(30m));
        Best(false).Combine([]).ShouldBe(Value.Absent);
    }

    [Test]
    public void Jurors_are_counted_where_they_gave_a_mark_and_nobody_is_no_number()
    {
        var count = new NumberOfItems(Make.Head("count-of-jurors"), Item);
        count.Combine(Make.Values(10, null, 20)).ShouldBe(Value.Of(2m));
        count.Combine(Make.Values(10)).ShouldBe(Value.Of(1m));
        count.Combine([]).ShouldBe(Value.Absent);
    }

    /// <summary>
    /// The grade of execution in ISU's protocol (facts/peers.md section 5): 3 3 2 2 1 2 2, highest and lowest dropped, 2.2.
    /// </summary>
    [Test]
    public void The_olympic_mean_of_the_published_example() =>
        Trimmed(1, 1).Combine(Make.Values(3, 3, 2, 2, 1, 2, 2)).ShouldBe(Value.Of(2.2m));

    [Test]
    public void Of_equal_highest_marks_only_one_is_dropped() => Trimmed(1, 1).Combine(Make.Values(90, 90, 90, 60)).ShouldBe(Value.Of(90m));

    [Test]
    public void Three_marks_can_be_trimmed_and_two_cannot()
    {
        Trimmed(1, 1).Combine(Make.Values(10, 50, 90)).ShouldBe(Value.Of(50m));
        Trimmed(1, 1).Combine(Make.Values(10, 90)).ShouldBe(Value.Absent);
        Trimmed(1, 1, plainMean: true).Combine(Make.Values(10, 90)).ShouldBe(Value.Of(50m));
        Trimmed(1, 1, plainMean: true).Combine([]).ShouldBe(Value.Absent);
    }

    [Test]
    public void Only_the_highest_or_only_the_lowest_may_be_dropped()
    {
        Trimmed(1, 0).Combine(Make.Values(10, 20, 90)).ShouldBe(Value.Of(15m));
        Trimmed(0, 1).Combine(Make.Values(10, 20, 90)).ShouldBe(Value.Of(55m));
        Trimmed(2, 0).Combine(Make.Values(10, 20)).ShouldBe(Value.Absent);
    }

    [Test]
    public void Too_few_marks_to_trim_are_said_in_the_explanation()
    {
        var stage = Make.Stage("desk", criteria: Make.Leaf("a", 100));
        var total = new CriteriaTotal(Make.Head("criteria-total", Level.Sheet("desk")), stage, AbsentInput.GivesAbsent);
        var trimmed = new TrimmedMeanOfItems(
            Make.Head("trimmed-mean-of-jurors", Level.Innovation),
            total,
            AbsentInput.IsLeftOut,
            Make.Constant(1),
            Make.Constant(1),
            true
        );
        var facts = new TestFacts().Innovation("I1").Sheet(stage, "I1", "A", 80).Sheet(stage, "I1", "B", 90);
        var evaluation = facts.Under(Make.Edition([trimmed]));
        var note = trimmed.Explain(evaluation, 0).Notes.ShouldHaveSingleItem();
        (note.Code, note.Arguments[0], note.Arguments[1]).ShouldBe((NoteCode.TooFewToTrim, 2, 3));
    }

    [Test]
    public void The_median_of_odd_and_even_numbers_of_items()
    {
        var median = new MedianOfItems(Make.Head("median-of-items"), Item, AbsentInput.IsLeftOut);
        median.Combine(Make.Values(90, 10, 50)).ShouldBe(Value.Of(50m));
        median.Combine(Make.Values(90, 10, 50, 60)).ShouldBe(Value.Of(55m));
        median.Combine(Make.Values(7, null)).ShouldBe(Value.Of(7m));
        median.Combine([]).ShouldBe(Value.Absent);
    }

    private static BestOfItems Best(bool asMean) => new(Make.Head("best-of-items"), Item, Make.Constant(3), asMean);

    private static TrimmedMeanOfItems Trimmed(int highest, int lowest, bool plainMean = false) =>
        new(Make.Head("trimmed-mean-of-items"), Item, AbsentInput.IsLeftOut, Make.Constant(highest), Make.Constant(lowest), plainMean);
}
