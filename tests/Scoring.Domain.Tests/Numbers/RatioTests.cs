using System.Numerics;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Tests.Numbers;

/// <summary>Exact quotients, and how they become decimals.</summary>
public sealed class RatioTests
{
    [TestCase("1", "3", "0.333333333333333")]
    [TestCase("2", "3", "0.666666666666667")]
    [TestCase("-2", "3", "-0.666666666666667")]
    [TestCase("0", "7", "0")]
    [TestCase("7", "1", "7")]
    [TestCase("9999999999999995", "10", "1000000000000000", Description = "a half goes to the even neighbour, one digit more")]
    [TestCase("9999999999999985", "10", "999999999999998", Description = "to the even one below")]
    [TestCase("1234567890123455", "1", "1234567890123460")]
    [TestCase("79228162514264337593543950334", "1", "79228162514264300000000000000")]
    [TestCase("1", "30000000000000000000000000", "0.0000000000000000000000000333")]
    [TestCase("1", "300000000000000000000000000000", "0")]
    [TestCase("99999999999999999999999999999", "1", null, Description = "too large for a decimal")]
    public void Fifteen_digits_are_rounded_once(string over, string under, string? digits)
    {
        var found = new Ratio(Whole(over), Whole(under)).ToFifteenDigits();
        found?.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(digits);
        (found is null).ShouldBe(digits is null);
    }

    [TestCase("1", "3", "0.3333333333333333333333333333")]
    [TestCase("200000000000", "3", "66666666666.666666666666666667")]
    [TestCase("-1", "8", "-0.125")]
    [TestCase("79228162514264337593543950335", "1", "79228162514264337593543950335")]
    [TestCase("79228162514264337593543950336", "1", null)]
    public void A_decimal_has_as_many_places_as_fit(string over, string under, string? digits)
    {
        var found = new Ratio(Whole(over), Whole(under)).ToDecimal();
        found?.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(digits);
        (found is null).ShouldBe(digits is null);
    }

    [Test]
    public void A_decimal_goes_in_and_out_unchanged_and_sums_are_exact()
    {
        foreach (var number in new[] { 0m, -1.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 123.456m })
            Ratio.Of(number).ToDecimal().ShouldBe(number);
        var third = new Ratio(1, 3);
        (third + third + third - Ratio.Of(1m)).Over.IsZero.ShouldBeTrue();
        (third * Ratio.Of(0.75m)).ToDecimal().ShouldBe(0.25m);
        Ratio.Quotient(1, -4).ToDecimal().ShouldBe(-0.25m);
    }

    private static BigInteger Whole(string digits) => BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
