using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

/// <summary>
/// An index like IID: percent of the maximum of (region's points + mean of the innovations' points by at least ten + gated count).
/// </summary>
public class MonotonyProperties
{
    [Test]
    public void Raising_a_level_never_lowers_the_index_and_touches_no_other_region() => RandomWorld.Any.Check(200, 60, world =>
        {
            var index = Index(world);
            var edition = world.EditionOf(index);
            var facts = world.Facts.Facts();
            var before = new Evaluation(edition, facts).Of(index);
            for (var tries = 0; tries < 10; tries++)
            {
                var (raised, region) = Raise(world, facts);
                var after = new Evaluation(edition, raised).Of(index);
                for (var unit = 0; unit < facts.Regions.Count; unit++)
                {
                    if (unit == region)
                        after[unit].Number.ShouldBeGreaterThanOrEqualTo(before[unit].Number, $"{world}");
                    else
                        after[unit].ShouldBe(before[unit], $"{world}");
                }
            }
        });

    [Test]
    public void One_more_innovation_can_lower_the_index_once_there_are_ten()
    {
        // No property: a weak eleventh innovation lowers the mean. Said here so that nobody assumes the opposite.
        var table = Make.Table(Level.Innovation, 1m);
        var mean = new MeanOfItems(
            Make.Head("mean-of-items"),
            new IndicatorPoints(Make.Head("points", Level.Innovation), table),
            AbsentInput.IsLeftOut,
            Make.Constant(10)
        );
        var facts = new TestFacts().Region("11");
        for (var i = 1; i <= 10; i++)
            facts.Innovation($"I{i}", "11").Levels(table, $"I{i}", 3);
        facts.ValueOf(mean, "11").ShouldBe(3m);
        facts.Innovation("I11", "11").Levels(table, "I11", 0).ValueOf(mean, "11").ShouldBe(30m / 11m);
    }

    private static PercentOfMaximum Index(RandomWorld world)
    {
        var mean = new MeanOfItems(
            Make.Head("mean-of-items"),
            new IndicatorPoints(Make.Head("points", Level.Innovation), world.InnovationTable),
            AbsentInput.IsLeftOut,
            Make.Constant(10)
        );
        var count = new CountOfItems(
            Make.Head("count-of-items"),
            Level.Innovation,
            Make.Constant(0.38m),
            Make.Constant(20),
            new Coverage("affair", RandomWorld.Affairs, Make.Constant(5))
        );
        var sum = new Sum(
            Make.Head("sum"),
            [new IndicatorPoints(Make.Head("points"), world.RegionTable), mean, count],
            AbsentInput.GivesAbsent
        );
        return new PercentOfMaximum(Make.Head("percent-of-maximum", rounding: world.Pick(null, Make.Places(2))), sum, Make.Constant(200));
    }

    /// <summary>
    /// The same facts with one reported level of a region or an innovation raised by one, and the region it belongs to; −1 if none.
    /// </summary>
    private static (EditionFacts Facts, int Region) Raise(RandomWorld world, EditionFacts facts)
    {
        var table = world.Chance(0.5) && facts.Innovations.Count > 0 ? world.InnovationTable : world.RegionTable;
        var levels = facts.LevelsOf(table);
        var cells = levels.Cells.ToArray();
        var at = world.Random.Next(cells.Length);
        if (cells[at] < 3)
            cells[at]++;
        var unit = at / table.Indicators.Count;
        var raised = new EditionFacts
        {
            Regions = facts.Regions,
            Innovations = facts.Innovations,
            RegionOfInnovation = facts.RegionOfInnovation,
            Measures = facts.Measures,
            Levels = new Dictionary<Level, LevelFacts>(facts.Levels) { [table.Level] = new(table, levels.Units, cells, levels.OriginOf) },
        };
        return (raised, table.Level == Level.Region ? unit : facts.RegionOfInnovation[unit]);
    }
}
