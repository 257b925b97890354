using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

public class PowerMeanOfPartsTests
{
    private static readonly PowerMean Squares = new("power-mean", new Constant("power", 2m));

    [Test]
    public void The_means_of_4_and_9_weighted_1_and_3()
    {
        ((double)Of(PowerMean.Geometric, AbsentInput.GivesAbsent, 4, 9).Number).ShouldBe(
            Math.Exp((Math.Log(4) + 3 * Math.Log(9)) / 4),
            1e-12
        );
        ((double)Of(PowerMean.Harmonic, AbsentInput.GivesAbsent, 4, 9).Number).ShouldBe(4 / (1 / 4.0 + 3 / 9.0), 1e-12);
        ((double)Of(Squares, AbsentInput.GivesAbsent, 4, 9).Number).ShouldBe(Math.Sqrt((16 + 3 * 81) / 4.0), 1e-12);
    }

    [Test]
    public void A_part_of_zero_makes_geometric_and_harmonic_zero_and_one_below_leaves_none()
    {
        Of(PowerMean.Geometric, AbsentInput.GivesAbsent, 0, 9).ShouldBe(Value.Of(0m));
        Of(PowerMean.Harmonic, AbsentInput.GivesAbsent, 0, 9).ShouldBe(Value.Of(0m));
        Of(PowerMean.Geometric, AbsentInput.GivesAbsent, -1, 9).ShouldBe(Value.Absent);
    }

    [TestCase(AbsentInput.GivesAbsent, Presence.Absent, 0)]
    [TestCase(AbsentInput.GivesNotAssessable, Presence.NotAssessable, 0)]
    [TestCase(AbsentInput.IsZero, Presence.Present, 0)]
    [TestCase(AbsentInput.IsLeftOut, Presence.Present, 9)]
    public void An_absent_part_means_what_the_rule_says(AbsentInput absent, Presence presence, int number) =>
        Of(PowerMean.Geometric, absent, null, 9).ShouldBe(new Value(number, presence));

    private static Value Of(PowerMean mean, AbsentInput absent, params decimal?[] parts) =>
        new PowerMeanOfParts(Make.Head("weighted-mean"), [], Make.Weights(1, 3), mean, absent).Combine(Make.Values(parts));
}
