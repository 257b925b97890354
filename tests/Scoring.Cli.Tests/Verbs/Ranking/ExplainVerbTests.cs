using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

public sealed class ExplainVerbTests
{
    [Test]
    public void The_tree_ends_in_files_and_lines_and_names_sources_with_their_standing()
    {
        var answer = Explain("iga/2019", "72.01", "--language", "id");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("Peringkat: 4 dari ");
        answer.Output.ShouldContain("Total skor IGA 2018 = 84,9");
        answer.Output.ShouldContain("results-2018.csv:");
        answer.Output.ShouldContain("pemberitaan]");
        answer.Output.ShouldContain("\nSumber\n");
    }

    [Test]
    public void A_unit_can_be_named_by_its_name()
    {
        Explain("iga/2019", "Kabupaten Banggai").Output.ShouldContain("(72.01)");
    }

    [Test]
    public void Depth_cuts_the_tree()
    {
        Explain("iga/2026", "72.01", "--depth", "1").Output.ShouldNotContain("indicators-region.csv");
        Explain("iga/2026", "72.01").Output.ShouldContain("indicators-region.csv");
    }

    [Test]
    public void Markdown_is_a_nested_list()
    {
        var answer = Explain("solok-convention/2018", "solok-009", "--format", "markdown");
        answer.Output.ShouldStartWith("# SIMESRA");
        answer.Output.ShouldContain("\n    - **");
        answer.Output.ShouldContain("illustrative, ours");
    }

    [Test]
    public void Json_is_the_whole_tree()
    {
        using var json = JsonDocument.Parse(Explain("iga/2019", "72.01", "--format", "json").Output);
        var inputs = json.RootElement.GetProperty("tree").GetProperty("inputs");
        inputs.GetArrayLength().ShouldBe(2);
        inputs[0].GetProperty("inputs")[0].GetProperty("fact").GetProperty("file").GetString().ShouldBe("results-2018.csv");
    }

    [Test]
    public void Csv_is_flat()
    {
        Explain("iga/2019", "72.01", "--format", "csv").Lines[0].ShouldStartWith("depth,id,kind,unit,name,value,");
    }

    [Test]
    public void An_unknown_unit_is_refused_with_the_nearest()
    {
        var answer = Explain("iga/2019", "Kabupaten Bangai");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("Did you mean Kabupaten Banggai?");
    }

    private static Answer Explain(params string[] args) => ScoringProgram.Run(["explain", .. args, "--database", DemoDatabase.Path]);
}
