using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

public sealed class SimulateVerbTests
{
    [Test]
    public void Before_and_after_are_shown_and_nothing_is_stored()
    {
        var before = Simulate("iga/2026", "72.01", "--set", "5a=3");
        before.ExitCode.ShouldBe(0, before.Error);
        before.Output.ShouldContain("Before");
        before.Output.ShouldContain("56.57");
        ScoringProgram
            .Run("rank", "iga/2026", "--cluster", "kabupaten", "--format", "csv", "--database", DemoDatabase.Path)
            .Output.ShouldContain(",55.67,");
    }

    [Test]
    public void Innovations_can_be_added_and_all_of_them_changed()
    {
        var answer = Simulate(
            "iga/2026",
            "72.01",
            "--set",
            "*:16=3",
            "--add",
            "all=3,affair=kesehatan,start_date=2024-05-01,count=2",
            "--format",
            "json"
        );
        answer.ExitCode.ShouldBe(0, answer.Error);
        using var json = JsonDocument.Parse(answer.Output);
        json.RootElement.GetProperty("steps").GetArrayLength().ShouldBeGreaterThan(2);
        json.RootElement.GetProperty("result")[1].GetProperty("change").GetDecimal().ShouldBeGreaterThan(0);
    }

    [TestCase("csv")]
    [TestCase("json")]
    public void Figures_of_a_sample_are_marked_in_every_format(string format) =>
        Simulate("iga/2026", "72.01", "--set", "5a=3", "--format", format).Output.ShouldContain("angka ilustrasi");

    [TestCase("99=3", "no such indicator")]
    [TestCase("5a=7", "Allowed levels: 0, 1, 2, 3")]
    [TestCase("16=3", "indicator of innovations")]
    [TestCase("5a", "Write INDICATOR=LEVEL")]
    public void What_cannot_be_assumed_is_refused_with_a_reason(string change, string reason)
    {
        var answer = Simulate("iga/2026", "72.01", "--set", change);
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain(reason);
    }

    [Test]
    public void Something_must_be_assumed()
    {
        var answer = Simulate("iga/2026", "72.01", "--language", "id");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("--set");
    }

    private static Answer Simulate(params string[] args) => ScoringProgram.Run(["simulate", .. args, "--database", DemoDatabase.Path]);
}
