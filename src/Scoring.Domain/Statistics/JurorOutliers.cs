using System.Runtime.InteropServices;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>A mark that neither its entry nor its juror's severity explains.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Expected">The mark expected from entry and severity, in points.</param>
/// <param name="Standardised">The mark less the expected one in units of its own standard deviation s √(1 − leverage).</param>
/// <param name="Deleted">
/// The same by the standard deviation of all other marks, which this one does not widen: t with one degree of freedom less. Null if the
/// others fit without any error, so that nothing could be more unexpected.
/// </param>
public sealed record UnexpectedMark(JurorMark Mark, decimal Expected, decimal Standardised, decimal? Deleted);

/// <summary>How well the additive model fits a juror.</summary>
/// <param name="Juror">The juror.</param>
/// <param name="Marks">How many marks have a standardised residual.</param>
/// <param name="MeanSquare">
/// The mean of their squares: near 1 as expected, well above 1 for a juror who sees other differences than the others do.
/// </param>
public sealed record JurorFit(string Juror, int Marks, decimal MeanSquare);

/// <summary>
/// Jurors' unexpected marks: deleted (externally studentised) residuals of the additive model, r √((f − 1)/(f − r²)) with the
/// internally standardised residual r and f degrees of freedom, tested as the largest of all n: beyond the two-sided 5 %/n point of
/// Student's t with f − 1 degrees of freedom (Bonferroni). An internal one can never pass √f, so that a fixed limit would find nothing in
/// a small panel. A mark with leverage 1 (nothing else affects its fit) has none. Where the others fit without any error,
/// <see cref="LeastExact"/> degrees of freedom have to be left without the mark: two whole marks often differ by the same as the two
/// before. With three marks for an entry, one residual drags the other two along, so that the largest should be reviewed first. Source:
/// Cook and Weisberg, Residuals and Influence in Regression (1982), 2.2.2; the mean square as Wright and Masters, Rating Scale Analysis
/// (1982), use it.
/// </summary>
/// <param name="Refusal">Why there are none; None if there are.</param>
/// <param name="Largest">Those beyond the limit, the largest first, regardless of sign.</param>
/// <param name="Jurors">The fit of each juror who has a standardised residual, the worst first.</param>
public sealed record JurorOutliers(FitRefusal Refusal, IReadOnlyList<UnexpectedMark> Largest, IReadOnlyList<JurorFit> Jurors)
{
    /// <summary>With fewer degrees of freedom, marks that fit without any error are too likely to be chance.</summary>
    public const int LeastExact = 3;

    /// <summary>How many marks were tested.</summary>
    public int Tested { get; private init; }

    /// <summary>
    /// The size from which a deleted residual stands out. Null if that cannot be said: a fit with a single degree of freedom has none left
    /// without the mark.
    /// </summary>
    public decimal? Limit { get; private init; }

    /// <summary>The marks that stand out.</summary>
    /// <param name="model">The fit.</param>
    /// <param name="alpha">The probability of a false alarm among all marks together, above 0 and below 1.</param>
    public static JurorOutliers Of(AdditiveModel model, decimal alpha = 0.05m)
    {
        ArgumentNullException.ThrowIfNull(model);
        var deviation = (double)model.ResidualDeviation;
        var fits = new Dictionary<string, (int Marks, decimal Squares)>(StringComparer.Ordinal);
        var tested = 0;
        foreach (var each in model.Residuals)
        {
            if (Standardised(each, deviation) is not { } number)
                continue;
            var residual = FifteenDigits.Of(number)!.Value;
            ref var fit = ref CollectionsMarshal.GetValueRefOrAddDefault(fits, each.Mark.Juror, out _);
            fit = (fit.Marks + 1, fit.Squares + residual * residual);
            tested++;
        }
        var limit =
            tested > 0 && model.Freedom > 1
                ? FifteenDigits.Of(Distributions.StudentUpper((double)alpha / (2.0 * tested), model.Freedom - 1))
                : null;
        return new JurorOutliers(
            model.Refusal,
            [
                .. BeyondLimit(model, deviation, limit)
                    .OrderByDescending(each => Math.Abs(each.Standardised))
                    .ThenBy(each => each.Mark.Entry)
                    .ThenBy(each => each.Mark.Juror, StringComparer.Ordinal),
            ],
            [
                .. fits.Select(own => new JurorFit(
                        own.Key,
                        own.Value.Marks,
                        FifteenDigits.Of((double)Exact.Divide(own.Value.Squares, own.Value.Marks))!.Value
                    ))
                    .OrderByDescending(juror => juror.MeanSquare)
                    .ThenBy(juror => juror.Juror, StringComparer.Ordinal),
            ]
        )
        {
            Tested = tested,
            Limit = limit,
        };
    }

    // Of a million marks a handful is beyond: the others are looked at one by one and not kept.
    private static IEnumerable<UnexpectedMark> BeyondLimit(AdditiveModel model, double deviation, decimal? limit)
    {
        if (limit is not { } least)
            yield break;
        foreach (var each in model.Residuals)
        {
            if (Standardised(each, deviation) is not { } standardised)
                continue;
            var one = Unexpected(each, standardised, model.Freedom);
            if (one.Deleted is { } deleted ? Math.Abs(deleted) >= least : model.Freedom > LeastExact)
                yield return one;
        }
    }

    private static double? Standardised(MarkResidual each, double deviation)
    {
        var free = 1m - each.Leverage;
        return free < 1e-9m || deviation == 0 ? null : (double)Exact.Canonicalize(each.Residual) / (deviation * Math.Sqrt((double)free));
    }

    private static UnexpectedMark Unexpected(MarkResidual each, double standardised, int freedom)
    {
        // What the others leave of the error; beyond the digits of the fit there is none.
        var rest = freedom - standardised * standardised;
        return new UnexpectedMark(
            each.Mark,
            FifteenDigits.Of((double)(each.Mark.Mark - each.Residual))!.Value,
            FifteenDigits.Of(standardised)!.Value,
            freedom > 1 && rest > 1e-9 * freedom ? FifteenDigits.Of(standardised * Math.Sqrt((freedom - 1) / rest)) : null
        );
    }
}
