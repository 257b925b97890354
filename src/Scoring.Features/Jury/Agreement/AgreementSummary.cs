using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Jury.Agreement;

/// <summary>A sentence for the chair.</summary>
/// <param name="Topic">What it is about, kebab-case; its title is in the texts under "agreement.topic.".</param>
/// <param name="Sentence">The sentence, with its number.</param>
public sealed record ReadingLine(string Topic, string Sentence);

/// <summary>What a jury's figures mean, in sentences a chair understands, in "id" or "en".</summary>
public static partial class AgreementSummary
{
    private const decimal SeverityGap = 0.1m;
    private const decimal AlphaGap = 0.01m;

    private const decimal Fair = JuryVerdict.Fair;
    private const decimal Good = JuryVerdict.Good;

    /// <summary>The report in sentences, the most important first.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="names">What the jurors are called; null to call them by their ids, as files and tables do.</param>
    public static IReadOnlyList<ReadingLine> Of(AgreementReport report, string language, JurorNames? names = null) =>
        Of(report, names ?? JurorNames.None, language);

    private static IReadOnlyList<ReadingLine> Of(AgreementReport report, JurorNames names, string language) =>
        [
            .. Lines("verdict", [report.Verdict.In(language)]),
            .. Lines("design", Design(report, language)),
            .. Lines("sheets", Sheets(report.Habits, names, language)),
            .. Lines("reliability", Reliability(report, language)),
            .. Lines("order", Order(report.Total, language)),
            .. Lines("panels", Panels(report, names, language)),
            .. Lines("criteria", Criteria(report, language)),
            .. Lines("severity", Severity(report, names, language)),
            .. Lines("adjusted", Adjusted(report, language)),
            .. Lines("drift", DriftOf(report.Drift, names, language)),
            .. Lines("halo", HaloOf(report, names, language)),
            .. report.Home.SelectMany(home => Lines(home.By, Home(home, language))),
            .. Lines("odd-marks", OddMarks(report, names, language)),
            .. Lines("slips", SlipsOf(report, language)),
        ];

    /// <summary>The meaning of an <see cref="Interpretation"/>.</summary>
    public static string Meaning(Interpretation? interpretation, string language) =>
        interpretation is null ? "" : T.Get("meaning." + interpretation.Code, language);

