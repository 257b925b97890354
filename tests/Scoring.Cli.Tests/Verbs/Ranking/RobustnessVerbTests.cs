using System.Globalization;
using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Ranking;

public sealed class RobustnessVerbTests
{
    private static Answer Run(params string[] args) => ScoringProgram.Run(["robustness", .. args, "--database", DemoDatabase.Path]);

    [TestCase(
        "en",
        "Warning: pairs at the line that cannot be separated:",
        "The top 10 (the line of the rule): almost surely in",
        "Rank intervals"
    )]
    [TestCase(
        "id",
        "Peringatan: pasangan di garis batas yang tidak dapat dibedakan:",
        "10 besar (batas lolos dalam aturan): hampir pasti masuk",
        "Selang peringkat"
    )]
    public void A_line_that_is_not_sure_is_warned_of(string language, params string[] said)
    {
        var answer = Run("solok-convention/2018", "--ranking", "top-ten", "--language", language);
        answer.ExitCode.ShouldBe(0, answer.Error);
        foreach (var words in said)
            answer.Output.ShouldContain(words);
    }

    [Test]
    public void Csv_has_an_interval_for_every_rank_and_is_the_same_each_time()
    {
        string[] wanted = ["solok-convention/2018", "--ranking", "top-ten", "--draws", "50", "--seed", "undian", "--format", "csv"];
        var one = Run(wanted);
        one.Output.ShouldBe(Run(wanted).Output);
        one.Lines[0]
            .ShouldBe(
                "ranking,list,rank,id,name,score,marks,rank_from,rank_to,in_top,to_next,reading,"
                    + "mean_rank,from_50,to_50,from_80,to_80,from_95,to_95"
            );
        one.Lines.Length.ShouldBe(1 + 158);
        var chances = Run([.. wanted, "--part", "chances"]).Lines;
        chances[0].ShouldBe("ranking,list,id,name,rank,probability");
        chances
            .Skip(1)
            .Where(line => line.Length > 0)
            .Sum(line => decimal.Parse(line[(line.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture))
            .ShouldBe(158m, 1e-9m);
        using var json = JsonDocument.Parse(Run("solok-convention/2018", "--ranking", "top-ten", "--format", "json").Output);
        json.RootElement.GetProperty("ranks")
            .EnumerateArray()
            .Sum(row => row.GetProperty("in_top").GetDecimal())
            .ShouldBeInRange(10m, 10.2m);
    }

    [Test]
    public void An_index_has_distances_and_says_what_is_not_modelled()
    {
        var answer = Run("iga/2026", "--language", "id");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("tidak dimodelkan");
        var rows = Run("iga/2026", "--format", "csv", "--top", "3").Lines;
        rows[0].ShouldBe("ranking,list,rank,id,name,score,to_next,to_line,decided_by,by");
        decimal.Parse(rows[1].Split(',')[6], CultureInfo.InvariantCulture).ShouldBeGreaterThan(0m);
        Run("iga/2026", "--draws", "200000").ExitCode.ShouldBe(2);
    }
}
