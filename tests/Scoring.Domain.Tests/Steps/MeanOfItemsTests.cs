using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class MeanOfItemsTests
{
    [TestCase(9, 9)]
    [TestCase(10, 10)]
    [TestCase(11, 10)]
    public void A_least_divisor_of_ten_holds_below_ten_items(int items, decimal mean) =>
        Mean(least: 10).Combine(Items(items, 10m)).ShouldBe(Value.Of(mean));

    [TestCase(11, 12, 9.16667)]
    [TestCase(12, 12, 10)]
    [TestCase(13, 12, 10)]
    public void A_least_divisor_of_twelve_holds_below_twelve_items(int items, int least, decimal mean) =>
        decimal.Round(Mean(least: least).Combine(Items(items, 10m)).Number, 5).ShouldBe(mean);

    [Test]
    public void Without_items_a_least_divisor_gives_zero_and_a_plain_mean_nothing()
    {
        Mean(least: 10).Combine([]).ShouldBe(Value.Of(0m));
        Mean().Combine([]).ShouldBe(Value.Absent);
    }

    [TestCase(AbsentInput.IsZero, 5)]
    [TestCase(AbsentInput.IsLeftOut, 10)]
    [TestCase(AbsentInput.GivesAbsent, null)]
    public void An_item_without_a_value(AbsentInput absent, decimal? mean) =>
        new MeanOfItems(Make.Head("mean-of-items"), Make.Result(), absent).Combine(Make.Values(10, null)).OrNull.ShouldBe(mean);

    [Test]
    public void An_item_without_a_value_may_make_the_unit_not_assessable() =>
        new MeanOfItems(Make.Head("mean-of-items"), Make.Result(), AbsentInput.GivesNotAssessable)
            .Combine(Make.Values(10, null))
            .ShouldBe(Value.NotAssessable);

    [Test]
    public void Not_assessable_outweighs_absent_in_any_order()
    {
        var mean = new MeanOfItems(Make.Head("mean-of-items"), Make.Result(), AbsentInput.GivesAbsent);
        mean.Combine([Value.Absent, Value.NotAssessable]).ShouldBe(Value.NotAssessable);
        mean.Combine([Value.NotAssessable, Value.Absent]).ShouldBe(Value.NotAssessable);
    }

    [Test]
    public void A_least_divisor_counts_only_the_items_that_are_kept() =>
        Mean(least: 2).Combine(Make.Values(9, null, null, 9, 9)).ShouldBe(Value.Of(9m));

    [TestCase(2, 60)]
    [TestCase(3, 90)]
    [TestCase(4, 90)]
    public void A_juror_who_was_appointed_and_did_not_mark_counts_zero_and_none_lifts_the_mean_over_the_scale(int marked, decimal mean) =>
        Mean(seats: 3).Combine(Items(marked, 90m)).ShouldBe(Value.Of(mean));

    [Test]
    public void Where_none_of_those_appointed_has_marked_there_is_no_mean() => Mean(seats: 3).Combine([]).ShouldBe(Value.Absent);

    private static MeanOfItems Mean(decimal? least = null, decimal? seats = null) =>
        new(
            Make.Head("mean-of-items"),
            Make.Result(),
            AbsentInput.IsLeftOut,
            least is { } l ? Make.Constant(l, "minimum-divisor") : null,
            seats is { } s ? Make.Constant(s, "seats") : null
        );

    private static Value[] Items(int count, decimal each) => [.. Enumerable.Repeat(Value.Of(each), count)];
}
