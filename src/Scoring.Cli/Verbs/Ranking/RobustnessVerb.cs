using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Robustness;
using Scoring.Features.Ranking.Robustness.Index;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>robustness EDITION: how certain the ranks are, and what decides them.</summary>
internal static class RobustnessVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var ranking = VerbParts.Option("ranking", "ID", options);
        var top = VerbParts.Option("top", "N", options, "option.robustness-top");
        var draws = VerbParts.Option("draws", "N", options);
        var seed = VerbParts.Option("seed", "TEXT", options, "option.robustness-seed");
        var part = VerbParts.Option("part", "NAME", options, "option.robustness-part");
        var index = new VariedOptions(options);
        var verb = VerbParts
            .Verb("robustness", options)
            .WithExamples(
                "robustness solok-convention/2018 --ranking top-ten",
                "robustness human-development/2026 --weights 25 --decides --rules sample-data/human-development/rules"
            );
        foreach (var option in new[] { ranking, top, draws, seed, part })
            verb.Add(option);
        index.AddTo(verb);
        verb.Add(edition);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var wanted = new ReportRobustness(
                parsed.Needs(edition),
                parsed.GetValue(ranking),
                parsed.Number(top),
                parsed.Number(draws) ?? ReportRobustness.UsualDraws,
                parsed.GetValue(seed)
            );
            var varied = new ReportIndexRobustness(wanted.Edition, wanted.Ranking, wanted.Top, parsed.Number(draws), wanted.Seed)
            {
                Vary = index.Read(parsed),
                Decides = index.Decides(parsed),
                Units = index.Units(parsed),
            };
            var (report, ofIndex) = await Waiting
                .For(session, CliTexts.Get("waiting.robustness", session.Spoken), async progress =>
                {
                    var first = await session.Send(wanted, cancellation).ConfigureAwait(false);
                    var isIndex = first.Rankings.Any(one => HierarchyStep.Of(one.Rule.Score) is not null);
                    return isIndex || index.IsAsked(parsed)
                        ? (first, await session.Send(varied with { Progress = progress }, cancellation).ConfigureAwait(false))
                        : (first, (IndexRobustnessReport?)null);
                })
                .ConfigureAwait(false);
            Write(session, report, ofIndex, parsed.GetValue(part), index.IsAsked(parsed));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void Write(
        CommandContext session,
        RobustnessReport report,
        IndexRobustnessReport? ofIndex,
        string? part,
        bool indexFirst
    )
    {
        var language = session.Language;
        var grids = new RobustnessGrids(report, language);
        var varied = ofIndex is null ? null : new IndexRobustnessGrids(ofIndex, language);
        // A file with room for one table has what was asked for.
        IReadOnlyList<Grid> all =
            indexFirst && varied is not null ? [.. varied.All, .. grids.All(part)] : [.. grids.All(part), .. varied?.All ?? []];
        ReadoutScreen.WriteReport(
            session,
            all,
            part,
            screen =>
            {
                foreach (var ranking in ofIndex?.Rankings ?? [])
                {
                    Draw(
                        screen,
                        ranking.Rule.Name.In(language),
                        ranking.Lists.Select(list =>
                            (TitleOf(list.Name, "index-robust.title"), IndexRobustnessSummary.Of(ofIndex!, ranking, list, language))
                        ),
                        varied!.OnScreen(ranking),
                        Hidden("index-robust.hidden", IndexRobustnessGrids.HiddenOf(ranking))
                    );
                    screen.Line(Texts.Get("index-robust.conventions", language));
                }
                foreach (var ranking in report.Rankings)
                    Draw(
                        screen,
                        ranking.Rule.Name.In(language),
                        ranking.Lists.Select(list =>
                            (TitleOf(list.Name, "robust.whole"), RobustnessSummary.Of(report, ranking, list, language))
                        ),
                        grids.OnScreen(ranking),
                        Hidden("robust.hidden", RobustnessGrids.HiddenOf(ranking))
                    );
                if (report.Rankings.Any(ranking => ranking.Lists.Any(list => list.Certainty.Entries.Count > 0)))
                    screen.Line(Texts.Get("robust.conventions", language));
            },
            report.IsIllustrative
        );

        string TitleOf(string list, string whole) => list.Length > 0 ? list : Texts.Get(whole, language);
        string? Hidden(string key, int lines) => lines > 0 ? Texts.Get(key, language, lines) : null;

        void Draw(
            Screen screen,
            string ranking,
            IEnumerable<(string Title, IReadOnlyList<string> Sentences)> lists,
            IEnumerable<Grid> tables,
            string? hidden
        )
        {
            ReadoutScreen.Draw(screen, ranking, lists.Select(list => (list.Title, (IEnumerable<string>)list.Sentences)));
            foreach (var grid in tables.Where(grid => grid.Rows.Count > 0))
                grid.Draw(screen, language);
            if (hidden is not null)
                screen.Line(hidden);
        }
    }
}
