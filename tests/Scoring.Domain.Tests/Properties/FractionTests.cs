using Scoring.Domain.Numbers;

namespace Scoring.Domain.Tests.Properties;

/// <summary>The measure itself is measured first.</summary>
public class FractionTests
{
    [Test]
    public void Decimals_become_fractions_without_loss()
    {
        ((Fraction)0.375m).ShouldBe(new Fraction(3, 8));
        ((Fraction)(-79228162514264337593543950335m)).ShouldBe(new Fraction(-System.Numerics.BigInteger.Pow(2, 96) + 1, 1));
    }

    [Test]
    public void The_four_operations()
    {
        Fraction third = new(1, 3),
            half = new(-1, -2);
        (third + half).ShouldBe(new Fraction(5, 6));
        (third - half).ShouldBe(new Fraction(-1, 6));
        (third * half).ShouldBe(new Fraction(1, 6));
        (third / half).ShouldBe(new Fraction(2, 3));
        (third < half).ShouldBeTrue();
    }

    [TestCase(2345, "2.35", "2.34", "2.34", "2.35")]
    [TestCase(2355, "2.36", "2.36", "2.35", "2.36")]
    [TestCase(-2345, "-2.35", "-2.34", "-2.34", "-2.35")]
    [TestCase(2341, "2.34", "2.34", "2.34", "2.35")]
    [TestCase(2340, "2.34", "2.34", "2.34", "2.34")]
    public void Rounding(int thousandths, string away, string even, string down, string up)
    {
        var value = new Fraction(thousandths, 1000);
        RoundingMode[] modes = [RoundingMode.HalfAwayFromZero, RoundingMode.HalfToEven, RoundingMode.Down, RoundingMode.Up];
        modes
            .Select(mode => value.Rounded(2, mode))
            .ShouldBe(
                new[] { away, even, down, up }.Select(text =>
                    (Fraction)decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
                )
            );
    }
}
