using Scoring.Domain.Hierarchy;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>
/// A composite index unit by unit: scores or ranks at every node, the profile of a unit, and each pair of nodes of a level.
/// </summary>
/// <param name="report">The report.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class UnitGrids(HierarchyReport report, string language)
{
    /// <summary>The names of the tables that are made only when they are asked for.</summary>
    public static IReadOnlyList<string> Names { get; } = ["units", "ranks", "pairs", .. IndexStudyGrids.Names];

    private HierarchyNode Root => report.Step.Rule.Root;

    /// <summary>A table by its name; null if there is none.</summary>
    public Grid? Find(string name) =>
        name switch
        {
            "units" => Table(name, "label.units-nodes", node => [.. report.Columns.Of(node.Id).Select(value => (object?)value)]),
            "ranks" => Table(name, "label.ranks-nodes", node =>
                [.. UnitProfile.RanksOf(report.Columns.Of(node.Id)).Select(rank => (object?)rank)]
            ),
            "pairs" => Pairs(),
            _ => new IndexStudyGrids(report, language).Find(name),
        };

    /// <summary>The tables of one unit.</summary>
    public IReadOnlyList<Grid> ProfileOf(string id)
    {
        var profile = report.ProfileOf(id);
        return
        [
            new(
                "profile",
                report.UnitNames[profile.Unit],
                [
                    Id,
                    Name,
                    new("level", "label.level"),
                    new("score", "label.score", 2),
                    new("rank", "label.rank"),
                    new("of", "label.compared"),
                    new("median", "label.median", 2),
                    Reading,
                ],
                [
                    .. profile.Lines.Select(line =>
                        (IReadOnlyList<object?>)
                            [
                                line.Node.Id,
                                line.Node.Name.In(language),
                                line.Node.IsIndicator ? null : line.Node.Level,
                                line.Value,
                                line.Rank,
                                line.Of,
                                line.Median,
                                HierarchySummary.OfProfile(line, language),
                            ]
                    ),
                ]
            ),
            new(
                "peers",
                Texts.Get("label.peers", language),
                [Id, Name, new("distance", "label.distance", 2), new("indicators", "label.common")],
                [
                    .. profile.Peers.Select(peer =>
                        (IReadOnlyList<object?>)[report.UnitIds[peer.Unit], report.UnitNames[peer.Unit], peer.Distance, peer.Common]
                    ),
                ]
            ),
        ];
    }

    private Grid Table(string name, string title, Func<HierarchyNode, object?[]> cells)
    {
        HierarchyNode[] nodes = [.. Root.Flatten()];
        object?[][] columns = [.. nodes.Select(cells)];
        var index = UnitProfile.RanksOf(report.Columns.Of(Root.Id));
        return new Grid(
            name,
            Texts.Get(title, language),
            [Id, Name, .. nodes.Select(node => new GridColumn(node.Id, "") { Written = node.Name.In(language) })],
            [
                .. Enumerable
                    .Range(0, report.UnitIds.Count)
                    .OrderBy(unit => index[unit] ?? int.MaxValue)
                    .ThenBy(unit => report.UnitIds[unit], StringComparer.Ordinal)
                    .Select(unit =>
                        (IReadOnlyList<object?>)[report.UnitIds[unit], report.UnitNames[unit], .. columns.Select(column => column[unit])]
                    ),
            ]
        );
    }

    private Grid Pairs() =>
        new(
            "pairs",
            Texts.Get("label.pairs-of-level", language),
            [new("level", "label.level"), First, Second, Compared, Correlation, Spearman, Kendall, Collinear, Reading, Chance],
            [
                .. CompositeReport
                    .AllPairs(Root, report.Columns)
                    .Select(pair =>
                        (IReadOnlyList<object?>)
                            [
                                pair.First.IsIndicator ? "" : pair.First.Level,
                                pair.First.Id,
                                pair.Second.Id,
                                pair.Units,
                                pair.Coefficient,
                                pair.Spearman,
                                pair.Kendall,
                                Direction.Of(pair.Coefficient, pair.Units) == Relation.AlmostSame,
                                HierarchySummary.OfCorrelation(pair.Coefficient, pair.Units, language),
                                Coherence.Probability(pair.Coefficient, pair.Units),
                            ]
                    ),
            ]
        );
}
