using System.Globalization;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Rules;

/// <summary>
/// The published bands of IID 2023: 0.01–34.99, 35.00–60.00, 60.01–100, which leave holes unless something is rounded first.
/// </summary>
public class BandsTests
{
    private static readonly Band[] Printed =
    [
        Make.Band("Sangat Inovatif", 60.01m, 100m),
        Make.Band("Inovatif", 35m, 60m),
        Make.Band("Kurang Inovatif", 0.01m, 34.99m),
        Make.Band("Tidak Dapat Dinilai", 0m, 0m, ranked: false),
    ];

    [TestCase("60.00", "Inovatif")]
    [TestCase("60.004", "Inovatif")]
    [TestCase("60.005", "Sangat Inovatif")]
    [TestCase("60.01", "Sangat Inovatif")]
    [TestCase("34.99", "Kurang Inovatif")]
    [TestCase("34.994", "Kurang Inovatif")]
    [TestCase("34.995", "Inovatif")]
    [TestCase("35.00", "Inovatif")]
    [TestCase("0.004", "Tidak Dapat Dinilai")]
    [TestCase("0.005", "Kurang Inovatif")]
    [TestCase("100", "Sangat Inovatif")]
    public void Of_the_rounded_score_no_value_falls_into_a_hole(string exact, string band) => BandOf(true, Printed, exact).ShouldBe(band);

    [TestCase("60.00", "Inovatif")]
    [TestCase("60.005", null)]
    [TestCase("60.01", "Sangat Inovatif")]
    [TestCase("34.995", null)]
    [TestCase("35.00", "Inovatif")]
    [TestCase("0.005", null)]
    public void Of_the_exact_score_the_printed_limits_leave_holes(string exact, string? band) =>
        BandOf(false, Printed, exact).ShouldBe(band);

    [TestCase("60.00", "Inovatif")]
    [TestCase("60.0001", "Sangat Inovatif")]
    [TestCase("34.9999", "Kurang Inovatif")]
    [TestCase("35", "Inovatif")]
    public void Exclusive_ends_close_the_holes_of_the_exact_score(string exact, string band) =>
        BandOf(
                false,
                [
                    Make.Band("Sangat Inovatif", 60m, null, fromIncluded: false),
                    Make.Band("Inovatif", 35m, 60m),
                    Make.Band("Kurang Inovatif", null, 35m, toIncluded: false),
                ],
                exact
            )
            .ShouldBe(band);

    [Test]
    public void Of_overlapping_bands_the_better_holds() =>
        BandOf(false, [Make.Band("best", 60m, 100m), Make.Band("good", 30m, 60m)], "60").ShouldBe("best");

    [Test]
    public void A_score_beyond_all_bands_has_none() => BandOf(true, Printed, "100.01").ShouldBeNull();

    [Test]
    public void The_noise_of_a_division_does_not_move_an_exact_score_over_a_limit()
    {
        var two = Exact.Divide(2m, 3m) * 3m;
        two.ShouldBeGreaterThan(2m);
        new BandTable(false, [Make.Band("above", 2m, null, fromIncluded: false), Make.Band("within", null, 2m)], null)
            .Of(two, 2m)!
            .Name.Id.ShouldBe("within");
    }

    private static string? BandOf(bool ofRounded, IReadOnlyList<Band> bands, string exact)
    {
        var score = decimal.Parse(exact, CultureInfo.InvariantCulture);
        return new BandTable(ofRounded, bands, null).Of(score, new Rounding(2).Apply(score))?.Name.Id;
    }
}
