using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class LastStageReplacesTests
{
    private static readonly LastStageReplaces Step = new(Make.Head("stages"), []);

    [Test]
    public void The_last_stage_replaces_the_earlier_ones() => Step.Combine(Make.Values(90, 70)).ShouldBe(Value.Of(70m));

    [Test]
    public void A_last_stage_of_zero_replaces_too() => Step.Combine(Make.Values(90, 0)).ShouldBe(Value.Of(0m));

    [Test]
    public void Without_a_last_stage_the_one_before_holds() => Step.Combine(Make.Values(90, 80, null)).ShouldBe(Value.Of(80m));

    [Test]
    public void Without_any_stage_there_is_no_value() => Step.Combine(Make.Values(null, null)).ShouldBe(Value.Absent);

    [Test]
    public void Without_any_stage_but_one_not_assessable_the_unit_is_not_assessable() =>
        Step.Combine([Value.NotAssessable, Value.Absent]).ShouldBe(Value.NotAssessable);
}
