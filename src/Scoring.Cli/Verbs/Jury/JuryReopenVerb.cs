using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>jury reopen EDITION --stage S --entry E --juror J --reason TEXT [--until TIME]: returns a sheet to the juror.</summary>
internal static class JuryReopenVerb
{
    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("reopen", options, "verb.jury.reopen")
            .WithExamples(
                "jury reopen kipp/2023 --stage desk --entry kipp-012 --juror TE-01 --reason \"SK 12/2026\" --until \"2026-08-30 17:00 WIB\""
            );
        var name = new SheetOptions(verb, options);
        var reason = VerbParts.Option("reason", "TEXT", options);
        var until = VerbParts.Option("until", "TIME", options);
        until.Description = CliTexts.Get("option.jury.until", options.SpokenLanguage);
        verb.Add(reason);
        verb.Add(until);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var end = parsed.GetValue(until) is { } text ? WrittenTime.Utc(text) : (DateTime?)null;
            var shown = await name.Now(session, parsed, cancellation).ConfigureAwait(false);
            JuryMarkVerb.Say(
                session,
                await session
                    .Send(
                        new ReturnScoresheet(
                            name.Edition(parsed),
                            name.Stage(parsed),
                            name.Entry(parsed),
                            name.Juror(parsed),
                            parsed.GetValue(reason) ?? "",
                            end,
                            shown.Answer.Revision
                        ),
                        cancellation
                    )
                    .ConfigureAwait(false)
            );
            return ExitCodes.Done;
        });
        return verb;
    }
}
