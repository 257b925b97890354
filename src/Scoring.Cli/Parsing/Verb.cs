using System.CommandLine;

namespace Scoring.Cli.Parsing;

/// <summary>A verb with real examples of its use, which help and the manual page show.</summary>
/// <param name="name">The word.</param>
/// <param name="about">What it does, in the language of the command line.</param>
/// <param name="key">The key of that text, "verb.rules.list".</param>
internal sealed class Verb(string name, string about, string key) : Command(name, about)
{
    private static readonly Example[] OfTheRoot =
    [
        new("demo", "example.demo.1"),
        new("rank iga/2019 --ranking kabupaten --top 5", "example.rank.1"),
        new("explain iga/2019 72.01", "example.explain.1"),
    ];

    private IReadOnlyList<Example> _examples = [];

    /// <summary>
    /// Gives it examples: what follows the program's name. What each does is in the texts, as "example.rules.list.1" and so on.
    /// </summary>
    public Command WithExamples(params string[] commands)
    {
        var texts = key.Replace("verb.", "example.", StringComparison.Ordinal);
        _examples = [.. commands.Select((command, i) => new Example(command, $"{texts}.{i + 1}"))];
        return this;
    }

    /// <summary>The examples of a command; those of the whole program are the first three commands to try.</summary>
    public static IReadOnlyList<Example> ExamplesOf(Command command) => command is Verb verb ? verb._examples : OfTheRoot;
}

/// <summary>A command line without the program's name, and the key of the text that says what it does.</summary>
internal sealed record Example(string Command, string Key);
