using Scoring.Domain.Rules;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>The levels that facts are reported at.</summary>
internal static class Levels
{
    /// <summary>The words for them.</summary>
    public static IReadOnlyDictionary<string, Level> Words { get; } =
        new Dictionary<string, Level> { ["region"] = Level.Region, ["innovation"] = Level.Innovation };

    /// <summary>The key that says whose values they are. Readers of YAML 1.1 take its earlier word, <c>on</c>, for true.</summary>
    public static Field Subject { get; } = Field.Choice("subject", Words.Keys) with { Formerly = "on" };
}
