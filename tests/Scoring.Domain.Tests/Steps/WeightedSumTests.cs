using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class WeightedSumTests
{
    [Test]
    public void Percent_weights_keep_the_scale() =>
        Weighted(100, AbsentInput.GivesAbsent, 40, 60).Combine(Make.Values(80, 90)).ShouldBe(Value.Of(86m));

    [Test]
    public void Multipliers_do_not() => Weighted(1, AbsentInput.GivesAbsent, 2, 3).Combine(Make.Values(10, 10)).ShouldBe(Value.Of(50m));

    [Test]
    public void Weights_that_do_not_add_to_a_hundred_are_taken_as_they_are() =>
        Weighted(100, AbsentInput.GivesAbsent, 50, 30).Combine(Make.Values(100, 100)).ShouldBe(Value.Of(80m));

    [Test]
    public void A_mean_divides_by_the_sum_of_the_weights_whatever_that_is() =>
        Weighted(null, AbsentInput.GivesAbsent, 50, 30).Combine(Make.Values(100, 20)).ShouldBe(Value.Of(70m));

    [TestCase(AbsentInput.GivesAbsent, null)]
    [TestCase(AbsentInput.IsZero, 32)]
    [TestCase(AbsentInput.IsLeftOut, 80)]
    public void An_absent_part_of_a_mean(AbsentInput absent, decimal? mean) =>
        Weighted(null, absent, 40, 60).Combine(Make.Values(80, null)).OrNull.ShouldBe(mean);

    [TestCase(AbsentInput.GivesAbsent, null)]
    [TestCase(AbsentInput.IsZero, 32)]
    [TestCase(AbsentInput.IsLeftOut, 32)]
    public void An_absent_part_of_a_sum(AbsentInput absent, decimal? sum) =>
        Weighted(100, absent, 40, 60).Combine(Make.Values(80, null)).OrNull.ShouldBe(sum);

    [TestCase(AbsentInput.GivesAbsent, null)]
    [TestCase(AbsentInput.IsZero, 0)]
    [TestCase(AbsentInput.IsLeftOut, null)]
    public void Nothing_but_absent_parts(AbsentInput absent, decimal? mean) =>
        Weighted(null, absent, 40, 60).Combine(Make.Values(null, null)).OrNull.ShouldBe(mean);

    [Test]
    public void An_absent_part_may_make_the_unit_not_assessable() =>
        Weighted(100, AbsentInput.GivesNotAssessable, 40, 60).Combine(Make.Values(80, null)).ShouldBe(Value.NotAssessable);

    [Test]
    public void Not_assessable_outweighs_absent_in_any_order()
    {
        Weighted(100, AbsentInput.GivesAbsent, 40, 60).Combine([Value.Absent, Value.NotAssessable]).ShouldBe(Value.NotAssessable);
        Weighted(100, AbsentInput.GivesAbsent, 40, 60).Combine([Value.NotAssessable, Value.Absent]).ShouldBe(Value.NotAssessable);
    }

    private static WeightedSum Weighted(decimal? unit, AbsentInput absent, params decimal[] weights) =>
        new(Make.Head("weighted-sum"), [], Make.Weights(weights), unit, absent);
}
