using System.CommandLine;
using System.CommandLine.Help;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Verbs.Import;
using Scoring.Cli.Verbs.Jury;
using Scoring.Cli.Verbs.Operation;
using Scoring.Cli.Verbs.Publishing;
using Scoring.Cli.Verbs.Ranking;
using Scoring.Cli.Verbs.Rules;
using Scoring.Cli.Verbs.Users;
using Scoring.Features.Persistence;

namespace Scoring.Cli;

/// <summary>All verbs, and the path from the arguments to an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb that the arguments name; returns one of <see cref="ExitCodes"/>.</summary>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        ScoringDatabase.LoadLibraries();
        var language = Languages.Of(args);
        var parsed = Make(language)
            .Parse(Shortcuts.Read(args), new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        // Help clears the errors, and it has nothing to say about a verb that does not exist.
        var isHelp = parsed.Action is HelpVerb;
        var isUnknown = isHelp && parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count > 0;
        if (isUnknown || (!isHelp && (parsed.Errors.Count > 0 || WrongUsage.Swallowed(parsed) is not null)))
            return WrongUsage.Report(parsed, language);
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
    }

    /// <summary>The program with all its verbs, in a language.</summary>
    internal static RootCommand Make(string language)
    {
        var options = new GlobalOptions(language);
        var root = new RootCommand(CliTexts.Get("help.about", language));
        var groups = Groups(options);
        var help = new HelpVerb(language, groups);
        root.SetAction(parsed => help.Invoke(parsed));
        foreach (var option in root.Options)
        {
            if (option is HelpOption)
                option.Action = help;
            else if (option is VersionOption)
                option.Action = new VersionAnswer();
            option.Description = CliTexts.Get(option is HelpOption ? "help.help" : "help.version", language);
        }
        foreach (var option in options.All)
            root.Add(option);
        foreach (var verb in groups.SelectMany(group => group.Verbs))
            root.Add(verb);
        return root;
    }

    // In the order of the work: what one begins with comes first.
    private static (string Title, Command[] Verbs)[] Groups(GlobalOptions options) =>
        [
            (
                "help.start",
                [
                    DemoVerb.Make(options),
                    RunVerb.Make(options),
                    RulesVerb.Make(options),
                    ImportVerb.Make(options),
                    TemplateVerb.Make(options),
                ]
            ),
            (
                "help.results",
                [
                    RankVerb.Make(options),
                    ExplainVerb.Make(options),
                    SimulateVerb.Make(options),
                    RegionVerb.Make(options),
                    CatalogueVerb.Make(options),
                    CompareVerb.Make(options),
                    RobustnessVerb.Make(options),
                    HierarchyVerb.Make(options),
                ]
            ),
            (
                "help.competition",
                [
                    EligibilityVerb.Make(options),
                    JuryVerb.Make(options),
                    FunnelVerb.Make(options),
                    ReviewVerb.Make(options),
                    PickVerb.Make(options),
                    FinaliseVerb.Make(options),
                    ObjectionVerb.Make(options),
                    DisqualifyVerb.Make(options),
                    MinutesVerb.Make(options),
                    CertificatesVerb.Make(options),
                ]
            ),
            (
                "help.publishing",
                [
                    PublishVerb.Make(options),
                    PublishVerb.MakeList(options),
                    BundleVerbs.MakeExport(options),
                    BundleVerbs.MakeVerify(options),
                    AuditVerb.Make(options),
                ]
            ),
            (
                "help.operation",
                [
                    ServeVerb.Make(options),
                    UsersVerb.Make(options),
                    DraftsVerb.Make(options),
                    FilesVerb.Make(options),
                    BackupVerb.Make(options),
                    RestoreVerb.Make(options),
                    CopyVerb.Make(options),
                    SchemaVerb.Make(options),
                    CompletionVerb.Make(options),
                    ManVerb.Make(options),
                ]
            ),
        ];
}
