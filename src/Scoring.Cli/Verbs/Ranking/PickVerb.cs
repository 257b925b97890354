using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Picks;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>pick EDITION --for RANKING-OR-PRIZE --unit U: records whom the plenary picked, if the rules allow it.</summary>
internal static class PickVerb
{
    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var target = VerbParts.Option("for", "ID", options);
        var unit = VerbParts.Option("unit", "UNIT", options);
        var reason = VerbParts.Option("reason", "TEXT", options);
        var decidedBy = VerbParts.Option("decided-by", "TEXT", options);
        var undo = VerbParts.Switch("undo", options);
        var verb = VerbParts
            .Verb("pick", options)
            .WithExamples(
                "pick kipp/2023 --for top-45 --unit kipp-284 --reason \"SK 12/2026\" --decided-by \"SK 12/2026\"",
                "pick kipp/2023 --for top-45 --unit kipp-284 --undo --reason \"SK 13/2026\" --decided-by \"SK 13/2026\""
            );
        verb.Add(edition);
        foreach (var option in new Option[] { target, unit, reason, decidedBy, undo })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var wanted = new PickByHand(
                parsed.Needs(edition),
                parsed.Needs(target),
                parsed.Needs(unit),
                parsed.Needs(reason),
                parsed.Needs(decidedBy),
                parsed.GetValue(undo)
            );
            var outcome = await session.Send(wanted, cancellation).ConfigureAwait(false);
            session.Say(CliTexts.Get(outcome.Goes ? "pick.in" : "pick.out", session.Spoken, outcome.Name, outcome.Unit, wanted.For));
            if (outcome.Notes.Count > 0)
                ResultTarget.WriteLines(session, writer => writer.WriteLine(Texts.Notes(outcome.Notes, session.Language)));
            return ExitCodes.Done;
        });
        return verb;
    }
}
