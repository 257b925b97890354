using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Rules;

public class IndicatorTableTests
{
    private static readonly IndicatorTable Table = new(
        Level.Region,
        [Make.Indicator("2a", 1.5m), Make.Indicator("16", 4m, levels: [0, 1, 2])]
    );

    [TestCase("2a", 0)]
    [TestCase("16", 1)]
    [TestCase("indicator-16", 1)]
    [TestCase("17", -1)]
    public void An_indicator_is_found_by_number_or_id(string written, int index) => Table.Find(written).ShouldBe(index);

    [Test]
    public void The_maximum_is_weight_times_the_highest_level() => Table.Maximum.ShouldBe(1.5m * 3 + 4m * 2);
}
