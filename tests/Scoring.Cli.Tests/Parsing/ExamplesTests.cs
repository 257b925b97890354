using System.CommandLine;
using System.Diagnostics;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;

namespace Scoring.Cli.Tests.Parsing;

/// <summary>The examples that help and the manual page show.</summary>
public sealed class ExamplesTests
{
    // Verbs that only read and need no file of their own: their examples run against the database of the demo.
    private static readonly string[] Reading =
    [
        "rules",
        "rules list",
        "rules show",
        "rules diff",
        "rules schema",
        "rank",
        "explain",
        "simulate",
        "region",
        "catalogue",
        "funnel",
        "template",
        "audit list",
        "jury agreement",
        "publications",
        "publications verify",
        "completion",
        "man",
    ];

    [Test]
    public void Every_verb_shows_examples_of_itself_in_both_languages()
    {
        foreach (var verb in All())
        {
            var (path, examples) = (HelpVerb.PathOf(verb)["scoring ".Length..], Verb.ExamplesOf(verb));
            examples.Count.ShouldBeInRange(1, 3, path);
            // A verb with others below it may show one of those.
            examples.ShouldAllBe(one => (one.Command + " ").StartsWith(path + " ", StringComparison.Ordinal), path);
            foreach (var language in new[] { "en", "id" })
            {
                var help = ScoringProgram.Run([.. path.Split(' '), "--help", "--language", language]).Output;
                foreach (var example in examples)
                    help.ShouldContain($"  # {CliTexts.Get(example.Key, language)}\n  scoring {example.Command}\n");
            }
        }
    }

    [Test]
    public void Every_example_is_a_command_that_the_program_understands()
    {
        foreach (var command in All().SelectMany(verb => Verb.ExamplesOf(verb)).Select(example => example.Command).Distinct())
        {
            var parsed = CommandLine.Make("en").Parse(Split(command));
            parsed.Errors.ShouldBeEmpty(command);
            parsed.UnmatchedTokens.ShouldBeEmpty(command);
            WrongUsage.Swallowed(parsed).ShouldBeNull(command);
            // A verb with others below it does nothing by itself, except to list what was published.
            if (command != "publications" && !command.StartsWith("publications iga", StringComparison.Ordinal))
                parsed.CommandResult.Command.Subcommands.ShouldBeEmpty(command);
        }
    }

    [Test]
    public void Examples_of_verbs_that_read_run_on_the_demo()
    {
        var folder = ScoringProgram.NewFolder();
        try
        {
            foreach (var shared in new[] { "sample-data", "scoring-rules" })
                Directory.CreateSymbolicLink(Path.Combine(folder, shared), Path.Combine(Checkout.Root, shared));
            var database = new Dictionary<string, string> { ["SCORING_DATABASE"] = ScoringProgram.DatabaseOf(DemoDatabase.Path) };
            foreach (var verb in All().Where(verb => Reading.Contains(HelpVerb.PathOf(verb)["scoring ".Length..])))
            foreach (var example in Verb.ExamplesOf(verb))
            {
                var answer = ScoringProgram.RunIn(folder, database, Split(example.Command));
                answer.ExitCode.ShouldBe(0, $"{example.Command}\n{answer.Error}");
                (answer.Output + answer.Error).Length.ShouldBeGreaterThan(
                    example.Command.Contains("--output", StringComparison.Ordinal) ? -1 : 0
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Whatever the database says to it, a command as help shows it is complete.
    [TestCase("audit", "compare", "drafts", "export", "files", "hierarchy", "robustness")]
    [TestCase("certificates", "disqualify", "eligibility", "finalise", "minutes", "objection", "pick", "points", "publish")]
    [TestCase("jury", "users")]
    public void No_example_lacks_an_argument_or_option(params string[] verbs)
    {
        var folder = ScoringProgram.NewFolder();
        try
        {
            foreach (var shared in new[] { "sample-data", "scoring-rules" })
                Directory.CreateSymbolicLink(Path.Combine(folder, shared), Path.Combine(Checkout.Root, shared));
            var empty = ScoringProgram.DatabaseOf(Path.Combine(folder, "empty.db"));
            var database = new Dictionary<string, string> { ["SCORING_DATABASE"] = empty };
            foreach (var verb in All().Where(verb => verbs.Contains(HelpVerb.PathOf(verb).Split(' ')[1])))
            foreach (var example in Verb.ExamplesOf(verb))
            {
                var said = ScoringProgram.RunIn(folder, database, Split(example.Command)).Error;
                said.ShouldNotContain("--help", Case.Sensitive, example.Command);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("en", "NAME", "VERBS", "ENVIRONMENT")]
    [TestCase("id", "NAMA", "PERINTAH", "VARIABEL LINGKUNGAN")]
    public void The_manual_page_has_every_verb_option_and_example(string language, params string[] sections)
    {
        var page = ScoringProgram.Run("man", "--language", language).Output;
        page.Split('\n')[1].ShouldStartWith(".TH SCORING 1 ");
        foreach (var section in sections)
            page.ShouldContain($".SH \"{section}\"\n");
        // Hyphens of what is typed are escaped; no line begins with a request that is not one.
        var plain = page.Replace("\\-", "-", StringComparison.Ordinal).Replace("\\(dq", "\"", StringComparison.Ordinal);
        page.Split('\n').Where(line => line.StartsWith('.')).Select(line => line.Split(' ')[0]).Except(Requests).ShouldBeEmpty();
        foreach (var verb in All())
        {
            plain.ShouldContain($".SS \"{HelpVerb.PathOf(verb)["scoring ".Length..]}\"\n");
            foreach (var option in verb.Options)
                plain.ShouldContain($".B {HelpVerb.Row(option).Name}\n");
            foreach (var example in Verb.ExamplesOf(verb))
                plain.ShouldContain($"{CliTexts.Get(example.Key, language).Replace("\"", "\\(dq", StringComparison.Ordinal)}:\n.PP");
        }
    }

    // groff is what man sets pages with; tests/run installs it where it is missing and can be.
    [Test]
    [Category("Groff")]
    public void The_manual_page_is_set_without_a_complaint()
    {
        var page = Path.Combine(ScoringProgram.NewFolder(), "scoring.1");
        ScoringProgram.Run("man", "--output", page).ExitCode.ShouldBe(0);
        using var groff = Process.Start(
            new ProcessStartInfo("groff", ["-man", "-Tutf8", "-ww", "-k", page])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (set, complaints) = (groff.StandardOutput.ReadToEndAsync(), groff.StandardError.ReadToEnd());
        groff.WaitForExit();
        (groff.ExitCode, complaints).ShouldBe((0, ""));
        set.Result.ShouldContain("rules check");
        Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
    }

    private static readonly string[] Requests = [".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".I", ".RS", ".RE", ".nf", ".fi"];

    private static List<Command> All() => [.. Below(CommandLine.Make("en"))];

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(verb => Below(verb).Prepend(verb));

    private static string[] Split(string command) =>
        [.. command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
