using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import;

/// <summary>
/// Compares published ranks with the published scores they stand beside: a higher score has a better rank. Ranks of several lists (by type
/// of region, by category) are compared within each; where one list gives a rank to different scores, nothing can be concluded.
/// </summary>
internal static class PublishedRanks
{
    /// <summary>Says how many ranks contradict the scores, with the first pair.</summary>
    public static void Report(ProblemList problems, CurrentFacts known, NumberRows rows)
    {
        var ranked = rows
            .Numbers.Select(number => (Number: number, Rank: RankOf(number.PublishedRank)))
            .Where(one => one.Rank is not null)
            .Select(one => (one.Number.Unit, one.Number.Value, Rank: one.Rank!.Value))
            .ToList();
        if (ranked.Count < 2)
            return;
        var units = rows.Level == Level.Region ? known.Regions : AssembleFacts.Submissions(known);
        var attribute = units.Attribute(rows.Level == Level.Region ? "type" : "category");
        var lists = IsOneList(ranked)
            ? [ranked]
            : ranked
                .GroupBy(one => units.Find(one.Unit) is >= 0 and var unit ? attribute?[unit] ?? "" : "")
                .Select(list => list.ToList())
                .Where(IsOneList)
                .ToList();
        var (count, first) = (0, "");
        foreach (var list in lists)
        {
            // By score from the top, each must be ranked below all before it.
            var ordered = list.OrderByDescending(one => one.Value).ThenBy(one => one.Rank).ToList();
            var worst = ordered[0];
            foreach (var one in ordered.Skip(1))
            {
                if (one.Value < worst.Value && one.Rank <= worst.Rank)
                {
                    if (count++ == 0)
                        first = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{worst.Unit}: {worst.Value}, {worst.Rank}; {one.Unit}: {one.Value}, {one.Rank}"
                        );
                }
                else if (one.Rank > worst.Rank)
                    worst = one;
            }
        }
        if (count > 0)
            problems.Notice("notice.published-ranks", count, first);
    }

    private static bool IsOneList(List<(string Unit, decimal Value, decimal Rank)> ranked) =>
        ranked.GroupBy(one => one.Rank).All(same => same.Select(one => one.Value).Distinct().Count() == 1);

    private static decimal? RankOf(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rank) ? rank : null;
}
