using Scoring.Domain.Seasons;

namespace Scoring.Features.Seasons;

/// <summary>The words of season.yaml for what they mean.</summary>
public static class SeasonWords
{
    /// <summary>The word for what happens at a date, such as entries-close.</summary>
    public static string Of(SeasonDateKind kind) =>
        string.Concat(
            kind.ToString()
                .Select(
                    (letter, i) =>
                        i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()
                )
        );
}
