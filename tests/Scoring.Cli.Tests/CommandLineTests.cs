namespace Scoring.Cli.Tests;

public sealed class CommandLineTests
{
    [Test]
    public void The_version_is_said_with_its_commit_where_there_is_one()
    {
        var answer = ScoringProgram.RunAsProcess(Path.GetTempPath(), new Dictionary<string, string>(), "--version");
        (answer.ExitCode, answer.Error).ShouldBe((0, ""));
        answer.Output.ShouldMatch(@"^0\.2\.0( \([0-9a-f]{12}\))?\n$");
        foreach (var words in new[] { "version", "-V", "rank --version", "--version --language id" })
            ScoringProgram.Run(words.Split(' ')).Output.ShouldBe(answer.Output, words);
    }

    [TestCase("0.2.0+1f0ba0de1234567890abcdef1234567890abcdef", "0.2.0 (1f0ba0de1234)")]
    [TestCase("0.2.0", "0.2.0")]
    public void Without_a_checkout_the_version_stands_alone(string built, string said) => Program.Written(built).ShouldBe(said);

    [TestCase("en", "Verbs:", "rank EDITION")]
    [TestCase("id", "Perintah:", "rank EDITION")]
    public void Help_speaks_both_languages(string language, string verbs, string rank)
    {
        ScoringProgram.Run("--language", language).Output.ShouldContain(verbs);
        ScoringProgram.Run("--help", "--language", language).ShouldBe(ScoringProgram.Run("--language", language));
        var help = ScoringProgram.Run("rank", "--help", "--language", language);
        help.ExitCode.ShouldBe(0);
        help.Output.ShouldContain(rank);
        help.Output.ShouldContain("--cluster");
    }

    [Test]
    public void Help_lists_every_verb_once_under_what_it_is_for()
    {
        var lines = ScoringProgram.Run("help").Lines.ToList();
        var from = lines.IndexOf("Verbs:");
        var listed = lines[(from + 1)..lines.IndexOf("", from)];
        listed.Count(line => !line.StartsWith("    ")).ShouldBe(5, "headings");
        listed[0].ShouldBe("  To begin with");
        listed
            .Where(line => line.StartsWith("    "))
            .Select(line => line.Trim().Split(' ')[0])
            .ShouldBe(CommandLine.Make("en").Subcommands.Select(verb => verb.Name));
    }

    [Test]
    public void The_systems_language_is_spoken_where_none_is_asked_for()
    {
        var answer = ScoringProgram.RunAsProcess(Path.GetTempPath(), new Dictionary<string, string> { ["LANG"] = "id_ID.UTF-8" }, "--help");
        answer.Output.ShouldContain("Perintah:");
    }

    [TestCase("rnak is not known here. Did you mean rank?", "rnak")]
    [TestCase("--tpo is not known here. Did you mean --top?", "rank", "iga/2026", "--tpo", "3")]
    [TestCase("--foo is not known here.", "rank", "iga/2026", "--foo", "3")]
    [TestCase("--reason is not known here.", "publish", "iga/2026", "--reason", "x")]
    [TestCase("--digital does not take 5. Possible: 0, 1.", "catalogue", "iga/2026", "--digital", "5")]
    [TestCase("--top needs a value.", "rank", "iga/2026", "--top")]
    [TestCase("--top needs a value.", "rank", "iga/2026", "--top", "--quiet")]
    [TestCase("--output needs a value.", "rules", "list", "--output", " ")]
    [TestCase("--top takes a whole number from 1, not 0.", "rank", "iga/2026", "--top", "0")]
    [TestCase("--top takes one value.", "rank", "iga/2026", "--top", "1", "--top", "2")]
    [TestCase("EDITION is missing.", "rank")]
    [TestCase("UNIT is missing.", "explain", "iga/2026")]
    [TestCase("--edition is missing.", "import", "regions", "r.csv")]
    [TestCase("B is missing.", "rules", "diff", "iga/2026")]
    [TestCase("--from is missing.", "rules", "new", "iga", "2030")]
    [TestCase("--from is missing.", "rules", "new", "iga/2030")]
    [TestCase("EDITION is missing.", "rules", "new", "iga")]
    [TestCase("A verb is missing after rules: list, check, show, diff, new, export, import, schema.", "rules")]
    [TestCase("--format does not take pdf. Possible: table, csv, json, xlsx, parquet, markdown.", "rank", "iga/2026", "--format", "pdf")]
    [TestCase("--language does not take fr. Possible: id, en.", "rank", "iga/2026", "--language", "fr")]
    [TestCase("There is no folder nowhere.", "rules", "list", "--rules", "nowhere")]
    [TestCase("extra is not known here.", "rank", "iga/2026", "extra")]
    public void A_wrong_command_line_is_explained(string sentence, params string[] args)
    {
        var answer = ScoringProgram.Run(args);
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldStartWith(sentence + "\n");
        answer.Error.ShouldContain("--help");
        answer.Output.ShouldBeEmpty();
    }

    [Test]
    public void A_wrong_command_line_is_explained_in_indonesian()
    {
        ScoringProgram.Run("rank", "--language", "id").Error.ShouldBe("EDITION belum disebutkan.\nLihat: scoring rank --help\n");
    }

    [Test]
    public void The_database_may_be_named_by_a_variable()
    {
        var variables = new Dictionary<string, string> { ["SCORING_DATABASE"] = DemoDatabase.Path };
        ScoringProgram.RunIn(Path.GetTempPath(), variables, "rank", "iga/2019", "--format", "csv").ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var file = Path.Combine(DemoDatabase.Folder, "letter.txt");
        File.WriteAllText(file, "Dear Sir or Madam, this is a letter and not a database at all.");
        var answer = ScoringProgram.RunAsProcess(
            DemoDatabase.Folder,
            new Dictionary<string, string>(),
            "rank",
            "iga/2019",
            "--database",
            file
        );
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("is not a database");
        answer.Error.ShouldNotContain(" at ");
        File.ReadAllText(file).ShouldStartWith("Dear Sir");
    }
}
