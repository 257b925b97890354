using Scoring.Domain.Numbers;

namespace Scoring.Domain.Tests.Numbers;

public class ValueTests
{
    [Test]
    public void Absent_is_not_zero()
    {
        Value.Absent.ShouldNotBe(Value.Of(0m));
        Value.Absent.OrNull.ShouldBeNull();
        Value.Of(0m).OrNull.ShouldBe(0m);
    }

    [Test]
    public void Not_assessable_is_neither_absent_nor_zero()
    {
        Value.NotAssessable.ShouldNotBe(Value.Absent);
        Value.NotAssessable.ShouldNotBe(Value.Of(0m));
        Value.NotAssessable.OrNull.ShouldBeNull();
    }

    [Test]
    public void A_column_is_absent_until_it_is_set()
    {
        var column = new Column(2) { [1] = Value.Of(3m) };
        column[0].ShouldBe(Value.Absent);
        column[1].ShouldBe(Value.Of(3m));
        column.Length.ShouldBe(2);
    }

    [Test]
    public void Among_missing_inputs_not_assessable_outweighs_absent_in_any_order()
    {
        Value.MissingAmong([Value.Absent, Value.NotAssessable]).ShouldBe(Value.NotAssessable);
        Value.MissingAmong([Value.NotAssessable, Value.Absent]).ShouldBe(Value.NotAssessable);
        Value.MissingAmong([Value.Of(1m), Value.Absent]).ShouldBe(Value.Absent);
    }
}
