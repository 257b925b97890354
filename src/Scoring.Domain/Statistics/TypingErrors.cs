using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>
/// Grubbs' test for one outlier: G = max |x − mean| / s (or on one side only) against (n − 1)/√n × √(t²/(n − 2 + t²)), t the
/// upper α/(2n) point (α/n on one side) of Student's t with n − 2 degrees of freedom. Source: NIST/SEMATECH e-Handbook
/// 1.3.5.17.1, which warns of six values and fewer.
/// </summary>
/// <param name="Suspect">The value farthest from the mean.</param>
/// <param name="G">G, without a unit; from 0.</param>
/// <param name="Critical">The critical value.</param>
public sealed record GrubbsTest(decimal Suspect, decimal G, decimal Critical)
{
    /// <summary>The least number of values: with fewer the test marks most of them.</summary>
    public const int LeastValues = 7;

    /// <summary>True if the suspect is an outlier.</summary>
    public bool IsOutlier => G > Critical;

    /// <summary>The test; null with fewer than <see cref="LeastValues"/> values or if all are equal.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="alpha">The probability of a false alarm, above 0 and below 1.</param>
    /// <param name="upperOnly">True to look for too high a value only.</param>
    public static GrubbsTest? Of(IReadOnlyList<decimal> values, decimal alpha = 0.05m, bool upperOnly = false)
    {
        if (values.Count < LeastValues || Moments.StandardDeviation(values) is not { } deviation || deviation == 0m)
            return null;
        var mean = Moments.Mean(values)!.Value;
        var suspect = upperOnly ? values.Max() : values.Order().MaxBy(value => Math.Abs(value - mean));
        return new GrubbsTest(
            suspect,
            FifteenDigits.Of((double)Exact.Canonicalize(Math.Abs(suspect - mean)) / (double)deviation)!.Value,
            CriticalFor(values.Count, alpha, upperOnly)
        );
    }

    /// <summary>The critical value for a number of values.</summary>
    /// <param name="count">How many, from 3.</param>
    /// <param name="alpha">The probability of a false alarm.</param>
    /// <param name="upperOnly">True for one side.</param>
    public static decimal CriticalFor(int count, decimal alpha, bool upperOnly)
    {
        double n = count,
            t = Distributions.StudentUpper((double)alpha / (upperOnly ? n : 2 * n), n - 2);
        return FifteenDigits.Of((n - 1) / Math.Sqrt(n) * Math.Sqrt(t * t / (n - 2 + t * t)))!.Value;
    }
}

/// <summary>
/// The modified z-score 0.6745 (x − median) / MAD, MAD the median of the distances from the median; beyond 3.5 a value is a potential
/// outlier. Source: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993), by NIST/SEMATECH e-Handbook 1.3.5.17.
/// </summary>
public static class ModifiedZ
{
    /// <summary>Beyond this a value is a potential outlier.</summary>
    public const decimal Limit = 3.5m;

    /// <summary>
    /// The score of each value, in the order given; null with fewer than <see cref="GrubbsTest.LeastValues"/> values or if the MAD is 0.
    /// </summary>
    public static IReadOnlyList<decimal>? Of(IReadOnlyList<decimal> values)
    {
        if (values.Count < GrubbsTest.LeastValues)
            return null;
        var median = Moments.Median(values)!.Value;
        var distance = Moments.Median(values.Select(value => Math.Abs(value - median)))!.Value;
        return distance == 0m
            ? null
            : [.. values.Select(value => FifteenDigits.Of((double)Exact.Divide(0.6745m * (value - median), distance))!.Value)];
    }
}

/// <summary>A mark that looks like a slip of the pen.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="ByGrubbs">Grubbs' test if it finds this mark, or null.</param>
/// <param name="ByModifiedZ">The modified z-score if it is beyond its limit, or null.</param>
public sealed record TypingError(JurorMark Mark, GrubbsTest? ByGrubbs, decimal? ByModifiedZ);

/// <summary>Marks that look like typing errors among the marks of their entry, for entries with enough marks.</summary>
/// <param name="Found">The slips, by entry and juror.</param>
/// <param name="NotLookedAt">
/// The entries with too few marks (<see cref="GrubbsTest.LeastValues"/>) to judge: their unexpected marks are in
/// <see cref="JurorOutliers"/>.
/// </param>
public sealed record TypingErrors(IReadOnlyList<TypingError> Found, IReadOnlyList<int> NotLookedAt)
{
    /// <summary>Looks through all entries.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="alpha">The probability of a false alarm at each entry.</param>
    public static TypingErrors Of(MarkTable table, decimal alpha = 0.05m)
    {
        var (found, few) = (new List<TypingError>(), new List<int>());
        for (var row = 0; row < table.Entries.Count; row++)
        {
            var marks = table.Row(row);
            if (marks.Count < GrubbsTest.LeastValues)
            {
                few.Add(table.Entries[row]);
                continue;
            }
            decimal[] values = [.. marks.Select(mark => mark.Mark)];
            var (grubbs, scores) = (GrubbsTest.Of(values, alpha), ModifiedZ.Of(values));
            for (var i = 0; i < values.Length; i++)
            {
                var slip = new TypingError(
                    marks[i],
                    grubbs is { IsOutlier: true } && grubbs.Suspect == values[i] ? grubbs : null,
                    scores is not null && Math.Abs(scores[i]) > ModifiedZ.Limit ? scores[i] : null
                );
                if (slip.ByGrubbs is not null || slip.ByModifiedZ is not null)
                    found.Add(slip);
            }
        }
        return new TypingErrors(found, few);
    }
}
