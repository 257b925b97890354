using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Localization;

namespace Scoring.Cli.Parsing;

/// <summary>Builds commands, arguments and options with their descriptions, and reads their values.</summary>
internal static class VerbParts
{
    /// <summary>A verb with its description, still without examples.</summary>
    public static Verb Verb(string name, GlobalOptions options, string? key = null) =>
        new(name, CliTexts.Get(key ?? "verb." + name, options.SpokenLanguage), key ?? "verb." + name);

    /// <summary>Gives a verb others below it, of which one has to follow: without one it names them all.</summary>
    public static Command WithVerbs(this Command verb, GlobalOptions options, params Command[] below)
    {
        foreach (var one in below)
            verb.Add(one);
        verb.SetAction(_ =>
            WrongUsage.Report(
                new UsageException(
                    "usage.verb-missing",
                    string.Join(' ', HelpVerb.WordsOf(verb)),
                    verb.Subcommands.Select(one => one.Name).ToArray()
                ),
                verb,
                options.SpokenLanguage
            )
        );
        return verb;
    }

    /// <summary>An argument that the parser lets be missing; <see cref="Needs(ParseResult, Argument{string})"/> requires it.</summary>
    public static Argument<string> Argument(string name, GlobalOptions options, string? key = null)
    {
        var argument = new Argument<string>(name)
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = CliTexts.Get(key ?? "argument." + name.ToLowerInvariant(), options.SpokenLanguage),
        };
        if (name == "EDITION")
            argument.CompletionSources.Add(context => Completions.Editions(context.ParseResult.GetValue(options.Rules)));
        return argument;
    }

    /// <summary>An argument that may be left out; the usage line has it in brackets.</summary>
    public static Argument<string> Optional(string name, GlobalOptions options, string? key = null)
    {
        var argument = Argument(name, options, key);
        argument.HelpName = $"[{name}]";
        return argument;
    }

    /// <summary>An option with a value.</summary>
    public static Option<string> Option(string name, string value, GlobalOptions options, string? key = null) =>
        new Option<string>("--" + name)
        {
            HelpName = value,
            Description = CliTexts.Get(key ?? "option." + name, options.SpokenLanguage),
        }.Completing(value);

    /// <summary>An option that can be given several times.</summary>
    public static Option<string[]> Repeated(string name, string value, GlobalOptions options) =>
        new Option<string[]>("--" + name)
        {
            HelpName = value,
            Arity = ArgumentArity.OneOrMore,
            Description = CliTexts.Get("option." + name, options.SpokenLanguage),
        }.Completing(value);

    /// <summary>An option without a value.</summary>
    public static Option<bool> Switch(string name, GlobalOptions options) =>
        new("--" + name) { Description = CliTexts.Get("option." + name, options.SpokenLanguage) };

    /// <summary>The argument's value.</summary>
    /// <exception cref="UsageException">It is missing or empty.</exception>
    public static string Needs(this ParseResult parsed, Argument<string> argument) =>
        parsed.GetValue(argument) is { Length: > 0 } value ? value : throw new UsageException("usage.argument-missing", argument.Name);

    /// <summary>The option's value.</summary>
    /// <exception cref="UsageException">It is missing or empty.</exception>
    public static string Needs(this ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is { Length: > 0 } value ? value : throw new UsageException("usage.argument-missing", option.Name);

    /// <summary>The option's value as a whole number from 1; null if it is not given.</summary>
    /// <exception cref="UsageException">It is not such a number.</exception>
    public static int? Number(this ParseResult parsed, Option<string> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw new UsageException("usage.number", option.Name, text);
    }
}
