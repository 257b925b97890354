using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Robustness;

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
        var verb = VerbParts.Verb("robustness", options);
        foreach (var option in new[] { ranking, top, draws, seed, part })
            verb.Add(option);
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
            var report = await Waiting
                .For(session, CliTexts.Get("waiting.robustness", session.Language), _ => session.Send(wanted, cancellation))
                .ConfigureAwait(false);
            Write(session, report, parsed.GetValue(part));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void Write(CommandContext session, RobustnessReport report, string? part)
    {
        var language = session.Language;
        var grids = new RobustnessGrids(report, language);
        ReadoutScreen.WriteReport(
            session,
            grids.All,
            part,
            screen =>
            {
                foreach (var ranking in report.Rankings)
                {
                    ReadoutScreen.Draw(
                        screen,
                        ranking.Rule.Name.In(language),
                        ranking.Lists.Select(list =>
                            (
                                list.Name.Length > 0 ? list.Name : Texts.Get("robust.whole", language),
                                (IEnumerable<string>)RobustnessSummary.Of(report, ranking, list, language)
                            )
                        )
                    );
                    foreach (var grid in grids.OnScreen(ranking).Where(grid => grid.Rows.Count > 0))
                        grid.Draw(screen, language);
                    if (RobustnessGrids.HiddenOf(ranking) is > 0 and var hidden)
                        screen.Line(Texts.Get("robust.hidden", language, hidden));
                }
                if (report.Rankings.Any(ranking => ranking.HasJurors))
                    screen.Line(Texts.Get("robust.conventions", language));
            },
            report.IsIllustrative
        );
    }
}
