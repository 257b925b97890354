using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

/// <summary>Product, percent of a maximum, clamp, difference: steps without a choice about absent inputs.</summary>
public class ArithmeticTests
{
    private static readonly Step Part = Make.Result();

    [TestCase(50, 50)]
    [TestCase(150, 100)]
    [TestCase(151.5, 101)]
    [TestCase(0, 0)]
    public void Percent_of_a_maximum_is_not_capped_by_itself(decimal points, decimal percent) =>
        new PercentOfMaximum(Make.Head("percent-of-maximum"), Part, Make.Constant(150))
            .Combine(Make.Values(points))
            .ShouldBe(Value.Of(points == 50 ? Exact.Divide(5000, 150) : percent));

    [Test]
    public void A_product_multiplies() =>
        new Product(Make.Head("product"), Part, Make.Constant(0.38m)).Combine(Make.Values(200)).ShouldBe(Value.Of(76m));

    [TestCase(-1, 0)]
    [TestCase(0, 0)]
    [TestCase(100, 100)]
    [TestCase(100.01, 100)]
    public void A_clamp_holds_at_both_ends(decimal value, decimal clamped) =>
        new Clamp(Make.Head("clamp"), Part, Make.Constant(0), Make.Constant(100)).Combine(Make.Values(value)).ShouldBe(Value.Of(clamped));

    [Test]
    public void A_clamp_may_be_open_at_one_end()
    {
        new Clamp(Make.Head("clamp"), Part, null, Make.Constant(100)).Combine(Make.Values(-5)).ShouldBe(Value.Of(-5m));
        new Clamp(Make.Head("clamp"), Part, Make.Constant(0), null).Combine(Make.Values(500)).ShouldBe(Value.Of(500m));
    }

    [Test]
    public void A_difference_may_be_negative() =>
        new Difference(Make.Head("difference"), Part, Part).Combine(Make.Values(40, 51.3m)).ShouldBe(Value.Of(-11.3m));

    [TestCase(null, 1)]
    [TestCase(1, null)]
    public void A_difference_with_an_absent_side_is_absent(decimal? first, decimal? second) =>
        new Difference(Make.Head("difference"), Part, Part).Combine(Make.Values(first, second)).ShouldBe(Value.Absent);

    [Test]
    public void In_a_difference_not_assessable_outweighs_absent() =>
        new Difference(Make.Head("difference"), Part, Part).Combine([Value.Absent, Value.NotAssessable]).ShouldBe(Value.NotAssessable);

    [Test]
    public void What_is_missing_passes_through([Values] Presence presence)
    {
        if (presence == Presence.Present)
            return;
        var missing = new Value(0, presence);
        new Product(Make.Head("product"), Part, Make.Constant(2)).Combine([missing]).ShouldBe(missing);
        new PercentOfMaximum(Make.Head("percent-of-maximum"), Part, Make.Constant(2)).Combine([missing]).ShouldBe(missing);
        new Clamp(Make.Head("clamp"), Part, Make.Constant(2), null).Combine([missing]).ShouldBe(missing);
    }

    [Test]
    public void A_step_is_rounded_before_anything_uses_it()
    {
        var facts = new TestFacts().Region("11").Result("11", 100m);
        Step Third(Rounding? rounding) =>
            new PercentOfMaximum(Make.Head("percent-of-maximum", rounding: rounding), Make.Result(), Make.Constant(30000));
        decimal? Thrice(Rounding? rounding) =>
            facts.ValueOf(new Product(Make.Head("product", rounding: Make.Places(2)), Third(rounding), Make.Constant(3)), "11");
        Thrice(null).ShouldBe(1m);
        Thrice(Make.Places(2)).ShouldBe(0.99m);
        Thrice(Make.Places(2, RoundingMode.Up)).ShouldBe(1.02m);
    }
}
