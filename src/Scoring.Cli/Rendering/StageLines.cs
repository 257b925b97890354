using Scoring.Cli.Localization;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>The state of a stage, in sentences.</summary>
internal static class StageLines
{
    public static IEnumerable<string> Of(StageState state, string language)
    {
        yield return state is { IsClosed: true, Since: { } since }
            ? CliTexts.Get("jury.stage-closed", language, state.Stage, Moments.Shown(since))
            : CliTexts.Get("jury.stage-open", language, state.Stage);
        yield return state.Deadline is { } deadline
            ? CliTexts.Get("jury.deadline", language, Moments.Shown(deadline))
            : CliTexts.Get("jury.no-deadline", language);
    }
}
