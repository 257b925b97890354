using Scoring.Domain.Statistics;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Jury.Agreement;

/// <summary>The sentences about individual marks.</summary>
public static partial class AgreementSummary
{
    private static IEnumerable<string> OddMarks(AgreementReport report, JurorNames names, string language)
    {
        var odd = report
            .Looked.SelectMany(measure =>
                measure.Outliers.SelectMany(outliers => outliers.Largest).Select(mark => (Measure: measure, Mark: mark))
            )
            .OrderByDescending(one => Math.Abs(one.Mark.Standardised))
            .ToList();
        var tried = report.Looked.SelectMany(measure => measure.Outliers).Where(outliers => outliers.Refusal == FitRefusal.None).ToList();
        if (tried.TrueForAll(outliers => outliers.Limit is null))
        {
            var exact = tried.Count > 0 && tried.TrueForAll(outliers => outliers.Tested == 0);
            yield return T.Get(exact ? "odd.exact" : "odd.cannot", language);
            yield break;
        }
        if (odd.Count == 0)
        {
            yield return T.Get("odd.none", language, tried.Sum(outliers => outliers.Tested));
            yield break;
        }
        var (measure, mark) = odd[0];
        yield return T.Get(
            "odd.some",
            language,
            odd.Count,
            names.Of(mark.Mark.Juror),
            report.Entries.Name(mark.Mark.Entry),
            mark.Mark.Mark,
            Two(mark.Expected),
            NameOf(measure, language),
            tried.Sum(outliers => outliers.Tested)
        );
    }

    private static IEnumerable<string> SlipsOf(AgreementReport report, string language)
    {
        var (found, few) = (report.Looked.Sum(measure => measure.TypingErrors.Found.Count), report.Total.TypingErrors.NotLookedAt.Count);
        if (few == report.Design.Entries)
        {
            yield return T.Get("slips.refused", language, GrubbsTest.LeastValues);
            if (report.Looked.SelectMany(measure => measure.Outliers).Any(outliers => outliers.Largest.Count > 0))
                yield return T.Get("slips.see", language);
        }
        else
            yield return T.Get(
                found == 0 ? "slips.none" : "slips.some",
                language,
                found,
                report.Design.Entries - few,
                few,
                GrubbsTest.LeastValues
            );
    }
}
