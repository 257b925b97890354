using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Folders;
using Scoring.Features.Review;

namespace Scoring.Cli.Verbs.Operation;

/// <summary>demo: runs all the sample data in its own database, and prints what a ministry would announce.</summary>
internal static class DemoVerb
{
    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts.Verb("demo", options).WithExamples("demo", "demo --database demo.db", "demo --serve");
        var (serve, urls) = (VerbParts.Switch("serve", options), VerbParts.Option("urls", "ADDRESS", options));
        verb.Add(serve);
        verb.Add(urls);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(serve) && ServeVerb.Find() is null)
                throw new UsageException("usage.no-site", "SCORING_SITE");
            if (session.Format != Format.Table)
                throw new UsageException("usage.format-not-here", session.Format.ToString().ToLowerInvariant(), "table");
            var samples = Samples.Folder() ?? throw new UsageException("usage.no-samples");
            var temporary = session.GivenDatabase is null ? Directory.CreateTempSubdirectory("scoring-demo-").FullName : null;
            if (temporary is not null)
                session.Database = Path.Combine(temporary, "demo.db");
            var isServed = false;
            try
            {
                var runs = await Waiting
                    .For(session, CliTexts.Get("waiting.demo", session.Spoken), report => RunAll(session, samples, report, cancellation))
                    .ConfigureAwait(false);
                var reported = await Report(session, runs, cancellation).ConfigureAwait(false);
                isServed = reported == ExitCodes.Done && parsed.GetValue(serve);
                if (!isServed)
                    return reported;
            }
            finally
            {
                if (temporary is not null && !isServed)
                    await Remove(session, temporary).ConfigureAwait(false);
            }
            var accounts = await DemoAccounts.Make(session, cancellation).ConfigureAwait(false);
            ResultTarget.WriteScreen(session, screen => accounts.Draw(screen, session.Language));
            string[] address = parsed.GetValue(urls) is { Length: > 0 } given ? ["--urls", given] : [];
            // A look around needs no second factor.
            return await ServeVerb.Serve(session, [.. address, "--second-factor", "optional"], cancellation).ConfigureAwait(false);
        });
        return verb;
    }

    // Nobody asked for these files: what a site serves goes with the temporary folder of the system, everything else now.
    private static async Task Remove(CommandContext session, string folder)
    {
        await session.DisposeAsync().ConfigureAwait(false);
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            session.Say(CliTexts.Get("demo.left", session.Spoken, folder));
        }
    }

    private static async Task<IReadOnlyList<FolderRun>> RunAll(
        CommandContext session,
        string samples,
        Action<string, double> report,
        CancellationToken cancellation
    )
    {
        var runs = new List<FolderRun>();
        foreach (var scenario in Samples.OfDemo)
        {
            var done = runs.Count;
            var folder = new RunFolder(Path.Combine(samples, scenario), null, CommandContext.OfRecord, (step, part) =>
                report($"{scenario}: {step}", (done + part) / Samples.OfDemo.Length)
            );
            runs.Add(await session.Send(folder, cancellation).ConfigureAwait(false));
        }
        // The site shows what is published; the samples' own juries have closed.
        foreach (var edition in runs.TrueForAll(run => run.Accepted) ? runs.SelectMany(run => run.Runs).Select(run => run.Edition) : [])
        {
            await CloseItems(session, edition, cancellation).ConfigureAwait(false);
            await session.Send(new FinaliseRanking(edition), cancellation).ConfigureAwait(false);
            await session.Send(new Publish(edition), cancellation).ConfigureAwait(false);
        }
        return runs;
    }

    // What a plenary would talk over: the samples' has none, and says so where the decision shows.
    private static async Task CloseItems(CommandContext session, string edition, CancellationToken cancellation)
    {
        var list = await session.Send(new ListReviewItems(edition), cancellation).ConfigureAwait(false);
        foreach (var item in list.Items.Items.Where(item => item.State != ReviewItemState.Closed))
            await session
                .Send(
                    new ResolveReviewItem(
                        edition,
                        ReviewItemLabels.Of(item.Item.Name),
                        ReviewDecisionKind.Keep,
                        CliTexts.Get("demo.item-reason", session.Spoken),
                        CliTexts.Get("demo.item-by", session.Spoken)
                    ),
                    cancellation
                )
                .ConfigureAwait(false);
    }

    private static async Task<int> Report(CommandContext session, IReadOnlyList<FolderRun> runs, CancellationToken cancellation)
    {
        if (runs.Any(run => !run.Accepted))
        {
            Problems.Show(
                [.. runs.SelectMany(run => run.Imports).Where(import => import.Status == ImportStatus.Refused)],
                session.Language,
                session.Quiet
            );
            return ExitCodes.RefusedByData;
        }
        var announcements = await Announcements.Of(session, [.. runs.SelectMany(run => run.Runs)], cancellation).ConfigureAwait(false);
        var shown = DatabaseAddress.Shown(session.Database);
        ResultTarget.WriteScreen(session, screen =>
        {
            foreach (var grid in announcements)
                grid.Draw(screen, session.Language);
            screen.Line();
            screen.Line(CliTexts.Get("demo.illustrative", session.Spoken));
            screen.Line();
            if (session.GivenDatabase is not null)
            {
                screen.Line(CliTexts.Get("demo.database", session.Spoken, shown));
            }
            else
            {
                shown = "demo.db";
                screen.Line(CliTexts.Get("demo.not-kept", session.Spoken));
                screen.Line($"  {Program.AsTyped} demo --database {shown}");
            }
            screen.Line(CliTexts.Get("demo.explain", session.Spoken));
            screen.Line($"  {Program.AsTyped} explain iga/2019 72.01 --database {shown}");
            screen.Line(CliTexts.Get("demo.site", session.Spoken));
            screen.Line($"  {Program.SiteAsTyped} --database {shown}");
        });
        return ExitCodes.Done;
    }
}
