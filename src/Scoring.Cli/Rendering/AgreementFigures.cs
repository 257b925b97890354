using Scoring.Domain.Statistics;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Output.Localization;
using static Scoring.Cli.Rendering.KnownColumns;

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
        Measure,
        new("figure", "label.figure"),
        new("value", "label.value", 2, 3),
        Lower,
        Upper,
        new("fits", "label.fits"),
        Reading,
        Key,
    ];

    /// <summary>Every figure of every measure.</summary>
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
                        Line(
                            "total",
                            "cronbach-alpha",
                            Texts.Get("figure.cronbach", language),
                            alpha,
                            fits: true,
                            reading: AgreementSummary.OfCriteriaAlpha(alpha, language)
                        ),
                    ]
                    : Array.Empty<IReadOnlyList<object?>>(),
            ]
        );

    /// <summary>The figures of a measure that have a value and fit who marked what, for people.</summary>
    public Grid Fitting(MeasureAgreement measure, decimal? criteriaAlpha)
    {
        var all = Grid([measure], criteriaAlpha);
        return all with
        {
            Rows = [.. all.Rows.Where(row => row[2] is not null && row[5] is not false && row[7] is string key && !IsPiece(key))],
        };
    }

    // What the others are made of, for those who compute them again.
    private static bool IsPiece(string key) =>
        key.EndsWith("-mean-square", StringComparison.Ordinal)
        || key is "entries-freedom" or "jurors-freedom" or "error-freedom" or "within-freedom";

    private IEnumerable<IReadOnlyList<object?>> Of(MeasureAgreement measure)
    {
        var id = measure.Criterion?.Id ?? "total";
        foreach (var form in Enum.GetValues<IntraclassForm>())
        {
            var figure = measure.Intraclass.Of(form);
            yield return Line(
                id,
                KeyOf(form),
                Texts.Get("icc." + form, language),
                figure?.Value,
                (figure?.Lower, figure?.Upper),
                figure is null ? null : form == measure.FittingMean || form == measure.FittingSingle,
                figure is not null
                    ? AgreementSummary.OfIntraclass(figure, language)
                    : AgreementSummary.Why(
                        measure.Intraclass.Refusal == AgreementRefusal.None ? AgreementRefusal.Incomplete : measure.Intraclass.Refusal,
                        language
                    )
            );
        }
        var w = measure.Concordance;
        yield return Line(
            id,
            "w",
            Texts.Get("figure.w", language),
            w.W,
            w.W is null ? default : (measure.Intervals.Value.W?.Lower, measure.Intervals.Value.W?.Upper),
            w.W is null ? null : true,
            w.W is { } concordance
                ? AgreementSummary.Meaning(Interpretation.OfConcordance(concordance), language)
                : AgreementSummary.Why(w.Refusal, language)
        );
        if (w.W is not null)
        {
            yield return Line(id, "chi-square", Texts.Get("figure.chi-square", language, w.Freedom), w.ChiSquare);
            yield return Line(id, "chi-square-freedom", Texts.Get("figure.freedom", language), w.Freedom);
            yield return Line(
                id,
                "chi-square-probability",
                Texts.Get("figure.probability", language),
                w.Probability,
                reading: AgreementSummary.OfSmall(w.Probability, language)
            );
        }
        foreach (var alpha in measure.Alphas)
        {
            // Samples are redrawn for the metric that fits marks only.
            var drawn = alpha is { Metric: Metric.Interval, Alpha: not null } ? measure.Intervals.Value.Alpha : null;
            yield return Line(
                id,
                "alpha-" + alpha.Metric.ToString().ToLowerInvariant(),
                Texts.Get("figure.alpha." + alpha.Metric, language),
                alpha.Alpha,
                (drawn?.Lower, drawn?.Upper),
                alpha.Alpha is null ? null : alpha.Metric == Metric.Interval,
                alpha.Alpha is { } value
                    ? AgreementSummary.Meaning(Interpretation.OfAlpha(value), language)
                    : AgreementSummary.Why(alpha.Refusal, language)
            );
        }
        if (measure.Kappa is { } kappa)
        {
            yield return Line(
                id,
                "kappa",
                Texts.Get("figure.kappa", language),
                kappa.Kappa,
                fits: kappa.Kappa is null ? null : true,
                reading: kappa.Kappa is { } value
                    ? AgreementSummary.Meaning(Interpretation.OfKappa(value), language)
                    : AgreementSummary.Why(kappa.Refusal, language)
            );
        }
        if (measure.Severity is { Refusal: FitRefusal.None } severity && severity.Groups[0].LeniencyRange is { } range)
            yield return Line(id, "leniency-range", Texts.Get("figure.leniency-range", language), range, fits: true);
        var model = measure.Severity.Model;
        (string Key, decimal? Value)[] ofModel =
        [
            ("severity-reliability", model.SeverityReliability),
            ("adjusted-reliability", model.EntryReliability),
            ("adjusted-separation", model.EntrySeparation),
            ("residual-deviation", model.ResidualDeviation > 0m ? model.ResidualDeviation : null),
        ];
        foreach (var (key, value) in ofModel.Where(one => one.Value is not null))
            yield return Line(id, key, Texts.Get("figure." + key, language), value);
        foreach (var (key, value) in Tests(measure.Variance.Value))
            yield return Line(
                id,
                key,
                Texts.Get("figure." + key, language),
                value,
                reading: key.EndsWith("-probability", StringComparison.Ordinal) ? AgreementSummary.OfSmall(value, language) : ""
            );
        foreach (var wanted in new[] { 0.8m, 0.9m })
        {
            if (JurorsNeeded.For(wanted, measure.Single) is { } jurors)
                yield return Line(
                    id,
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jurors-for-{wanted}"),
                    Texts.Get("figure.jurors-needed", language, wanted),
                    jurors
                );
        }
    }

    private static IEnumerable<(string Key, decimal? Value)> Tests(AnalysisOfVariance? variance)
    {
        if (variance is null)
            yield break;
        foreach (var (of, test) in new[] { ("entries", variance.Entries), ("jurors", variance.Jurors) })
        {
            yield return (of + "-mean-square", test.MeanSquare);
            yield return (of + "-freedom", test.Freedom);
            yield return (of + "-f", test.F);
            yield return (of + "-f-probability", test.Probability);
        }
        yield return ("error-mean-square", variance.ErrorMeanSquare);
        yield return ("error-freedom", variance.ErrorFreedom);
        yield return ("within-mean-square", variance.WithinMeanSquare);
        yield return ("within-freedom", variance.WithinFreedom);
    }

    private static object?[] Line(
        string id,
        string key,
        string figure,
        object? value,
        (decimal? Lower, decimal? Upper) interval = default,
        bool? fits = null,
        string reading = ""
    ) => [id, figure, value, interval.Lower, interval.Upper, fits, reading, key];

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
