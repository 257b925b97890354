using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>How the rank of an entry changes.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Rank">Its rank by all jurors, 1-2-2-4.</param>
/// <param name="Without">Its rank without the juror; null if nobody else marked it.</param>
public sealed record RankMove(int Entry, int Rank, int? Without);

/// <summary>A ranking without one of its jurors.</summary>
/// <param name="Juror">The juror left out.</param>
/// <param name="Moves">The entries whose rank changes, by rank.</param>
/// <param name="Into">The entries that come among the top N, by rank; empty if there is no line.</param>
/// <param name="OutOf">Those that fall out of it.</param>
public sealed record WithoutJuror(string Juror, IReadOnlyList<RankMove> Moves, IReadOnlyList<int> Into, IReadOnlyList<int> OutOf);

/// <summary>
/// The ranking as often as there are jurors, each time without one of them: the plainest way to see whether a single juror decides. Ties
/// share a rank, and entries equal to the last one in are in with it.
/// </summary>
public static class LeaveOneOut
{
    /// <summary>The ranking without each juror, in ordinal order of the jurors.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="combine">How marks become a score; the highest is the best.</param>
    /// <param name="top">N of the top N; null for no line.</param>
    /// <param name="ofSum">The score of a sum of marks, if nothing else of them counts; null otherwise. It is faster.</param>
    public static IReadOnlyList<WithoutJuror> Of(MarkTable table, MarkCombination combine, int? top, SumCombination? ofSum = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(combine);
        var whole = Enumerable.Range(0, table.Entries.Count).Select(row => Score(table.Row(row), null, combine)).ToArray();
        var sums = Enumerable.Range(0, table.Entries.Count).Select(row => table.Row(row).Sum(mark => mark.Mark)).ToArray();
        return Of(table.Entries, whole, table.Jurors.Select(juror => (juror, ScoresWithout(juror))), top);

        decimal?[] ScoresWithout(string juror)
        {
            var scores = (decimal?[])whole.Clone();
            for (var row = 0; row < scores.Length; row++)
            {
                var own = table.Row(row);
                if (PlaceOf(own, juror) is not { } place)
                    continue;
                scores[row] =
                    ofSum is null ? Score(own, juror, combine)
                    : own.Count == 1 ? null
                    : Exact.Canonicalize(ofSum(sums[row] - own[place].Mark, own.Count - 1));
            }
            return scores;
        }
    }

    /// <summary>The ranking by other scores for each juror left out.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="whole">Their scores by all jurors, the highest the best; null for none.</param>
    /// <param name="without">Their scores without each juror.</param>
    /// <param name="top">N of the top N; null for no line.</param>
    public static IReadOnlyList<WithoutJuror> Of(
        IReadOnlyList<int> entries,
        decimal?[] whole,
        IEnumerable<(string Juror, decimal?[] Scores)> without,
        int? top
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(without);
        var (ranks, line) = (Ranks(whole), Line(whole, top));
        int[] byRank = [.. Enumerable.Range(0, whole.Length).OrderBy(row => ranks[row] ?? int.MaxValue).ThenBy(row => entries[row])];
        var left = new List<WithoutJuror>();
        foreach (var (juror, scores) in without)
        {
            var (others, other) = (Ranks(scores), Line(scores, top));
            left.Add(
                new WithoutJuror(
                    juror,
                    [
                        .. byRank
                            .Where(row => ranks[row] is not null && ranks[row] != others[row])
                            .Select(row => new RankMove(entries[row], ranks[row]!.Value, others[row])),
                    ],
                    [.. byRank.Where(row => !IsIn(ranks[row], line) && IsIn(others[row], other)).Select(row => entries[row])],
                    [.. byRank.Where(row => IsIn(ranks[row], line) && !IsIn(others[row], other)).Select(row => entries[row])]
                )
            );
        }
        return left;
    }

    // The marks of an entry are in the order of their jurors.
    private static int? PlaceOf(IReadOnlyList<JurorMark> marks, string juror)
    {
        for (int low = 0, high = marks.Count; low < high; )
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(marks[middle].Juror, juror);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }
        return null;
    }

    private static bool IsIn(int? rank, int? line) => rank <= line;

    private static decimal? Score(IReadOnlyList<JurorMark> marks, string? without, MarkCombination combine)
    {
        decimal[] kept = [.. marks.Where(mark => mark.Juror != without).Select(mark => mark.Mark)];
        return kept.Length == 0 ? null : Exact.Canonicalize(combine(kept));
    }

    // Null, and so no rank, for those nobody else marked.
    private static int?[] Ranks(decimal?[] scores)
    {
        var ranks = new int?[scores.Length];
        var (rank, place) = (0, 0);
        decimal? last = null;
        foreach (var row in Enumerable.Range(0, scores.Length).Where(row => scores[row] is not null).OrderByDescending(row => scores[row]))
        {
            place++;
            rank = scores[row] == last ? rank : place;
            (last, ranks[row]) = (scores[row], rank);
        }
        return ranks;
    }

    // The worst rank that is in; a line that is wider than the list lets all of it in.
    private static int? Line(decimal?[] scores, int? top) => top is { } n && scores.Count(score => score is not null) > n ? n : null;
}
