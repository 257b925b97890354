using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Statistics;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Robustness.Index;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>The certainty of composite indices under other choices as tables.</summary>
/// <param name="report">The report.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class IndexRobustnessGrids(IndexRobustnessReport report, string language)
{
    private const int MostOnScreen = 40;

    private static readonly int[] Percents = [50, 90, 95];

    private static readonly GridColumn Choice = new("choice", "label.choice");

    /// <summary>All tables.</summary>
    public IReadOnlyList<Grid> All => [Ranks(report.Rankings), Bands(), Neighbours(), Decides(report.Rankings), DecidesUnits(), Words()];

    /// <summary>The tables of a ranking shown to people.</summary>
    public IEnumerable<Grid> OnScreen(IndexRobustRanking ranking)
    {
        var ranks = Ranks([ranking]);
        return [RobustnessGrids.Seen(Narrow(ranks)), RobustnessGrids.Seen(Decides([ranking]))];
    }

    /// <summary>How many lines of a ranking people do not see.</summary>
    public static int HiddenOf(IndexRobustRanking ranking) => Math.Max(0, ranking.Lists.Sum(list => list.Rows.Count) - MostOnScreen);

    /// <summary>The first lines, with one interval of the three.</summary>
    private static Grid Narrow(Grid grid) =>
        (grid with { Rows = [.. grid.Rows.Take(MostOnScreen)] }).With(
            (column, _) => column.Key is not ("from_50" or "to_50" or "from_95" or "to_95" or "unranked")
        );

    // The cells of every list's lines, behind the ranking and the list that they belong to.
    private static IReadOnlyList<IReadOnlyList<object?>> Rows(
        IReadOnlyList<IndexRobustRanking> rankings,
        Func<IndexRobustRanking, IndexRobustList, IEnumerable<object?[]>> lines
    ) =>
        [
            .. from ranking in rankings
            from list in ranking.Lists
            from cells in lines(ranking, list)
            select (IReadOnlyList<object?>)[ranking.Rule.Id, list.Name, .. cells],
        ];

    private Grid Ranks(IReadOnlyList<IndexRobustRanking> rankings) =>
        new(
            "index-ranks",
            Texts.Get("label.index-ranks", language),
            [
                Ranking,
                List,
                Rank,
                Id,
                Name,
                Score,
                new("median", "label.median-rank"),
                new("from_50", "label.from-50"),
                new("to_50", "label.to-50"),
                new("from_90", "label.from-90"),
                new("to_90", "label.to-90"),
                new("from_95", "label.from-95"),
                new("to_95", "label.to-95"),
                new("in_top", "label.in-top", 2, 2),
                new("same", "label.same-rank", 2, 2),
                new("unranked", "label.unranked", 2, 2),
                Reading,
            ],
            Rows(rankings, (_, list) =>
                from one in list.Rows.Zip(list.Certainty.Units)
                select (object?[])
                    [
                        one.First.Rank,
                        one.First.Id,
                        one.First.Name,
                        one.First.Shown,
                        one.Second.Median,
                        .. Percents.SelectMany(percent => EndsOf(one.Second.Interval(percent))),
                        one.Second.InTop,
                        one.Second.Same,
                        one.Second.Unranked,
                        IndexRobustnessSummary.OfUnit(one.Second, language),
                    ]
            )
        );

    private static object?[] EndsOf(Scoring.Domain.Hierarchy.Robustness.RankInterval? interval) => [interval?.From, interval?.To];

    private Grid Bands() =>
        new(
            "index-bands",
            Texts.Get("label.index-bands", language),
            [Ranking, List, Id, Name, new("band", "label.band"), new("chance", "label.chance", 2, 2)],
            Rows(report.Rankings, (ranking, list) =>
                from one in list.Rows.Zip(list.Certainty.Units)
                from band in (ranking.Rule.Bands?.Bands ?? []).Zip(one.Second.InBand)
                select (object?[])[one.First.Id, one.First.Name, band.First.Name.In(language), band.Second]
            )
        );

    private Grid Neighbours() =>
        new(
            "index-neighbours",
            Texts.Get("label.index-neighbours", language),
            [
                Ranking,
                List,
                Rank,
                Id,
                Name,
                new("next_id", "label.id"),
                new("next", "label.next-unit"),
                new("behind_next", "label.behind-next", 2, 2),
                Reading,
            ],
            Rows(report.Rankings, (_, list) =>
                from pair in list.Certainty.Swapped.Index()
                let one = list.Rows[pair.Index]
                let next = list.Rows[pair.Index + 1]
                select (object?[])
                    [one.Rank, one.Id, one.Name, next.Id, next.Name, pair.Item, IndexRobustnessSummary.OfSwap(pair.Item, language)]
            )
        );

    private static GridColumn[] IndexColumns =>
        [
            new("alone", "label.alone", 2, 2),
            new("alone_from", "label.lower-end", 2, 2),
            new("alone_to", "label.upper-end", 2, 2),
            new("together", "label.together", 2, 2),
            new("together_from", "label.lower-end", 2, 2),
            new("together_to", "label.upper-end", 2, 2),
        ];

    private static object?[] Cells(SobolIndex index) =>
        [index.First, index.FirstFrom, index.FirstTo, index.Total, index.TotalFrom, index.TotalTo];

    private Grid Decides(IReadOnlyList<IndexRobustRanking> rankings) =>
        new(
            "index-decides",
            Texts.Get("label.index-decides", language),
            [Ranking, List, Choice, .. IndexColumns, Reading with { Label = "label.choice" }],
            Rows(rankings, (_, list) =>
                from factor in list.Influence is { Shift: { } shift } influence ? influence.Factors.Zip(shift) : []
                select (object?[])[ChoiceKey(factor.First), .. Cells(factor.Second), IndexRobustnessSummary.NameOf(factor.First, language)]
            )
        );

    private Grid DecidesUnits() =>
        new(
            "index-decides-units",
            Texts.Get("label.index-decides-units", language),
            [Ranking, List, Rank, Id, Name, Choice, .. IndexColumns, Reading],
            Rows(report.Rankings, (_, list) => list.Influence is { } influence ? DecidesUnits(list, influence) : [])
        );

    private IEnumerable<object?[]> DecidesUnits(IndexRobustList list, IndexInfluence influence) =>
        from one in list.Rows.Zip(influence.Units)
        from factor in influence.Factors.Index()
        select (object?[])
            [
                one.First.Rank,
                one.First.Id,
                one.First.Name,
                ChoiceKey(factor.Item),
                .. one.Second.Factors is { } factors ? Cells(factors[factor.Index]) : new object?[6],
                IndexRobustnessSummary.OfInfluence(influence, one.Second, language),
            ];

    private static string ChoiceKey(FactorKind kind) =>
        kind switch
        {
            FactorKind.LeftOut => "left-out",
            _ => kind.ToString().ToLowerInvariant(),
        };

    private Grid Words() =>
        new(
            "index-words",
            "",
            [Ranking, List, Reading],
            Rows(report.Rankings, (ranking, list) =>
                IndexRobustnessSummary.Of(report, ranking, list, language).Select(sentence => (object?[])[sentence])
            )
        );
}
