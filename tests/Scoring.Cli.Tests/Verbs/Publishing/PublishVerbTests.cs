using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Publishing;

/// <summary>Publishing, verifying and comparing publications through the program, on a database of their own.</summary>
public sealed class PublishVerbTests : SharedFolder
{
    [Test]
    public void A_ranking_is_published_corrected_compared_and_verified()
    {
        File.WriteAllText(
            Path.Combine(Folder, "regions.csv"),
            "code,name,type,province_code\n72,Sulawesi Tengah,provinsi,72\n72.01,Banggai,kabupaten,72\n72.02,Poso,kabupaten,72\n"
        );
        Results("51.25");
        Run("import", "regions", "regions.csv", "--edition", "iga/2018").ExitCode.ShouldBe(0);
        Run("publish", "iga/2018").ExitCode.ShouldNotBe(0);
        Run("import", "results", "results.csv", "--edition", "iga/2018").ExitCode.ShouldBe(0);
        Run("publications").Error.ShouldContain("Nothing is published yet");
        Run("publish", "iga/2018").Error.ShouldContain("Published: iga/2018/1");
        Run("publish", "iga/2018").Error.ShouldContain("Nothing was changed");
        Results("33.75");
        Run("import", "results", "results.csv", "--edition", "iga/2018").ExitCode.ShouldBe(0);
        Run("publish", "iga/2018", "--note", "typing error").Error.ShouldContain("2 of");
        var list = Run("publications", "iga/2018", "--format", "csv").Lines;
        list[0].ShouldBe("publication,published_at,published_by,note,rule_hash,input_hash,engine_version,result_hash,manifest_sha256");
        list.Length.ShouldBe(3);
        list[2].ShouldContain("typing error");
        using var comparison = JsonDocument.Parse(Run("compare", "iga/2018/1", "iga/2018/2", "--format", "json").Output);
        comparison.RootElement.GetProperty("changes").EnumerateArray().ShouldContain(line => line.GetProperty("id").GetString() == "72.01");
        Run("compare", "iga/2018/1", "iga/2018/3").ExitCode.ShouldBe(2);
        Run("compare", "iga/2018", "1").ExitCode.ShouldBe(2);
        Run("publications", "verify").Error.ShouldContain("iga/2018/2: whole");

        var table = Path.Combine(Folder, "season.db.publications", "iga-2018-1", "results", "kabupaten.csv");
        File.WriteAllText(table, File.ReadAllText(table).Replace("51.25", "91.25", StringComparison.Ordinal));
        var broken = Run("publications", "verify", "iga/2018", "--format", "csv");
        broken.ExitCode.ShouldBe(5);
        broken.Lines[1].ShouldStartWith("iga/2018/1,file-changed,results/kabupaten.csv,");
        var copied = Run("backup", "copy.db");
        copied.Error.ShouldContain("2 publications");
        copied.Error.ShouldContain("To restore");
        Run("backup", "copy.db").ExitCode.ShouldBe(2);
        Run("audit", "list", "--what", "ranking-published", "--format", "csv").Lines.Length.ShouldBe(3);
    }

    private void Results(string first) =>
        File.WriteAllText(Path.Combine(Folder, "results.csv"), $"region_code,score\n72.01,{first}\n72.02,40\n");

    private Answer Run(params string[] args) =>
        RunHere([.. args, "--database", "season.db", "--rules", Path.Combine(AppContext.BaseDirectory, "scoring-rules")]);
}
