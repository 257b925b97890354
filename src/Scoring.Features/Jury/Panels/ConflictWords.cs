using Scoring.Domain.Panels.Conflicts;
using Scoring.Domain.Rules;

namespace Scoring.Features.Jury.Panels;

/// <summary>A conflict of interest in words.</summary>
public static class ConflictWords
{
    /// <summary>The rule in words and what was found, for example "own region: 35.78".</summary>
    public static Text Of(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return new Text(In(conflict, "id"), In(conflict, "en"));
    }

    private static string In(Conflict conflict, string language) => $"{Texts.Texts.Get("conflict." + conflict.Rule.Kind, language)}: {conflict.Because}";
}
