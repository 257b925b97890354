using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Printing;
using Scoring.Cli.Wording;
using Scoring.Features.Rankings.Formats;
using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Cli.Verbs;

/// <summary>rank EDITION: scores and ranks on the facts in force, and keeps the run.</summary>
internal static class RankVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var ranking = VerbParts.Option("ranking", "ID", options);
        var cluster = VerbParts.Option("cluster", "NAME", options);
        var top = VerbParts.Option("top", "N", options);
        var verb = VerbParts.Verb("rank", options);
        verb.Add(edition);
        verb.Add(ranking);
        verb.Add(cluster);
        verb.Add(top);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var wanted = new RankEdition(parsed.Needs(edition), parsed.GetValue(ranking));
            var number = parsed.Number(top);
            var run = await Waiting.For(session, CliTexts.Get("waiting.run", session.Language), _ => session.Send(wanted, cancellation)).ConfigureAwait(false);
            Write(session, Chosen.Of(run, parsed.GetValue(cluster), number));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void Write(Session session, RankingRun run)
    {
        var language = session.Language;
        switch (session.Format)
        {
            case Format.Csv:
                ResultTarget.WriteLines(session, writer => RankingCsv.Write(writer, run.Rankings, language));
                break;
            case Format.Json:
                ResultTarget.WriteBytes(session, stream => RankingJson.Write(stream, run, language));
                break;
            case Format.Xlsx:
                ResultTarget.NeedsFile(session);
                ResultTarget.WriteBytes(session, stream => RankingXlsx.Write(stream, run, language));
                break;
            case Format.Table:
                ResultTarget.WriteScreen(session, screen =>
                {
                    foreach (var ranking in run.Rankings)
                        RankingTables.Draw(screen, ranking, language);
                    AwardTable.Draw(screen, run, language);
                });
                break;
            default:
                throw new UsageException("usage.format-not-here", "markdown", "table, csv, json, xlsx");
        }
        session.Say(CliTexts.Get("rank.run", language, run.RunId, run.Edition, run.RuleHash, run.ResultHash));
        foreach (var point in run.OpenPoints)
            session.Say(CliTexts.Get("rank.open", language, point.What));
    }
}
