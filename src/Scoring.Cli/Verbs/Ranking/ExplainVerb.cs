using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Ranking.Claims;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>explain EDITION UNIT: why a unit is ranked where it is.</summary>
internal static class ExplainVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var unit = VerbParts.Argument("UNIT", options);
        var ranking = VerbParts.Option("ranking", "ID", options);
        var depth = VerbParts.Option("depth", "N", options);
        var claimed = VerbParts.Switch("claimed", options);
        var verb = VerbParts
            .Verb("explain", options)
            .WithExamples("explain iga/2019 72.01", "explain iga/2026 13.05 --depth 2", "explain kipp/2023 kipp-284 --ranking top-45");
        verb.Add(edition);
        verb.Add(unit);
        verb.Add(ranking);
        verb.Add(depth);
        verb.Add(claimed);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(claimed))
            {
                var claims = new ShowClaims(parsed.Needs(edition), parsed.Needs(unit), parsed.GetValue(ranking));
                WriteClaims(session, await session.Send(claims, cancellation).ConfigureAwait(false));
                return ExitCodes.Done;
            }
            var wanted = new ExplainUnit(parsed.Needs(edition), parsed.Needs(unit), parsed.GetValue(ranking));
            var levels = parsed.Number(depth) ?? int.MaxValue;
            Write(session, await session.Send(wanted, cancellation).ConfigureAwait(false), levels);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void WriteClaims(CommandContext session, ClaimsReport report)
    {
        if (report.Regions.Count == 0)
        {
            session.Say(CliTexts.Get("claims.none", session.Spoken));
            return;
        }
        Grid.Write(session, ClaimGrids.Parts(report.Regions[0], session.Language));
        ClaimGrids.SayWhatItIs(session, report.IsIllustrative);
    }

    private static void Write(CommandContext session, UnitExplanation explanation, int depth)
    {
        var language = session.Language;
        switch (session.Format)
        {
            case Format.Table:
                ResultTarget.WriteScreen(session, screen => ExplanationTree.Draw(screen, explanation, depth, language));
                break;
            case Format.Json:
                ResultTarget.WriteBytes(session, stream => ExplanationJson.Write(stream, explanation, language, session.Form));
                break;
            case Format.Markdown:
                ResultTarget.WriteLines(session, writer => ExplanationMarkdown.Write(writer, explanation, language));
                break;
            default:
                Grid.Write(
                    session,
                    new Grid(
                        "explanation",
                        "",
                        [.. ExplanationRows.Columns.Select(name => new GridColumn(name, "label." + name))],
                        ExplanationRows.Of(explanation, language)
                    )
                );
                break;
        }
    }
}
