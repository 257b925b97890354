namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>A choice in the making of a composite index that could have been made otherwise.</summary>
public enum FactorKind
{
    /// <summary>Which indicator or group of the tree is left out.</summary>
    LeftOut,

    /// <summary>How gaps are filled.</summary>
    Imputation,

    /// <summary>How outliers are treated.</summary>
    Treatment,

    /// <summary>How the indicators come onto one scale.</summary>
    Normalisation,

    /// <summary>How children are put together.</summary>
    Aggregation,

    /// <summary>How much each part counts.</summary>
    Weights,
}

/// <summary>One way to make a choice.</summary>
/// <param name="Code">A word for it, such as "z-score" or the id of the node that is left out; empty for the official way.</param>
/// <param name="Of">The rule with this choice instead of the official one.</param>
public sealed record Alternative(string Code, Func<CompositeRule, CompositeRule> Of)
{
    /// <summary>The choice as the edition's rules make it.</summary>
    public static Alternative Official { get; } = new("", rule => rule);
}

/// <summary>A choice of method with all ways to make it that are tried, each equally often.</summary>
/// <param name="Kind">Which choice; not weights.</param>
/// <param name="Alternatives">The official way first, then the others.</param>
public sealed record MethodFactor(FactorKind Kind, IReadOnlyList<Alternative> Alternatives);

/// <summary>A given set of weights.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weights">
/// The weight of each node named by its id, from 0; 0 switches a node off. A node that is not named keeps its official weight.
/// </param>
public sealed record WeightSet(string Name, IReadOnlyDictionary<string, decimal> Weights);

/// <summary>How weights are varied: by a share of each, or by given sets. One of the two.</summary>
/// <param name="Share">
/// Each weight is multiplied by a number drawn evenly from 1 − share to 1 + share, apart from the others; 0 to 1. Null if sets are given.
/// Source: COINr, noisy weights.
/// </param>
/// <param name="Sets">The given sets; empty if a share is.</param>
public sealed record WeightFactor(decimal? Share, IReadOnlyList<WeightSet> Sets);

/// <summary>What is varied when an index is made many times. Source: OECD/JRC Handbook (2008), step 7.</summary>
/// <param name="Methods">The choices of method, at most one of a kind, in the order of <see cref="FactorKind"/>.</param>
/// <param name="Weights">How weights are varied; null if they are as in the rules.</param>
public sealed record IndexPlan(IReadOnlyList<MethodFactor> Methods, WeightFactor? Weights)
{
    /// <summary>The plan's choices, weights last.</summary>
    public IReadOnlyList<FactorKind> Factors =>
        [.. Methods.Select(method => method.Kind), .. Weights is null ? Array.Empty<FactorKind>() : [FactorKind.Weights]];

    /// <summary>True if nothing but given sets of weights is varied: then each set is used once and nothing is drawn.</summary>
    public bool IsTableOnly => Methods.Count == 0 && Weights is { Sets.Count: > 0 };

    /// <summary>
    /// A normalisation of the plan with values below 0 and a mean of the plan that cannot take them; null if they can all be combined.
    /// </summary>
    /// <param name="rule">The official rule.</param>
    public (string Normalisation, string Mean)? Clash(CompositeRule rule)
    {
        var scales = RulesOf(FactorKind.Normalisation, rule).Select(one => one.Normalisation);
        var means = RulesOf(FactorKind.Aggregation, rule).SelectMany(one => one.Aggregations.Values);
        return
            scales.FirstOrDefault(scale => scale.CanBeNegative) is { } negative
            && means.FirstOrDefault(mean => mean.NeedsPositive) is { } mean
            ? (negative.Kind, mean.Kind)
            : null;
    }

    private IEnumerable<CompositeRule> RulesOf(FactorKind kind, CompositeRule rule) =>
        Methods.FirstOrDefault(method => method.Kind == kind)?.Alternatives.Select(alternative => alternative.Of(rule)) ?? [rule];
}
