using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Objections;

namespace Scoring.Cli.Verbs.Publishing;

/// <summary>disqualify EDITION UNIT: disqualifies a unit after the fact, or undoes it.</summary>
internal static class DisqualifyVerb
{
    public static Command Make(GlobalOptions options)
    {
        var (edition, unit) = (VerbParts.Argument("EDITION", options), VerbParts.Argument("UNIT", options));
        var (reason, decidedBy) = (VerbParts.Option("reason", "TEXT", options), VerbParts.Option("decided-by", "TEXT", options));
        var undo = VerbParts.Switch("undo", options);
        var preview = VerbParts.Switch("preview", options);
        var verb = VerbParts
            .Verb("disqualify", options)
            .WithExamples(
                "disqualify kipp/2023 kipp-284 --preview --reason \"SK 12/2026\" --decided-by \"SK 12/2026\"",
                "disqualify kipp/2023 kipp-284 --undo --reason \"SK 12/2026\" --decided-by \"SK 12/2026\""
            );
        verb.Add(edition);
        verb.Add(unit);
        verb.Add(reason);
        verb.Add(decidedBy);
        verb.Add(undo);
        verb.Add(preview);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(preview))
            {
                var wanted = new PreviewDisqualification(parsed.Needs(edition), parsed.Needs(unit), parsed.GetValue(undo));
                var would = await session.Send(wanted, cancellation).ConfigureAwait(false);
                var what = parsed.GetValue(undo) ? "disqualify.would-undo" : "disqualify.would";
                session.Say(CliTexts.Get(what, session.Spoken, would.Name, would.Unit));
                if (would.Held is { } held)
                    session.Say(CliTexts.Get("disqualify.held", session.Spoken, held.Reason, held.DecidedBy));
                await ComparisonGrids.Write(session, would.Comparison, cancellation).ConfigureAwait(false);
                return ExitCodes.Done;
            }
            var outcome = await session
                .Send(
                    new Disqualify(
                        parsed.Needs(edition),
                        parsed.Needs(unit),
                        parsed.Needs(reason),
                        parsed.Needs(decidedBy),
                        parsed.GetValue(undo)
                    ),
                    cancellation
                )
                .ConfigureAwait(false);
            session.Say(
                CliTexts.Get(outcome.Undone ? "disqualify.undone" : "disqualify.done", session.Spoken, outcome.Disqualification.Unit)
            );
            if (outcome.Comparison is { } comparison)
                await ComparisonGrids.Write(session, comparison, cancellation).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return verb;
    }
}
