using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>How many jurors an entry needs.</summary>
public class JurorsNeededTests
{
    // 0.8 × 0.29 / (0.71 × 0.2) = 1.63; Shrout and Fleiss' ICC(3,1) is 0.71, and ICC(2,1) 0.29 takes ten.
    [TestCase(0.8, 0.71, 2)]
    [TestCase(0.9, 0.71, 4)]
    [TestCase(0.8, 0.29, 10)]
    [TestCase(0.8, 0.5, 4)]
    [TestCase(0.8, 1, 1)]
    [TestCase(0.8, 0.0001, 39_996)]
    public void As_many_as_the_formula_says_rounded_up(decimal wanted, decimal single, int jurors)
    {
        JurorsNeeded.For(wanted, single).ShouldBe(jurors);
        if (single == 1m)
            return;
        // The mean of so many is as reliable as wanted, that of one fewer is not.
        Reliability(single, jurors).ShouldBeGreaterThanOrEqualTo(wanted - 1e-12m);
        if (jurors > 1)
            Reliability(single, jurors - 1).ShouldBeLessThan(wanted);
    }

    [Test]
    public void No_number_helps_where_one_juror_tells_nothing()
    {
        JurorsNeeded.For(0.8m, 0m).ShouldBeNull();
        JurorsNeeded.For(0.8m, -0.2m).ShouldBeNull();
        JurorsNeeded.For(0.8m, null).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => JurorsNeeded.For(1m, 0.5m));
        Should.Throw<ArgumentOutOfRangeException>(() => JurorsNeeded.For(0m, 0.5m));
    }

    private static decimal Reliability(decimal single, int jurors) => jurors * single / (1m + (jurors - 1) * single);
}
