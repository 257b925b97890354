using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Jury.Seating;

/// <summary>A conflict of interest as text.</summary>
public static class ConflictLabels
{
    /// <summary>The rule's name and what was found, for example "own region: 35.78".</summary>
    public static Text Of(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return new Text(In(conflict, "id"), In(conflict, "en"));
    }

    private static string In(Conflict conflict, string language) =>
        $"{Texts.Get("conflict." + conflict.Rule.Kind, language)}: {conflict.Because}";
}
