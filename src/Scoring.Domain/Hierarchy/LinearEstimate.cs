using System.Numerics;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>A predictor with its coefficient.</summary>
/// <param name="Indicator">The indicator whose value is multiplied.</param>
/// <param name="Coefficient">By how much the estimate rises with one unit of it; in the estimate's unit for one of the predictor's.</param>
public sealed record EstimateTerm(HierarchyNode Indicator, decimal Coefficient)
{
    /// <summary>The coefficient before it was written as a decimal.</summary>
    internal Ratio Exactly { get; init; } = Ratio.Of(Coefficient);
}

/// <summary>A formula for a missing value: intercept + Σ coefficient × the unit's own value.</summary>
/// <param name="Intercept">The estimate where all predictors are 0, in the indicator's unit.</param>
/// <param name="Terms">The predictors, none equal for all or determined by those before it.</param>
/// <param name="Units">How many units it was found over.</param>
/// <param name="RSquared">
/// The share of the variance of these units' values that it explains, 0 to 1; null if the values are all equal, and for one that is no
/// regression.
/// </param>
public sealed record LinearEstimate(decimal Intercept, IReadOnlyList<EstimateTerm> Terms, int Units, decimal? RSquared)
{
    /// <summary>The intercept before it was written as a decimal.</summary>
    internal Ratio Exactly { get; init; } = Ratio.Of(Intercept);

    /// <summary>
    /// The estimate in exact arithmetic, rounded once to 15 significant digits; null if a value is missing or the estimate is too large for
    /// a decimal.
    /// </summary>
    /// <param name="values">The unit's own value of each predictor.</param>
    public decimal? At(IReadOnlyList<decimal?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Any(value => value is null))
            return null;
        var (under, start, slopes) = LazyInitializer.EnsureInitialized(ref _whole, Whole)!;
        var places = values.Count == 0 ? 0 : values.Max(value => value!.Value.Scale);
        var sum = start * BigInteger.Pow(10, places);
        for (var i = 0; i < slopes.Length; i++)
            sum += slopes[i] * Ratio.Whole(values[i]!.Value, places);
        return new Ratio(sum, under * BigInteger.Pow(10, places)).ToFifteenDigits();
    }

    private sealed record WholeNumbers(BigInteger Under, BigInteger Start, BigInteger[] Slopes);

    private WholeNumbers? _whole;

    // All numbers over one line, once: a formula is used for many units.
    private WholeNumbers Whole()
    {
        var under = Terms.Aggregate(Exactly.Under, (known, term) =>
            known / BigInteger.GreatestCommonDivisor(known, term.Exactly.Under) * term.Exactly.Under
        );
        return new WholeNumbers(
            under,
            Exactly.Over * (under / Exactly.Under),
            [.. Terms.Select(term => term.Exactly.Over * (under / term.Exactly.Under))]
        );
    }

    /// <summary>What an explanation shows: the intercept, how many units, and the share explained.</summary>
    internal IReadOnlyList<Constant> Constants =>
        [
            new Constant("intercept", Intercept),
            new Constant("units-compared", Units),
            .. RSquared is { } share ? [new Constant("r-squared", share)] : Array.Empty<Constant>(),
        ];
}
