using System.Globalization;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Tests.Numbers;

public class RoundingTests
{
    [TestCase("2.344", "2.34")]
    [TestCase("2.345", "2.35")]
    [TestCase("-2.344", "-2.34")]
    [TestCase("-2.345", "-2.35")]
    public void A_half_goes_away_from_zero(string value, string rounded) => Check(RoundingMode.HalfAwayFromZero, value, rounded);

    [TestCase("2.345", "2.34")]
    [TestCase("2.355", "2.36")]
    [TestCase("2.3451", "2.35")]
    [TestCase("-2.345", "-2.34")]
    [TestCase("-2.355", "-2.36")]
    public void A_half_goes_to_the_even_neighbour(string value, string rounded) => Check(RoundingMode.HalfToEven, value, rounded);

    [TestCase("2.349", "2.34")]
    [TestCase("2.34", "2.34")]
    [TestCase("-2.349", "-2.34")]
    public void Down_cuts_towards_zero(string value, string rounded) => Check(RoundingMode.Down, value, rounded);

    [TestCase("2.3400000001", "2.35")]
    [TestCase("2.34", "2.34")]
    [TestCase("-2.341", "-2.35")]
    [TestCase("-2.34", "-2.34")]
    [TestCase("0", "0")]
    public void Up_raises_away_from_zero(string value, string rounded) => Check(RoundingMode.Up, value, rounded);

    [TestCase(0, "46")]
    [TestCase(1, "45.7")]
    [TestCase(4, "45.6789")]
    [TestCase(15, "45.6789")]
    public void As_many_places_are_kept_as_the_rule_says(int places, string rounded) =>
        new Rounding(places).Apply(45.6789m).ShouldBe(decimal.Parse(rounded, CultureInfo.InvariantCulture));

    [Test]
    public void The_order_of_roundings_decides()
    {
        // 0.445 to one place is 0.4; to two places first and then to one it is 0.5.
        new Rounding(1).Apply(0.445m).ShouldBe(0.4m);
        new Rounding(1).Apply(new Rounding(2).Apply(0.445m)).ShouldBe(0.5m);
    }

    private static void Check(RoundingMode mode, string value, string rounded) =>
        new Rounding(2, mode)
            .Apply(decimal.Parse(value, CultureInfo.InvariantCulture))
            .ShouldBe(decimal.Parse(rounded, CultureInfo.InvariantCulture));
}
