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
        new("value", "label.value", 2, 2),
        new("lower", "label.interval-from", 2, 2),
        new("upper", "label.interval-to", 2, 2),
        new("fits", "label.fits"),
        new("reading", "label.reading"),
    ];

    public Grid Grid(IReadOnlyList<MeasureAgreement> measures) =>
        new("figures", Texts.Get("label.agreement-figures", language), Columns, [.. measures.SelectMany(Of)]);

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
            ];
        }
        var w = measure.Concordance;
        yield return
        [
            id,
            Texts.Get("figure.w", language),
            w.W,
            null,
            null,
            w.W is null ? null : true,
            w.W is { } concordance
                ? AgreementSummary.Meaning(Interpretation.OfConcordance(concordance), language)
                : AgreementSummary.Why(w.Refusal, language),
        ];
        if (w.W is not null)
        {
            yield return [id, Texts.Get("figure.chi-square", language, w.Freedom), w.ChiSquare, null, null, null, ""];
            yield return [id, Texts.Get("figure.probability", language), w.Probability, null, null, null, ""];
        }
        foreach (var alpha in measure.Alphas)
        {
            yield return
            [
                id,
                Texts.Get("figure.alpha." + alpha.Metric, language),
                alpha.Alpha,
                null,
                null,
                alpha.Alpha is null ? null : alpha.Metric == Metric.Interval,
                alpha.Alpha is { } value
                    ? AgreementSummary.Meaning(Interpretation.OfAlpha(value), language)
                    : AgreementSummary.Why(alpha.Refusal, language),
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
            ];
        }
        if (measure.Severity is { Refusal: FitRefusal.None } severity && severity.Groups[0].LeniencyRange is { } range)
            yield return [id, Texts.Get("figure.leniency-range", language), range, null, null, true, ""];
    }
}
