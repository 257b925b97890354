using Scoring.Domain.Rules;

namespace Scoring.Domain.Tests.Rules;

public class ThresholdsTests
{
    // As printed: "up to 1.00", "1.00 to 2.50", "above 2.50": neighbours share an edge, or overlap by a hundredth.
    private static readonly Thresholds More = new([null, 1.00m, 2.50m], HigherIsBetter: true);
    private static readonly Thresholds Less = new([30m, 20m, 10m], HigherIsBetter: false);

    [TestCase(-5, 1)]
    [TestCase(0.99, 1)]
    [TestCase(1.00, 2)]
    [TestCase(2.49, 2)]
    [TestCase(2.50, 3)]
    [TestCase(1000, 3)]
    public void On_a_shared_edge_the_higher_level_holds(decimal measure, int level) => More.LevelOf(measure).ShouldBe(level);

    [TestCase(30.01, 0)]
    [TestCase(30, 1)]
    [TestCase(20.01, 1)]
    [TestCase(20, 2)]
    [TestCase(10, 3)]
    [TestCase(0, 3)]
    public void Where_less_is_better_the_limit_itself_still_reaches_the_level(decimal measure, int level) =>
        Less.LevelOf(measure).ShouldBe(level);

    [Test]
    public void Overlapping_limits_favour_the_region() =>
        new Thresholds([null, 5.00m, 4.99m], HigherIsBetter: true).LevelOf(4.99m).ShouldBe(3);

    [Test]
    public void A_first_limit_that_is_not_met_gives_no_level() =>
        new Thresholds([10m, 20m], HigherIsBetter: true).LevelOf(9.99m).ShouldBe(0);
}
