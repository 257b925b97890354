using Scoring.Domain.Statistics;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Output.Localization;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>
/// What the models of a jury say, as tables: components of variance, numbers of jurors, predictions, drift, Rasch measures.
/// </summary>
/// <param name="report">The report.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class AgreementModelGrids(AgreementReport report, string language)
{
    private const int LeastNumbers = 10;
    private const int MostNumbers = 40;

    /// <summary>How much of the variance of a mark lies between entries, how much between jurors, and how much is error.</summary>
    public Grid Components(IReadOnlyList<MeasureAgreement> measures) =>
        new(
            "components",
            Texts.Get("label.components-table", language),
            [
                Measure,
                new("component", "label.component"),
                new("variance", "label.variance", 2, 4),
                new("share", "label.share-of-variance", 2, 2),
                new("deviation", "label.standard-deviation", 2, 2),
                Reading,
                Key,
            ],
            [.. measures.SelectMany(ComponentsOf)]
        );

    private IEnumerable<IReadOnlyList<object?>> ComponentsOf(MeasureAgreement measure)
    {
        var of = measure.Components;
        foreach (var (key, variance) in new[] { ("entries", of.OfEntries), ("jurors", of.OfJurors), ("error", of.OfError) })
        {
            var given = of.Refusal == AgreementRefusal.None;
            yield return
            [
                IdOf(measure),
                Texts.Get("component." + key, language),
                given ? variance : null,
                given && of.Total > 0m ? (decimal)((double)variance / (double)of.Total) : null,
                given ? (decimal)Math.Sqrt((double)variance) : null,
                given ? Texts.Get("component.means." + key, language) : AgreementSummary.Why(of.Refusal, language),
                key,
            ];
        }
    }

    /// <summary>How reliable the mean mark of an entry would be with more or fewer jurors, from one juror up.</summary>
    public Grid Numbers(IReadOnlyList<MeasureAgreement> measures) =>
        new(
            "numbers",
            Texts.Get("label.numbers-table", language),
            [
                Measure,
                new("jurors", "label.jurors-of-entry"),
                new("same_jurors", "label.reliability-same", 2, 2),
                new("own_jurors", "label.reliability-own", 2, 2),
                new("apart_same", "label.apart-same", 2, 2),
                new("apart_own", "label.apart-own", 2, 2),
            ],
            [
                .. from measure in measures
                let of = measure.Components
                where of.Refusal == AgreementRefusal.None
                let most = Math.Clamp((of.MarksFor(0.9m, measure.HasOwnJurors) ?? 0) + 1, LeastNumbers, MostNumbers)
                from jurors in Enumerable.Range(1, most)
                select (IReadOnlyList<object?>)
                    [
                        IdOf(measure),
                        jurors,
                        of.ReliabilityOf(jurors, false),
                        of.ReliabilityOf(jurors, true),
                        of.Separation(jurors, false),
                        of.Separation(jurors, true),
                    ],
            ]
        );

    /// <summary>The predicted mark of every entry: free of severity, and nearer to the mean the less reliable it is.</summary>
    public Grid Predicted(IReadOnlyList<MeasureAgreement> measures) =>
        new(
            "predicted",
            Texts.Get("label.predicted-table", language),
            [
                Measure,
                Id,
                Name,
                Marks,
                new("mean", "label.plain-mean", 2, 2),
                new("adjusted", "label.adjusted-mean", 2, 2),
                new("adjusted_error", "label.standard-error", 2, 2),
                new("predicted", "label.predicted", 2, 2),
                Error,
                Reliability,
            ],
            [
                .. from measure in measures
                from entry in measure.Table.Entries.Index()
                let row = measure.Table.Row(entry.Index)
                let adjusted = measure.Severity.Model.Entries.GetValueOrDefault(entry.Item)
                let predicted = measure.Components.Entries.GetValueOrDefault(entry.Item)
                select (IReadOnlyList<object?>)
                    [
                        IdOf(measure),
                        report.Entries.Id(entry.Item),
                        report.Entries.Name(entry.Item),
                        row.Count,
                        row.Average(mark => mark.Mark),
                        adjusted?.Estimate,
                        adjusted?.StandardError,
                        predicted?.Value,
                        predicted?.StandardError,
                        predicted?.Reliability,
                    ],
            ]
        );

    /// <summary>Whether jurors became stricter or more lenient along the way.</summary>
    public Grid Drift() =>
        new(
            "drift",
            Texts.Get("label.drift-table", language),
            [
                Juror,
                Entries,
                new("slope", "label.drift-slope", 2, 4),
                new("standard_error", "label.standard-error", 2, 4),
                new("change", "label.drift-change", 2, 2),
                new("probability", "label.probability", 3, 3),
                new("clear", "label.clear"),
            ],
            [
                .. report.Drift.Jurors.Select(juror =>
                    (IReadOnlyList<object?>)
                        [
                            juror.Juror,
                            juror.Entries,
                            juror.Slope,
                            juror.StandardError,
                            juror.Change,
                            juror.Probability,
                            report.Drift.Clear.Contains(juror),
                        ]
                ),
            ]
        );

    /// <summary>The measures of the many-facet Rasch model; one line that says why where there are none.</summary>
    public Grid Rasch()
    {
        var model = report.Rasch.Value;
        return new(
            "rasch",
            Texts.Get("label.rasch-table", language),
            [
                new("facet", "label.facet"),
                Id,
                Name,
                new("measure", "label.logit", 2, 2),
                Error,
                new("corrected", "label.logit-corrected", 2, 2),
                new("fair_average", "label.fair-average", 2, 2),
                new("infit", "label.infit", 2, 2),
                new("outfit", "label.outfit", 2, 2),
                Marks,
                new("extreme", "label.extreme"),
                Reading,
                Key,
            ],
            model.Refusal != AgreementRefusal.None
                ?
                [
                    [.. Enumerable.Repeat<object?>(null, 11), AgreementSummary.Why(model.Refusal, language), "refused"],
                ]
                :
                [
                    .. model
                        .Entries.OrderBy(one => one.Key)
                        .Select(one => Row("entry", report.Entries.Id(one.Key), report.Entries.Name(one.Key), one.Value)),
                    .. model
                        .Jurors.OrderBy(one => one.Key, StringComparer.Ordinal)
                        .Select(one => Row("juror", one.Key, one.Key, one.Value)),
                    .. report
                        .Stage.Leaves.Where(leaf => model.Criteria.ContainsKey(leaf.Id))
                        .Select(leaf => Row("criterion", leaf.Id, leaf.Name.In(language), model.Criteria[leaf.Id])),
                    .. model.Thresholds.Index().Select(threshold => Single("step", model.Steps[threshold.Index + 1], threshold.Item)),
                    Single("correction", null, model.Correction),
                    Single("entry-reliability", null, model.EntryReliability),
                    Single("severity-reliability", null, model.SeverityReliability),
                ]
        );
    }

    private object?[] Row(string facet, string id, string name, Located one) =>
        [
            Texts.Get("facet." + facet, language),
            id,
            name,
            one.Measure,
            one.StandardError,
            one.Corrected,
            one.FairAverage,
            one.Infit,
            one.Outfit,
            one.Marks,
            one.IsExtreme,
            one.IsExtreme ? Texts.Get("rasch.extreme", language) : null,
            facet,
        ];

    private object?[] Single(string facet, object? id, decimal? measure) =>
        [Texts.Get("facet." + facet, language), id, null, measure, null, null, null, null, null, null, null, null, facet];

    private static string IdOf(MeasureAgreement measure) => measure.Criterion?.Id ?? "total";
}
