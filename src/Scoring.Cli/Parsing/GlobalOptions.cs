using System.CommandLine;
using Scoring.Cli.Localization;

namespace Scoring.Cli.Parsing;

/// <summary>The options that every verb has.</summary>
internal sealed class GlobalOptions
{
    public GlobalOptions(string language)
    {
        Database = Make("--database", "FILE", language);
        Rules = Make("--rules", "DIR", language);
        Committee = Make("--committee", "PATH", language);
        Format = Make("--format", "table|csv|json|xlsx|parquet", language);
        Output = Make("--output", "FILE", language);
        Language = Make("--language", "id|en", language);
        Actor = Make("--as", "NAME", language);
        Width = Make("--width", "N", language);
        Quiet = new Option<bool>("--quiet") { Recursive = true, Description = CliTexts.Get("option.quiet", language) };
        SpokenLanguage = language;
    }

    /// <summary>The language the command line was set up in: "id" or "en".</summary>
    public string SpokenLanguage { get; }

    public Option<string> Database { get; }

    public Option<string> Rules { get; }

    /// <summary>A committee's file, or a folder of them.</summary>
    public Option<string> Committee { get; }

    public Option<string> Format { get; }

    public Option<string> Output { get; }

    public Option<string> Language { get; }

    public Option<string> Actor { get; }

    public Option<bool> Quiet { get; }

    /// <summary>The characters of a line that tables must fit.</summary>
    public Option<string> Width { get; }

    public IEnumerable<Option> All => [Database, Rules, Committee, Format, Output, Width, Language, Actor, Quiet];

    private static Option<string> Make(string name, string value, string language) =>
        new Option<string>(name)
        {
            Recursive = true,
            HelpName = value,
            Description = CliTexts.Get("option." + name.TrimStart('-'), language),
        }.Completing(value);
}
