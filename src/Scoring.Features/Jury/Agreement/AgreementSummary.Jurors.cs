using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Jury.Agreement;

/// <summary>The sentences about individual jurors.</summary>
public static partial class AgreementSummary
{
    private const int MostNamed = 10;
    private const decimal ByLuck = 0.01m;

    /// <summary>The 95 % interval of a severity, or null.</summary>
    public static (decimal Lower, decimal Upper)? IntervalOf(JurorSeverity juror, int freedom)
    {
        ArgumentNullException.ThrowIfNull(juror);
        if (freedom < 1)
            return null;
        var reach = (decimal)Distributions.StudentUpper(0.025, freedom) * juror.StandardError;
        return (Exact.Canonicalize(juror.Severity - reach), Exact.Canonicalize(juror.Severity + reach));
    }

    /// <summary>What a severity means, as a sentence.</summary>
    public static string OfSeverity(JurorSeverity juror, int freedom, string language)
    {
        ArgumentNullException.ThrowIfNull(juror);
        if (juror.Severity == 0m)
            return T.Get("severity.middle", language);
        var way = T.Get(juror.Severity < 0m ? "severity.strict" : "severity.lenient", language);
        if (freedom < 1)
            return way;
        // Without any error at all the difference is the same at every entry.
        return juror.Standardised is not { } standardised
            ? T.Get("severity.reading", language, way, T.Get("severity.exact", language))
            : T.Get("severity.reading", language, way, Meaning(Interpretation.OfDifference(standardised, freedom), language));
    }

    private static IEnumerable<string> Severity(AgreementReport report, JurorNames names, string language)
    {
        var table = report.Total.Severity;
        if (table.Refusal == FitRefusal.NotConnected)
        {
            yield return T.Get("severity.not-connected", language, table.Groups.Count, report.Design.Jurors);
            var wide = table.Groups.Where(group => group.LeniencyRange is not null).MaxBy(group => group.LeniencyRange);
            if (wide is not null && wide.Jurors.Count > 1)
            {
                yield return T.Get(
                    "severity.widest-group",
                    language,
                    names.Of(wide.Jurors[0].Juror),
                    names.Of(wide.Jurors[^1].Juror),
                    Two(wide.LeniencyRange!.Value),
                    wide.Entries,
                    Meaning(Interpretation.OfDifference(wide.Jurors[0].Standardised ?? 0m, wide.Freedom), language)
                );
            }
            yield break;
        }
        if (report.Design.Jurors < 2)
        {
            yield return T.Get("severity.one-juror", language);
            yield break;
        }
        if (table.Refusal == FitRefusal.TooFewMarks)
        {
            // No number of marks for one entry would be enough.
            yield return T.Get(
                report.Design.Entries < 2 ? "severity.one-entry" : "severity.too-few",
                language,
                table.Model.Marks,
                table.Model.MarksNeeded
            );
            yield break;
        }
        var all = table.Groups[0];
        // Nobody is the strictest where all are alike.
        if (all.LeniencyRange == 0m)
        {
            yield return T.Get("severity.alike", language);
            yield break;
        }
        var clear = Clear(report.Total);
        // Panels that hardly share an entry spread the estimates far apart, whatever the jurors are like.
        var unsure = report.Design.Shape != DesignShape.SameJurors && table.Model.SeverityReliability is < Fair;
        yield return T.Get(
            unsure ? "severity.range-unsure" : "severity.range",
            language,
            names.Of(all.Jurors[0].Juror),
            Two(all.Jurors[0].Severity),
            names.Of(all.Jurors[^1].Juror),
            Two(all.Jurors[^1].Severity),
            Two(all.LeniencyRange!.Value),
            Share(table.Model.SeverityReliability ?? 0m)
        );
        yield return clear.Count == 0
            ? T.Get("severity.none-clear", language, all.Jurors.Count)
            : T.Get("severity.clear", language, clear.Count, all.Jurors.Count, Listed([.. names.Of(clear)], language));
        // Each is asked at 1 %: among many, some are named by luck.
        var byLuck = Exact.Round(all.Jurors.Count * ByLuck, 0, RoundingMode.HalfAwayFromZero);
        if (clear.Count > 0 && byLuck > 0m)
            yield return T.Get("severity.by-luck", language, all.Jurors.Count, byLuck);
        if (unsure)
            yield break;
        yield return T.Get(
            report.Design.Shape == DesignShape.SameJurors ? "severity.same-for-all"
                : report.Total.CompleteEntries is null ? "severity.luck"
                : "severity.nearly-same",
            language,
            Two(all.LeniencyRange.Value),
            report.Design.Entries - (report.Total.CompleteEntries ?? 0)
        );
    }

    // Those whose severity is clearly more than chance; without any error each difference is.
    private static List<string> Clear(MeasureAgreement measure) =>
        measure.Severity.Refusal != FitRefusal.None
            ? []
            :
            [
                .. measure
                    .Severity.Groups[0]
                    .Jurors.Where(juror =>
                        juror.Standardised is { } standardised
                            ? Interpretation.OfDifference(standardised, measure.Severity.Groups[0].Freedom).Code == "difference-clear"
                            : juror.Severity != 0m
                    )
                    .Select(juror => juror.Juror),
            ];

