using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Statistics;

/// <summary>How strongly a juror's criteria correlate.</summary>
/// <param name="Juror">The juror.</param>
/// <param name="Entries">How many entries the juror marked in at least one criterion.</param>
/// <param name="Pairs">How many pairs of criteria have a correlation.</param>
/// <param name="MeanCorrelation">Their mean, −1 to 1; null if no pair has one.</param>
public sealed record JurorHalo(string Juror, int Entries, int Pairs, decimal? MeanCorrelation);

/// <summary>
/// Halo: a juror whose general impression colours every criterion. Measured as the mean of Pearson's correlations between all pairs of
/// criteria over the entries of one juror (Thorndike, Journal of Applied Psychology 4 (1920), 25–29). Criteria that are truly related
/// correlate as well: only the distance from the other jurors, <see cref="JuryMean"/>, says something about a juror.
/// </summary>
/// <param name="Jurors">Every juror, with or without a figure, the highest first.</param>
/// <param name="JuryMean">The mean over the jurors who have a figure, or null.</param>
public sealed record Halo(IReadOnlyList<JurorHalo> Jurors, decimal? JuryMean)
{
    /// <summary>The least number of entries with both criteria for a correlation to be computed.</summary>
    public const int LeastEntries = 5;

    /// <summary>The halo of each juror.</summary>
    /// <param name="criteria">One table for each criterion.</param>
    public static Halo Of(IReadOnlyList<MarkTable> criteria)
    {
        // One criterion has no other to correlate with.
        if (criteria.Count == 1)
            return new Halo(
                [
                    .. criteria[0]
                        .Marks.CountBy(mark => mark.Juror)
                        .OrderBy(one => one.Key, StringComparer.Ordinal)
                        .Select(one => new JurorHalo(one.Key, one.Value, 0, null)),
                ],
                null
            );
        var jurors = criteria
            .SelectMany(table => table.Jurors)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(juror => juror, _ => new SortedDictionary<int, decimal?[]>(), StringComparer.Ordinal);
        foreach (var (at, table) in criteria.Index())
        {
            foreach (var mark in table.Marks)
            {
                var entries = jurors[mark.Juror];
                if (!entries.TryGetValue(mark.Entry, out var own))
                    entries[mark.Entry] = own = new decimal?[criteria.Count];
                own[at] = mark.Mark;
            }
        }
        List<JurorHalo> all =
        [
            .. jurors
                .Select(juror => OfJuror(juror.Key, [.. juror.Value.Values], criteria.Count))
                .OrderByDescending(juror => juror.MeanCorrelation)
                .ThenBy(juror => juror.Juror, StringComparer.Ordinal),
        ];
        return new Halo(all, Mean(all.Select(juror => juror.MeanCorrelation).OfType<decimal>()));
    }

    private static JurorHalo OfJuror(string juror, decimal?[][] entries, int criteria)
    {
        var correlations = new List<decimal>();
        for (var one = 0; one < criteria; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (Correlation(entries, one, other) is { } correlation)
                    correlations.Add(correlation);
            }
        }
        return new JurorHalo(juror, entries.Length, correlations.Count, Mean(correlations));
    }

    /// <summary>
    /// Pearson's correlation by exact sums, independent of the order of the entries; null with too few entries or if one criterion has the
    /// same mark everywhere.
    /// </summary>
    private static decimal? Correlation(decimal?[][] entries, int one, int other)
    {
        decimal n = 0m,
            x = 0m,
            y = 0m,
            xx = 0m,
            yy = 0m,
            xy = 0m;
        foreach (var marks in entries)
        {
            if (marks[one] is not { } first || marks[other] is not { } second)
                continue;
            n++;
            x += first;
            y += second;
            xx += first * first;
            yy += second * second;
            xy += first * second;
        }
        var (spreadX, spreadY) = (n * xx - x * x, n * yy - y * y);
        return n < LeastEntries || spreadX <= 0m || spreadY <= 0m
            ? null
            : FifteenDigits.Of((double)(n * xy - x * y) / (Math.Sqrt((double)spreadX) * Math.Sqrt((double)spreadY)));
    }

    private static decimal? Mean(IEnumerable<decimal> values) => Moments.Mean(values) is { } mean ? FifteenDigits.Of((double)mean) : null;
}
