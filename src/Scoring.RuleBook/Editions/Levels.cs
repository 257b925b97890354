using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Editions;

/// <summary>The levels that facts are reported at.</summary>
internal static class Levels
{
    /// <summary>The words for them.</summary>
    public static IReadOnlyDictionary<string, Level> Words { get; } =
        new Dictionary<string, Level> { ["region"] = Level.Region, ["innovation"] = Level.Innovation };
}
