using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>jury abstain EDITION --stage S --entry E --juror J --reason TEXT: the juror gives no mark.</summary>
internal static class JuryAbstainVerb
{
    public static Command Make(GlobalOptions options)
    {
        var verb = VerbParts
            .Verb("abstain", options, "verb.jury.abstain")
            .WithExamples("jury abstain kipp/2023 --stage desk --entry kipp-012 --juror TE-01 --reason \"SK 12/2026\"");
        var name = new SheetOptions(verb, options);
        var reason = VerbParts.Option("reason", "TEXT", options);
        verb.Add(reason);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var shown = await name.Now(session, parsed, cancellation).ConfigureAwait(false);
            JuryMarkVerb.Say(
                session,
                await session
                    .Send(
                        new Abstain(
                            name.Edition(parsed),
                            name.Stage(parsed),
                            name.Entry(parsed),
                            name.Juror(parsed),
                            parsed.GetValue(reason) ?? "",
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
