using System.Text;
using System.Text.Json;
using Scoring.Features.Core;

namespace Scoring.Cli.Tests.Verbs.Ranking;

public sealed class RankVerbTests
{
    [Test]
    public void Csv_goes_to_standard_output_alone()
    {
        var answer = Rank("iga/2019", "--ranking", "kabupaten", "--format", "csv");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Lines[0].ShouldBe("ranking,rank,id,name,cluster,score,exact_score,band,notes");
        answer.Lines[1].ShouldStartWith("kabupaten,1,35.10,Kabupaten Banyuwangi,kabupaten,179.15,179.15,,");
        answer.Output.ShouldNotContain("\r");
        answer.Output[0].ShouldBe('r');
        answer.Error.ShouldContain("result ");
    }

    [Test]
    public void Quiet_says_nothing_beside_the_result()
    {
        Rank("iga/2019", "--format", "csv", "--quiet").Error.ShouldBeEmpty();
    }

    [Test]
    public void Numbers_are_invariant_in_files_and_of_the_language_in_tables()
    {
        Rank("iga/2019", "--ranking", "kabupaten", "--language", "id").Output.ShouldContain("179,15");
        Rank("iga/2019", "--ranking", "kabupaten", "--language", "id", "--format", "csv").Output.ShouldContain(",179.15,");
        Rank("iga/2019", "--ranking", "kabupaten").Output.ShouldContain("179.15");
    }

    [Test]
    public void Tables_are_plain_ascii_frames_without_colour_when_redirected()
    {
        var answer = Rank("iga/2019", "--ranking", "kota", "--top", "3");
        answer.Output.ShouldContain("+--");
        answer.Output.ShouldNotContain("│");
        answer.Output.ShouldNotContain("\u001b");
    }

    [Test]
    public void Only_the_first_and_only_one_cluster_are_shown_when_asked_for()
    {
        var answer = Rank("iga/2026", "--cluster", "KOTA", "--top", "2", "--format", "csv");
        answer.Lines.Length.ShouldBe(3);
        answer.Lines.Skip(1).ShouldAllBe(line => line.StartsWith("kota,"));
        var unknown = Rank("iga/2026", "--cluster", "desa");
        unknown.ExitCode.ShouldBe(2);
        unknown.Error.ShouldContain("kabupaten, kota, provinsi");
    }

    [Test]
    public void Json_holds_the_run()
    {
        using var json = JsonDocument.Parse(Rank("iga/2019", "--format", "json").Output);
        json.RootElement.GetProperty("edition").GetString().ShouldBe("iga/2019");
        json.RootElement.GetProperty("result_hash").GetString()!.Length.ShouldBe(64);
        json.RootElement.GetProperty("rankings").GetArrayLength().ShouldBe(5);
    }

    [Test]
    public void A_workbook_goes_to_a_file_and_nothing_to_standard_output()
    {
        var file = Path.Combine(DemoDatabase.Folder, "rank.xlsx");
        var answer = Rank("iga/2019", "--format", "xlsx", "--output", file);
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldBeEmpty();
        Encoding.ASCII.GetString(File.ReadAllBytes(file), 0, 2).ShouldBe("PK");
    }

    [Test]
    public void An_output_that_cannot_be_written_is_wrong_usage()
    {
        var answer = Rank("iga/2019", "--format", "csv", "--output", Path.Combine(DemoDatabase.Folder, "no", "such", "folder.csv"));
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("cannot be written");
    }

    [TestCase("iga/2062", 2, "There is no edition iga/2062")]
    [TestCase("IGA 2026", 2, "Write PROGRAMME/EDITION")]
    [TestCase("iga/2023", 1, "Nothing has been imported")]
    public void What_cannot_be_ranked_is_refused_with_a_reason(string edition, int code, string reason)
    {
        var answer = Rank(edition);
        answer.ExitCode.ShouldBe(code);
        answer.Error.ShouldContain(reason);
        answer.Output.ShouldBeEmpty();
    }

    [Test]
    public void An_empty_database_is_named_with_the_command_that_fills_it()
    {
        var folder = ScoringProgram.NewFolder();
        try
        {
            var none = new Dictionary<string, string>();
            var own = ScoringProgram.RunIn(folder, none, "rank", "iga/2019", "--database", "own.db").Error;
            var shown = DatabaseAddress.Shown(ScoringProgram.DatabaseOf(Path.Combine(folder, "own.db")));
            own.ShouldContain($"The database used: {shown}. To use another: --database FILE.\n");
            own.ShouldContain($"scoring run {Path.Combine(ScoringProgram.Samples, "iga-2018-2019")} --database ");
            Directory.CreateSymbolicLink(Path.Combine(folder, "sample-data"), ScoringProgram.Samples);
            var sample = ScoringProgram.RunIn(folder, none, "explain", "iga/2019", "72.01", "--language", "id").Error;
            sample.ShouldContain("Edisi ini ada dalam data contoh: scoring run sample-data/iga-2018-2019\n");
            ScoringProgram
                .RunIn(folder, none, "rank", "iga/2023")
                .Error.ShouldContain("import KIND FILE --edition iga/2023\n", Case.Sensitive, "the sample that is made to be refused");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Another_editions_rules_stand_beside_the_editions_own_result()
    {
        var other = Rank("iga/2026", "--rules-from", "iga/2027", "--ranking", "kabupaten").Output;
        other.ShouldContain("| Rank by its own rules | Score by its own rules |");
        other.ShouldMatch(@"Kabupaten Padang Pariaman +\| kabupaten \| +[\d.]+ \| +1 \| +67\.22 \|");
        Rank("iga/2026", "--ranking", "kabupaten").Output.ShouldNotContain("by its own rules");
    }

    [Test]
    public void An_unknown_ranking_is_refused_with_those_there_are()
    {
        var answer = Rank("iga/2019", "--ranking", "desa", "--language", "id");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("provinsi, kabupaten, kota");
    }

    [TestCase("table")]
    [TestCase("csv")]
    [TestCase("json")]
    public void Another_editions_rules_give_no_official_result_in_any_format(string format)
    {
        var answer = Rank("iga/2026", "--rules-from", "iga/2027", "--format", format);
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain(
            format == "table"
                ? "not an official result: scored by the rules of iga/2027"
                : "bukan hasil resmi: dinilai dengan aturan iga/2027"
        );
        answer.Error.ShouldContain("Not an official result");
        answer.Error.ShouldNotContain("run ");
    }

    private static Answer Rank(params string[] args) => ScoringProgram.Run(["rank", .. args, "--database", DemoDatabase.Path]);
}
