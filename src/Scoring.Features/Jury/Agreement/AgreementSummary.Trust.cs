using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Jury.Agreement;

/// <summary>The sentences about how far a ranking can be trusted.</summary>
public static partial class AgreementSummary
{
    private static IEnumerable<string> Reliability(AgreementReport report, string language)
    {
        var total = report.Total;
        var adjusted = report.RanksAdjusted ? total.Severity.Model.EntryReliability : null;
        if (adjusted is { } known)
        {
            yield return T.Get("agreement.adjusted-reliability", language, Share(known));
            if (total.Variance.Value?.Entries is { F: { } f, Probability: { } chance })
                yield return T.Get(
                    chance < Clearly ? "agreement.adjusted-f" : "agreement.adjusted-f-chance",
                    language,
                    Two(f),
                    Chance(chance, language)
                );
        }
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
        yield return T.Get("agreement.single", language, Share(single), OfIntraclass(one, language));
        yield return JurorsNeeded.For(0.8m, single) is { } enough && JurorsNeeded.For(0.9m, single) is { } many
            ? T.Get("agreement.jurors-needed", language, enough, many)
            : "";
        if (
            total.Intraclass.Of(IntraclassForm.RandomSingle)?.Value is { } random
            && total.Intraclass.Of(IntraclassForm.FixedSingle)?.Value is { } fixedOnes
        )
        {
            if (fixedOnes - random >= SeverityGap && Clear(total).Count > 0)
                yield return T.Get("agreement.severity-differs", language, Share(random), Share(fixedOnes));
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
        yield return T.Get("agreement.by-components", language, report.Total.UsualMarks, Share(mean));
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
                Share(mean),
                Share(lower),
                Share(upper),
                Span(lower, upper, language),
                shared,
                100m - shared
            )
            : T.Get(
                "agreement.reliability-plain",
                language,
                T.Get("icc." + figure.Form, language),
                Share(mean),
                OfIntraclass(figure, language)
            );
    }

    private static string Span(decimal lower, decimal upper, string language)
    {
        var (low, high) = (Meaning(Interpretation.OfIntraclass(lower), language), Meaning(Interpretation.OfIntraclass(upper), language));
        return low == high ? low : T.Get("agreement.from-to", language, low, high);
    }
}
