using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>How an indicator's values are treated, where its line in the table says so.</summary>
public enum OwnTreatment
{
    /// <summary>Like those of all indicators: by the rule's treatment of outliers, if it has one.</summary>
    AsOthers,

    /// <summary>They stay as they are, for example those of a yes or no.</summary>
    None,

    /// <summary>The natural logarithm ln x of every value, as of income in the Human Development Index.</summary>
    Log,

    /// <summary>(x^λ − 1) / λ with the λ that brings the values nearest to a bell curve.</summary>
    BoxCox,
}

/// <summary>
/// An indicator on another scale: its values, its target and its goalposts alike. Only values above 0 have a result. No unit.
/// </summary>
public static class OwnScale
{
    private const int Widest = 200;

    /// <summary>The formula with the numbers read from the column.</summary>
    /// <param name="treatment"><see cref="OwnTreatment.Log"/> or <see cref="OwnTreatment.BoxCox"/>.</param>
    /// <param name="column">The indicator's values, of several years if the rule's bounds include them.</param>
    public static Fitted Fit(OwnTreatment treatment, IReadOnlyList<decimal?> column)
    {
        if (treatment == OwnTreatment.Log)
            return new Fitted("log", [], value => value <= 0m ? null : FifteenDigits.Of(Math.Log((double)value)));
        var lambda = LambdaOf(Moments.Present(column.Where(value => value > 0m)));
        return new Fitted("box-cox", [new Constant("lambda", lambda)], value => value <= 0m ? null : BoxCox((double)value, lambda));
    }

    /// <summary>A target or goalpost on the same scale; null if there is none or it is not above 0.</summary>
    internal static Constant? Of(Constant? limit, Fitted scale) =>
        limit is not null && scale.Apply(limit.Amount) is { } number ? limit with { Amount = number } : null;

    /// <summary>
    /// λ from −2 to 2 in steps of 0.01 with the greatest likelihood, which is the one for which the values divided by their geometric
    /// mean have the least variance after the formula; 1 for fewer than two different values. Source: Box and Cox, Journal of the Royal
    /// Statistical Society B 26 (1964), 211-252.
    /// </summary>
    /// <param name="sorted">The values above 0, in ascending order.</param>
    public static decimal LambdaOf(IReadOnlyList<decimal> sorted)
    {
        if (sorted.Count == 0 || sorted[0] == sorted[^1])
            return 1m;
        var logs = sorted.Select(value => Math.Log((double)value)).ToArray();
        var middle = logs.Average();
        var (best, least) = (1m, double.PositiveInfinity);
        for (var step = -Widest; step <= Widest; step++)
        {
            var lambda = step * 0.01m;
            double power = (double)lambda,
                mean = 0,
                spread = 0;
            // Welford's way, one pass: the values lie close together where the power is near 0.
            for (var i = 0; i < logs.Length; i++)
            {
                var value = step == 0 ? logs[i] - middle : Math.Exp(power * (logs[i] - middle)) / power;
                var away = value - mean;
                mean += away / (i + 1);
                spread += away * (value - mean);
            }
            if (spread < least)
                (best, least) = (lambda, spread);
        }
        return Exact.WithoutEndingZeros(best);
    }

    private static decimal? BoxCox(double value, decimal lambda) =>
        FifteenDigits.Of(lambda == 0m ? Math.Log(value) : (Math.Pow(value, (double)lambda) - 1) / (double)lambda);
}
