using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

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
        var map = VerbParts.Repeated("map", "HEADER=COLUMN", options);
        var decimals = VerbParts.Option("decimal", "SIGN", options);
        var dates = VerbParts.Option("dates", "ORDER", options);
        var sheet = VerbParts.Repeated("sheet", "NAME", options);
        var adds = VerbParts.Switch("adds", options);
        var verb = VerbParts
            .Verb("import", options)
            .WithExamples(
                "import marks marks.csv --edition kipp/2023",
                "import indicators levels.xlsx --edition iga/2026 --dry-run",
                "import indicators more.csv --edition iga/2026 --adds"
            );
        verb.Add(kind);
        verb.Add(file);
        foreach (var option in new Option[] { edition, dryRun, skipFaulty, replaces, adds, map, decimals, dates, sheet })
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
                new ReadingChoices
                {
                    Columns = ColumnsOf(parsed.GetValue(map) ?? []),
                    DecimalSign = ChoiceOf(parsed.GetValue(decimals), "--decimal", ("point", '.'), ("comma", ',')),
                    Dates = ChoiceOf(parsed.GetValue(dates), "--dates", ("dmy", DateOrder.DayFirst), ("mdy", DateOrder.MonthFirst)),
                    Sheets = parsed.GetValue(sheet) ?? [],
                },
                parsed.GetValue(adds) ? Replacing.Add
                    : parsed.GetValue(replaces) is null ? Replacing.Ask
                    : Replacing.Replace
            );
            var outcome = await Waiting
                .For(session, CliTexts.Get("waiting.run", session.Spoken), _ => session.Send(wanted, cancellation))
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
                ResultTarget.WriteBytes(session, stream => ImportJson.Write(stream, outcome, language, session.Form));
                break;
            case Format.Table:
                Problems.Show([outcome], language, session.Quiet);
                ResultTarget.WriteScreen(session, screen => screen.Line(Sentence(outcome, language)));
                SaySummary(session, outcome);
                break;
            default:
                Grid.Write(session, Problems.Of(outcome.Problems, language));
                session.Say(Sentence(outcome, session.Spoken));
                SaySummary(session, outcome);
                break;
        }
    }

    private static void SaySummary(CommandContext session, ImportOutcome outcome)
    {
        foreach (var line in ImportSummaryTexts.Lines(outcome, session.Spoken))
            session.Say(line);
    }

    // "Kode Daerah=region_code": a header may contain the sign, a column's name does not.
    private static Dictionary<string, string> ColumnsOf(string[] maps)
    {
        var columns = new Dictionary<string, string>();
        foreach (var map in maps)
        {
            var at = map.LastIndexOf('=');
            if (at <= 0 || map[(at + 1)..].Trim().Length == 0 || !columns.TryAdd(map[..at].Trim(), map[(at + 1)..].Trim()))
                throw new UsageException("usage.map", map);
        }
        return columns;
    }

    private static T? ChoiceOf<T>(string? given, string option, params (string Name, T Value)[] choices)
        where T : struct
    {
        if (given is null)
            return null;
        var at = Array.FindIndex(choices, choice => choice.Name.Equals(given, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? choices[at].Value : throw new UsageException("usage.value", option, given, choices.Select(choice => choice.Name));
    }

    /// <summary>The kind of import of that name.</summary>
    /// <exception cref="UsageException">There is no such kind.</exception>
    public static ImportKind KindOf(string name) =>
        Array.IndexOf(Kinds, name.ToLowerInvariant()) is >= 0 and var index
            ? Enum.Parse<ImportKind>(Kinds[index], ignoreCase: true)
            : throw new UsageException("usage.value", "KIND", name, Kinds);
}
