using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs;

public sealed class RulesVerbTests
{
    [Test]
    public void The_shipped_rules_have_no_fault_and_all_their_cases_pass()
    {
        var answer = ScoringProgram.Run("rules", "check");
        answer.ExitCode.ShouldBe(0, answer.Output + answer.Error);
        answer.Output.ShouldContain("faults: 0");
        answer.Output.ShouldContain("cases failed: 0");
    }

    [Test]
    public void Editions_are_listed_with_rankings_and_open_points()
    {
        using var json = JsonDocument.Parse(ScoringProgram.Run("rules", "list", "--format", "json").Output);
        var edition = json.RootElement.EnumerateArray().Single(one => one.GetProperty("edition").GetString() == "iga/2026");
        edition.GetProperty("rankings").GetString().ShouldBe("provinsi, kabupaten, kota");
        edition.GetProperty("open_points").GetInt32().ShouldBe(3);
    }

    [TestCase("table")]
    [TestCase("markdown")]
    [TestCase("json")]
    [TestCase("csv")]
    public void An_edition_is_shown_with_its_sources_and_standings(string format)
    {
        var answer = ScoringProgram.Run("rules", "show", "iga/2026", "--format", format);
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("iid-2026-rote-ndao");
        answer.Output.ShouldContain("transcribed");
    }

    [Test]
    public void Faults_are_listed_with_file_and_line_and_stop_a_ranking()
    {
        var folder = ScoringProgram.NewFolder();
        var rules = Path.Combine(folder, "scoring-rules", "own", "one");
        Directory.CreateDirectory(rules);
        File.WriteAllText(Path.Combine(folder, "scoring-rules", "sources.yaml"), "- { id: us, title: Us, issuer: Us, standing: illustrative }\n");
        File.WriteAllText(Path.Combine(rules, "edition.yaml"), "programme: own\nedition: one\nname: Own\ncite: us\nsurprise: 1\n");
        var check = ScoringProgram.RunIn(folder, new Dictionary<string, string>(), "rules", "check", "--format", "csv", "--language", "id");
        check.ExitCode.ShouldBe(3);
        check.Lines[0].ShouldBe("code,file,line,key,message");
        check.Output.ShouldContain(",own/one/edition.yaml,5,surprise,");
        var rank = ScoringProgram.RunIn(folder, new Dictionary<string, string>(), "rank", "own/one");
        rank.ExitCode.ShouldBe(3);
        rank.Error.ShouldContain("surprise");
        Directory.Delete(folder, recursive: true);
    }
}
