using Scoring.Domain.Ranking;
using Scoring.Domain.Statistics;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Robustness;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>The certainty of rankings as tables: the intervals, the pairs at the line, the distances, and the sentences.</summary>
/// <param name="report">The report.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class RobustnessGrids(RobustnessReport report, string language)
{
    private const int MostPairsOnScreen = 15;
    private const int MostOnScreen = 40;
    private const int UsualColumns = 12;

    private static readonly GridColumn[] SpanColumns =
    [
        Ranking,
        List,
        Rank,
        Id,
        Name,
        Score,
        Marks,
        new("rank_from", "label.rank-from"),
        new("rank_to", "label.rank-to"),
        new("in_top", "label.in-top", 2, 2),
        new("to_next", "label.to-next"),
        Reading,
        new("mean_rank", "label.mean-rank", 1, 1),
        .. RankCertainty.Levels.SelectMany(level =>
            new GridColumn[] { new($"from_{level * 100:0}", "label.rank-from"), new($"to_{level * 100:0}", "label.rank-to") }
        ),
    ];

    private static readonly GridColumn[] MarginColumns =
    [
        Ranking,
        List,
        Rank,
        Id,
        Name,
        Score,
        new("to_next", "label.to-next"),
        new("to_line", "label.to-line"),
        new("decided_by", "label.ahead-in"),
        new("by", "label.ahead-by"),
    ];

    private static readonly GridColumn[] PairColumns =
    [
        Ranking,
        List,
        new("in_id", "label.in-id"),
        new("in", "label.last-in"),
        new("out_id", "label.out-id"),
        new("out", "label.first-out"),
        new("reversed", "label.reversed", 2, 2),
        Reading,
    ];

    /// <summary>All tables. That of the probability of every rank is long, so it is made only when it is asked for.</summary>
    /// <param name="part">The table that is asked for; null for all.</param>
    public IReadOnlyList<Grid> All(string? part)
    {
        var chances = part == "chances" ? Chances() : new Grid("chances", "", [], []);
        return report.Rankings.Any(ranking => ranking.HasJurors)
            ? [Spans(report.Rankings), Pairs(report.Rankings), MarginsOf(report.Rankings), Without(), Words(), chances]
            : [MarginsOf(report.Rankings), Spans(report.Rankings), Pairs(report.Rankings), Without(), Words(), chances];
    }

    /// <summary>The tables of a ranking shown to people.</summary>
    public IEnumerable<Grid> OnScreen(RobustRanking ranking)
    {
        if (!ranking.HasJurors || ranking.Lists.All(list => list.Certainty.Entries.Count == 0))
            return [Seen(MarginsOf([ranking]))];
        var pairs = Pairs([ranking]);
        // People read one interval; the others are for programs.
        var spans = Spans([Near(ranking)]).With((_, at) => at < UsualColumns);
        return [Seen(spans), Seen(pairs with { Rows = [.. pairs.Rows.Take(MostPairsOnScreen)] })];
    }

    /// <summary>How many lines of a ranking people do not see.</summary>
    public static int HiddenOf(RobustRanking ranking) =>
        ranking.Lists.Sum(list => list.Certainty.Entries.Count) - Near(ranking).Lists.Sum(list => list.Certainty.Entries.Count);

    /// <summary>The ranking with long lists cut to their first lines and every line that still has a chance to be within the cut.</summary>
    private static RobustRanking Near(RobustRanking ranking) =>
        ranking with
        {
            Lists =
            [
                .. ranking.Lists.Select(list =>
                    list with
                    {
                        Certainty = list.Certainty with
                        {
                            Entries = [.. list.Certainty.Entries.Where(span => span.Rank <= MostOnScreen || span.InTop >= 0.05m)],
                        },
                    }
                ),
            ],
        };

    private Grid Spans(IReadOnlyList<RobustRanking> rankings) =>
        new("ranks", Texts.Get("label.rank-intervals", language), SpanColumns, Rows(rankings, (_, list) => SpansOf(list)));

    private IEnumerable<object?[]> SpansOf(RobustList list)
    {
        var margins = list.Margins.ToDictionary(margin => margin.Row.Unit);
        return list.Spans.Select(one =>
            (object?[])
                [
                    .. Ranked(one.Row),
                    one.Span.Marks,
                    one.Span.From,
                    one.Span.To,
                    one.Span.InTop,
                    margins[one.Row.Unit].ToNext,
                    RobustnessSummary.OfSpan(one.Span, list.Top, language),
                    one.Span.MeanRank,
                    .. RankCertainty.Levels.SelectMany(level => EndsOf(one.Span, level)),
                ]
        );
    }

    private static object?[] EndsOf(RankSpan span, decimal level) =>
        span.Intervals.FirstOrDefault(interval => interval.Level == level) is { } ends ? [ends.From, ends.To] : [null, null];

    private Grid Chances() =>
        new(
            "chances",
            Texts.Get("label.chances-table", language),
            [Ranking, List, Id, Name, Rank, new("probability", "label.probability", 3, 3)],
            Rows(report.Rankings, (_, list) =>
            {
                var rows = list.Margins.ToDictionary(margin => margin.Row.Unit, margin => margin.Row);
                return list.Certainty.Chances.Select(chance =>
                    (object?[])[rows[chance.Entry].Id, rows[chance.Entry].Name, chance.Rank, chance.Probability]
                );
            })
        );

    private Grid Pairs(IReadOnlyList<RobustRanking> rankings) =>
        new(
            "line",
            Texts.Get("label.pairs-at-line", language),
            PairColumns,
            Rows(rankings, (_, list) =>
                list.Certainty.AtLine.Select(pair =>
                    (object?[])
                        [
                            list.RowOf(pair.In).Id,
                            list.RowOf(pair.In).Name,
                            list.RowOf(pair.Out).Id,
                            list.RowOf(pair.Out).Name,
                            pair.Reversed,
                            RobustnessSummary.OfPair(list, pair, language),
                        ]
                )
            )
        );

    private Grid MarginsOf(IReadOnlyList<RobustRanking> rankings) =>
        new(
            "margins",
            Texts.Get("label.margins", language),
            MarginColumns,
            Rows(rankings, (_, list) =>
                list.Margins.Select(margin =>
                    (object?[])[.. Ranked(margin.Row), margin.ToNext, margin.ToLine, margin.DecidedBy?.In(language), margin.By]
                )
            )
        );

    private Grid Without() =>
        new(
            "without",
            Texts.Get("label.without-juror", language),
            [Ranking, List, Juror, new("moves", "label.moves"), new("into", "label.comes-in"), new("out_of", "label.falls-out"), Reading],
            Rows(report.Rankings, (_, list) =>
                list.Without.Value.Select(one =>
                    (object?[])
                        [
                            one.Juror,
                            one.Moves.Count,
                            string.Join(' ', one.Into.Select(entry => list.RowOf(entry).Id)),
                            string.Join(' ', one.OutOf.Select(entry => list.RowOf(entry).Id)),
                            RobustnessSummary.OfWithout(list, one, language),
                        ]
                )
            )
        );

    private Grid Words() =>
        new(
            "words",
            "",
            [Ranking, List, Reading],
            Rows(report.Rankings, (ranking, list) =>
                RobustnessSummary.Of(report, ranking, list, language).Select(sentence => (object?[])[sentence])
            )
        );

    /// <summary>The grid without columns that repeat the heading or are empty.</summary>
    public static Grid Seen(Grid grid) =>
        grid.With(
            (column, at) =>
                column.Key is not ("ranking" or "in_id" or "out_id" or "choice") && grid.Rows.Any(row => row[at] is not (null or ""))
        );

    // The cells of every list's lines, behind the ranking and the list that they belong to.
    private static IReadOnlyList<IReadOnlyList<object?>> Rows(
        IReadOnlyList<RobustRanking> rankings,
        Func<RobustRanking, RobustList, IEnumerable<object?[]>> lines
    ) =>
        [
            .. from ranking in rankings
            from list in ranking.Lists
            from cells in lines(ranking, list)
            select (IReadOnlyList<object?>)[ranking.Rule.Id, list.Name, .. cells],
        ];

    private static object?[] Ranked(RankedUnit row) => [row.Rank, row.Id, row.Name, row.Shown];
}
