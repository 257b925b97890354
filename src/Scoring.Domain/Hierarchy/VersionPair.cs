namespace Scoring.Domain.Hierarchy;

/// <summary>Two versions of an index over the units that both have.</summary>
/// <param name="First">The place of one among the versions, from 0.</param>
/// <param name="Second">The place of the other, behind it.</param>
/// <param name="Units">How many units have both.</param>
/// <param name="Coefficient">Pearson's correlation of the scores; null as for any correlation.</param>
/// <param name="Spearman">Spearman's, of the ranks.</param>
/// <param name="Kendall">Kendall's τ-b.</param>
/// <param name="Shift">How the ranks move from one to the other, among the units that both have; null if there is none.</param>
public sealed record VersionPair(
    int First,
    int Second,
    int Units,
    decimal? Coefficient,
    decimal? Spearman,
    decimal? Kendall,
    RankShift? Shift
)
{
    /// <summary>Each pair of some versions.</summary>
    /// <param name="versions">The scores of each, of the same units in the same order; null for a unit without one.</param>
    public static IReadOnlyList<VersionPair> Of(IReadOnlyList<IReadOnlyList<decimal?>> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return
        [
            .. from first in Enumerable.Range(0, versions.Count)
            from second in Enumerable.Range(first + 1, versions.Count - first - 1)
            select Of(first, second, versions[first], versions[second]),
        ];
    }

    private static VersionPair Of(int first, int second, IReadOnlyList<decimal?> own, IReadOnlyList<decimal?> other) =>
        new(
            first,
            second,
            own.Zip(other).Count(pair => pair.First is not null && pair.Second is not null),
            Coherence.Correlation(own, other),
            Association.Spearman(own, other),
            Association.Kendall(own, other),
            RankShift.Between(own, other)
        );
}
