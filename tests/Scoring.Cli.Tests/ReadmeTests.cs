namespace Scoring.Cli.Tests;

/// <summary>
/// Runs the READMEs' commands verbatim, in order, in a folder with the samples and the rules.
/// </summary>
public sealed class ReadmeTests
{
    [Test]
    public void Every_command_of_the_README_works_as_it_stands()
    {
        var commands = Commands(Path.Combine(Checkout.Root, "README.md"));
        commands.Count.ShouldBeGreaterThan(5);
        var folder = ScoringProgram.NewFolder();
        try
        {
            foreach (var shared in new[] { "sample-data", "scoring-rules" })
                Directory.CreateSymbolicLink(Path.Combine(folder, shared), Path.Combine(Checkout.Root, shared));
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

    [Test]
    public void Every_path_that_the_README_names_is_there()
    {
        var links = System
            .Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(Checkout.Root, "README.md")), @"\]\(([^)#]+)\)")
            .Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal))
            .ToList();
        links.ShouldNotBeEmpty();
        foreach (var link in links)
            Path.Exists(Path.Combine(Checkout.Root, link)).ShouldBeTrue(link);
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
        var commands = new List<string>();
        var inside = false;
        foreach (var line in File.ReadLines(readme))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```console";
            else if (inside && line.StartsWith("scoring ", StringComparison.Ordinal))
                commands.Add(line["scoring ".Length..]);
        }
        return commands;
    }

    // As a shell does, as far as the README needs it: spaces part, double quotes keep together.
    private static string[] Split(string command) =>
        [.. command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
