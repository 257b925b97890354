using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>What is taken for the importance of a part: how much of its node's score goes with it.</summary>
public enum Importance
{
    /// <summary>Pearson's correlation with the node's score.</summary>
    Correlation,

    /// <summary>Its square: the share of the score's variance that a line through the part explains.</summary>
    Squared,
}

/// <summary>A part of a node with its official weight and the one that was found.</summary>
/// <param name="Node">The part.</param>
/// <param name="Target">The share of all parts' importance that it should have, 0 to 1.</param>
/// <param name="Weight">The weight that was found; all together are as large as the official ones.</param>
/// <param name="Before">Its correlation with the node's official score, −1 to 1; null if there is none.</param>
/// <param name="ShareBefore">The share of importance that it has officially; null if there is none.</param>
/// <param name="After">Its correlation with the node's score by the weights found.</param>
/// <param name="ShareAfter">The share of importance that it then has.</param>
public sealed record OptimisedPart(
    HierarchyNode Node,
    decimal Target,
    decimal Weight,
    decimal? Before,
    decimal? ShareBefore,
    decimal? After,
    decimal? ShareAfter
);

/// <summary>
/// Weights of a node's parts by which each has the importance that is wanted. Source: COINr, get_opt_weights; Becker, Saisana, Paruolo
/// and Vandecasteele, Ecological Indicators 80 (2017), 12-22. The official weights are not touched.
/// </summary>
/// <param name="Node">The node.</param>
/// <param name="Importance">What is taken for importance.</param>
/// <param name="Units">How many units have a score of the node.</param>
/// <param name="Parts">Its parts that count, in the order of the table.</param>
public sealed record WeightOptimisation(HierarchyNode Node, Importance Importance, int Units, IReadOnlyList<OptimisedPart> Parts)
{
    private const decimal Close = 1e-9m;
    private const int Places = 12;

    /// <summary>The greatest distance of a share of importance from what is wanted; null if a part has none.</summary>
    public decimal? Farthest =>
        Parts.All(part => part.ShareAfter is not null) ? Parts.Max(part => Math.Abs(part.ShareAfter!.Value - part.Target)) : null;

    /// <summary>The parts that work against the node's score, or stand still, even with the weights found.</summary>
    public IReadOnlyList<OptimisedPart> Against => [.. Parts.Where(part => part.After is not > 0m)];

    /// <summary>True if every part has the importance wanted, to a billionth, and none works against the score.</summary>
    public bool IsReached => Farthest <= Close && Against.Count == 0;

    /// <summary>
    /// Searches by Levenberg's and Marquardt's damped least squares over the logarithms of the weights, from weights that give every part
    /// the same spread: the same figures on every machine to nine places, since nothing is drawn.
    /// </summary>
    /// <param name="rule">The official rule.</param>
    /// <param name="node">
    /// A node whose parts that count are at least two, none the same for all units, and are not put together by places
    /// (<see cref="Copeland"/>).
    /// </param>
    /// <param name="columns">The computed index.</param>
    /// <param name="importance">What is taken for importance.</param>
    /// <param name="targets">How important each of the parts that count should be, above 0; only the proportions matter.</param>
    public static WeightOptimisation Of(
        CompositeRule rule,
        HierarchyNode node,
        CompositeColumns columns,
        Importance importance,
        IReadOnlyList<decimal> targets
    )
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(columns);
        HierarchyNode[] parts = [.. node.Counting];
        var total = targets.Sum();
        decimal[] wanted = [.. targets.Select(target => Share(target, total))];
        var search = new WeightSearch(rule, node, parts, columns, importance, [.. wanted.Select(target => (double)target)]);
        var weights = Scaled(search.Best(), parts.Sum(part => part.Weight.Amount));
        var before = Correlations(parts, columns, columns.Of(node.Id));
        var found = search.ScoreBy([.. weights.Select(weight => (double)weight)]);
        var after = Correlations(parts, columns, [.. found.Select(value => double.IsNaN(value) ? null : FifteenDigits.Of(value))]);
        var (sharesBefore, sharesAfter) = (Shares(before, importance), Shares(after, importance));
        return new WeightOptimisation(
            node,
            importance,
            columns.Of(node.Id).Count(value => value is not null),
            [
                .. parts.Select(
                    (part, i) => new OptimisedPart(part, wanted[i], weights[i], before[i], sharesBefore[i], after[i], sharesAfter[i])
                ),
            ]
        );
    }

    private static decimal[] Scaled(double[] weights, decimal total)
    {
        var sum = weights.Sum();
        return
        [
            .. weights.Select(weight => Exact.Round((FifteenDigits.Of(weight / sum) ?? 0m) * total, Places, RoundingMode.HalfAwayFromZero)),
        ];
    }

    private static decimal?[] Correlations(HierarchyNode[] parts, CompositeColumns columns, IReadOnlyList<decimal?> score) =>
        [.. parts.Select(part => Coherence.Correlation(columns.Of(part.Id), score))];

    private static decimal Share(decimal part, decimal whole) =>
        Exact.WithoutEndingZeros(Exact.Round(Exact.Divide(part, whole), Places, RoundingMode.HalfAwayFromZero));

    private static decimal?[] Shares(decimal?[] correlations, Importance importance)
    {
        decimal?[] all = [.. correlations.Select(one => importance == Importance.Squared ? one * one : one)];
        return all.Sum() is { } sum && sum > 0m && Array.TrueForAll(all, one => one is not null)
            ? [.. all.Select(one => (decimal?)Share(one!.Value, sum))]
            : new decimal?[all.Length];
    }
}
