using Scoring.Cli.Wording;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Texts;

namespace Scoring.Cli.Printing;

/// <summary>Where a stage stands, in sentences.</summary>
internal static class StageLines
{
    public static IEnumerable<string> Of(StageState state, string language)
    {
        yield return state is { IsClosed: true, Since: { } since }
            ? CliTexts.Get("jury.stage-closed", language, state.Stage, Moments.Shown(since)) : CliTexts.Get("jury.stage-open", language, state.Stage);
        yield return state.Deadline is { } deadline ? CliTexts.Get("jury.deadline", language, Moments.Shown(deadline)) : CliTexts.Get("jury.no-deadline", language);
    }
}
