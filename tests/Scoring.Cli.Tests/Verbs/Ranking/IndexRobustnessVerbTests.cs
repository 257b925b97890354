using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

public sealed class IndexRobustnessVerbTests : SharedFolder
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
                + "72.01,Banggai,kabupaten,72\n72.02,Poso,kabupaten,72\n72.03,Donggala,kabupaten,72\n"
        );
        Write(
            "measures.csv",
            "region_code,indicator,value\n72.01,roads,1\n72.02,roads,2\n72.03,roads,3\n72.01,wages,10\n72.02,wages,20\n72.03,wages,20\n"
                + "72.01,crime,1\n72.02,crime,5\n72.03,crime,3\n"
        );
        Write("weights.csv", "set,economy,safety\nboth,3,1\nsafety alone,0,1\n");
        foreach (var kind in new[] { "regions", "measures" })
            RunHere("import", kind, kind + ".csv", "--edition", "small/2026").ExitCode.ShouldBe(0);
    }

    [TestCase("en", "Weights: each up to 25 % more or less.", "Rank intervals under other choices", "a supposition, not a measurement")]
    [TestCase("id", "Bobot: masing-masing sampai 25 % lebih besar", "Selang peringkat dengan pilihan lain", "bukan hasil pengukuran")]
    public void Weights_vary_by_a_quarter_if_nothing_is_said(string language, params string[] said)
    {
        var answer = RunHere("robustness", "small/2026", "--language", language);
        answer.ExitCode.ShouldBe(0, answer.Error);
        foreach (var words in said)
            answer.Output.ShouldContain(words);
        RunHere("robustness", "small/2026", "--format", "csv")
            .Lines[0]
            .ShouldBe("ranking,list,rank,id,name,score,to_next,to_line,decided_by,by");
    }

    [Test]
    public void A_table_of_weights_gives_the_ranks_of_its_sets()
    {
        var rows = RunHere("robustness", "small/2026", "--weight-sets", "weights.csv", "--top", "1", "--format", "csv").Lines;
        rows[0].ShouldBe("ranking,list,rank,id,name,score,median,from_50,to_50,from_90,to_90,from_95,to_95,in_top,same,unranked,reading");
        rows[1].ShouldStartWith("all,,1,72.03,Donggala,87.5,1,1,2,1,2,1,2,0.5,0.5,0,");
    }

    [Test]
    public void The_same_seed_gives_the_same_figures_and_json_has_all_tables()
    {
        string[] wanted = ["robustness", "small/2026", "--weights", "90", "--normalise", "rank", "--decides", "--draws", "60", "--seed"];
        var one = RunHere([.. wanted, "a", "--format", "json"]);
        one.Output.ShouldBe(RunHere([.. wanted, "a", "--format", "json"]).Output);
        one.Output.ShouldNotBe(RunHere([.. wanted, "b", "--format", "json"]).Output);
        using var json = JsonDocument.Parse(one.Output);
        json.RootElement.EnumerateObject()
            .Select(part => part.Name)
            .ShouldBe([
                "format",
                "index-ranks",
                "index-bands",
                "index-neighbours",
                "index-decides",
                "index-decides-units",
                "index-words",
                "margins",
                "ranks",
                "line",
                "without",
                "words",
            ]);
        json.RootElement.GetProperty("index-decides")
            .EnumerateArray()
            .Select(row => row.GetProperty("choice").GetString())
            .ShouldBe(["normalisation", "weights"]);
        json.RootElement.GetProperty("index-decides-units").GetArrayLength().ShouldBe(6);
        RunHere([.. wanted, "a", "--units", "72.01", "--format", "xlsx", "--output", "sure.xlsx"]).ExitCode.ShouldBe(0);
    }

    [Test]
    public void Groups_and_keys_of_the_rule_files_can_be_tried()
    {
        string[] wanted = ["robustness", "small/2026", "--normalise", "min-max:type,min-max:from=1:to=10", "--draws", "40"];
        RunHere([.. wanted, "--language", "en"]).Output.ShouldContain("min–max within each type, min–max (from=1, to=10).");
        RunHere([.. wanted, "--language", "id"]).Output.ShouldContain("min–maks di dalam tiap type, min–maks (from=1, to=10).");
    }

    [Test]
    public void Wrong_words_are_refused_with_those_that_are_possible()
    {
        var answer = RunHere("robustness", "small/2026", "--normalise", "minmax", "--language", "en");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("--normalise does not know minmax here. Possible: min-max, percentile-rank,");
        RunHere("robustness", "small/2026", "--weights", "much").ExitCode.ShouldBe(2);
        RunHere("robustness", "small/2026", "--weight-sets", "nowhere.csv").ExitCode.ShouldBe(2);
        RunHere("robustness", "small/2026", "--part", "index-rank").ExitCode.ShouldBe(2);
    }
}
