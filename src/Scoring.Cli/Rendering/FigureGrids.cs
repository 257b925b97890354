using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Regions;

namespace Scoring.Cli.Rendering;

/// <summary>Figures that were made public about real editions, as tables.</summary>
internal static class FigureGrids
{
    private static readonly GridColumn[] FigureColumns =
    [
        new("edition", "label.edition"),
        new("region_code", "label.region"),
        new("name", "label.name"),
        new("cluster", "label.cluster"),
        new("score", "label.score"),
        new("scale", "label.scale"),
        new("rank", "label.rank"),
        new("of", "label.of"),
        new("rank_in", "label.rank-in"),
        new("predicate", "label.predicate-printed"),
        new("predicate_by_rule", "label.predicate-by-rule"),
        new("award", "label.award"),
        new("innovation", "label.title"),
        new("status", "label.status"),
        new("standing", "label.standing"),
        new("source", "label.source"),
        new("address", "label.address"),
        new("note", "label.note"),
    ];

    private static readonly GridColumn[] CountColumns =
    [
        new("edition", "label.edition"),
        new("rows", "label.rows-known"),
        new("scores", "label.scores-known"),
        new("ranks", "label.ranks-known"),
        new("predicates", "label.predicates-known"),
        new("awards", "label.awards-known"),
        new("not_results", "label.not-results"),
        new("official", "standing.Official"),
        new("transcribed", "standing.Transcribed"),
        new("press", "standing.Press"),
        new("inferred", "standing.Inferred"),
        new("sources", "label.sources-known"),
    ];

    /// <summary>Writes all of them: the counts by edition, and each figure.</summary>
    public static void Write(CommandContext session, IReadOnlyList<ListedFigure> figures)
    {
        var counts = Counts(figures, session.Language);
        var all = Figures("figures", CliTexts.Get("rules.real-figures", session.Language), figures, session);
        // CSV and Parquet hold the first table only, and what a program wants are the figures.
        Grid.Write(session, session.Format.IsOneTable() ? [all] : [counts, all]);
    }

    /// <summary>The figures, one a row.</summary>
    public static Grid Figures(string name, string title, IReadOnlyList<ListedFigure> figures, CommandContext session)
    {
        if (session.Format != Format.Table)
            return new Grid(name, title, FigureColumns, [.. figures.Select(figure => Row(figure, session.Language, forPeople: false))]);
        var rows = figures.Select(figure => Row(figure, session.Language, forPeople: true)).ToList();
        // People need no column that is empty in every row.
        int[] columns = [.. Enumerable.Range(0, FigureColumns.Length).Where(i => rows.Exists(row => row[i] is not null))];
        return new Grid(
            name,
            title,
            [.. columns.Select(i => FigureColumns[i])],
            [.. rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(i => row[i])])]
        );
    }

    /// <summary>The figures of a row as pairs of what and value, each with its standing and source.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Lines(ListedFigure listed, string language)
    {
        var figure = listed.Figure;
        IReadOnlyList<object?> Line(string label, object? value) =>
            [
                CliTexts.Get(
                    "region.published-row",
                    language,
                    figure.IsResult
                        ? Texts.Standing(figure.Standing, language)
                        : Texts.Standing(figure.Standing, language) + ", " + Texts.Get("figure.status." + figure.Status, language),
                    IdsOf(figure),
                    label
                ),
                value,
            ];
        if (figure.Score is { } score)
            yield return Line(
                Texts.Get("label.score", language) + ", " + Texts.Get("figure.scale." + figure.Scale, language),
                AsPrinted(score)
            );
        if (figure.Rank is { } rank)
            yield return Line(Texts.Get("label.rank", language) + ", " + RankIn(figure, language), rank);
        if (figure.Predicate is { } predicate)
            yield return Line(Texts.Get("label.predicate-printed", language), predicate);
        if (listed.ByRule is { } byRule)
            yield return Line(Texts.Get("label.predicate-by-rule", language), byRule.In(language));
        if (figure.Award is { } award)
            yield return Line(Texts.Get("label.award", language), award.In(language));
    }

    private static Grid Counts(IReadOnlyList<ListedFigure> figures, string language)
    {
        int Standing(IEnumerable<ListedFigure> rows, Standing standing) => rows.Count(row => row.Figure.Standing == standing);
        IReadOnlyList<object?> Count(string edition, IReadOnlyList<ListedFigure> rows) =>
            [
                edition,
                rows.Count,
                rows.Count(row => row.Figure.Score is not null),
                rows.Count(row => row.Figure.Rank is not null),
                rows.Count(row => row.Figure.Predicate is not null),
                rows.Count(row => row.Figure.Award is not null),
                rows.Count(row => !row.Figure.IsResult),
                Standing(rows, Domain.Rules.Standing.Official),
                Standing(rows, Domain.Rules.Standing.Transcribed),
                Standing(rows, Domain.Rules.Standing.Press),
                Standing(rows, Domain.Rules.Standing.Inferred),
                rows.SelectMany(row => row.Figure.Sources).DistinctBy(source => source.Id).Count(),
            ];
        return new Grid(
            "counts",
            CliTexts.Get("rules.real-counts", language),
            CountColumns,
            [
                .. figures.GroupBy(row => row.Figure.Edition).Select(group => Count(group.Key, [.. group])),
                Count(Texts.Get("label.total", language), figures),
            ]
        );
    }

    // Programs read the words of published.csv; people read sentences.
    private static IReadOnlyList<object?> Row(ListedFigure listed, string language, bool forPeople)
    {
        var figure = listed.Figure;
        string Words(string key, string code) => forPeople ? Texts.Get(key, language) : code;
        return
        [
            figure.Edition,
            figure.Region,
            figure.Name,
            figure.Cluster,
            forPeople ? AsPrinted(figure.Score) : figure.Score,
            figure.Scale is { } scale ? Words("figure.scale." + scale, FigureJson.Code(scale)) : null,
            figure.Rank,
            figure.Of,
            figure.Rank is null ? null
            : forPeople ? RankIn(figure, language)
            : figure.RankIn,
            figure.Predicate,
            listed.ByRule?.In(language),
            figure.Award?.In(language),
            figure.Innovation,
            Words("figure.status." + figure.Status, FigureJson.Code(figure.Status)),
            Words("standing." + figure.Standing, FigureJson.Code(figure.Standing)),
            IdsOf(figure),
            forPeople ? null : string.Join(' ', figure.Sources.Select(source => source.Address).OfType<string>()),
            figure.Note?.In(language),
        ];
    }

    // With the places that the source prints: 85.30 is not 85.3.
    private static Figure? AsPrinted(decimal? score) => Figure.Published(score, score?.Scale ?? 0);

    private static string IdsOf(PublishedFigure figure) => string.Join(' ', figure.Sources.Select(source => source.Id));

    private static string RankIn(PublishedFigure figure, string language) =>
        figure.RankIn switch
        {
            null => figure.Cluster ?? Texts.Get("figure.rank-in.cluster", language),
            PublishedFigure.InAward => Texts.Get("figure.rank-in.award", language),
            var province => Texts.Get("figure.rank-in.province", language, province),
        };
}
