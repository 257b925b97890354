using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Publishing;

/// <summary>Objection, disqualification, comparison and papers through the program, on a database of their own.</summary>
public sealed class ObjectionVerbTests : SharedFolder
{
    private const string Edition = "solok-convention/2018";

    [Test]
    public void An_objection_goes_from_filing_to_minutes()
    {
        Run("run", Path.Combine(ScoringProgram.Samples, "solok-2018")).ExitCode.ShouldBe(0);
        Run("objection", "window", Edition, "--until", "2020-01-01T00:00:00+07:00").Error.ShouldContain("2020-01-01 00:00 WIB (17:00 UTC)");
        Run("objection", "window", Edition).Error.ShouldContain("2020-01-01 00:00 WIB (17:00 UTC)");
        string[] file = ["objection", "file", Edition, "solok-009", "--claimant", "Dinas", "--claim", "=1+1"];
        var late = Run(file);
        late.ExitCode.ShouldBe(4);
        late.Error.ShouldContain("until 2020-01-01 00:00 WIB (17:00 UTC)");
        Run("objection", "window", Edition, "--until", "none").ExitCode.ShouldBe(0);
        Run(file).ExitCode.ShouldBe(0);
        var preview = Run("disqualify", Edition, "solok-131", "--preview", "--format", "csv");
        preview.ExitCode.ShouldBe(0, preview.Error);
        preview.Error.ShouldContain("(solok-131) would be disqualified");
        preview.Error.ShouldContain("Nothing was stored.");
        Run("audit", "list", "--format", "csv").Output.ShouldNotContain("unit-disqualified");
        Run("publish", Edition, "--propose").Error.ShouldContain("does not ask for a second person");
        Run("disqualify", Edition, "solok-131", "--reason", "salinan", "--decided-by", "Pleno", "--format", "csv")
            .Lines[0]
            .ShouldBe("ranking,id,name,rank_before,rank_after,score_before,score_after,band_before,band_after,in_before,in_after");
        Run("objection", "rule", Edition, "1", "--reason", "x", "--decided-by", "Pleno").ExitCode.ShouldBe(2);
        var ruled = Run("objection", "rule", Edition, "1", "--upheld", "--reason", "benar", "--decided-by", "Pleno");
        ruled.Output.ShouldContain("solok-114");
        ruled.Error.ShouldContain("run 1 ");
        Run("objection", "list", Edition, "--format", "csv").Lines[1].ShouldContain(",Dinas,'=1+1,");
        using var json = JsonDocument.Parse(Run("compare", "1", "2", "--format", "json").Output);
        json.RootElement.GetProperty("runs").GetArrayLength().ShouldBe(2);
        Run("compare", "1", "x").ExitCode.ShouldBe(2);
        Run("compare", "1", "2", "--picture", "runs.svg", "--language", "en").Error.ShouldContain("run 2 against run 1: rank correlation");
        Run("compare", "1", "2", "--picture", "runs.svg", "--ranking", "tops").Error.ShouldContain("top-ten");
        var minutes = Run("minutes", Edition, "--ranking", "top-ten");
        minutes.Output.ShouldStartWith("<!DOCTYPE html>");
        minutes.Output.ShouldContain("Berita Acara");
        Run("minutes", Edition, "--ranking", "top-ten", "--language", "en").Output.ShouldContain("moved up from 2");
        Run("certificates", Edition, "--output", "papers").ExitCode.ShouldBe(0);
        Run("certificates", Edition).ExitCode.ShouldBe(2);
        Run("audit", "verify").ExitCode.ShouldBe(0);
    }

    private Answer Run(params string[] args) => RunHere([.. args, "--database", "season.db", "--rules", Rules]);

    private static string Rules => Path.Combine(AppContext.BaseDirectory, "scoring-rules");
}
