using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Jury;

/// <summary>What a chair reads on the sample's marks.</summary>
public sealed class JuryAgreementVerbTests
{
    private static readonly string[] Command = ["jury", "agreement", "solok-convention/2018", "--stage", "final"];

    private static Answer Run(params string[] args) => ScoringProgram.Run([.. args, "--database", DemoDatabase.Path]);

    [TestCase(
        "en",
        "Agreement of the jurors",
        "Reliability of the jurors' mean, ICC(3,k) =",
        "This rests on the 156 of 158 entries that all jurors marked.",
        "The official ranking stands.",
        "Strictest is KEMENPANRB-2"
    )]
    [TestCase(
        "id",
        "Kesepakatan juri",
        "Keandalan rata-rata juri, ICC(3,k) =",
        "Angka ini berdasarkan 156 dari 158 peserta",
        "Peringkat resmi tetap berlaku.",
        "Paling ketat KEMENPANRB-2"
    )]
    public void Words_come_before_numbers(string language, params string[] said)
    {
        var answer = Run([.. Command, "--language", language]);
        answer.ExitCode.ShouldBe(0, answer.Error);
        foreach (var words in said)
            answer.Output.ShouldContain(words);
        answer.Output.IndexOf(said[1], StringComparison.Ordinal).ShouldBeLessThan(answer.Output.IndexOf("+--", StringComparison.Ordinal));
    }

    [Test]
    public void Csv_is_the_part_that_is_asked_for_and_json_has_all()
    {
        Run([.. Command, "--format", "csv"])
            .Lines[0]
            .ShouldStartWith("measure,name,entries,jurors,marks,reliability,lower,upper,single,w,alpha,kappa,leniency_range,");
        var severity = Run([.. Command, "--format", "csv", "--part", "severity"]).Lines;
        severity[0].ShouldBe("measure,group,juror,severity,standard_error,lower,upper,marks,reading,shrunk,shrunk_error,reliability");
        severity.Length.ShouldBe(1 + 4 * 6);
        Run([.. Command, "--format", "csv", "--part", "adjusted"])
            .Lines[0]
            .ShouldStartWith("ranking,rank,adjusted_rank,difference,id,name,");
        using var json = JsonDocument.Parse(Run([.. Command, "--format", "json"]).Output);
        json.RootElement.EnumerateObject()
            .Select(part => part.Name)
            .ShouldBe([
                "format",
                "measures",
                "words",
                "figures",
                "panels",
                "severity",
                "jurors",
                "home",
                "marks",
                "adjusted",
                "components",
                "numbers",
                "predicted",
                "drift",
            ]);
        json.RootElement.GetProperty("figures").GetArrayLength().ShouldBeGreaterThan(6 * 11);
        Run([.. Command, "--part", "weights"]).ExitCode.ShouldBe(2);
        Run([.. Command, "--format", "csv", "--part", "rasch"]).Lines[0].ShouldStartWith("facet,id,name,measure,standard_error,corrected,");
        foreach (var part in new[] { "figures", "components" })
            Keys(part, "id").ShouldBe(Keys(part, "en"));
        var folder = ScoringProgram.NewFolder();
        var file = Path.Combine(folder, "agreement.xlsx");
        Run([.. Command, "--format", "xlsx", "--output", file]).ExitCode.ShouldBe(0);
        new FileInfo(file).Length.ShouldBeGreaterThan(4000);
        Directory.Delete(folder, recursive: true);
    }

    // The last column, which is the same in every language.
    private static string[] Keys(string part, string language) =>
        [
            .. Run([.. Command, "--format", "csv", "--part", part, "--language", language])
                .Lines.Where(line => line.Length > 0)
                .Select(line => line[(line.LastIndexOf(',') + 1)..]),
        ];

    [Test]
    public void What_has_no_jury_is_refused_with_what_there_is_instead()
    {
        var index = Run("jury", "agreement", "iga/2026", "--language", "en");
        index.ExitCode.ShouldBe(2);
        index.Error.ShouldContain("scoring robustness shows the distances between neighbours");
        Run("jury", "agreement", "solok-convention/2018", "--stage", "semi", "--language", "id").Error.ShouldContain("Yang ada: final.");
        Run("jury").ExitCode.ShouldBe(2);
    }
}
