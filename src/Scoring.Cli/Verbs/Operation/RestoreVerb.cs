using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Backups;
using Scoring.Features.Core;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>restore FILE: puts a backup in the place of the database.</summary>
internal static class RestoreVerb
{
    public static Command Make(GlobalOptions options)
    {
        var file = VerbParts.Argument("FILE", options);
        file.Description = CliTexts.Get("argument.restore-file", options.SpokenLanguage);
        var keys = VerbParts.Option("keys", "DIR", options);
        var verb = VerbParts.Verb("restore", options).WithExamples("restore copy.db", "restore copy.db --database season.db");
        verb.Add(file);
        verb.Add(keys);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var source = parsed.Needs(file);
            var outcome = await session.Send(new RestoreBackup(source, parsed.GetValue(keys)), cancellation).ConfigureAwait(false);
            return outcome.Faults.Count > 0 ? NotVerified(session, source, outcome) : Done(session, source, outcome);
        });
        return verb;
    }

    private static int NotVerified(CommandContext session, string source, RestoreOutcome outcome)
    {
        foreach (var fault in outcome.Faults)
            Console.Error.WriteLine(CliTexts.Get("restore.fault." + fault.Code, session.Spoken, fault.Subject));
        Console.Error.WriteLine(CliTexts.Get("restore.not", session.Spoken, source));
        return ExitCodes.NotVerified;
    }

    private static int Done(CommandContext session, string source, RestoreOutcome outcome)
    {
        session.Say(
            outcome is { Head: { } head, Newest: { } newest }
                ? CliTexts.Get(
                    "restore.done",
                    session.Spoken,
                    DatabaseAddress.Shown(session.Database),
                    source,
                    outcome.Publications,
                    outcome.Keys,
                    head.Sequence,
                    newest.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
                    head.Hash
                )
                : CliTexts.Get(
                    "restore.done-empty",
                    session.Spoken,
                    DatabaseAddress.Shown(session.Database),
                    source,
                    outcome.Publications,
                    outcome.Keys
                )
        );
        if (outcome.Aside is { } aside)
            session.Say(CliTexts.Get("restore.aside", session.Spoken, aside));
        if (!outcome.WasReadable)
            session.Say(CliTexts.Get("restore.unreadable", session.Spoken));
        session.Say(CliTexts.Get("restore.next", session.Spoken));
        return ExitCodes.Done;
    }
}
