using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>The common interpretation of a figure: a code, from which texts are made in each language, with the cited limits.</summary>
/// <param name="Code">Kebab-case code, such as "agreement-good".</param>
/// <param name="From">The least figure it is given for; null for the lowest.</param>
/// <param name="Below">The figure at which the next begins; null for the highest.</param>
/// <param name="Source">Who set the limits.</param>
public sealed record Interpretation(string Code, decimal? From, decimal? Below, string Source)
{
    /// <summary>ICC. A chair should read the lower and the upper end of the interval as well: the figure alone promises too much.</summary>
    public static Interpretation OfIntraclass(decimal icc) =>
        In(
            icc,
            "Koo and Li, Journal of Chiropractic Medicine 15 (2016), 155-163",
            ["agreement-poor", "agreement-moderate", "agreement-good", "agreement-excellent"],
            [0.5m, 0.75m, 0.9m]
        );

    /// <summary>Kendall's W.</summary>
    public static Interpretation OfConcordance(decimal w) =>
        In(
            w,
            "Schmidt, Decision Sciences 28 (1997), 763-774",
            ["concordance-very-weak", "concordance-weak", "concordance-moderate", "concordance-strong", "concordance-unusually-strong"],
            [0.3m, 0.5m, 0.7m, 0.9m]
        );

    /// <summary>Krippendorff's alpha.</summary>
    public static Interpretation OfAlpha(decimal alpha) =>
        In(
            alpha,
            "Krippendorff, Content Analysis, 2nd edition (2004), 241",
            ["alpha-not-reliable", "alpha-tentative", "alpha-reliable"],
            [0.667m, 0.8m]
        );

    /// <summary>Fleiss' kappa.</summary>
    public static Interpretation OfKappa(decimal kappa) =>
        In(
            kappa,
            "Landis and Koch, Biometrics 33 (1977), 159-174",
            ["kappa-poor", "kappa-slight", "kappa-fair", "kappa-moderate", "kappa-substantial", "kappa-almost-perfect"],
            [0m, 0.2m, 0.4m, 0.6m, 0.8m]
        );

    /// <summary>A severity or a bias by its size in standard errors, regardless of sign.</summary>
    /// <param name="standardErrors">The figure divided by its standard error.</param>
    /// <param name="freedom">The degrees of freedom of the standard error, from 1.</param>
    public static Interpretation OfDifference(decimal standardErrors, int freedom) =>
        In(
            Math.Abs(standardErrors),
            "Student's t, two-sided at 5 % and 1 %",
            ["difference-within-chance", "difference-likely", "difference-clear"],
            [Limit(0.025, freedom), Limit(0.005, freedom)]
        );

    /// <summary>A mean correlation between criteria; only its distance from the jury's mean says something about a juror.</summary>
    public static Interpretation OfHalo(decimal correlation) =>
        In(
            Math.Abs(correlation),
            "Cohen, Statistical Power Analysis, 2nd edition (1988), 79-80",
            ["halo-none", "halo-small", "halo-medium", "halo-large"],
            [0.1m, 0.3m, 0.5m]
        );

    /// <summary>A mean square of standardised residuals of a juror.</summary>
    public static Interpretation OfJurorFit(decimal meanSquare) =>
        In(
            meanSquare,
            "Linacre, Rasch Measurement Transactions 16 (2002), 878",
            ["fit-too-even", "fit-as-expected", "fit-uneven", "fit-erratic"],
            [0.5m, 1.5m, 2m]
        );

    /// <summary>A probability of being in the top N, by the ends of the 90 % interval.</summary>
    public static Interpretation OfPlace(decimal inTop) =>
        In(inTop, "the 5 % on either side of a 90 % interval", ["place-out", "place-unsure", "place-sure"], [0.05m, 0.95m]);

    private static decimal Limit(double tail, int freedom) => FifteenDigits.Of(Distributions.StudentUpper(tail, freedom))!.Value;

    private static Interpretation In(decimal figure, string source, string[] codes, decimal[] limits)
    {
        var settled = Exact.Canonicalize(figure);
        var at = limits.Count(limit => settled >= limit);
        return new Interpretation(codes[at], at == 0 ? null : limits[at - 1], at == limits.Length ? null : limits[at], source);
    }
}
