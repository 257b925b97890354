using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>jury agreement EDITION: how far the jurors of a stage agree, who is strict, what looks odd.</summary>
internal static class JuryAgreementVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var stage = VerbParts.Option("stage", "ID", options);
        var part = VerbParts.Option("part", "NAME", options, "option.agreement-part");
        var verb = VerbParts
            .Verb("agreement", options, "verb.jury.agreement")
            .WithExamples(
                "jury agreement solok-convention/2018 --stage final",
                "jury agreement solok-convention/2018 --stage final --part severity --format csv"
            );
        verb.Add(edition);
        verb.Add(stage);
        verb.Add(part);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var wanted = new ReportAgreement(parsed.Needs(edition), parsed.GetValue(stage));
            var report = await Waiting
                .For(session, CliTexts.Get("waiting.agreement", session.Spoken), _ => session.Send(wanted, cancellation))
                .ConfigureAwait(false);
            Write(session, report, parsed.GetValue(part));
            return ExitCodes.Done;
        });
        return verb;
    }

    private static void Write(CommandContext session, AgreementReport report, string? part)
    {
        var language = session.Language;
        var grids = new AgreementGrids(report, language);
        ReadoutScreen.WriteReport(
            session,
            grids.All(part),
            part,
            screen =>
            {
                ReadoutScreen.Draw(
                    screen,
                    Texts.Get("agreement.title", language, report.Stage.Name, report.Edition.Name),
                    AgreementSummary
                        .Of(report, language)
                        .GroupBy(line => line.Topic)
                        .Select(topic => (Texts.Get("agreement.topic." + topic.Key, language), topic.Select(line => line.Sentence)))
                );
                foreach (var grid in grids.OnScreen.Where(grid => grid.Rows.Count > 0))
                    grid.Draw(screen, language);
                screen.Line(Texts.Get("agreement.conventions", language));
                screen.Line(Texts.Get("agreement.more", language));
            },
            report.IsIllustrative
        );
    }
}
