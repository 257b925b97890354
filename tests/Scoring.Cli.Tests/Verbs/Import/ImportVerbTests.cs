using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Import;

public sealed class ImportVerbTests : OwnFolder
{
    [Test]
    public void A_good_file_is_stored_once()
    {
        var first = Import("regions", Path.Combine(ScoringProgram.Samples, "regions.csv"));
        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldBe("regions.csv: 552 rows stored as import 1.\n");
        var second = Import("regions", Path.Combine(ScoringProgram.Samples, "regions.csv"), "--language", "id");
        second.ExitCode.ShouldBe(0);
        second.Output.ShouldBe("regions.csv: sudah berlaku, tidak ada yang diubah.\n");
    }

    [Test]
    public void A_dry_run_stores_nothing()
    {
        Import("regions", Path.Combine(ScoringProgram.Samples, "regions.csv"), "--dry-run").Output.ShouldContain("Nothing was stored.");
        Import("regions", Path.Combine(ScoringProgram.Samples, "regions.csv")).Output.ShouldContain("stored as import");
    }

    [Test]
    public void Problems_go_to_standard_error_as_a_table()
    {
        var answer = ImportResults("72.01,abc");
        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain("number-wrong");
        answer.Error.ShouldContain("This is not a number.");
        answer.Output.ShouldContain("refused, 0 of 1 row right");
    }

    [Test]
    public void Of_many_problems_alike_the_first_few_are_shown_and_all_are_in_csv()
    {
        var rows = string.Join('\n', Enumerable.Range(1, 40).Select(number => $"72.01,x{number}"));
        var answer = ImportResults(rows);
        answer.Error.ShouldContain("x5 ");
        answer.Error.ShouldNotContain("x6 ");
        answer.Error.ShouldContain("… and 35 more like it, the last in row 41.");
        answer.Error.ShouldContain("--format json");
        ImportResults(rows, "--format", "csv").Lines.Length.ShouldBe(41);
    }

    [Test]
    public void Problems_are_the_result_when_csv_is_asked_for()
    {
        var answer = ImportResults("72.01,=abc", "--format", "csv", "--language", "id");
        answer.ExitCode.ShouldBe(1);
        answer.Lines.ShouldBe([
            "code,file,row,column,value,message",
            "number-wrong,results.csv,2,score,'=abc,\"Ini bukan angka. Tulis "
                + "angkanya saja, misalnya 85 atau 85.5, tanpa kata atau satuan.\"",
        ]);
    }

    [Test]
    public void Problems_are_in_the_outcome_when_json_is_asked_for()
    {
        var answer = ImportResults("72.01,abc", "--format", "json");
        answer.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(answer.Output);
        json.RootElement.GetProperty("status").GetString().ShouldBe("refused");
        json.RootElement.GetProperty("problems")[0].GetProperty("row").GetInt32().ShouldBe(2);
    }

    [Test]
    public void Faulty_rows_can_be_skipped()
    {
        var answer = ImportResults("72.01,abc\n72.02,50", "--skip-faulty");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("1 row stored");
        answer.Error.ShouldContain("Faulty rows left out: 1.");
    }

    [Test]
    public void A_file_that_is_not_there_is_a_problem_of_the_data()
    {
        var answer = Import("results", Path.Combine(Folder, "nothing.csv"));
        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain("There is no such file.");
    }

    [Test]
    public void An_unknown_kind_is_wrong_usage()
    {
        var answer = Import("votes", "votes.csv");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("regions, submissions, indicators");
    }

    private Answer ImportResults(string rows, params string[] more)
    {
        Import("regions", Path.Combine(ScoringProgram.Samples, "regions.csv")).ExitCode.ShouldBe(0);
        var file = Path.Combine(Folder, "results.csv");
        File.WriteAllText(file, "region_code,score\n" + rows + "\n");
        return Import("results", file, more);
    }

    private Answer Import(string kind, string file, params string[] more) =>
        ScoringProgram.Run(["import", kind, file, "--edition", "iga/2018", "--database", Path.Combine(Folder, "import.db"), .. more]);
}
