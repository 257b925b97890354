using Scoring.Domain.Statistics;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Robustness;

namespace Scoring.Cli.Rendering;

/// <summary>The certainty of rankings as tables: the intervals, the pairs at the line, the distances, and the sentences.</summary>
/// <param name="report">The report.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class RobustnessGrids(RobustnessReport report, string language)
{
    private const int MostPairsOnScreen = 15;
    private const int MostOnScreen = 40;
    private const int UsualColumns = 12;

    private static readonly GridColumn Ranking = new("ranking", "label.ranking"),
        List = new("list", "label.list"),
        Rank = new("rank", "label.rank"),
        Id = new("id", "label.id"),
        Name = new("name", "label.name"),
        Score = new("score", "label.score"),
        Reading = new("reading", "label.reading");

    private static readonly GridColumn[] SpanColumns =
    [
        Ranking,
        List,
        Rank,
        Id,
        Name,
        Score,
        new("marks", "label.marks"),
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
        return [Seen(Usual(Spans([Near(ranking)]))), Seen(pairs with { Rows = [.. pairs.Rows.Take(MostPairsOnScreen)] })];
    }

    // People read one interval; the others are for programs.
    private static Grid Usual(Grid spans) =>
        spans with
        {
            Columns = [.. spans.Columns.Take(UsualColumns)],
            Rows = [.. spans.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Take(UsualColumns)])],
        };

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
        new(
            "ranks",
            Texts.Get("label.rank-intervals", language),
            SpanColumns,
            [
                .. from ranking in rankings
                from list in ranking.Lists
                let margins = list.Margins.ToDictionary(margin => margin.Row.Unit)
                from one in list.Spans
                select (IReadOnlyList<object?>)
                    [
                        ranking.Rule.Id,
                        list.Name,
                        one.Row.Rank,
                        one.Row.Id,
                        one.Row.Name,
                        one.Row.Shown,
                        one.Span.Marks,
                        one.Span.From,
                        one.Span.To,
                        one.Span.InTop,
                        margins[one.Row.Unit].ToNext,
                        RobustnessSummary.OfSpan(one.Span, list.Top, language),
                        one.Span.MeanRank,
                        .. RankCertainty.Levels.SelectMany(level => EndsOf(one.Span, level)),
                    ],
            ]
        );

    private static object?[] EndsOf(RankSpan span, decimal level) =>
        span.Intervals.FirstOrDefault(interval => interval.Level == level) is { } ends ? [ends.From, ends.To] : [null, null];

    private Grid Chances() =>
        new(
            "chances",
            Texts.Get("label.chances-table", language),
            [Ranking, List, Id, Name, Rank, new("probability", "label.probability", 3, 3)],
            [
                .. from ranking in report.Rankings
                from list in ranking.Lists
                let rows = list.Margins.ToDictionary(margin => margin.Row.Unit, margin => margin.Row)
                from chance in list.Certainty.Chances
                select (IReadOnlyList<object?>)
                    [ranking.Rule.Id, list.Name, rows[chance.Entry].Id, rows[chance.Entry].Name, chance.Rank, chance.Probability],
            ]
        );

    private Grid Pairs(IReadOnlyList<RobustRanking> rankings) =>
        new(
            "line",
            Texts.Get("label.pairs-at-line", language),
            PairColumns,
            [
                .. from ranking in rankings
                from list in ranking.Lists
                from pair in list.Certainty.AtLine
                select (IReadOnlyList<object?>)
                    [
                        ranking.Rule.Id,
                        list.Name,
                        list.RowOf(pair.In).Id,
                        list.RowOf(pair.In).Name,
                        list.RowOf(pair.Out).Id,
                        list.RowOf(pair.Out).Name,
                        pair.Reversed,
                        RobustnessSummary.OfPair(list, pair, language),
                    ],
            ]
        );

    private Grid MarginsOf(IReadOnlyList<RobustRanking> rankings) =>
        new(
            "margins",
            Texts.Get("label.margins", language),
            MarginColumns,
            [
                .. from ranking in rankings
                from list in ranking.Lists
                from margin in list.Margins
                select (IReadOnlyList<object?>)
                    [
                        ranking.Rule.Id,
                        list.Name,
                        margin.Row.Rank,
                        margin.Row.Id,
                        margin.Row.Name,
                        margin.Row.Shown,
                        margin.ToNext,
                        margin.ToLine,
                        margin.DecidedBy?.In(language),
                        margin.By,
                    ],
            ]
        );

    private Grid Without() =>
        new(
            "without",
            Texts.Get("label.without-juror", language),
            [
                Ranking,
                List,
                new("juror", "label.juror"),
                new("moves", "label.moves"),
                new("into", "label.comes-in"),
                new("out_of", "label.falls-out"),
                Reading,
            ],
            [
                .. from ranking in report.Rankings
                from list in ranking.Lists
                from one in list.Without.Value
                select (IReadOnlyList<object?>)
                    [
                        ranking.Rule.Id,
                        list.Name,
                        one.Juror,
                        one.Moves.Count,
                        string.Join(' ', one.Into.Select(entry => list.RowOf(entry).Id)),
                        string.Join(' ', one.OutOf.Select(entry => list.RowOf(entry).Id)),
                        RobustnessSummary.OfWithout(list, one, language),
                    ],
            ]
        );

    private Grid Words() =>
        new(
            "words",
            "",
            [Ranking, List, Reading],
            [
                .. from ranking in report.Rankings
                from list in ranking.Lists
                from sentence in RobustnessSummary.Of(report, ranking, list, language)
                select (IReadOnlyList<object?>)[ranking.Rule.Id, list.Name, sentence],
            ]
        );

    /// <summary>The grid without columns that repeat the heading or are empty.</summary>
    public static Grid Seen(Grid grid)
    {
        int[] kept =
        [
            .. Enumerable
                .Range(0, grid.Columns.Count)
                .Where(i =>
                    grid.Columns[i].Key is not ("ranking" or "in_id" or "out_id" or "choice")
                    && grid.Rows.Any(row => row[i] is not (null or ""))
                ),
        ];
        return grid with
        {
            Columns = [.. kept.Select(i => grid.Columns[i])],
            Rows = [.. grid.Rows.Select(row => (IReadOnlyList<object?>)[.. kept.Select(i => row[i])])],
        };
    }
}
