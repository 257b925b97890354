using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Jury.Stages;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>
/// jury stage EDITION --stage S --open|--close|--deadline TIME|--no-deadline: opens or closes a stage, or sets its deadline.
/// </summary>
internal static class JuryStageVerb
{
    private static readonly string[] Ways = ["--open", "--close", "--deadline", "--no-deadline"];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var stage = VerbParts.Option("stage", "STAGE", options);
        var deadline = VerbParts.Option("deadline", "TIME", options);
        var (lift, open, close) = (
            VerbParts.Switch("no-deadline", options),
            VerbParts.Switch("open", options),
            VerbParts.Switch("close", options)
        );
        var reason = VerbParts.Option("reason", "TEXT", options);
        var verb = VerbParts
            .Verb("stage", options, "verb.jury.stage")
            .WithExamples(
                "jury stage kipp/2023 --stage desk --deadline \"2026-08-31 17:00 WIB\"",
                "jury stage kipp/2023 --stage desk --close"
            );
        verb.Add(edition);
        foreach (var option in new Option[] { stage, deadline, lift, open, close, reason })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var (of, at, time) = (parsed.Needs(edition), parsed.Needs(stage), parsed.GetValue(deadline));
            List<StageChange> wanted =
            [
                .. parsed.GetValue(open) ? [new StageChange(StageAction.Open)] : (StageChange[])[],
                .. parsed.GetValue(close) ? [new StageChange(StageAction.Close)] : (StageChange[])[],
                .. parsed.GetValue(lift) ? [new StageChange(StageAction.LiftDeadline)] : (StageChange[])[],
                .. time is null ? (StageChange[])[] : [new StageChange(StageAction.SetDeadline, WrittenTime.Utc(time))],
            ];
            if (wanted.Count != 1)
                throw wanted.Count == 0
                    ? new UsageException("usage.argument-missing", string.Join(", ", Ways))
                    : new UsageException("usage.one-of", string.Join(", ", Ways));
            var state = await session
                .Send(new ChangeStage(of, at, wanted[0].Action, wanted[0].Deadline, parsed.GetValue(reason) ?? ""), cancellation)
                .ConfigureAwait(false);
            ResultTarget.WriteScreen(session, screen =>
            {
                foreach (var line in StageLines.Of(state, session.Language))
                    screen.Line(line);
            });
            return ExitCodes.Done;
        });
        return verb;
    }

    private sealed record StageChange(StageAction Action, DateTime? Deadline = null);
}