    /// <summary>What an intraclass correlation means: at or below 0, that the jurors do not distinguish the entries.</summary>
    public static string OfIntraclass(IntraclassFigure figure, string language)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.IsNone ? T.Get("agreement.none", language) : Meaning(Interpretation.OfIntraclass(figure.Value!.Value), language);
    }

    /// <summary>Why a figure is not given; empty if it is given.</summary>
    public static string Why(AgreementRefusal refusal, string language) =>
        refusal == AgreementRefusal.None ? "" : T.Get("agreement-refusal." + refusal, language);

    /// <summary>The name of the total or of a criterion.</summary>
    public static string NameOf(MeasureAgreement measure, string language) =>
        measure.Criterion?.Name.In(language) ?? T.Get("label.stage-total", language);

    /// <summary>The figures of the total or of a criterion summed up in one phrase.</summary>
    public static string OfMeasure(MeasureAgreement measure, string language)
    {
        var parts = new List<string>();
        if (measure.Intraclass.Of(measure.FittingMean) is { } mean)
            parts.Add(T.Get("agreement.mean-of-jurors", language, OfIntraclass(mean, language)));
        else if (measure.Intraclass.Refusal != AgreementRefusal.None)
            parts.Add(T.Get("agreement.no-icc", language, Why(measure.Intraclass.Refusal, language)));
        if (measure.Alpha(Metric.Interval).Alpha is { } alpha)
            parts.Add(T.Get("agreement.marks-themselves", language, Meaning(Interpretation.OfAlpha(alpha), language)));
        if (measure.Kappa?.Kappa is { } kappa)
            parts.Add(T.Get("agreement.pass-or-fail", language, Meaning(Interpretation.OfKappa(kappa), language)));
        return string.Join("; ", parts);
    }

    /// <summary>What Cronbach's alpha of the criteria means.</summary>
    public static string OfCriteriaAlpha(decimal alpha, string language) =>
        T.Get(alpha >= Direction.CoherentFrom ? "criteria.one-thing" : "criteria.several-things", language);

    /// <summary>A figure with two decimals, as printed in sentences.</summary>
    internal static decimal Two(decimal number) => Exact.Round(number, 2, RoundingMode.HalfAwayFromZero);

    private static IEnumerable<ReadingLine> Lines(string topic, IEnumerable<string> sentences) =>
        sentences.Where(sentence => sentence.Length > 0).Select(sentence => new ReadingLine(topic, sentence));

    private static IEnumerable<string> Design(AgreementReport report, string language)
    {
        var d = report.Design;
        // One of something has no plural.
        var shape = d.Jurors == 1 || d.Entries == 1 || d is { Shape: DesignShape.OwnJurors, Fewest: 1 } ? "few" : $"{d.Shape}";
        yield return T.Get("agreement.design." + shape, language, report.Stage.Name, d.Jurors, d.Entries, d.Marks, d.Fewest, d.Most);
        if (d.Superseded + d.Plenary + d.WithoutTotal > 0)
            yield return T.Get("agreement.left-out", language, d.Superseded, d.Plenary, d.WithoutTotal);
    }

    private static IEnumerable<string> Sheets(SheetHabits habits, JurorNames names, string language)
    {
        if (habits.Flat.Count > 0)
            yield return T.Get(
                "sheets.flat",
                language,
                Listed(
                    [.. habits.Flat.Select(one => T.Get("sheets.flat-one", language, names.Of(one.Juror), one.Mark, one.Marks))],
                    language
                )
            );
        if (habits.Same.Count > 0)
            yield return T.Get(
                "sheets.same",
                language,
                Listed(
                    [.. habits.Same.Select(one => T.Get("sheets.same-one", language, names.Of(one.One), names.Of(one.Other), one.Entries))],
                    language
                )
            );
    }

    private static IEnumerable<string> Reliability(AgreementReport report, string language)
    {
        var total = report.Total;
        var adjusted = report.RanksAdjusted ? total.Severity.Model.EntryReliability : null;
        if (adjusted is { } known)
            yield return T.Get("agreement.adjusted-reliability", language, Two(known));
        if (total.Intraclass.Refusal != AgreementRefusal.None)
        {
            yield return T.Get(
                total.Alpha(Metric.Interval).Alpha is null ? "agreement.icc-refused-all" : "agreement.icc-refused",
                language,
                Why(total.Intraclass.Refusal, language)
            );
            foreach (var sentence in ByComponents(report, language))
                yield return sentence;
            yield break;
        }
        if (total.Intraclass.Of(total.FittingMean) is not { } figure)
            yield break;
        if (figure.IsNone)
            yield return T.Get("agreement.icc-none", language, T.Get("icc." + figure.Form, language));
        else
            yield return OfMean(figure, language);
        if (total.CompleteEntries is { } complete)
            yield return T.Get("agreement.complete-only", language, complete, total.Table.Entries.Count);
        if (total.Intraclass.IsOneWay && report.Design.Jurors > 2)
            yield return T.Get("agreement.one-way-counts", language);
        // The ranking is as sure as what it ranks by, however sure the marks were before it adjusted them.
        var sure = adjusted ?? figure.Lower ?? figure.Value ?? 0m;
        yield return T.Get(
            sure < Fair ? "agreement.ranking-weak"
                : sure < Good ? "agreement.ranking-fair"
                : "agreement.ranking-good",
            language
        );
        if (figure.IsNone || total.Intraclass.Of(total.FittingSingle) is not { IsNone: false, Value: { } single } one)
            yield break;
        yield return T.Get("agreement.single", language, Two(single), OfIntraclass(one, language));
        yield return JurorsNeeded.For(0.8m, single) is { } enough && JurorsNeeded.For(0.9m, single) is { } many
            ? T.Get("agreement.jurors-needed", language, enough, many)
            : "";
        if (
            total.Intraclass.Of(IntraclassForm.RandomSingle)?.Value is { } random
            && total.Intraclass.Of(IntraclassForm.FixedSingle)?.Value is { } fixedOnes
        )
        {
            if (fixedOnes - random >= SeverityGap && Clear(total).Count > 0)
                yield return T.Get("agreement.severity-differs", language, Two(random), Two(fixedOnes));
            else if (fixedOnes < Fair)
                yield return T.Get("agreement.not-shared", language, Two(random), Two(fixedOnes));
        }
    }

    // Where entries have different numbers of marks, and so no intraclass correlation.
    private static IEnumerable<string> ByComponents(AgreementReport report, string language)
    {
        var of = report.Total.Components;
        if (of.ReliabilityOf(report.Total.UsualMarks, ownJurors: true) is not { } mean || of.Total == 0m)
            yield break;
        decimal Percent(decimal variance) => Exact.Round(variance / of.Total * 100m, 0, RoundingMode.HalfAwayFromZero);
        yield return T.Get("agreement.by-components", language, report.Total.UsualMarks, Two(mean));
        yield return T.Get("agreement.components", language, Percent(of.OfEntries), Percent(of.OfJurors), Percent(of.OfError));
        if (JurorsNeeded.For(0.8m, report.Total.Single) is { } enough && JurorsNeeded.For(0.9m, report.Total.Single) is { } many)
            yield return T.Get("agreement.jurors-needed", language, enough, many);
    }

    private static string OfMean(IntraclassFigure figure, string language)
    {
        var mean = figure.Value!.Value;
        var shared = Exact.Round(Math.Clamp(mean, 0m, 1m) * 100m, 0, RoundingMode.HalfAwayFromZero);
        return figure is { Lower: { } lower, Upper: { } upper }
            ? T.Get(
                "agreement.reliability",
                language,
                T.Get("icc." + figure.Form, language),
                Two(mean),
                Two(lower),
                Two(upper),
                Span(lower, upper, language),
                shared,
                100m - shared
            )
            : T.Get(
                "agreement.reliability-plain",
                language,
                T.Get("icc." + figure.Form, language),
                Two(mean),
                OfIntraclass(figure, language)
            );
    }

    private static string Span(decimal lower, decimal upper, string language)
    {
        var (low, high) = (Meaning(Interpretation.OfIntraclass(lower), language), Meaning(Interpretation.OfIntraclass(upper), language));
        return low == high ? low : T.Get("agreement.from-to", language, low, high);
    }

    private static IEnumerable<string> Order(MeasureAgreement total, string language)
    {
        if (total.Concordance is { W: { } w, Probability: { } chance })
        {
            yield return T.Get(
                chance < 0.05m ? "agreement.concordance" : "agreement.concordance-chance",
                language,
                Two(w),
                Meaning(Interpretation.OfConcordance(w), language),
                chance < 0.001m ? "< 0" + (language == "id" ? "," : ".") + "001" : Exact.Round(chance, 3, RoundingMode.HalfAwayFromZero)
            );
        }
        if (total.Alpha(Metric.Interval) is { Alpha: { } alpha } interval)
            yield return T.Get(
                "agreement.alpha",
                language,
                Two(alpha),
                Meaning(Interpretation.OfAlpha(alpha), language),
                interval.Entries,
                interval.Marks
            );
    }

    private static IEnumerable<string> Panels(AgreementReport report, JurorNames names, string language)
    {
        var given = report.Panels.Where(panel => panel.Intraclass.Of(IntraclassForm.FixedMean)?.Value is not null).ToList();
        if (given.Count == 0)
            yield break;
        decimal Value(PanelAgreement panel) => panel.Intraclass.Of(IntraclassForm.FixedMean)!.Value!.Value;
        var (lowest, highest) = (given.MinBy(Value)!, given.MaxBy(Value)!);
        yield return given.Count == 1
            ? T.Get("agreement.one-panel", language, names.Of(lowest.Jurors), Two(Value(lowest)), lowest.Entries)
            : T.Get(
                "agreement.panels",
                language,
                given.Count,
                Two(Value(lowest)),
                names.Of(lowest.Jurors),
                Two(Value(highest)),
                names.Of(highest.Jurors)
            );
    }

    private static IEnumerable<string> Criteria(AgreementReport report, string language)
    {
        var given = report
            .Measures.Where(measure => measure.Criterion is not null && measure.Alpha(Metric.Interval).Alpha is not null)
            .OrderBy(measure => measure.Alpha(Metric.Interval).Alpha)
            .ToList();
        if (report.CriteriaAlpha is { } cronbach)
            yield return T.Get("agreement.criteria-alpha", language, Two(cronbach), OfCriteriaAlpha(cronbach, language));
        if (given.Count < 2)
            yield break;
        decimal Alpha(MeasureAgreement measure) => Two(measure.Alpha(Metric.Interval).Alpha!.Value);
        if (Alpha(given[^1]) - Alpha(given[0]) < AlphaGap)
            yield return T.Get("agreement.criteria-alike", language, Alpha(given[0]));
        else
            yield return T.Get(
                "agreement.criteria",
                language,
                NameOf(given[0], language),
                Alpha(given[0]),
                NameOf(given[^1], language),
                Alpha(given[^1])
            );
    }
}
