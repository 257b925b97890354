using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scoring.Cli.Tests.Verbs;

/// <summary>
/// What prints made-up figures says so, in tables and in files. Names in the samples hold the word too: they do not count.
/// </summary>
public sealed partial class IllustrativeTests
{
    [GeneratedRegex("(Inovasi|Perangkat daerah|Kelurahan|Juri) ilustrasi|\\(ilustrasi\\)", RegexOptions.IgnoreCase)]
    private static partial Regex Name { get; }

    [TestCase("rank iga/2019 --ranking kabupaten --top 5")]
    [TestCase("rank iga/2019 --ranking kabupaten --format csv")]
    [TestCase("rank iga/2019 --ranking kabupaten --format json")]
    [TestCase("rank iga/2026 --claimed")]
    [TestCase("rank iga/2026 --rules-from iga/2027 --ranking kabupaten")]
    [TestCase("explain iga/2019 72.01")]
    [TestCase("explain iga/2019 72.01 --format csv")]
    [TestCase("explain iga/2019 72.01 --format json")]
    [TestCase("explain iga/2019 72.01 --format markdown")]
    [TestCase("region iga/2019 72.01")]
    [TestCase("region iga/2019 72.01 --format json")]
    [TestCase("simulate iga/2026 13.05 --set 12=3")]
    [TestCase("compare iga/2018 iga/2019 --unit 72.01")]
    [TestCase("compare iga/2018 iga/2019 --unit 72.01 --format csv")]
    [TestCase("compare iga/2018 iga/2019 --unit 72.01 --format json")]
    [TestCase("catalogue iga/2026")]
    [TestCase("catalogue iga/2026 --format csv")]
    [TestCase("robustness iga/2026 --ranking kabupaten")]
    [TestCase("jury agreement solok-convention/2018 --stage final")]
    [TestCase("funnel kipp/2023")]
    [TestCase("funnel kipp/2023 --format csv")]
    [TestCase("points solok-convention/2018")]
    [TestCase("jury mark solok-convention/2018 --stage final --entry solok-001 --juror LAN-1")]
    [TestCase("disqualify kipp/2023 kipp-284 --preview")]
    [TestCase("disqualify kipp/2023 kipp-284 --preview --format csv")]
    public void Made_up_figures_are_said_to_be_illustrative(string command)
    {
        Said(command).ShouldMatch("illustrati(ve|f)|ilustrasi");
    }

    [TestCase("rank catalogue/2021")]
    [TestCase("rank catalogue/2021 --format csv")]
    [TestCase("catalogue catalogue/2021")]
    [TestCase("region iga/2022 36.73")]
    public void Nothing_says_it_of_real_figures(string command)
    {
        Said(command).ShouldNotMatch("illustrati(ve|f)|ilustrasi");
    }

    [TestCase("solok-convention/2018", true)]
    [TestCase("iga/2019", true)]
    [TestCase("catalogue/2021", false)]
    public void A_comparison_of_stored_runs_says_which_figures_are_made_up(string edition, bool isMadeUp)
    {
        using var rank = JsonDocument.Parse(Run($"rank {edition} --format json").Output);
        var run = rank.RootElement.GetProperty("run").GetInt64();
        Regex.IsMatch(Said($"compare {run} {run}"), "illustrative figures").ShouldBe(isMadeUp);
        using var compared = JsonDocument.Parse(Run($"compare {run} {run} --format json").Output);
        foreach (var one in compared.RootElement.GetProperty("runs").EnumerateArray())
            one.GetProperty("illustrative").GetBoolean().ShouldBe(isMadeUp);
    }

    private static string Said(string command)
    {
        var answer = Run(command);
        return Name.Replace(answer.Output + answer.Error, "");
    }

    private static Answer Run(string command)
    {
        var answer = ScoringProgram.Run([.. command.Split(' '), "--database", DemoDatabase.Path]);
        answer.ExitCode.ShouldBe(0, answer.Error);
        return answer;
    }
}
