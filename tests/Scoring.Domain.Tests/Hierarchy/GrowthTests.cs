using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>Growth over years; the figures were printed by growth.py.</summary>
public sealed class GrowthTests
{
    [Test]
    public void Rates_and_lines_are_those_of_a_second_computation()
    {
        var growth = Growth.Of([(2024, 52.125m), (2020, 41.5m), (2021, 44.25m), (2022, null), (2023, 43m), (2026, 60m)]);
        (growth.Years, growth.First, growth.Last, growth.Trend).ShouldBe((5, 41.5m, 60m, Trend.Rising));
        growth.Compound!.Value.ShouldBe(0.063368666044m, 1e-9m);
        growth.Slope!.Value.ShouldBe(2.951754385965m, 1e-9m);
        growth.Fit!.Value.ShouldBe(0.820287272326m, 1e-9m);
        var falling = Growth.Of([(2019, 80m), (2020, 71m), (2021, 75.5m)]);
        falling.Trend.ShouldBe(Trend.Falling);
        falling.Compound!.Value.ShouldBe(-0.028532038614m, 1e-9m);
        falling.Slope!.Value.ShouldBe(-2.250000000000m, 1e-9m);
        falling.Fit!.Value.ShouldBe(0.250000000000m, 1e-9m);
    }

    [Test]
    public void What_cannot_be_computed_is_left_out()
    {
        Growth.Of([(2020, null)]).ShouldBe(new Growth(0, null, null, null, null, null));
        Growth.Of([(2020, 3m), (2021, null)]).Trend.ShouldBe(Trend.Unknown);
        Growth.Of([(2020, 4m), (2022, 9m)]).ShouldBe(new Growth(2, 4m, 9m, 0.5m, 2.5m, null), "two points always lie on a line");
        Growth.Of([(2020, 0m), (2021, 2m)]).Compound.ShouldBeNull("there is no rate from nothing");
        var level = Growth.Of([(2020, 3m), (2021, 3m), (2022, 3m)]);
        (level.Slope, level.Fit, level.Compound, level.Trend).ShouldBe((0m, null, 0m, Trend.Level));
    }
}
