using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Statistics;

/// <summary>How the marks of an entry become its score, for example their mean or a trimmed mean.</summary>
/// <param name="marks">The marks of the jurors drawn, one or more; a juror drawn twice occurs twice.</param>
public delegate decimal MarkCombination(IReadOnlyList<decimal> marks);

/// <summary>How sure the rank of an entry is.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Score">Its score by the actual marks.</param>
/// <param name="Rank">Its rank by them: 1-2-2-4, the highest score first.</param>
/// <param name="Marks">How many marks it has.</param>
/// <param name="From">The best rank of its 90 % interval; null with fewer than two marks, which say nothing about their spread.</param>
/// <param name="To">The worst rank of it.</param>
/// <param name="InTop">
/// The probability of being among the top N, 0 to 1, as a rule with a line counts: entries equal to the last one in go on with it, so that
/// the probabilities may add up to more than N. Null with fewer than two marks, or if no N was given.
/// </param>
public sealed record RankSpan(int Entry, decimal Score, int Rank, int Marks, int? From, int? To, decimal? InTop)
{
    /// <summary>How many other entries have the same score.</summary>
    public int Sharing { get; init; }

    /// <summary>The mean of its ranks in all draws; null with fewer than two marks.</summary>
    public decimal? MeanRank { get; init; }

    /// <summary>Its interval at each of <see cref="RankCertainty.Levels"/>; empty with fewer than two marks.</summary>
    public IReadOnlyList<RankInterval> Intervals { get; init; } = [];

    /// <summary>True if all is equal, the intervals one by one.</summary>
    public bool Equals(RankSpan? other) =>
        other is not null
        && (Entry, Score, Rank, Marks, From, To, InTop, Sharing, MeanRank)
            == (other.Entry, other.Score, other.Rank, other.Marks, other.From, other.To, other.InTop, other.Sharing, other.MeanRank)
        && Intervals.SequenceEqual(other.Intervals);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Entry, Score, Rank, From, To);
}

/// <summary>The middle ranks that hold a share of the draws.</summary>
/// <param name="Level">The share, 0 to 1.</param>
/// <param name="From">The best of them.</param>
/// <param name="To">The worst.</param>
public sealed record RankInterval(decimal Level, int From, int To);

/// <summary>How probable a rank is.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Rank">The rank.</param>
/// <param name="Probability">The share of the draws in which it has it, above 0, at most 1.</param>
public sealed record RankChance(int Entry, int Rank, decimal Probability);

/// <summary>An entry above the line and one below that other jurors might have put the other way round.</summary>
/// <param name="In">The one above.</param>
/// <param name="Out">The one below.</param>
/// <param name="Reversed">The probability that the one below scores higher, equal scores counted by half. At least 0.05 here.</param>
public sealed record UnsurePair(int In, int Out, decimal Reversed)
{
    /// <summary>The probability that both score the same.</summary>
    public decimal Equal { get; init; }

    /// <summary>The probability that the one below scores higher, equal scores not counted.</summary>
    public decimal Above => Reversed - 0.5m * Equal;
}

