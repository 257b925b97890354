using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Marks that look like a slip of the pen.</summary>
public class SlipsTests
{
    [Test]
    public void Grubbs_meets_the_example_of_the_nist_handbook()
    {
        // 1.3.5.17.1: Tietjen and Moore's uranium isotope, upper one-sided test: G = 2.4687, critical value 2.032.
        var test = GrubbsTest.Of([199.31m, 199.53m, 200.19m, 200.82m, 201.92m, 201.95m, 202.18m, 245.57m], upperOnly: true)!;
        // Printed with the last digit cut off: it is 2.46876.
        test.G.ShouldBe(2.4687m, 0.0001m);
        Math.Round(test.Critical, 4).ShouldBe(2.0317m);
        (test.Suspect, test.IsOutlier).ShouldBe((245.57m, true));
    }

    // Two-sided critical values as printed in tables for analytical chemistry (after Grubbs and Beck 1972).
    [TestCase(4, .05, 1.481)]
    [TestCase(8, .05, 2.126)]
    [TestCase(10, .05, 2.290)]
    [TestCase(15, .05, 2.549)]
    [TestCase(8, .01, 2.274)]
    [TestCase(10, .01, 2.482)]
    public void Critical_values_are_those_of_the_tables(int count, decimal alpha, decimal printed) =>
        GrubbsTest.CriticalFor(count, alpha, false).ShouldBe(printed, 0.001m);

    [Test]
    public void The_modified_z_measures_from_the_median_in_medians() =>
        // Median 4, MAD 2: 0.6745 × 46 / 2.
        ModifiedZ.Of([1, 2, 3, 4, 5, 6, 50])!.ShouldBe([-1.01175m, -0.6745m, -0.33725m, 0m, 0.33725m, 0.6745m, 15.5135m]);

    [Test]
    public void A_mark_of_8_among_eighties_is_found_and_three_marks_are_not_looked_at()
    {
        var slips = TypingErrors.Of(Tables.Of("80 82 79 8 81 84 80 78 83", "70 72 71 69 70 73 68 71 70", "80 8 80"));
        var slip = slips.Found.ShouldHaveSingleItem();
        slip.Mark.ShouldBe(new JurorMark(0, "D", 8m));
        slip.ByGrubbs!.IsOutlier.ShouldBeTrue();
        slip.ByModifiedZ!.Value.ShouldBeLessThan(-3.5m);
        slips.NotLookedAt.ShouldBe([2]);
    }

    [Test]
    public void Too_few_or_equal_values_give_no_verdict()
    {
        GrubbsTest.Of([1, 2, 3, 4, 5, 60]).ShouldBeNull();
        GrubbsTest.Of([7, 7, 7, 7, 7, 7, 7]).ShouldBeNull();
        ModifiedZ.Of([7, 7, 7, 7, 7, 7, 9]).ShouldBeNull();
        ModifiedZ.Of([1, 2, 30]).ShouldBeNull();
    }
}
