using System.CommandLine;
using System.CommandLine.Invocation;
using Scoring.Cli.Localization;

namespace Scoring.Cli.Parsing;

/// <summary>Help in the chosen language: what a verb does, its arguments and options.</summary>
/// <param name="language">"id" or "en".</param>
/// <param name="groups">The program's verbs under the keys of the headings that they stand under.</param>
internal sealed class HelpVerb(string language, IReadOnlyList<(string Title, Command[] Verbs)> groups) : SynchronousCommandLineAction
{
    private const string Gap = "  ";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(Console.Out, parseResult.CommandResult.Command);
        return ExitCodes.Done;
    }

    /// <summary>The words that lead to a command, for example "scoring rules check".</summary>
    public static string PathOf(Command command) => string.Join(' ', WordsOf(command).Prepend("scoring"));

    /// <summary>The words that lead to a command, without that of the program: "rules", "check".</summary>
    public static IEnumerable<string> WordsOf(Command command) =>
        Upwards(command).Where(one => one is not RootCommand).Reverse().Select(one => one.Name);

    private void Write(TextWriter writer, Command command)
    {
        writer.WriteLine(command.Description);
        writer.WriteLine();
        var words = command
            .Arguments.Select(Usage)
            .Prepend(
                command.Subcommands.Count == 0 ? ""
                : command.Arguments.Count == 0 ? Say("help.verb")
                : $"[{Say("help.verb")}]"
            )
            .Append($"[{Say("help.option")}]")
            .Where(word => word.Length > 0);
        writer.WriteLine($"{Say("help.usage")}: {PathOf(command)} {string.Join(' ', words)}");
        if (command is RootCommand)
            Groups(writer);
        else
            Section(writer, "help.verbs", [.. command.Subcommands.Select(verb => (verb.Name, verb.Description ?? ""))]);
        Section(writer, "help.arguments", [.. command.Arguments.Select(argument => (argument.Name, argument.Description ?? ""))]);
        if (command is not RootCommand)
            Section(writer, "help.options", [.. command.Options.Select(Row)]);
        writer.WriteLine();
        writer.WriteLine(Say("help.examples") + ":");
        foreach (var example in Verb.ExamplesOf(command))
        {
            writer.WriteLine($"{Gap}# {Say(example.Key)}");
            writer.WriteLine($"{Gap}scoring {example.Command}");
        }
        Section(writer, "help.everywhere", [.. Upwards(command).Last().Options.Select(Row)]);
        if (command.Subcommands.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine(Say("help.more"));
        }
    }

    private static IEnumerable<Command> Upwards(Command command)
    {
        for (Command? one = command; one is not null; one = one.Parents.OfType<Command>().FirstOrDefault())
            yield return one;
    }

    /// <summary>An argument in a line of usage: in brackets if it may be left out.</summary>
    public static string Usage(Argument argument) => argument.HelpName ?? argument.Name;

    /// <summary>An option as it is written, and what it does.</summary>
    public static (string Name, string About) Row(Option option) =>
        (option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}", option.Description ?? "");

    private void Groups(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine(Say("help.verbs") + ":");
        var width = groups.SelectMany(group => group.Verbs).Max(verb => verb.Name.Length);
        foreach (var (title, verbs) in groups)
        {
            writer.WriteLine($"{Gap}{Say(title)}");
            foreach (var verb in verbs)
                writer.WriteLine($"{Gap}{Gap}{verb.Name.PadRight(width)}{Gap}{verb.Description}");
        }
    }

    private void Section(TextWriter writer, string title, IReadOnlyList<(string Name, string About)> rows)
    {
        if (rows.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine(Say(title) + ":");
        var width = rows.Max(row => row.Name.Length);
        foreach (var (name, about) in rows)
            writer.WriteLine($"{Gap}{name.PadRight(width)}{Gap}{about}");
    }

    private string Say(string key) => CliTexts.Get(key, language);
}