/// <summary>
/// How certain a ranking is, by the bootstrap over jurors: the jurors of each panel (entries marked by exactly the same jurors) are
/// redrawn with replacement, together for all its entries, each panel by itself, and the entries are ranked again. All draws are
/// enumerated if there are few, otherwise a fixed number is drawn from a fixed seed. 90 % intervals run from the 5th to the 95th
/// percentile of the ranks. It shows how much depends on who sat in the panel, not whether the jury is right; with two or three jurors it
/// is overconfident, by about the factor √((k−1)/k). Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 6
/// and 13; ranks: Goldstein and Spiegelhalter, JRSS A 159 (1996), 385–443.
/// </summary>
/// <param name="Refusal">Why there is none; None if there is one. TooFewMarks if no entry has two.</param>
/// <param name="IsExact">True if all draws were enumerated.</param>
/// <param name="Draws">The number of rankings it is based on.</param>
/// <param name="Entries">The entries, by rank and number; empty if refused.</param>
/// <param name="AtLine">
/// The pairs at the line that cannot be separated, the least certain first; among the last and first <see cref="Window"/> entries on each
/// side.
/// </param>
public sealed record RankCertainty(
    AgreementRefusal Refusal,
    bool IsExact,
    int Draws,
    IReadOnlyList<RankSpan> Entries,
    IReadOnlyList<UnsurePair> AtLine
)
{
    /// <summary>The default seed.</summary>
    public const ulong Seed = 20_260_101;

    /// <summary>How many entries on each side of the line are compared with each other.</summary>
    public const int Window = 10;

    /// <summary>The levels of the intervals beside the usual one of 0.9.</summary>
    public static IReadOnlyList<decimal> Levels { get; } = [0.5m, 0.8m, 0.95m];

    /// <summary>
    /// The probability of each rank of each entry with two marks or more, those of 0 left out, by official rank. Ties share the better
    /// rank. Made when it is asked for.
    /// </summary>
    public IEnumerable<RankChance> Chances { get; private init; } = [];

    internal const int MostDraws = 25_000;
    internal const int MostScores = 3_000_000;

    /// <summary>How sure the ranks are.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="combine">How marks become a score.</param>
    /// <param name="top">N of the top N, from 1; null if there is no line.</param>
    /// <param name="draws">How many to draw if not all are enumerated.</param>
    /// <param name="seed">The seed of the draws (<see cref="SplitMix64"/>).</param>
    /// <param name="ofSum">The score of a sum of marks, if nothing else of them counts; null otherwise. It is faster.</param>
    public static RankCertainty Of(
        MarkTable table,
        MarkCombination combine,
        int? top = null,
        int draws = 1000,
        ulong seed = Seed,
        SumCombination? ofSum = null
    )
    {
        if (table.Entries.Count < 2 || table.Entries.Index().All(entry => table.Row(entry.Index).Count < 2))
            return new RankCertainty(
                table.Entries.Count < 2 ? AgreementRefusal.TooFewEntries : AgreementRefusal.TooFewMarks,
                false,
                0,
                [],
                []
            );
        var panels = JurorPanel.Of(table, combine, ofSum);
        var all = CountAll(panels, table.Entries.Count);
        var ranks = new RankDraws(table.Entries.Count, top ?? 0, all ?? draws, JurorPanel.Number(panels));
        if (all is null)
            Draw(panels, ranks, draws, new SplitMix64(seed));
        else
            Enumerate(panels, ranks);
        return Of(
            ranks,
            all is not null,
            top,
            Enumerable
                .Range(0, table.Entries.Count)
                .Select(row =>
                    (
                        row,
                        table.Entries[row],
                        Numbers.Exact.Canonicalize(combine([.. table.Row(row).Select(mark => mark.Mark)])),
                        table.Row(row).Count
                    )
                )
        );
    }

    /// <summary>The summary of many rankings.</summary>
    internal static RankCertainty Of(
        RankDraws ranks,
        bool exact,
        int? top,
        IEnumerable<(int Row, int Entry, decimal Score, int Marks)> entries
    )
    {
        var spans = Spans([.. entries.OrderByDescending(entry => entry.Score)], ranks, top);
        return new RankCertainty(
            AgreementRefusal.None,
            exact,
            ranks.Rankings,
            [.. spans.Select(span => span.Span)],
            top is null ? [] : AtLineOf(spans, ranks, top.Value)
        )
        {
            Chances =
                from span in spans
                where span.Span.Marks > 1
                from share in ranks.SharesOf(span.Row)
                select new RankChance(span.Span.Entry, share.Rank, FifteenDigits.Of(share.Share)!.Value),
        };
    }

    private static int? CountAll(JurorPanel[] panels, int entries)
    {
        var count = 1L;
        foreach (var panel in panels)
        {
            count *= panel.Redraws is null ? MostDraws + 1 : Redraws.Count(panel.Size);
            if (count > MostDraws || count * entries > MostScores)
                return null;
        }
        return (int)count;
    }

    private static void Draw(JurorPanel[] panels, RankDraws ranks, int draws, SplitMix64 chance)
    {
        for (var i = 0; i < draws; i++)
        {
            foreach (var panel in panels)
                panel.Score(chance, ranks.Scores);
            ranks.Add(1);
        }
    }

    private static void Enumerate(JurorPanel[] panels, RankDraws ranks, int at = 0, long orders = 1)
    {
        if (at == panels.Length)
        {
            ranks.Add(orders);
            return;
        }
        var redraws = panels[at].Redraws!;
        for (var draw = 0; draw < redraws.Places.Count; draw++)
        {
            panels[at].Score(draw, ranks.Scores);
            Enumerate(panels, ranks, at + 1, orders * redraws.Orders[draw]);
        }
    }

    private static List<(int Row, RankSpan Span)> Spans(
        List<(int Row, int Entry, decimal Score, int Marks)> scored,
        RankDraws ranks,
        int? top
    )
    {
        var spans = new List<(int, RankSpan)>();
        var equal = scored.CountBy(entry => entry.Score).ToDictionary();
        var rank = 1;
        for (var i = 0; i < scored.Count; i++)
        {
            var (row, entry, score, marks) = scored[i];
            rank = i > 0 && score == scored[i - 1].Score ? rank : i + 1;
            var (from, to) = ranks.Interval(row);
            spans.Add(
                (
                    row,
                    (
                        marks < 2
                            ? new RankSpan(entry, score, rank, marks, null, null, null)
                            : new RankSpan(entry, score, rank, marks, from, to, top is null ? null : FifteenDigits.Of(ranks.InTop(row)))
                    ) with
                    {
                        Sharing = equal[score] - 1,
                        MeanRank = marks < 2 ? null : FifteenDigits.Of(ranks.Mean(row)),
                        Intervals = marks < 2 ? [] : [.. Levels.Select(level => IntervalOf(ranks, row, level))],
                    }
                )
            );
        }
        return spans;
    }

    private static RankInterval IntervalOf(RankDraws ranks, int row, decimal level)
    {
        var (from, to) = ranks.Interval(row, (int)(1000 * level));
        return new RankInterval(level, from, to);
    }

    private static List<UnsurePair> AtLineOf(List<(int Row, RankSpan Span)> spans, RankDraws ranks, int top) =>
        [
            .. (
                from one in spans.Where(span => span.Span.Rank <= top && span.Span.Marks > 1).TakeLast(Window)
                from other in spans.Where(span => span.Span.Rank > top && span.Span.Marks > 1).Take(Window)
                let reversed = FifteenDigits.Of(ranks.Reversed(one.Row, other.Row))!.Value
                where reversed >= 0.05m
                select new UnsurePair(one.Span.Entry, other.Span.Entry, reversed)
                {
                    Equal = FifteenDigits.Of(ranks.Equal(one.Row, other.Row))!.Value,
                }
            )
                .OrderByDescending(pair => pair.Reversed)
                .ThenBy(pair => pair.In)
                .ThenBy(pair => pair.Out),
        ];
}
