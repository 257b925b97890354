using System.Globalization;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Tests.Numbers;

public class ExactTests
{
    [Test]
    public void Three_thirds_are_one_again()
    {
        var third = Exact.Divide(1m, 3m);
        (third * 3m).ShouldNotBe(1m);
        Exact.Canonicalize(third * 3m).ShouldBe(1m);
    }

    [TestCase("1.500000000000000000", "1.5")]
    [TestCase("2.00", "2")]
    [TestCase("0.000", "0")]
    [TestCase("100", "100")]
    [TestCase("-0.50", "-0.5")]
    public void Equal_values_are_written_alike_whichever_road_led_to_them(string written, string settled) =>
        Exact.Canonicalize(decimal.Parse(written, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture).ShouldBe(settled);

    [Test]
    public void The_noise_of_a_division_does_not_show_in_the_settled_figure() =>
        Exact.Canonicalize(Exact.Divide(1m, 3m) * 3m).ToString(CultureInfo.InvariantCulture).ShouldBe("1");

    [TestCase("0.0000000000000004", "0")]
    [TestCase("0.0000000000000005", "0.000000000000001")]
    [TestCase("-0.0000000000000005", "-0.000000000000001")]
    public void Fifteen_places_are_kept(string value, string settled) =>
        Exact
            .Canonicalize(decimal.Parse(value, CultureInfo.InvariantCulture))
            .ShouldBe(decimal.Parse(settled, CultureInfo.InvariantCulture));

    [Test]
    public void A_half_that_a_division_just_missed_is_still_a_half()
    {
        var almost = Exact.Divide(1m, 3m) * 3m + 0.005m;
        almost.ShouldBeLessThan(1.005m);
        Exact.Round(almost, 2, RoundingMode.HalfAwayFromZero).ShouldBe(1.01m);
    }

    [Test]
    public void A_whole_that_a_division_just_missed_is_not_cut_to_the_one_below() =>
        Exact.Round(Exact.Divide(1m, 3m) * 3m, 0, RoundingMode.Down).ShouldBe(1m);

    [Test]
    public void A_whole_that_a_division_just_passed_is_not_raised_to_the_one_above()
    {
        var passed = Exact.Divide(2m, 3m) * 3m;
        passed.ShouldBeGreaterThan(2m);
        Exact.Round(passed, 0, RoundingMode.Up).ShouldBe(2m);
    }

    [Test]
    public void Zeros_are_taken_off_as_a_division_by_one_of_28_places_would()
    {
        foreach (
            var mantissa in new[]
            {
                0m,
                1m,
                10m,
                15m,
                100m,
                9_999_000m,
                18_446_744_073_709_551_610m,
                18_446_744_073_709_551_620m,
                79_228_162_514_264_337_593_543_950_330m,
            }
        )
        {
            for (var places = 0; places <= 28; places++)
            {
                var parts = decimal.GetBits(mantissa);
                foreach (
                    var value in new[] { false, true }.Select(negative => new decimal(parts[0], parts[1], parts[2], negative, (byte)places))
                )
                    Exact
                        .WithoutEndingZeros(value)
                        .ToString(CultureInfo.InvariantCulture)
                        .ShouldBe((value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    [TestCase("1.500", 1)]
    [TestCase("7.00", 0)]
    [TestCase("0.0625", 4)]
    [TestCase("100", 0)]
    public void A_number_needs_as_many_places_as_it_has_without_zeros_at_its_end(string value, int places) =>
        Exact.PlacesOf(decimal.Parse(value, CultureInfo.InvariantCulture)).ShouldBe(places);

    [Test]
    public void Dividing_by_zero_is_our_own_error_and_never_a_value() => Should.Throw<DivideByZeroException>(() => Exact.Divide(1m, 0m));

    [Test]
    public void An_unknown_mode_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Exact.Round(1m, 2, (RoundingMode)99));
}
