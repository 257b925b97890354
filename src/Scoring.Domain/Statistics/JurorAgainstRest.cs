using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>A juror beside the mean of the others at the same entries.</summary>
/// <param name="Juror">The juror.</param>
/// <param name="Entries">How many entries others marked as well.</param>
/// <param name="Difference">The mean of own mark less that of the others, in points; null without such an entry.</param>
/// <param name="Distance">The mean size of that difference, in points.</param>
/// <param name="Correlation">
/// Pearson's correlation of own marks with the others' means, −1 to 1. Null with fewer than <see cref="LeastEntries"/> entries, or if one
/// of the two does not vary.
/// </param>
public sealed record JurorAgainstRest(string Juror, int Entries, decimal? Difference, decimal? Distance, decimal? Correlation)
{
    /// <summary>With two entries every correlation is 1 or −1.</summary>
    public const int LeastEntries = 3;

    /// <summary>Every juror, in ordinal order.</summary>
    public static IReadOnlyList<JurorAgainstRest> Of(MarkTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        decimal[] sums = [.. Enumerable.Range(0, table.Entries.Count).Select(row => table.Row(row).Sum(mark => mark.Mark))];
        return [.. table.Jurors.Select(juror => Of(juror, PairsOf(table, juror, sums)))];
    }

    // Juror by juror: of a large jury the pairs of all would weigh more than the marks.
    private static List<(decimal Own, decimal Others)> PairsOf(MarkTable table, string juror, decimal[] sums)
    {
        var pairs = new List<(decimal, decimal)>();
        for (var row = 0; row < sums.Length; row++)
        {
            var marks = table.Row(row);
            if (marks.Count > 1 && table.MarkOf(row, juror) is { } own)
                pairs.Add((own, Exact.Divide(sums[row] - own, marks.Count - 1)));
        }
        return pairs;
    }

    private static JurorAgainstRest Of(string juror, List<(decimal Own, decimal Others)> pairs) =>
        new(
            juror,
            pairs.Count,
            Digits(Moments.Mean(pairs.Select(pair => pair.Own - pair.Others))),
            Digits(Moments.Mean(pairs.Select(pair => Math.Abs(pair.Own - pair.Others)))),
            pairs.Count < LeastEntries
                ? null
                : Coherence.Correlation([.. pairs.Select(pair => (decimal?)pair.Own)], [.. pairs.Select(pair => (decimal?)pair.Others)])
        );

    private static decimal? Digits(decimal? number) => number is { } given ? FifteenDigits.Of((double)Exact.Canonicalize(given)) : null;
}
