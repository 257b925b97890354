using System.Globalization;
using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

/// <summary>The sample index with a logarithm, goalposts and two means, held to the second computation beside it.</summary>
public sealed class SampleIndexTests : SharedFolder
{
    private static readonly string Sample = Checkout.Sample("human-development");

    [OneTimeSetUp]
    public void Given()
    {
        Run("run", Path.Combine(Sample, "index"), "--output", Path.Combine(Folder, "out")).ExitCode.ShouldBe(0);
    }

    [Test]
    public void Its_rules_are_without_fault_and_say_what_is_done_to_income()
    {
        Run("rules", "check", "human-development/2026", "--strict").ExitCode.ShouldBe(0, "not a warning either");
        Run("rules", "show", "human-development/2026", "--language", "en").Output.ShouldContain("logarithm of every value");
        Run("rules", "show", "human-development/2026", "--language", "en").Output.ShouldContain("Unit of measure years");
        using var json = JsonDocument.Parse(Run("rules", "show", "human-development/2026", "--format", "json", "--language", "en").Output);
        json.RootElement.GetProperty("hierarchy")
            .EnumerateArray()
            .Single(node => node.GetProperty("id").GetString() == "income")
            .GetProperty("treat")
            .GetString()
            .ShouldBe("logaritma setiap nilai");
    }

    [TestCase(0, "index")]
    [TestCase(1, "education")]
    public void Every_score_is_that_of_the_second_computation(int ranking, string column)
    {
        var header = File.ReadLines(Path.Combine(Sample, "expected.csv")).First().Split(',');
        var expected = File.ReadAllLines(Path.Combine(Sample, "expected.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        using var json = JsonDocument.Parse(Run("rank", "human-development/2026", "--format", "json").Output);
        var rows = json
            .RootElement.GetProperty("rankings")[ranking]
            .GetProperty("rows")
            .EnumerateArray()
            .ToDictionary(row => row.GetProperty("id").GetString()!);
        expected.Count.ShouldBe(12);
        foreach (var line in expected)
        {
            var score = rows[line[0]].GetProperty("exact_score").GetDouble();
            score.ShouldBe(double.Parse(line[Array.IndexOf(header, column)], CultureInfo.InvariantCulture), 1e-9, line[0]);
        }
    }

    [Test]
    public void Its_robustness_is_reported_in_words()
    {
        var answer = Run(
            "robustness",
            "human-development/2026",
            "--weights",
            "25",
            "--normalise",
            "min-max",
            "--aggregate",
            "index=arithmetic",
            "--leave-out",
            "indicators",
            "--decides",
            "--draws",
            "200",
            "--language",
            "en"
        );
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("Left out, one at a time or none: Life expectancy, Expected schooling,");
        answer.Output.ShouldContain("For the ranks, what is left out decides more (");
    }

    private Answer Run(params string[] args) =>
        RunHere([.. args, "--rules", Path.Combine(Sample, "rules"), "--database", Path.Combine(Folder, "sample.db")]);
}
