using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

/// <summary>Weights by which parts are as important as wanted, from the command line to the study that takes them.</summary>
public sealed class OptimisedWeightsVerbTests : SharedFolder
{
    [OneTimeSetUp]
    public void Given()
    {
        Write("scoring-rules/sources.yaml", SmallRules.Sources);
        Write("scoring-rules/small/2026/edition.yaml", SmallIndex.Rules);
        Write("scoring-rules/small/2026/tree.csv", SmallIndex.Tree);
        Write(
            "regions.csv",
            "code,name,type,province_code\n72,Sulteng,provinsi,72\n"
                + string.Concat(Enumerable.Range(1, 6).Select(i => $"72.0{i},Kabupaten {i},kabupaten,72\n"))
        );
        Write(
            "measures.csv",
            "region_code,indicator,value\n"
                + string.Concat(
                    Enumerable
                        .Range(1, 6)
                        .Select(i => $"72.0{i},roads,{i * 5 % 7}\n72.0{i},wages,{(i * i + 3) % 11}\n72.0{i},crime,{i * 3 % 8}\n")
                )
        );
        foreach (var kind in new[] { "regions", "measures" })
            RunHere("import", kind, kind + ".csv", "--edition", "small/2026").ExitCode.ShouldBe(0);
    }

    [Test]
    public void The_table_says_what_is_reached()
    {
        var answer = RunHere("hierarchy", "small/2026", "--part", "weights", "--node", "economy", "--format", "csv", "--language", "en");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer
            .Lines[0]
            .ShouldBe(
                "id,name,weight,correlation_before,importance_before,importance_wanted,weight_found,correlation_after,importance_after,"
                    + "reading"
            );
        answer.Lines[1].ShouldStartWith("roads,Jalan,1,");
        answer.Lines[1].ShouldEndWith(",sesuai keinginan");
        answer.Error.ShouldContain("Economy: with the weights found every part is as important as wanted.");
        RunHere("hierarchy", "small/2026", "--part", "weights", "--language", "en").Output.ShouldContain("as wanted");
    }

    [Test]
    public void Targets_are_proportions_and_importance_may_be_the_correlation_itself()
    {
        var answer = RunHere(
            "hierarchy",
            "small/2026",
            "--part",
            "weights",
            "--node",
            "economy",
            "--importance",
            "correlation",
            "--targets",
            "roads=2,wages=3",
            "--format",
            "json"
        );
        answer.ExitCode.ShouldBe(0, answer.Error);
        using var json = JsonDocument.Parse(answer.Output);
        var parts = json.RootElement.EnumerateArray().ToList();
        parts.Select(part => part.GetProperty("importance_wanted").GetDecimal()).ShouldBe([0.4m, 0.6m]);
        parts[0].GetProperty("importance_after").GetDecimal().ShouldBe(0.4m, 1e-9m);
        (parts[1].GetProperty("correlation_after").GetDecimal() / parts[0].GetProperty("correlation_after").GetDecimal()).ShouldBe(
            1.5m,
            1e-6m
        );
    }

    [Test]
    public void What_no_weights_above_0_reach_is_said()
    {
        // The two correlate by 0.6: whatever the weights, roads have 0.6 of the importance of wages at least.
        var answer = RunHere(
            "hierarchy",
            "small/2026",
            "--part",
            "weights",
            "--node",
            "economy",
            "--importance",
            "correlation",
            "--targets",
            "roads=1,wages=3",
            "--language",
            "en"
        );
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("more than wanted");
        answer.Error.ShouldContain("no weights above 0 make every part as important as wanted; with those found a part is up to 12.42");
    }

    [Test]
    public void The_set_is_a_file_that_robustness_takes()
    {
        var answer = RunHere(
            "hierarchy",
            "small/2026",
            "--part",
            "weight-set",
            "--node",
            "economy",
            "--format",
            "csv",
            "--output",
            "sets.csv"
        );
        answer.ExitCode.ShouldBe(0, answer.Error);
        File.ReadAllLines(Path.Combine(Folder, "sets.csv"))[0].ShouldBe("set,roads,wages");
        var study = RunHere("robustness", "small/2026", "--weight-sets", "sets.csv");
        study.ExitCode.ShouldBe(0, study.Error);
    }

    [TestCase("safety", null, null, "safety has fewer than two parts that count")]
    [TestCase("roads", null, null, "roads is not a node of")]
    [TestCase("economy", "sum", null, "--importance does not take sum. Possible: squared, correlation")]
    [TestCase("economy", null, "roads", "roads is not a target: write ID=NUMBER")]
    [TestCase("economy", null, "roads=1", "The parts: roads, wages")]
    [TestCase("economy", null, "roads=1,wages=0", "The parts: roads, wages")]
    public void What_cannot_be_searched_for_is_refused(string node, string? importance, string? targets, string said)
    {
        List<string> words = ["hierarchy", "small/2026", "--part", "weights", "--node", node, "--language", "en"];
        if (importance is not null)
            words.AddRange(["--importance", importance]);
        if (targets is not null)
            words.AddRange(["--targets", targets]);
        var answer = RunHere([.. words]);
        answer.ExitCode.ShouldNotBe(0);
        answer.Error.ShouldContain(said);
    }
}
