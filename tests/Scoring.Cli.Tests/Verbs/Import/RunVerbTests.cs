using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Import;

public sealed class RunVerbTests : OwnFolder
{
    [Test]
    public void A_folder_yields_one_csv_per_ranking_and_twice_the_same_hashes()
    {
        var output = Path.Combine(Folder, "out");
        var first = Run("iga-2018-2019", "first.db", "--output", output, "--format", "json");
        first.ExitCode.ShouldBe(0, first.Error);
        Directory.GetFiles(output, "*.csv").Length.ShouldBe(9);
        File.ReadLines(Path.Combine(output, "iga-2019-kabupaten.csv"))
            .First()
            .ShouldBe("ranking,rank,id,name,cluster,score,exact_score,band,notes");
        Hashes(Run("iga-2018-2019", "second.db", "--format", "json")).ShouldBe(Hashes(first));
    }

    [Test]
    public void A_folder_with_problems_is_refused_whole()
    {
        var answer = Run("messy", "messy.db", "--language", "id");
        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain("quote-open");
        answer.Error.ShouldNotContain(" at Scoring.");
        answer.Output.ShouldContain("diperiksa, tidak disimpan");
        answer.Output.ShouldNotContain("| disimpan");
    }

    [Test]
    public void A_folder_without_inputs_is_refused()
    {
        var answer = ScoringProgram.Run("run", Folder, "--database", Path.Combine(Folder, "x.db"));
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("inputs.yaml");
    }

    private Answer Run(string scenario, string database, params string[] more) =>
        ScoringProgram.Run(["run", Path.Combine(ScoringProgram.Samples, scenario), "--database", Path.Combine(Folder, database), .. more]);

    private static List<string?> Hashes(Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Output);
        return [.. json.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("result_hash").GetString())];
    }
}
