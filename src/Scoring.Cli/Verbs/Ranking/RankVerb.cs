using System.CommandLine;
using System.Globalization;
using MediatR;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Claims;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>rank EDITION: scores and ranks the current facts, and stores the run.</summary>
internal static class RankVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var ranking = VerbParts.Option("ranking", "ID", options);
        var cluster = VerbParts.Option("cluster", "NAME", options);
        var top = VerbParts.Option("top", "N", options);
        var rulesFrom = VerbParts.Option("rules-from", "OTHER", options);
        var claimed = VerbParts.Switch("claimed", options);
        var verb = VerbParts
            .Verb("rank", options)
            .WithExamples(
                "rank iga/2019 --ranking kabupaten --top 5",
                "rank iga/2026 --format xlsx --output iga-2026.xlsx",
                "rank iga/2026 --rules-from iga/2027"
            );
        verb.Add(edition);
        verb.Add(ranking);
        verb.Add(cluster);
        verb.Add(top);
        verb.Add(rulesFrom);
        verb.Add(claimed);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(claimed))
            {
                var claims = new ShowClaims(parsed.Needs(edition), Ranking: parsed.GetValue(ranking));
                WriteClaims(session, await session.Send(claims, cancellation).ConfigureAwait(false));
                return ExitCodes.Done;
            }
            IRequest<RankingRun> wanted = parsed.GetValue(rulesFrom) is { Length: > 0 } other
                ? new RankByOtherRules(parsed.Needs(edition), other, parsed.GetValue(ranking), WithOwn: session.Format == Format.Table)
                : new RankEdition(parsed.Needs(edition), parsed.GetValue(ranking));
            var number = parsed.Number(top);
            var run = await Waiting
                .For(session, CliTexts.Get("waiting.run", session.Spoken), _ => session.Send(wanted, cancellation))
                .ConfigureAwait(false);
            Write(session, Chosen.Of(run, parsed.GetValue(cluster), number));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void WriteClaims(CommandContext session, ClaimsReport report)
    {
        if (report.Regions.Count == 0)
            session.Say(CliTexts.Get("claims.none", session.Spoken));
        Grid.Write(session, ClaimGrids.Regions(report, session.Language));
        ClaimGrids.SayWhatItIs(session, report.IsIllustrative);
    }

    /// <summary>Writes a run, and reports on standard error which run it is.</summary>
    public static void Write(CommandContext session, RankingRun run)
    {
        var language = session.Language;
        switch (session.Format)
        {
            case Format.Csv:
                ResultTarget.WriteLines(session, writer => RankingCsv.Write(writer, run.Rankings, language));
                break;
            case Format.Json:
                ResultTarget.WriteBytes(session, stream => RankingJson.Write(stream, run, language, session.Form));
                break;
            case Format.Xlsx:
                ResultTarget.WriteBytes(session, stream => RankingXlsx.Write(stream, run, language));
                break;
            case Format.Parquet:
                Grid.Write(session, RankingGrid.Of(run.Rankings, language));
                break;
            case Format.Table:
                ResultTarget.WriteScreen(session, screen =>
                {
                    if (run.Counterfactual is { } other)
                        DrawMark(screen, run.Edition, other, language);
                    foreach (var ranking in run.Rankings)
                        RankingTables.Draw(screen, ranking, language, run.Counterfactual);
                    AwardTable.Draw(screen, run, language);
                });
                break;
            default:
                throw new UsageException("usage.format-not-here", "markdown", "table, csv, json, xlsx, parquet");
        }
        SayRemarks(session, run);
        foreach (var waiting in run.Waiting)
            session.Say(CliTexts.Get("rank.waiting", session.Spoken, waiting.Id, waiting.Name, string.Join(", ", waiting.Needs)));
        if (run.Counterfactual is not null)
        {
            session.Say(Texts.Get("counterfactual.heading", session.Spoken, run.Edition, run.Counterfactual.RulesFrom));
            return;
        }
        session.Say(CliTexts.Get("rank.run", session.Spoken, run.RunId, run.Edition, run.RuleHash, run.ResultHash));
        if (run.Final is { } final)
            session.Say(
                CliTexts.Get("rank.final", session.Spoken, final.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), final.By)
            );
        else if (run.ReviewItemsLeft > 0)
            session.Say(CliTexts.Get("rank.preview", session.Spoken, run.ReviewItemsLeft, run.Edition));
        foreach (var gap in run.RuleGaps)
            session.Say(CliTexts.Get("rank.open", session.Spoken, gap.What));
    }

    /// <summary>Says what a person must know of a run as a whole, on standard error.</summary>
    public static void SayRemarks(CommandContext session, RankingRun run)
    {
        foreach (var remark in run.Remarks.Concat(run.Attention))
            session.Say($"{run.Edition}: {Texts.Note(remark, session.Spoken)}");
    }

    // A run that is no official result says so above its tables, not only in its lines.
    private static void DrawMark(Screen screen, string edition, OtherRules other, string language)
    {
        screen.Heading(Texts.Get("counterfactual.heading", language, edition, other.RulesFrom));
        foreach (var mismatch in other.Mismatches)
            screen.Line("- " + mismatch.Sentence(language));
    }
}
