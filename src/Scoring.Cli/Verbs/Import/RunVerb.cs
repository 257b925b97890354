using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Cli.Verbs.Ranking;
using Scoring.Features.Import;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Folders;

namespace Scoring.Cli.Verbs.Import;

/// <summary>run FOLDER: imports, scores and ranks a whole folder.</summary>
internal static class RunVerb
{
    private static readonly GridColumn[] ImportColumns =
    [
        new("file", "label.file"),
        new("status", "label.status"),
        new("rows", "label.rows"),
        new("accepted", "label.accepted"),
        new("problems", "label.problems"),
    ];

    private static readonly GridColumn[] RunColumns =
    [
        new("edition", "label.edition"),
        new("run", "label.run"),
        new("rankings", "label.rankings"),
        new("rule_hash", "label.rule-hash"),
        new("result_hash", "label.result-hash"),
    ];

    public static Command Make(GlobalOptions options)
    {
        var folder = VerbParts.Argument("FOLDER", options);
        var verb = VerbParts
            .Verb("run", options)
            .WithExamples("run sample-data/iga-2018-2019 --output out", "run sample-data/iid-2026 --database iid.db");
        verb.Add(folder);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var path = Path.GetFullPath(parsed.Needs(folder));
            var target = session.Output is { } output ? Path.GetFullPath(output) : null;
            var run = await Waiting
                .For(session, CliTexts.Get("waiting.run", session.Spoken), report =>
                    session.Send(new RunFolder(path, target, CommandContext.OfRecord, report), cancellation)
                )
                .ConfigureAwait(false);
            Problems.Show(run.Imports, session.Spoken, session.Quiet);
            foreach (var line in run.Imports.SelectMany(import => ImportSummaryTexts.Lines(import, session.Spoken)))
                session.Say(line);
            Grid.Write(session.ToStandardOutput(), Imports(run, session), Runs(run.Runs, session.Language), Found(run, session.Language));
            foreach (var ranked in run.Runs)
                RankVerb.SayRemarks(session, ranked);
            if (run.Unmarked.Count > 0)
                session.Say(CliTexts.Get("run.unmarked", session.Spoken, run.Unmarked));
            foreach (var file in run.Files)
                session.Say(CliTexts.Get("run.files", session.Spoken, Path.GetRelativePath(Directory.GetCurrentDirectory(), file)));
            return run.Accepted ? ExitCodes.Done : ExitCodes.RefusedByData;
        });
        return verb;
    }

    private static Grid Imports(FolderRun run, CommandContext session) =>
        new(
            "imports",
            CliTexts.Get("run.title", session.Spoken),
            ImportColumns,
            [
                .. run.Imports.Select(import =>
                    (IReadOnlyList<object?>)
                        [import.FileName, Status(run, import, session), import.Rows, import.Accepted, import.ProblemCount]
                ),
            ]
        );

    /// <summary>The outcome of an import: a word for people, the code for scripts. If one file is refused, none is stored.</summary>
    private static string Status(FolderRun run, ImportOutcome import, CommandContext session)
    {
        var status = !run.Accepted && import.Status == ImportStatus.Stored ? ImportStatus.Checked : import.Status;
        return session.Format == Format.Table ? Texts.Get("status." + status, session.Language) : status.ToString().ToLowerInvariant();
    }

    /// <summary>The problems of all files, for JSON and workbooks; people see them on standard error.</summary>
    private static Grid Found(FolderRun run, string language) => Problems.Of(run.Imports.SelectMany(import => import.Problems), language);

    /// <summary>Runs with their hashes.</summary>
    public static Grid Runs(IEnumerable<RankingRun> runs, string language) =>
        new(
            "runs",
            CliTexts.Get("run.runs", language),
            RunColumns,
            [
                .. runs.Select(run =>
                    (IReadOnlyList<object?>)
                        [
                            run.Edition,
                            run.RunId,
                            string.Join(", ", run.Rankings.Select(ranking => ranking.Rule.Id)),
                            run.RuleHash,
                            run.ResultHash,
                        ]
                ),
            ]
        );
}
