using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Statistics;

/// <summary>A mark that neither its entry nor its juror's severity explains.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Expected">The mark expected from entry and severity, in points.</param>
/// <param name="Standardised">The mark less the expected one in units of its own standard deviation s √(1 − leverage).</param>
public sealed record UnexpectedMark(JurorMark Mark, decimal Expected, decimal Standardised);

/// <summary>How well the additive model fits a juror.</summary>
/// <param name="Juror">The juror.</param>
/// <param name="Marks">How many marks have a standardised residual.</param>
/// <param name="MeanSquare">
/// The mean of their squares: near 1 as expected, well above 1 for a juror who sees other differences than the others do.
/// </param>
public sealed record JurorFit(string Juror, int Marks, decimal MeanSquare);

/// <summary>
/// Jurors' unexpected marks: internally standardised residuals of the additive model. A mark with leverage 1 (nothing else affects its fit)
/// has none. With three marks for an entry, one residual drags the other two along, so that the largest should be reviewed first. Source:
/// Cook and Weisberg, Residuals and Influence in Regression (1982), 2.2; the mean square as Wright and Masters, Rating Scale Analysis
/// (1982), use it.
/// </summary>
/// <param name="Refusal">Why there are none; None if there are.</param>
/// <param name="Largest">The largest first, regardless of sign.</param>
/// <param name="Jurors">The fit of each juror who has a standardised residual, the worst first.</param>
public sealed record JurorOutliers(FitRefusal Refusal, IReadOnlyList<UnexpectedMark> Largest, IReadOnlyList<JurorFit> Jurors)
{
    /// <summary>The largest standardised residuals.</summary>
    /// <param name="model">The fit.</param>
    /// <param name="atLeast">The least size that is listed, in standard deviations.</param>
    public static JurorOutliers Of(AdditiveModel model, decimal atLeast = 3m)
    {
        List<UnexpectedMark> all =
        [
            .. model.Residuals.Select(each => Standardise(each, (double)model.ResidualDeviation)).OfType<UnexpectedMark>(),
        ];
        return new JurorOutliers(
            model.Refusal,
            [
                .. all.Where(each => Math.Abs(each.Standardised) >= atLeast)
                    .OrderByDescending(each => Math.Abs(each.Standardised))
                    .ThenBy(each => each.Mark.Entry)
                    .ThenBy(each => each.Mark.Juror, StringComparer.Ordinal),
            ],
            [
                .. all.GroupBy(each => each.Mark.Juror, StringComparer.Ordinal)
                    .Select(own => new JurorFit(
                        own.Key,
                        own.Count(),
                        FifteenDigits.Of((double)Moments.Mean(own.Select(each => each.Standardised * each.Standardised))!.Value)!.Value
                    ))
                    .OrderByDescending(juror => juror.MeanSquare)
                    .ThenBy(juror => juror.Juror, StringComparer.Ordinal),
            ]
        );
    }

    private static UnexpectedMark? Standardise(MarkResidual each, double deviation)
    {
        var free = 1m - each.Leverage;
        if (free < 1e-9m || deviation == 0)
            return null;
        return new UnexpectedMark(
            each.Mark,
            FifteenDigits.Of((double)(each.Mark.Mark - each.Residual))!.Value,
            FifteenDigits.Of((double)Numbers.Exact.Canonicalize(each.Residual) / (deviation * Math.Sqrt((double)free)))!.Value
        );
    }
}
