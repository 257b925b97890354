using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Statistics;

/// <summary>A mark for one criterion.</summary>
/// <param name="Entry">The number of the entry.</param>
/// <param name="Juror">The juror.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Mark">The mark, one of the scale's steps.</param>
public readonly record struct Rating(int Entry, string Juror, string Criterion, decimal Mark);

/// <summary>Where an entry, a juror or a criterion is on the common line.</summary>
/// <param name="Measure">
/// In logits: of an entry how good, of a juror how strict, of a criterion how hard. Jurors and criteria have the mean 0.
/// </param>
/// <param name="StandardError">1 / √ information, in logits.</param>
/// <param name="FairAverage">
/// The mark expected of it where everything else is average, in steps of the scale: of an entry with the average juror and criterion.
/// </param>
/// <param name="Infit">The mean squared residual weighted by information; 1 if as expected, null for an extreme one.</param>
/// <param name="Outfit">The mean squared standardised residual; 1 if as expected, null for an extreme one.</param>
/// <param name="Marks">How many marks it rests on.</param>
public sealed record Located(decimal Measure, decimal StandardError, decimal FairAverage, decimal? Infit, decimal? Outfit, int Marks)
{
    /// <summary>The measure × <see cref="RatingScaleModel.Correction"/>.</summary>
    public decimal Corrected { get; init; }

    /// <summary>
    /// True if all its marks are the lowest or all the highest: the estimate is infinite, and the measure is the one of a sum 0.3 steps
    /// inside.
    /// </summary>
    public bool IsExtreme { get; init; }
}

/// <summary>
/// Many-facet Rasch model with a rating scale that all criteria share: ln (P(step k) / P(step k − 1)) = entry − juror − criterion − F(k).
/// Estimated by joint maximum likelihood (JML), each facet in turn by Newton's method until no measure moves by 1e-10. JML spreads measures
/// by about L / (L − 1) for L marks an entry: <see cref="Correction"/> is the inverse, and corrected measures stand beside those of JML, of
/// which the standard errors, the fit and the fair averages are. Steps that nobody used are left out. Extremes are taken out first and
/// located afterwards. Source: Linacre, Many-Facet Rasch Measurement (1989); Andrich, Psychometrika 43 (1978), 561–573; the correction:
/// Wright and Douglas, Applied Psychological Measurement 1 (1977), 281–295.
/// </summary>
public sealed class RatingScaleModel
{
    /// <summary>The most steps of a scale: finer marks are points, for which the additive model serves.</summary>
    public const int MostSteps = 30;

    /// <summary>The most marks it is computed for.</summary>
    public const int MostRatings = 200_000;

    // Only by a fit or a refusal.
    internal RatingScaleModel(AgreementRefusal refusal) => Refusal = refusal;

    /// <summary>Why there is none; None if there is one.</summary>
    public AgreementRefusal Refusal { get; }

    /// <summary>The entries, by number; empty if refused.</summary>
    public IReadOnlyDictionary<int, Located> Entries { get; internal init; } = new Dictionary<int, Located>();

    /// <summary>The jurors; a high measure is a strict one.</summary>
    public IReadOnlyDictionary<string, Located> Jurors { get; internal init; } = new Dictionary<string, Located>();

    /// <summary>The criteria; a high measure is a hard one.</summary>
    public IReadOnlyDictionary<string, Located> Criteria { get; internal init; } = new Dictionary<string, Located>();

    /// <summary>The steps that were used, ascending.</summary>
    public IReadOnlyList<decimal> Steps { get; internal init; } = [];

    /// <summary>F of each step from the second on, in logits; their mean is 0.</summary>
    public IReadOnlyList<decimal> Thresholds { get; internal init; } = [];

    /// <summary>(L − 1) / L with the mean number L of marks an entry.</summary>
    public decimal Correction { get; internal init; }

    /// <summary>
    /// How much of the spread of the entries' measures is not their error, 0 to 1; null with fewer than two or without any spread.
    /// </summary>
    public decimal? EntryReliability => ReliabilityOf(Entries.Values);

    /// <summary>The same of the jurors' measures: near 0 they are equally strict.</summary>
    public decimal? SeverityReliability => ReliabilityOf(Jurors.Values);

    /// <summary>Estimates the model, or says why that cannot be done.</summary>
    /// <param name="ratings">The marks, in any order, one for each entry, juror and criterion.</param>
    public static RatingScaleModel Of(IReadOnlyList<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var steps = ratings.Select(rating => rating.Mark).Distinct().Order().ToList();
        var refusal =
            ratings.Select(rating => rating.Entry).Distinct().Take(2).Count() < 2 ? AgreementRefusal.TooFewEntries
            : ratings.Select(rating => rating.Juror).Distinct().Take(2).Count() < 2 ? AgreementRefusal.TooFewJurors
            : steps.Count < 2 ? AgreementRefusal.NoVariation
            : steps.Count > MostSteps ? AgreementRefusal.NoSharedSteps
            : ratings.Count > MostRatings ? AgreementRefusal.TooManyMarks
            : AgreementRefusal.None;
        return refusal == AgreementRefusal.None ? new RatingScaleFit(ratings, steps).Model() : new RatingScaleModel(refusal);
    }

    /// <summary>None, for a reason.</summary>
    public static RatingScaleModel Refused(AgreementRefusal refusal) => new(refusal);

    private static decimal? ReliabilityOf(IEnumerable<Located> all)
    {
        List<Located> told = [.. all.Where(one => !one.IsExtreme)];
        if (told.Count < 2 || Moments.StandardDeviation([.. told.Select(one => one.Measure)]) is not { } spread || spread == 0m)
            return null;
        var error = told.Average(one => one.StandardError * one.StandardError);
        return FifteenDigits.Of(Math.Max(0, 1 - (double)error / ((double)spread * (double)spread)));
    }
}
