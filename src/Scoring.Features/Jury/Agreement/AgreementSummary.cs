using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;
using Scoring.Features.Output.Localization;
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
    private const decimal Clearly = 0.05m;
    private const decimal Least = 0.001m;
    private const int MostPlaces = 6;

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

    /// <summary>What the fit of a juror means; of two jurors one errs as far as the other, so that both always have the same.</summary>
    public static string OfFit(JurorFit fit, int jurors, string language)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return jurors < 3 ? T.Get("fit.of-two", language) : Meaning(Interpretation.OfJurorFit(fit.MeanSquare), language);
    }

    /// <summary>What an unexpected mark means, as a sentence.</summary>
    public static string OfOddMark(UnexpectedMark mark, string language)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return T.Get(mark.Standardised > 0m ? "odd.high" : "odd.low", language, Two(mark.Expected));
    }

    /// <summary>What Cronbach's alpha of the criteria means.</summary>
    public static string OfCriteriaAlpha(decimal alpha, string language) =>
        T.Get(
            alpha >= Direction.CoherentFrom ? "criteria.one-thing"
                : alpha < 0m ? "criteria.opposed"
                : "criteria.several-things",
            language
        );

    /// <summary>A figure with two decimals, as printed in sentences.</summary>
    internal static decimal Two(decimal number) => Exact.Round(number, 2, RoundingMode.HalfAwayFromZero);

    /// <summary>
    /// A reliability or correlation as printed in sentences: with two decimals, or as many more as it takes that what is below 1 does not
    /// read as 1 (0.998).
    /// </summary>
    public static decimal Share(decimal number)
    {
        for (var places = 2; places < MostPlaces; places++)
        {
            if (Exact.Round(number, places, RoundingMode.HalfAwayFromZero) is var shown && (Math.Abs(shown) != 1m || shown == number))
                return shown;
        }
        return Exact.Round(number, MostPlaces, RoundingMode.Down);
    }

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
        if (habits.Against.Count == 0)
            yield break;
        yield return T.Get(
            habits.IsSplit
                ? habits.Jurors == 2
                    ? "sheets.two-against"
                    : "sheets.split"
                : "sheets.against",
            language,
            Listed([.. habits.Against.Select(one => Against(one, names, language))], language),
            Share(habits.Against[0].Correlation!.Value),
            habits.Against[0].Entries
        );
        if (habits is { IsSplit: false, AlphaOfOthers: { } others })
            yield return T.Get("sheets.others-alpha", language, Share(others), Meaning(Interpretation.OfAlpha(others), language));
    }

    private static string Against(JurorAgainstRest one, JurorNames names, string language) =>
        T.Get("sheets.against-one", language, names.Of(one.Juror), Share(one.Correlation!.Value), one.Entries);

    private static IEnumerable<string> Order(MeasureAgreement total, string language)
    {
        if (total.Concordance is { W: { } w, Probability: { } chance })
        {
            yield return T.Get(
                chance < Clearly ? "agreement.concordance" : "agreement.concordance-chance",
                language,
                Share(w),
                Meaning(Interpretation.OfConcordance(w), language),
                Chance(chance, language)
            );
        }
        if (total.Alpha(Metric.Interval) is { Alpha: { } alpha } interval)
            yield return T.Get(
                "agreement.alpha",
                language,
                Share(alpha),
                Meaning(Interpretation.OfAlpha(alpha), language),
                interval.Entries,
                interval.Marks
            );
    }

    /// <summary>A probability that would print as 0 in words; empty for any other.</summary>
    public static string OfSmall(decimal? probability, string language) =>
        probability is { } chance && chance < Least ? "p " + Chance(chance, language) : "";

    private static string Chance(decimal probability, string language) =>
        probability < Least ? "< " + Numbers.Format(Least, language, 0, 3) : Numbers.Format(probability, language, 0, 3);

    private static IEnumerable<string> Panels(AgreementReport report, JurorNames names, string language)
    {
        var given = report.Panels.Where(panel => panel.Intraclass.Of(IntraclassForm.FixedMean)?.Value is not null).ToList();
        if (given.Count == 0)
            yield break;
        decimal Value(PanelAgreement panel) => panel.Intraclass.Of(IntraclassForm.FixedMean)!.Value!.Value;
        var (lowest, highest) = (given.MinBy(Value)!, given.MaxBy(Value)!);
        yield return given.Count == 1
            ? T.Get("agreement.one-panel", language, names.Of(lowest.Jurors), Share(Value(lowest)), lowest.Entries)
            : T.Get(
                "agreement.panels",
                language,
                given.Count,
                Share(Value(lowest)),
                names.Of(lowest.Jurors),
                Share(Value(highest)),
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
            // Below 0 it has no lower end, and its size says nothing.
            yield return T.Get(
                cronbach < 0m ? "agreement.criteria-alpha-below" : "agreement.criteria-alpha",
                language,
                Share(cronbach),
                OfCriteriaAlpha(cronbach, language)
            );
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
