using Scoring.Domain.Hierarchy;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>Versions of a composite index side by side, and how well each pair of them agrees.</summary>
internal static class IndexVersionGrids
{
    /// <summary>The names of the tables.</summary>
    public static IReadOnlyList<string> Names { get; } = ["versions", "version-pairs", "growth"];

    /// <summary>The tables; growth only where the versions are of several years.</summary>
    /// <param name="versions">The comparison.</param>
    /// <param name="language">"id" or "en".</param>
    public static IReadOnlyList<Grid> Of(IndexVersions versions, string language) =>
        [
            Units(versions, language),
            Pairs(versions, language),
            .. versions.Growth is { Count: > 0 } growth ? [Growth(versions, growth, language)] : Array.Empty<Grid>(),
        ];

    private static Grid Units(IndexVersions versions, string language)
    {
        var ranks = versions.Versions.Select(version => version.Ranks).ToList();
        return new Grid(
            Names[0],
            Texts.Get("label.index-versions", language),
            [
                Id,
                Name,
                .. versions.Versions.SelectMany(version =>
                    new GridColumn[]
                    {
                        new("score " + version.Name, "", 2) { Written = $"{Texts.Get("label.score", language)} {version.Name}" },
                        new("rank " + version.Name, "") { Written = $"{Texts.Get("label.rank", language)} {version.Name}" },
                    }
                ),
            ],
            [
                .. Enumerable
                    .Range(0, versions.UnitIds.Count)
                    .Where(unit => versions.Versions.Any(version => version.Scores[unit] is not null))
                    .OrderBy(unit => ranks[0][unit] ?? int.MaxValue)
                    .ThenBy(unit => versions.UnitIds[unit], StringComparer.Ordinal)
                    .Select(unit =>
                        (IReadOnlyList<object?>)
                            [
                                versions.UnitIds[unit],
                                versions.UnitNames[unit],
                                .. versions.Versions.SelectMany((version, i) => new object?[] { version.Scores[unit], ranks[i][unit] }),
                            ]
                    ),
            ]
        );
    }

    private static Grid Growth(IndexVersions versions, IReadOnlyList<Growth> growth, string language) =>
        new(
            Names[2],
            Texts.Get("label.index-growth", language),
            [
                Id,
                Name,
                new("years", "label.years"),
                new("first", "label.first-year", 2),
                new("last", "label.last-year", 2),
                new("compound", "label.compound", 4),
                new("slope", "label.slope", 2),
                new("fit", "label.fit", 2),
                Reading,
            ],
            [
                .. growth
                    .Index()
                    .Where(one => one.Item.Years > 0)
                    .Select(one =>
                        (IReadOnlyList<object?>)
                            [
                                versions.UnitIds[one.Index],
                                versions.UnitNames[one.Index],
                                one.Item.Years,
                                one.Item.First,
                                one.Item.Last,
                                one.Item.Compound,
                                one.Item.Slope,
                                one.Item.Fit,
                                Texts.Get("trend." + one.Item.Trend, language),
                            ]
                    ),
            ]
        );

    private static Grid Pairs(IndexVersions versions, string language) =>
        new(
            Names[1],
            Texts.Get("label.index-version-pairs", language),
            [
                First,
                Second,
                Compared,
                Correlation,
                Spearman,
                Kendall,
                new("mean_rank_shift", "label.mean-shift", 2),
                new("largest_rank_shift", "label.largest-shift"),
                new("moves_most", "label.moves-most"),
            ],
            [
                .. versions.Pairs.Select(pair =>
                    (IReadOnlyList<object?>)
                        [
                            versions.Versions[pair.First].Name,
                            versions.Versions[pair.Second].Name,
                            pair.Units,
                            pair.Coefficient,
                            pair.Spearman,
                            pair.Kendall,
                            pair.Shift?.Mean,
                            pair.Shift?.Largest,
                            pair.Shift is { Largest: > 0m } shift ? versions.UnitNames[shift.Unit] : null,
                        ]
                ),
            ]
        );
}
