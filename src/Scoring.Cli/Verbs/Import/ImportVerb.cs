using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Cli.Verbs.Import;

/// <summary>import KIND FILE --edition E: imports a file into an edition, all rows or none.</summary>
internal static class ImportVerb
{
    private static readonly string[] Kinds = [.. Enum.GetNames<ImportKind>().Select(name => name.ToLowerInvariant())];

    public static Command Make(GlobalOptions options)
    {
        var kind = VerbParts.Argument("KIND", options);
        var file = VerbParts.Argument("FILE", options);
        var edition = VerbParts.Option("edition", "EDITION", options);
        var dryRun = VerbParts.Switch("dry-run", options);
        var skipFaulty = VerbParts.Switch("skip-faulty", options);
        var replaces = VerbParts.Option("replaces", "NAME", options);
        var adds = VerbParts.Switch("adds", options);
        var verb = VerbParts.Verb("import", options);
        verb.Add(kind);
        verb.Add(file);
        foreach (var option in new Option[] { edition, dryRun, skipFaulty, replaces, adds })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(adds) && parsed.GetValue(replaces) is not null)
                throw new UsageException("usage.replaces-and-adds");
            var wanted = new ImportFile(
                KindOf(parsed.Needs(kind)),
                Path.GetFullPath(parsed.Needs(file)),
                parsed.Needs(edition),
                parsed.GetValue(dryRun),
                parsed.GetValue(skipFaulty),
                parsed.GetValue(replaces),
                parsed.GetValue(adds) ? Replacing.Add
                    : parsed.GetValue(replaces) is null ? Replacing.Ask
                    : Replacing.Replace
            );
            var outcome = await Waiting
                .For(session, CliTexts.Get("waiting.run", session.Language), _ => session.Send(wanted, cancellation))
                .ConfigureAwait(false);
            Write(session, outcome);
            return outcome.Status == ImportStatus.Refused ? ExitCodes.RefusedByData : ExitCodes.Done;
        });
        return verb;
    }

    /// <summary>The outcome of an import, in a sentence.</summary>
    public static string Sentence(ImportOutcome outcome, string language) =>
        outcome.Status switch
        {
            ImportStatus.Stored => CliTexts.Get("import.stored", language, outcome.FileName, outcome.Accepted, outcome.ImportId ?? 0),
            ImportStatus.Unchanged => CliTexts.Get("import.unchanged", language, outcome.FileName),
            ImportStatus.Checked => CliTexts.Get("import.checked", language, outcome.FileName, outcome.Rows),
            _ => CliTexts.Get("import.refused", language, outcome.FileName, outcome.Accepted, outcome.Rows, outcome.ProblemCount),
        };

    private static void Write(CommandContext session, ImportOutcome outcome)
    {
        var language = session.Language;
        switch (session.Format)
        {
            case Format.Json:
                ResultTarget.WriteBytes(session, stream => ImportJson.Write(stream, outcome, language));
                break;
            case Format.Table:
                Problems.Show([outcome], language, session.Quiet);
                ResultTarget.WriteScreen(session, screen => screen.Line(Sentence(outcome, language)));
                SaySummary(session, outcome);
                break;
            default:
                Grid.Write(session, Problems.Of(outcome.Problems, language));
                session.Say(Sentence(outcome, language));
                SaySummary(session, outcome);
                break;
        }
    }

    private static void SaySummary(CommandContext session, ImportOutcome outcome)
    {
        foreach (var line in ImportSummaryTexts.Lines(outcome, session.Language))
            session.Say(line);
    }

    private static ImportKind KindOf(string name) =>
        Array.IndexOf(Kinds, name.ToLowerInvariant()) is >= 0 and var index
            ? Enum.Parse<ImportKind>(Kinds[index], ignoreCase: true)
            : throw new UsageException("usage.value", "KIND", name, Kinds);
}
