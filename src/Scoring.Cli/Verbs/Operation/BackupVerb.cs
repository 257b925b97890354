using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Backups;
using Scoring.Features.Core;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>backup FILE: copies the live database, its publications and the site's keys.</summary>
internal static class BackupVerb
{
    public static Command Make(GlobalOptions options)
    {
        var file = VerbParts.Argument("FILE", options);
        file.Description = CliTexts.Get("argument.backup-file", options.SpokenLanguage);
        var keys = VerbParts.Option("keys", "DIR", options);
        var verb = VerbParts.Verb("backup", options).WithExamples("backup copy.db", "backup copy.db --database season.db");
        verb.Add(file);
        verb.Add(keys);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (!DatabaseAddress.IsServer(session.Database) && !File.Exists(session.Database))
                throw new UsageException("usage.database", session.Database);
            var made = await session.Send(new BackUp(parsed.Needs(file), parsed.GetValue(keys)), cancellation).ConfigureAwait(false);
            session.Say(CliTexts.Get("backup.done", session.Spoken, made.Target, made.Bytes, made.Publications, made.Keys));
            session.Say(
                CliTexts.Get(
                    "backup.check." + made.Check.How.ToString().ToLowerInvariant(),
                    session.Spoken,
                    made.Check.Program ?? "",
                    made.Check.Version ?? ""
                )
            );
            session.Say(
                CliTexts.Get(
                    DatabaseAddress.IsServer(session.Database) ? "backup.restore-server" : "backup.restore",
                    session.Spoken,
                    made.Target,
                    session.Database
                )
            );
            return ExitCodes.Done;
        });
        return verb;
    }
}
