using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>Combines the children of a node at one unit. Weights are above 0 and need not add up to any total.</summary>
public abstract record Aggregation
{
    /// <summary>Its name in rule files and explanations.</summary>
    public abstract string Kind { get; }

    /// <summary>True if it cannot take values below 0.</summary>
    public virtual bool NeedsPositive => false;

    /// <summary>True if a single child of 0 makes the whole 0.</summary>
    public virtual bool FallsToZero => false;

    /// <summary>The numbers of the rule that it uses in addition to weights.</summary>
    public virtual IReadOnlyList<Constant> Constants => [];

    /// <summary>The source of the choice; null only in rules built by hand for a test.</summary>
    public Citation? Citation { get; init; }

    /// <summary>The node's value at a unit.</summary>
    /// <param name="children">The unit's value in each child; one without is left out, which re-scales the other weights.</param>
    /// <param name="weights">The weight of each child.</param>
    /// <param name="all">
    /// The same values for every unit that is compared, in any order, optionally including the unit itself. Only Copeland's rule uses them.
    /// </param>
    /// <returns>Null if no child has a value or the formula has none.</returns>
    public abstract decimal? Of(
        IReadOnlyList<decimal?> children,
        IReadOnlyList<decimal> weights,
        IReadOnlyList<IReadOnlyList<decimal?>> all
    );

    /// <summary>The present children with their weights.</summary>
    private protected static List<(decimal Number, decimal Weight)> Present(
        IReadOnlyList<decimal?> children,
        IReadOnlyList<decimal> weights
    ) => [.. children.Zip(weights).Where(pair => pair.First is not null).Select(pair => (pair.First!.Value, pair.Second))];
}

/// <summary>
/// Σ w x / Σ w. A weakness in one child is fully compensated by strength in another. Source: OECD/JRC Handbook (2008), step 6.
/// </summary>
public sealed record ArithmeticMean : Aggregation
{
    /// <inheritdoc/>
    public override string Kind => "arithmetic";

    /// <inheritdoc/>
    public override decimal? Of(
        IReadOnlyList<decimal?> children,
        IReadOnlyList<decimal> weights,
        IReadOnlyList<IReadOnlyList<decimal?>> all
    )
    {
        var present = Present(children, weights);
        return present.Count == 0
            ? null
            : Exact.Divide(present.Sum(child => child.Weight * child.Number), present.Sum(child => child.Weight));
    }
}

/// <summary>
/// (Σ w x^p / Σ w)^(1/p), and its limit exp (Σ w ln x / Σ w) for p = 0. Values from 0; a value below 0 gives no result. If p is 0 or
/// below, a single 0 makes the whole 0, which is the limit of the formula. Source: OECD/JRC Handbook (2008), step 6.
/// </summary>
/// <param name="Kind">"geometric" (p = 0), "harmonic" (p = −1) or "power-mean".</param>
/// <param name="Power">p; the lower it is, the less one child compensates for another.</param>
public sealed record PowerMean(string Kind, Constant Power) : Aggregation
{
    /// <summary>exp (Σ w ln x / Σ w).</summary>
    public static PowerMean Geometric { get; } = new("geometric", new Constant("power", 0m));

    /// <summary>Σ w / Σ (w / x).</summary>
    public static PowerMean Harmonic { get; } = new("harmonic", new Constant("power", -1m));

    /// <inheritdoc/>
    public override string Kind { get; } = Kind;

    /// <inheritdoc/>
    public override bool NeedsPositive => true;

    /// <inheritdoc/>
    public override bool FallsToZero => Power.Amount <= 0m;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants => Kind == "power-mean" ? [Power] : [];

    /// <inheritdoc/>
    public override decimal? Of(
        IReadOnlyList<decimal?> children,
        IReadOnlyList<decimal> weights,
        IReadOnlyList<IReadOnlyList<decimal?>> all
    )
    {
        var present = Present(children, weights);
        if (present.Count == 0 || present.Exists(child => child.Number < 0m))
            return null;
        if (Power.Amount <= 0m && present.Exists(child => child.Number == 0m))
            return 0m;
        // Shares of the weights, and the children in ascending order: neither their order in the table nor the size of the weights affects
        // the last bit.
        double sum = 0,
            power = (double)Power.Amount;
        var total = present.Sum(child => child.Weight);
        foreach (var (number, weight) in present.Order())
            sum += (double)Exact.Divide(weight, total) * (power == 0 ? Math.Log((double)number) : Math.Pow((double)number, power));
        return FifteenDigits.Of(power == 0 ? Math.Exp(sum) : Math.Pow(sum, 1 / power));
    }
}

/// <summary>
/// Copeland's rule. A unit beats another if the weights of the children in which it is higher, plus half of those in which both are
/// equal, exceed half of the weights of the children that both have. Value: number of units it beats − number that beat it, −(n − 1)
/// to n − 1. Units without a common child are not compared. Source: Munda and Nardo (2009); OECD/JRC Handbook (2008), step 6; COINr,
/// outranking.
/// </summary>
public sealed record Copeland : Aggregation
{
    /// <inheritdoc/>
    public override string Kind => "copeland";

    /// <inheritdoc/>
    public override decimal? Of(
        IReadOnlyList<decimal?> children,
        IReadOnlyList<decimal> weights,
        IReadOnlyList<IReadOnlyList<decimal?>> all
    )
    {
        if (children.All(child => child is null))
            return null;
        // Settled, so that the last digits of a division never put one of two equal units ahead.
        var score = 0;
        foreach (var other in all)
        {
            // Weights for and against, in which equal children cancel out: above 0 is more than half.
            var balance = 0m;
            for (var i = 0; i < weights.Count; i++)
            {
                if (children[i] is { } own && other[i] is { } theirs)
                    balance += weights[i] * Exact.Canonicalize(own).CompareTo(Exact.Canonicalize(theirs));
            }
            score += Math.Sign(balance);
        }
        return score;
    }
}
