using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class SumTests
{
    [TestCase(AbsentInput.GivesAbsent, null)]
    [TestCase(AbsentInput.IsZero, 7)]
    [TestCase(AbsentInput.IsLeftOut, 7)]
    public void One_absent_part(AbsentInput absent, decimal? sum) => Sum(absent).Combine(Make.Values(3, null, 4)).OrNull.ShouldBe(sum);

    [TestCase(AbsentInput.GivesAbsent, null)]
    [TestCase(AbsentInput.IsZero, 0)]
    [TestCase(AbsentInput.IsLeftOut, null)]
    public void Nothing_but_absent_parts(AbsentInput absent, decimal? sum) =>
        Sum(absent).Combine(Make.Values(null, null)).OrNull.ShouldBe(sum);

    [Test]
    public void An_absent_part_may_make_the_unit_not_assessable() =>
        Sum(AbsentInput.GivesNotAssessable).Combine(Make.Values(3, null)).ShouldBe(Value.NotAssessable);

    [Test]
    public void Not_assessable_outweighs_absent_in_any_order()
    {
        Sum(AbsentInput.GivesAbsent).Combine([Value.Absent, Value.NotAssessable]).ShouldBe(Value.NotAssessable);
        Sum(AbsentInput.GivesAbsent).Combine([Value.NotAssessable, Value.Absent]).ShouldBe(Value.NotAssessable);
    }

    [Test]
    public void Zero_is_a_part_like_any_other() => Sum(AbsentInput.IsLeftOut).Combine(Make.Values(0, null)).ShouldBe(Value.Of(0m));

    [Test]
    public void Three_parts_are_added() => Sum(AbsentInput.GivesAbsent).Combine(Make.Values(1.5m, -2, 0.25m)).ShouldBe(Value.Of(-0.25m));

    private static Sum Sum(AbsentInput absent) => new(Make.Head("sum"), [], absent);
}
