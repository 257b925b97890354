using Scoring.Domain.Statistics;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>
/// Every figure of agreement in a line of its own, with its interval, whether it fits who marked what, and what it means or why it is not
/// given.
/// </summary>
/// <param name="language">"id" or "en".</param>
internal sealed class AgreementFigures(string language)
{
    private static readonly GridColumn[] Columns =
    [
        new("measure", "label.criterion"),
        new("figure", "label.figure"),
        new("value", "label.value", 2, 3),
        new("lower", "label.interval-from", 2, 2),
        new("upper", "label.interval-to", 2, 2),
        new("fits", "label.fits"),
        new("reading", "label.reading"),
        new("key", "label.key"),
    ];

    /// <summary>All of them, line by line.</summary>
    /// <param name="measures">The total and the criteria.</param>
    /// <param name="criteriaAlpha">Cronbach's alpha of the criteria; null if there is none.</param>
    public Grid Grid(IReadOnlyList<MeasureAgreement> measures, decimal? criteriaAlpha) =>
        new(
            "figures",
            Texts.Get("label.agreement-figures", language),
            Columns,
            [
                .. measures.SelectMany(Of),
                .. criteriaAlpha is { } alpha
                    ?
                    [
                        (IReadOnlyList<object?>)
                            [
                                "total",
                                Texts.Get("figure.cronbach", language),
                                alpha,
                                null,
                                null,
                                true,
                                AgreementSummary.OfCriteriaAlpha(alpha, language),
                                "cronbach-alpha",
                            ],
                    ]
                    : Array.Empty<IReadOnlyList<object?>>(),
            ]
        );

    /// <summary>Those of a measure that are given and fit who marked what, for people.</summary>
    public Grid Fitting(MeasureAgreement measure, decimal? criteriaAlpha)
    {
        var all = Grid([measure], criteriaAlpha);
        return all with { Rows = [.. all.Rows.Where(row => row[2] is not null && row[5] is not false)] };
    }

    private IEnumerable<IReadOnlyList<object?>> Of(MeasureAgreement measure)
    {
        var id = measure.Criterion?.Id ?? "total";
        foreach (var form in Enum.GetValues<IntraclassForm>())
        {
            var figure = measure.Intraclass.Of(form);
            yield return
            [
                id,
                Texts.Get("icc." + form, language),
                figure?.Value,
                figure?.Lower,
                figure?.Upper,
                figure is null ? null : form == measure.FittingMean || form == measure.FittingSingle,
                figure is not null
                    ? AgreementSummary.OfIntraclass(figure, language)
                    : AgreementSummary.Why(
                        measure.Intraclass.Refusal == AgreementRefusal.None ? AgreementRefusal.Incomplete : measure.Intraclass.Refusal,
                        language
                    ),
                KeyOf(form),
            ];
        }
        var w = measure.Concordance;
        yield return
        [
            id,
            Texts.Get("figure.w", language),
            w.W,
            w.W is null ? null : measure.Intervals.Value.W?.Lower,
            w.W is null ? null : measure.Intervals.Value.W?.Upper,
            w.W is null ? null : true,
            w.W is { } concordance
                ? AgreementSummary.Meaning(Interpretation.OfConcordance(concordance), language)
                : AgreementSummary.Why(w.Refusal, language),
            "w",
        ];
        if (w.W is not null)
        {
            yield return [id, Texts.Get("figure.chi-square", language, w.Freedom), w.ChiSquare, null, null, null, "", "chi-square"];
            yield return [id, Texts.Get("figure.freedom", language), w.Freedom, null, null, null, "", "chi-square-freedom"];
            yield return [id, Texts.Get("figure.probability", language), w.Probability, null, null, null, "", "chi-square-probability"];
        }
        foreach (var alpha in measure.Alphas)
        {
            // What is redrawn for is the one that fits.
            var drawn = alpha is { Metric: Metric.Interval, Alpha: not null } ? measure.Intervals.Value.Alpha : null;
            yield return
            [
                id,
                Texts.Get("figure.alpha." + alpha.Metric, language),
                alpha.Alpha,
                drawn?.Lower,
                drawn?.Upper,
                alpha.Alpha is null ? null : alpha.Metric == Metric.Interval,
                alpha.Alpha is { } value
                    ? AgreementSummary.Meaning(Interpretation.OfAlpha(value), language)
                    : AgreementSummary.Why(alpha.Refusal, language),
                "alpha-" + alpha.Metric.ToString().ToLowerInvariant(),
            ];
        }
        if (measure.Kappa is { } kappa)
        {
            yield return
            [
                id,
                Texts.Get("figure.kappa", language),
                kappa.Kappa,
                null,
                null,
                kappa.Kappa is null ? null : true,
                kappa.Kappa is { } value
                    ? AgreementSummary.Meaning(Interpretation.OfKappa(value), language)
                    : AgreementSummary.Why(kappa.Refusal, language),
                "kappa",
            ];
        }
        if (measure.Severity is { Refusal: FitRefusal.None } severity && severity.Groups[0].LeniencyRange is { } range)
            yield return [id, Texts.Get("figure.leniency-range", language), range, null, null, true, "", "leniency-range"];
        if (measure.Severity.Model.SeverityReliability is { } known)
            yield return [id, Texts.Get("figure.severity-reliability", language), known, null, null, null, "", "severity-reliability"];
        if (measure.Severity.Model.EntryReliability is { } adjusted)
            yield return [id, Texts.Get("figure.adjusted-reliability", language), adjusted, null, null, null, "", "adjusted-reliability"];
        if (measure.Severity.Model.EntrySeparation is { } apart)
            yield return [id, Texts.Get("figure.adjusted-separation", language), apart, null, null, null, "", "adjusted-separation"];
        if (measure.Severity.Model.ResidualDeviation is > 0m and var residual)
            yield return [id, Texts.Get("figure.residual-deviation", language), residual, null, null, null, "", "residual-deviation"];
        foreach (var wanted in new[] { 0.8m, 0.9m })
        {
            if (JurorsNeeded.For(wanted, measure.Single) is { } jurors)
                yield return
                [
                    id,
                    Texts.Get("figure.jurors-needed", language, wanted),
                    jurors,
                    null,
                    null,
                    null,
                    "",
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jurors-for-{wanted}"),
                ];
        }
    }

    // The same in every language, for programs that read the table.
    private static string KeyOf(IntraclassForm form) =>
        form switch
        {
            IntraclassForm.OneWaySingle => "icc-1-1",
            IntraclassForm.RandomSingle => "icc-2-1",
            IntraclassForm.FixedSingle => "icc-3-1",
            IntraclassForm.OneWayMean => "icc-1-k",
            IntraclassForm.RandomMean => "icc-2-k",
            _ => "icc-3-k",
        };
}
