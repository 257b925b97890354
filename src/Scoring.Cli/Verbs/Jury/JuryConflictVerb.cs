using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Jury.Conflicts;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>jury conflict EDITION --juror J --entry E --reason R: declares a conflict of interest.</summary>
internal static class JuryConflictVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var (juror, entry) = (VerbParts.Option("juror", "JUROR", options), VerbParts.Option("entry", "ENTRY", options));
        var reason = VerbParts.Option("reason", "TEXT", options);
        var verb = VerbParts
            .Verb("conflict", options, "verb.jury.conflict")
            .WithExamples("jury conflict kipp/2023 --juror TE-01 --entry kipp-012 --reason \"SK 12/2026\"");
        verb.Add(edition);
        foreach (var option in new[] { juror, entry, reason })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var declared = await session
                .Send(
                    new DeclareConflict(parsed.Needs(edition), parsed.Needs(juror), parsed.Needs(entry), parsed.GetValue(reason) ?? ""),
                    cancellation
                )
                .ConfigureAwait(false);
            ResultTarget.WriteScreen(session, screen =>
                screen.Line(CliTexts.Get("jury.conflict-declared", session.Spoken, declared.Juror, declared.Entry))
            );
            foreach (var stage in declared.Stages)
                session.Say(CliTexts.Get("jury.conflict-seated", session.Spoken, declared.Juror, declared.Entry, stage));
            return ExitCodes.Done;
        });
        return verb;
    }
}