    private static IEnumerable<string> Adjusted(AgreementReport report, string language)
    {
        if (report.Adjusted.Count > 0 && report.Design.Shape != DesignShape.SameJurors && report.Total.Severity.Model is { } model)
        {
            if (report.Total.Errors is { } off)
                yield return T.Get(off.IsWorse ? "adjusted.worse" : "adjusted.better", language, Two(off.Plain), Two(off.Adjusted));
            if (model.SeverityReliability is not >= Fair and var known)
                yield return T.Get("adjusted.unsure", language, Share(known ?? 0m));
            else
                yield return T.Get("adjusted.known", language, Share(model.SeverityReliability!.Value));
        }
        foreach (var ranking in report.Adjusted)
        {
            if (ranking.RuleSaysSo)
            {
                yield return T.Get("adjusted.rule", language, ranking.Rule.Name);
                continue;
            }
            var moved = ranking.Lines.Where(line => line.Difference is not null and not 0m).ToList();
            if (moved.Count == 0)
            {
                yield return T.Get("adjusted.none", language, ranking.Rule.Name);
                continue;
            }
            var farthest = moved.MaxBy(line => Math.Abs(line.Difference!.Value))!;
            yield return T.Get(
                "adjusted.some",
                language,
                ranking.Rule.Name,
                moved.Count,
                ranking.Lines.Count(line => line.Official.Rank is not null),
                farthest.Official.Name,
                farthest.Official.Rank!.Value,
                farthest.Rank!.Value
            );
            var into = ranking.Lines.Where(line => line.WithinCut && !line.Official.WithinCut).Select(line => line.Official.Name).ToList();
            var outOf = ranking.Lines.Where(line => !line.WithinCut && line.Official.WithinCut).Select(line => line.Official.Name).ToList();
            if (into.Count + outOf.Count > 0)
                yield return T.Get("adjusted.line", language, Listed(into, language), Listed(outOf, language));
            else if (ranking.Rule.Cut is not null)
                yield return T.Get("adjusted.line-same", language);
        }
    }

    private static IEnumerable<string> DriftOf(JurorDrift drift, JurorNames names, string language)
    {
        if (drift.Refusal != AgreementRefusal.None)
        {
            yield return T.Get("drift.refused", language, Why(drift.Refusal, language));
            yield break;
        }
        yield return drift.Clear.Count == 0
            ? T.Get("drift.none", language, drift.Jurors.Count)
            : T.Get("drift.some", language, Listed([.. drift.Clear.Select(one => Drifted(one, names, language))], language));
    }

    private static string Drifted(JurorTrend one, JurorNames names, string language) =>
        T.Get(one.Change < 0m ? "drift.strict" : "drift.lenient", language, names.Of(one.Juror), Two(Math.Abs(one.Change)));

    private static string Listed(List<string> names, string language) =>
        names.Count == 0
            ? T.Get("adjusted.nobody", language)
            : string.Join("; ", names.Take(MostNamed))
                + (names.Count > MostNamed ? " " + T.Get("adjusted.more", language, names.Count - MostNamed) : "");

    private static IEnumerable<string> HaloOf(AgreementReport report, JurorNames names, string language)
    {
        if (report.Halo.JuryMean is not { } mean || report.Halo.Jurors[0] is not { MeanCorrelation: { } highest } first)
        {
            yield return T.Get("halo.refused", language, Halo.LeastEntries);
            yield break;
        }
        if (mean <= -Direction.RelatedFrom)
        {
            yield return T.Get("halo.against", language, Share(mean));
            yield break;
        }
        yield return T.Get(
            "halo.mean",
            language,
            Two(mean),
            Meaning(Interpretation.OfHalo(mean), language),
            names.Of(first.Juror),
            Two(highest)
        );
        yield return T.Get("halo.caution", language);
    }

    private static IEnumerable<string> Home(HomeBias home, string language)
    {
        if (home.Known == 0)
        {
            yield return T.Get($"home.{home.By}.unknown", language);
            yield break;
        }
        if (home.Bias.HomeMarks == 0)
        {
            yield return T.Get($"home.{home.By}.none", language, home.Known);
            yield break;
        }
        if (home.Bias is not { Refusal: AgreementRefusal.None, Bias: { } bias, StandardError: { } error })
        {
            yield return T.Get(
                $"home.{home.By}.refused",
                language,
                home.Bias.HomeMarks,
                home.Bias.OtherMarks,
                RegionBias.LeastMarks,
                Why(home.Bias.Refusal, language)
            );
            yield break;
        }
        var meaning = error == 0m ? "" : Meaning(Interpretation.OfDifference(bias / error, home.Bias.Freedom), language);
        yield return T.Get(
            $"home.{home.By}.{(bias < 0m ? "stricter" : "kinder")}",
            language,
            Two(Math.Abs(bias)),
            Two(error),
            home.Bias.HomeMarks,
            meaning
        );
    }
}
