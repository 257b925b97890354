using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Features.Core;

namespace Scoring.Cli.Parsing;

/// <summary>The manual page in roff, made from the texts that help shows, in one language.</summary>
/// <param name="writer">Where it is written, with LF at the ends of lines.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class ManualPage(TextWriter writer, string language)
{
    private static readonly int[] Codes =
    [
        ExitCodes.Done,
        ExitCodes.RefusedByData,
        ExitCodes.WrongUsage,
        ExitCodes.FaultyRules,
        ExitCodes.NotAllowed,
        ExitCodes.NotVerified,
        ExitCodes.OurError,
    ];

    private static readonly string[] Variables = ["SCORING_DATABASE", "SCORING_COMMITTEE", "SCORING_FILES", "SCORING_SITE"];

    /// <summary>Writes the page of a program with all its verbs.</summary>
    public void Write(Command root)
    {
        writer.WriteLine("'\\\" -*- coding: utf-8 -*-");
        writer.WriteLine($".TH SCORING 1 \"\" \"scoring {Engine.ProgramVersion}\" \"Scoring\"");
        Section("man.name");
        writer.WriteLine($"scoring \\- {Words(root.Description ?? "")}");
        Section("man.synopsis");
        writer.WriteLine($".B scoring\n.I {Words(Say("help.verb"))}\n[{Words(Say("help.option"))}]");
        Section("help.verbs");
        foreach (var verb in Below(root))
            WriteVerb(verb);
        Section("help.everywhere");
        Entries(root.Options.Select(option => (HelpVerb.Row(option).Name, option.Description ?? "")));
        Section("man.exit");
        Entries(Codes.Select(code => ($"{code}", Say($"man.exit.{code}"))));
        Section("man.variables");
        Entries(Variables.Select(name => (name, Say("man." + name.ToLowerInvariant()))));
        Section("help.examples");
        Examples(root);
    }

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(verb => Below(verb).Prepend(verb));

    private void WriteVerb(Command verb)
    {
        writer.WriteLine($".SS \"{Literal(HelpVerb.PathOf(verb)["scoring ".Length..])}\"");
        Paragraph(verb.Description ?? "");
        if (verb.Subcommands.Count == 0)
            writer.WriteLine(
                $".PP\n.B {Literal(HelpVerb.PathOf(verb))} {Literal(string.Join(' ', verb.Arguments.Select(HelpVerb.Usage)))}".TrimEnd()
            );
        Entries(verb.Arguments.Select(argument => (argument.Name, argument.Description ?? "")));
        Entries(verb.Options.Select(HelpVerb.Row));
        Examples(verb);
    }

    private void Examples(Command command)
    {
        foreach (var example in Verb.ExamplesOf(command))
        {
            Paragraph(Say(example.Key) + ":");
            writer.WriteLine($".PP\n.RS 4\n.nf\n{Literal("scoring " + example.Command)}\n.fi\n.RE");
        }
    }

    private void Section(string key) => writer.WriteLine($".SH \"{Words(Say(key).ToUpperInvariant())}\"");

    private void Paragraph(string text) => writer.WriteLine($".PP\n{Words(text)}");

    private void Entries(IEnumerable<(string Name, string About)> rows)
    {
        foreach (var (name, about) in rows)
            writer.WriteLine($".TP\n.B {Literal(name)}\n{Words(about)}");
    }

    // A backslash begins an escape everywhere, a dot or an apostrophe a request at the start of a line.
    private static string Words(string text)
    {
        var line = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("\"", "\\(dq", StringComparison.Ordinal);
        return line is ['.' or '\'', ..] ? "\\&" + line : line;
    }

    // What is typed keeps its hyphens: an ordinary one may become another character.
    private static string Literal(string text) => Words(text).Replace("-", "\\-", StringComparison.Ordinal);

    private string Say(string key) => CliTexts.Get(key, language);
}
