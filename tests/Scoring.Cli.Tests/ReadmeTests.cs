using System.Text.RegularExpressions;

namespace Scoring.Cli.Tests;

/// <summary>
/// Runs the READMEs' commands verbatim, in order, in a folder with the samples and the rules.
/// </summary>
public sealed class ReadmeTests
{
    [Test]
    public void Every_command_of_the_README_works_as_it_stands()
    {
        var commands = Commands("README.md");
        commands.Count.ShouldBeGreaterThan(5);
        var folder = ScoringProgram.NewFolder();
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "sample-data"), Path.Combine(Checkout.Root, "sample-data"));
            // One of the commands writes an edition.
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "scoring-rules"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Checkout.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
            foreach (var command in commands)
            {
                var answer = ScoringProgram.RunIn(folder, new Dictionary<string, string>(), Split(command));
                answer.ExitCode.ShouldBe(0, $"{command}\n{answer.Error}");
                (answer.Output + answer.Error).ShouldNotBeEmpty(command);
            }
            File.Exists(Path.Combine(folder, "out", "iid-2026.xlsx")).ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("README.md", "en")]
    [TestCase("README.id.md", "id")]
    public void What_the_README_shows_is_what_the_program_prints(string readme, string language)
    {
        string[] explain =
        [
            "explain",
            "iga/2019",
            "72.01",
            "--language",
            language,
            "--database",
            ScoringProgram.DatabaseOf(DemoDatabase.Path),
        ];
        string[] shown = [.. Shown(readme, "explain")];
        shown.Length.ShouldBeGreaterThan(5);
        shown.ShouldBeSubsetOf(ScoringProgram.Run(explain).Output.Split('\n').Select(Seen));
        // The demo in the other language is run by another test; its figures and names are the same here.
        shown = [.. Shown(readme, "demo")];
        shown.Length.ShouldBeGreaterThan(5);
        var printed = Figures(DemoDatabase.Demo.Output.Split('\n'));
        Figures(shown).ShouldBeSubsetOf(printed);
        if (language == "en")
            shown.ShouldBeSubsetOf(DemoDatabase.Demo.Output.Split('\n').Select(Seen));
    }

    [Test]
    public void Both_READMEs_have_the_same_commands_headings_and_links()
    {
        Commands("README.id.md").ShouldBe(Commands("README.md"));
        Of("README.id.md", Typed).ShouldBe(Of("README.md", Typed));
        Of("README.id.md", line => line.Split(' ')[0] is ['#', ..] and var level ? level : null)
            .ShouldBe(Of("README.md", line => line.Split(' ')[0] is ['#', ..] and var level ? level : null));
        Of("README.id.md", line => line.StartsWith('|') ? "|" : null)
            .Count.ShouldBe(Of("README.md", line => line.StartsWith('|') ? "|" : null).Count);
        // Each leads to the other one.
        File.ReadAllText(Path.Combine(Checkout.Root, "README.md")).ShouldContain("](README.id.md)");
        File.ReadAllText(Path.Combine(Checkout.Root, "README.id.md")).ShouldContain("](README.md)");
    }

    [TestCase("README.md")]
    [TestCase("README.id.md")]
    public void Every_path_and_heading_that_a_README_names_is_there(string readme)
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, readme));
        var links = Regex.Matches(text, @"\]\(([^)]+)\)").Select(match => match.Groups[1].Value).ToList();
        links.ShouldNotBeEmpty();
        var anchors = Regex
            .Matches(text, "^#+ (.+)$", RegexOptions.Multiline)
            .Select(match => "#" + Regex.Replace(match.Groups[1].Value.ToLowerInvariant(), @"[^\w -]", "").Replace(' ', '-'))
            .ToList();
        foreach (var link in links.Where(link => !link.Contains("://", StringComparison.Ordinal)))
            (link[0] == '#' ? anchors.Contains(link) : Path.Exists(Path.Combine(Checkout.Root, link))).ShouldBeTrue(link);
    }

    [Test]
    public void The_decisions_can_be_read_in_one_sitting()
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "src", "DECISIONS.md"));
        lines.Length.ShouldBeLessThanOrEqualTo(200);
        lines.ShouldAllBe(line => line.Length <= 160);
    }

    [Test]
    public void Every_command_of_the_guides_is_one_that_the_program_knows()
    {
        var commands = Directory
            .EnumerateFiles(Path.Combine(Checkout.Root, "src", "Scoring.Web", "Help", "Guides"), "*.md")
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("scoring ", StringComparison.Ordinal))
            .Select(line => line["scoring ".Length..])
            .Distinct()
            .ToList();
        commands.Count.ShouldBeGreaterThan(4);
        foreach (var command in commands)
        {
            // Help of a command is only given where its words and options are right: the last word asks for it.
            var answer = ScoringProgram.Run([.. Split(command), "--help"]);
            (answer.ExitCode, answer.Error).ShouldBe((0, ""), command);
            foreach (var option in Split(command).Where(word => word.StartsWith("--", StringComparison.Ordinal)))
                answer.Output.ShouldContain(option, Case.Sensitive, command);
        }
    }

    private static List<string> Commands(string readme)
    {
        var inside = false;
        return Of(readme, line =>
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```console";
            return inside && line.StartsWith("scoring ", StringComparison.Ordinal) ? line["scoring ".Length..] : null;
        });
    }

    // What is typed in the other blocks, without the words about it.
    private static string? Typed(string line) =>
        Regex.IsMatch(line, "^(scoring|dotnet|bash|echo|mkdir) ") ? Regex.Replace(line, " +# .*", "") : null;

    private static List<string> Of(string readme, Func<string, string?> part) =>
        [.. File.ReadLines(Path.Combine(Checkout.Root, readme)).Select(part).OfType<string>()];

    private static IEnumerable<string> Shown(string readme, string name) =>
        File.ReadLines(Path.Combine(Checkout.Root, readme))
            .SkipWhile(line => line != $"<!-- {name} -->")
            .TakeWhile(line => line != "<!-- end -->")
            .Where(line => !line.StartsWith("```", StringComparison.Ordinal) && !line.StartsWith("<!--", StringComparison.Ordinal))
            .Select(Seen)
            .Where(line => line.Length > 0);

    // The cells of a table's line without spaces, with decimal points.
    private static List<string> Figures(IEnumerable<string> lines) =>
        [.. lines.Where(line => Regex.IsMatch(line, @"^\| +\d+ \|")).Select(line => Regex.Replace(line, @"\s+", "").Replace(',', '.'))];

    private static string Seen(string line) => line.TrimEnd();

    // As a shell does, as far as the README needs it: spaces part, double quotes keep together.
    private static string[] Split(string command) =>
        [.. command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
