using System.CommandLine;
using System.CommandLine.Parsing;
using Scoring.Cli.Localization;

namespace Scoring.Cli.Parsing;

/// <summary>Explains in the chosen language what is wrong with a command line.</summary>
internal static class WrongUsage
{
    private const int FarthestNearest = 3;

    /// <summary>Reports the first fault that the parser found.</summary>
    public static int Report(ParseResult parsed, string language) => Report(Find(parsed), parsed.CommandResult.Command, language);

    /// <summary>Reports a fault that a verb found in its options.</summary>
    public static int Report(UsageException fault, Command command, string language)
    {
        var near =
            fault.Arguments.Length > 0 && fault.Arguments[^1] is not "" && CliTexts.All.Find(fault.Key + ".near", language) is not null;
        Console.Error.WriteLine(CliTexts.Get(near ? fault.Key + ".near" : fault.Key, language, fault.Arguments));
        Console.Error.WriteLine(CliTexts.Get("usage.see", language, HelpVerb.PathOf(command)));
        return ExitCodes.WrongUsage;
    }

    /// <summary>The option that was given no value and took the next option as its value, or null.</summary>
    public static UsageException? Swallowed(ParseResult parsed)
    {
        for (var i = 0; i + 1 < parsed.Tokens.Count; i++)
        {
            if (
                parsed.Tokens[i].Type == TokenType.Option
                && parsed.Tokens[i + 1] is { Type: TokenType.Argument } next
                && next.Value.StartsWith("--", StringComparison.Ordinal)
            )
                return new UsageException("usage.option-needs-value", parsed.Tokens[i].Value);
        }
        return null;
    }

    private static UsageException Find(ParseResult parsed)
    {
        if (Swallowed(parsed) is { } swallowed)
            return swallowed;
        if (parsed.UnmatchedTokens.Count > 0)
            return new UsageException(
                "usage.unknown-word",
                parsed.UnmatchedTokens[0],
                Nearest(parsed.UnmatchedTokens[0], parsed.CommandResult.Command)
            );
        var error = parsed.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option => new UsageException("usage.option-needs-value", option.Option.Name),
            OptionResult option => new UsageException("usage.option-once", option.Option.Name),
            ArgumentResult argument => new UsageException("usage.argument-missing", argument.Argument.Name),
            _ => new UsageException("usage.not-valid", error.Message),
        };
    }

    private static string Nearest(string word, Command command)
    {
        var known = command
            .Subcommands.Select(verb => verb.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Concat(command.Parents.OfType<Command>().Append(command).SelectMany(one => one.Options).Select(option => option.Name));
        var nearest = known
            .Distinct()
            .Select(name => (Name: name, Distance: RuleBook.Nearest.Distance(word, name)))
            .OrderBy(one => one.Distance)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Clamp(word.TrimStart('-').Length / 3, 1, FarthestNearest)
            ? nearest.Name
            : "";
    }
}
