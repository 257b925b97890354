namespace Scoring.RuleBook.Tests.Composite;

/// <summary>A mean that one 0 makes 0 is warned of where the worst unit of an indicator gets 0.</summary>
public sealed class MeanOfZeroTests
{
    [TestCase("by: goalposts, from: 0, to: 10", "by: geometric", false, Description = "the limits are set beforehand: nobody need be at 0")]
    [TestCase("by: min-max, from: 0, to: 10", "by: harmonic", true)]
    [TestCase("by: min-max, from: 0.001, to: 10", "by: harmonic", false)]
    [TestCase("by: percentile-rank, from: 0, to: 10", "by: power-mean, power: -2", true)]
    [TestCase("by: percentile-rank, from: 0, to: 10", "by: power-mean, power: 2", false)]
    [TestCase("by: borda", "by: geometric", true)]
    [TestCase("by: rank", "by: geometric", false)]
    [TestCase("by: min-max, from: 0, to: 10", "by: arithmetic", false)]
    public void It_depends_on_where_the_worst_unit_begins_and_on_the_mean(string normalisation, string mean, bool isWarned)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("composite/2026/edition.yaml", "by: goalposts, from: 1, to: 10", normalisation);
        rules.Change("composite/2026/edition.yaml", "[{ by: geometric }]", $"[{{ {mean} }}]");
        var reading = new RuleFolder(rules.Path).Read("composite/2026");
        reading.Faults.ShouldBeEmpty();
        reading.Warnings.Count(warning => warning.Code == "mean-of-zero").ShouldBe(isWarned ? 1 : 0);
    }

    [Test]
    public void One_indicator_that_is_read_otherwise_than_the_others_is_enough()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("composite/2026/edition.yaml", "by: goalposts, from: 1, to: 10", "by: goalposts, from: 0, to: 10");
        rules.Change("composite/2026/places.csv", "goalpost-high,target,", "goalpost-high,target,normalise,");
        rules.Change("composite/2026/places.csv", ",index,1,,,,", ",index,1,,,,,");
        rules.Change("composite/2026/places.csv", "indicator,2,,0,40,30,", "indicator,2,,0,40,30,min-max,");
        rules.Change("composite/2026/places.csv", "lower,1,5,,", "lower,1,5,,,");
        rules.Change("composite/2026/edition.yaml", "normalise: { by: rank }", "normalise: { by: min-max, from: 1 }");
        var warning = new RuleFolder(rules.Path).Read("composite/2026").Warnings.Single(one => one.Code == "mean-of-zero");
        warning.Arguments.ShouldBe(["min-max"]);
    }
}
