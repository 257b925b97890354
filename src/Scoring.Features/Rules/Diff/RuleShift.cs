using Scoring.Domain.Rules;

namespace Scoring.Features.Rules.Diff;

/// <summary>
/// Whether the rules that make up a score differ between two editions, so that their scores cannot be compared without saying so.
/// </summary>
public static class RuleShift
{
    private static readonly HashSet<string> Deciding = ["step", "node", "indicator", "measure", "band", "stage", "criterion"];

    /// <summary>
    /// The kinds of parts that differ, as named in the texts (<c>diff.part.KIND</c>), each once; empty if a score means the same in both.
    /// </summary>
    /// <param name="before">The earlier edition.</param>
    /// <param name="after">The later edition.</param>
    public static IReadOnlyList<string> Between(Edition before, Edition after) =>
        [.. EditionsDiff.Of(before, after).Changes.Select(change => change.Part.Kind).Where(Deciding.Contains).Distinct()];
}
