using Scoring.Domain.Statistics;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Output.Localization;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>The agreement of a stage's jurors as tables: the numbers, each with its meaning.</summary>
/// <param name="report">The report.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class AgreementGrids(AgreementReport report, string language)
{
    private readonly AgreementModelGrids _models = new(report, language);

    /// <summary>All tables. The Rasch model is estimated only where it is asked for: it takes the time of all the others.</summary>
    /// <param name="part">The table that is asked for; null for all.</param>
    public IReadOnlyList<Grid> All(string? part) =>
        [
            Measures(),
            Words(),
            new AgreementFigures(language).Grid(report.Measures, report.CriteriaAlpha),
            Panels(),
            Severity(report.Measures),
            Jurors(),
            Home(),
            OddMarks(),
            AdjustedGrid.Of(report, language, whole: true),
            _models.Components(report.Measures),
            _models.Numbers(report.Measures),
            _models.Predicted(report.Measures),
            _models.Drift(),
            part == "rasch" ? _models.Rasch() : new Grid("rasch", "", [], []),
        ];

    /// <summary>
    /// The tables shown to people: of the total if there is one for each criterion, of a long ranking only the lines near the cut or that
    /// move, and of the figures only those that fit who marked what.
    /// </summary>
    public IReadOnlyList<Grid> OnScreen =>
        [
            Measures(),
            new AgreementFigures(language).Fitting(report.Total, report.CriteriaAlpha),
            _models.Components([report.Total]),
            Panels(),
            Severity([report.Total]),
            Jurors(),
            Home(),
            OddMarks(),
            AdjustedGrid.Of(report, language, whole: false),
        ];

    private Grid Words() =>
        new(
            "words",
            "",
            [new("topic", "label.topic"), Reading],
            [.. AgreementSummary.Of(report, language).Select(line => (IReadOnlyList<object?>)[line.Topic, line.Sentence])]
        );

    private Grid Measures() =>
        new(
            "measures",
            Texts.Get("label.agreement-measures", language),
            [
                Measure,
                Name,
                Entries,
                new("jurors", "label.jurors"),
                Marks,
                new("reliability", "label.reliability", 2, 2),
                Lower,
                Upper,
                new("single", "label.single-juror", 2, 2),
                new("w", "label.concordance", 2, 2),
                new("alpha", "label.krippendorff", 2, 2),
                new("kappa", "label.kappa", 2, 2),
                new("leniency_range", "label.leniency-range", 2, 2),
                Reading,
            ],
            [
                .. report.Measures.Select(measure =>
                    (IReadOnlyList<object?>)
                        [
                            IdOf(measure),
                            AgreementSummary.NameOf(measure, language),
                            measure.Table.Entries.Count,
                            measure.Table.Jurors.Count,
                            measure.Table.Marks.Count,
                            measure.Intraclass.Of(measure.FittingMean)?.Value,
                            measure.Intraclass.Of(measure.FittingMean)?.Lower,
                            measure.Intraclass.Of(measure.FittingMean)?.Upper,
                            measure.Intraclass.Of(measure.FittingSingle)?.Value,
                            measure.Concordance.W,
                            measure.Alpha(Metric.Interval).Alpha,
                            measure.Kappa?.Kappa,
                            measure.Severity.Refusal == FitRefusal.None ? measure.Severity.Groups[0].LeniencyRange : null,
                            AgreementSummary.OfMeasure(measure, language),
                        ]
                ),
            ]
        );

    private Grid Panels() =>
        new(
            "panels",
            Texts.Get("label.panels", language),
            [
                new("jurors", "label.jurors"),
                Entries,
                new("reliability", "label.reliability", 2, 2),
                Lower,
                Upper,
                new("w", "label.concordance", 2, 2),
                Reading,
            ],
            [
                .. report
                    .Panels.Select(panel => (Panel: panel, Mean: panel.Intraclass.Of(IntraclassForm.FixedMean)))
                    .Select(one =>
                        (IReadOnlyList<object?>)
                            [
                                string.Join(", ", one.Panel.Jurors),
                                one.Panel.Entries,
                                one.Mean?.Value,
                                one.Mean?.Lower,
                                one.Mean?.Upper,
                                one.Panel.Concordance.W,
                                one.Mean is { } mean
                                    ? AgreementSummary.OfIntraclass(mean, language)
                                    : AgreementSummary.Why(one.Panel.Intraclass.Refusal, language),
                            ]
                    ),
            ]
        );

    private Grid Severity(IReadOnlyList<MeasureAgreement> measures) =>
        new(
            "severity",
            Texts.Get("label.severity-table", language),
            [
                Measure,
                new("group", "label.group-of-jurors"),
                Juror,
                new("severity", "label.juror-severity", 2, 2),
                Error,
                Lower,
                Upper,
                Marks,
                Reading,
                new("shrunk", "label.shrunk-severity", 2, 2),
                new("shrunk_error", "label.standard-error", 2, 2),
                Reliability,
            ],
            [
                .. from measure in measures
                from numbered in measure.Severity.Groups.Index()
                from juror in numbered.Item.Jurors
                let interval = AgreementSummary.IntervalOf(juror, numbered.Item.Freedom)
                let shrunk = measure.Components.Jurors.GetValueOrDefault(juror.Juror)
                select (IReadOnlyList<object?>)
                    [
                        IdOf(measure),
                        numbered.Index + 1,
                        juror.Juror,
                        juror.Severity,
                        juror.StandardError,
                        interval?.Lower,
                        interval?.Upper,
                        juror.Marks,
                        AgreementSummary.OfSeverity(juror, numbered.Item.Freedom, language),
                        shrunk?.Value,
                        shrunk?.StandardError,
                        shrunk?.Reliability,
                    ],
            ]
        );

    private Grid Jurors()
    {
        var rest = JurorAgainstRest.Of(report.Total.Table).ToDictionary(one => one.Juror);
        var fits = report.Total.Outliers.SelectMany(outliers => outliers.Jurors).ToDictionary(fit => fit.Juror);
        return new Grid(
            "jurors",
            Texts.Get("label.jurors-table", language),
            [
                Juror,
                Entries,
                new("halo", "label.halo", 2, 2),
                new("halo_reading", "label.halo-reading"),
                new("fit", "label.juror-fit", 2, 2),
                new("fit_reading", "label.fit-reading"),
                new("difference", "label.difference-to-others", 2, 2),
                new("distance", "label.distance-to-others", 2, 2),
                new("correlation", "label.correlation-with-others", 2, 2),
            ],
            [
                .. report
                    .Halo.Jurors.Select(juror => (Halo: juror, Fit: fits.GetValueOrDefault(juror.Juror)))
                    .Select(one =>
                        (IReadOnlyList<object?>)
                            [
                                one.Halo.Juror,
                                one.Halo.Entries,
                                one.Halo.MeanCorrelation,
                                one.Halo.MeanCorrelation is { } correlation
                                    ? AgreementSummary.Meaning(Interpretation.OfHalo(correlation), language)
                                    : null,
                                one.Fit?.MeanSquare,
                                one.Fit is null ? null : AgreementSummary.OfFit(one.Fit, report.Total.Table.Jurors.Count, language),
                                rest.GetValueOrDefault(one.Halo.Juror)?.Difference,
                                rest.GetValueOrDefault(one.Halo.Juror)?.Distance,
                                rest.GetValueOrDefault(one.Halo.Juror)?.Correlation,
                            ]
                    ),
            ]
        );
    }

    private Grid Home() =>
        new(
            "home",
            Texts.Get("label.home-table", language),
            [
                new("by", "label.home-by"),
                new("home_marks", "label.home-marks"),
                new("other_marks", "label.other-marks"),
                new("bias", "label.home-bias", 2, 2),
                Error,
                Reading,
            ],
            [
                .. report
                    .Home.Where(home => home.Known > 0)
                    .Select(home =>
                        (IReadOnlyList<object?>)
                            [
                                Texts.Get("home." + home.By, language),
                                home.Bias.HomeMarks,
                                home.Bias.OtherMarks,
                                home.Bias.Bias,
                                home.Bias.StandardError,
                                home.Bias is { Bias: { } bias, StandardError: { } error } && error != 0m
                                    ? AgreementSummary.Meaning(Interpretation.OfDifference(bias / error, home.Bias.Freedom), language)
                                    : AgreementSummary.Why(home.Bias.Refusal, language),
                            ]
                    ),
            ]
        );

    private Grid OddMarks() =>
        new(
            "marks",
            Texts.Get("label.odd-marks", language),
            [
                Measure,
                Id,
                Name,
                Juror,
                new("mark", "label.mark"),
                new("expected", "label.expected", 2, 2),
                new("standardised", "label.standardised", 1, 1),
                new("deleted", "label.deleted-residual", 1, 1),
                new("grubbs", "label.grubbs", 2, 2),
                new("modified_z", "label.modified-z", 1, 1),
                Reading,
            ],
            [
                .. from measure in report.Looked
                from mark in measure.Outliers.SelectMany(outliers => outliers.Largest)
                select Row(
                    measure,
                    mark.Mark,
                    mark.Expected,
                    mark.Standardised,
                    mark.Deleted,
                    null,
                    null,
                    AgreementSummary.OfOddMark(mark, language)
                ),
                .. from measure in report.Looked
                from slip in measure.TypingErrors.Found
                select Row(measure, slip.Mark, null, null, null, slip.ByGrubbs?.G, slip.ByModifiedZ, Texts.Get("slips.one", language)),
            ]
        );

    private List<object?> Row(MeasureAgreement measure, JurorMark mark, params object?[] rest) =>
        [IdOf(measure), report.Entries.Id(mark.Entry), report.Entries.Name(mark.Entry), mark.Juror, mark.Mark, .. rest];

    private static string IdOf(MeasureAgreement measure) => measure.Criterion?.Id ?? "total";
}
