using Scoring.Domain.Hierarchy;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>The tables of a composite index that are computed only when they are asked for by name.</summary>
/// <param name="report">The report.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class IndexStudyGrids(HierarchyReport report, string language)
{
    /// <summary>The names of the tables.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["every-pair", "availability", "denominators", "components", "loadings", "outranking", "dominance", FilledGrid.Name];

    private HierarchyNode Root => report.Step.Rule.Root;

    /// <summary>A table by its name; null if there is none.</summary>
    public Grid? Find(string name) =>
        name switch
        {
            "every-pair" => EveryPair(name),
            "availability" => Availabilities(name),
            "denominators" => Denominators(name),
            "components" => Components(name),
            "loadings" => Loadings(name),
            "outranking" => Outranks(name),
            "dominance" => Dominance(name),
            FilledGrid.Name => FilledGrid.Of(report, language),
            _ => null,
        };

    private string Title(string name) => Texts.Get("label.index-" + name, language);

    private Grid EveryPair(string name)
    {
        var inside = Root.Flatten()
            .ToDictionary(node => node.Id, node => node.Flatten().Select(below => below.Id).ToHashSet(StringComparer.Ordinal));
        return new Grid(
            name,
            Title(name),
            [
                First,
                new("first_level", "label.level"),
                Second,
                new("second_level", "label.level"),
                new("inside", "label.inside"),
                Compared,
                Correlation,
                Spearman,
                Kendall,
                Collinear,
                Reading,
                Chance,
            ],
            [
                .. CompositeReport
                    .EveryPair(Root, report.Columns)
                    .Select(pair =>
                        (IReadOnlyList<object?>)
                            [
                                pair.First.Id,
                                LevelOf(pair.First),
                                pair.Second.Id,
                                LevelOf(pair.Second),
                                inside[pair.First.Id].Contains(pair.Second.Id),
                                pair.Units,
                                pair.Coefficient,
                                pair.Spearman,
                                pair.Kendall,
                                !inside[pair.First.Id].Contains(pair.Second.Id)
                                    && Direction.Of(pair.Coefficient, pair.Units) == Relation.AlmostSame,
                                HierarchySummary.OfCorrelation(pair.Coefficient, pair.Units, language),
                                Coherence.Probability(pair.Coefficient, pair.Units),
                            ]
                    ),
            ]
        );
    }

    private Grid Availabilities(string name)
    {
        var nodes = Root.Flatten().Where(node => !node.IsIndicator && node != Root).ToList();
        return new Grid(
            name,
            Title(name),
            [
                Id,
                Name,
                new("reported", "label.reported-indicators"),
                new("of", "label.indicators"),
                new("share", "label.share-reported", 2),
                .. nodes.Select(node => new GridColumn(node.Id, "", 2) { Written = node.Name.In(language) }),
            ],
            [
                .. Availability
                    .Of(Root, report.Columns)
                    .Select(
                        (parts, unit) =>
                            (IReadOnlyList<object?>)
                                [
                                    report.UnitIds[unit],
                                    report.UnitNames[unit],
                                    parts[0].Reported,
                                    parts[0].Of,
                                    parts[0].Share,
                                    .. parts.Skip(1).Select(part => (object?)part.Share),
                                ]
                    ),
            ]
        );
    }

    private Grid Denominators(string name) =>
        new(
            name,
            Title(name),
            [Id, Name, new("denominator", "label.denominator"), new("divided", "label.divided"), Compared, Correlation, Spearman, Reading],
            [
                .. report.Denominators.Value.Select(found =>
                    (IReadOnlyList<object?>)
                        [
                            found.Indicator.Id,
                            found.Indicator.Name.In(language),
                            found.Denominator,
                            found.IsDivided,
                            found.Units,
                            found.Coefficient,
                            found.Spearman,
                            found.ShowsSize
                                ? Texts.Get("report.shows-size", language, found.Name)
                                : HierarchySummary.OfCorrelation(found.Coefficient, found.Units, language),
                        ]
                ),
            ]
        );

    private Grid Components(string name) =>
        new(
            name,
            Title(name),
            [
                new("of", "label.pillar"),
                new("component", "label.principal-component"),
                Compared,
                new("eigenvalue", "label.eigenvalue", 2),
                new("share", "label.share-explained", 2),
                new("cumulative", "label.together", 2),
                Reading,
            ],
            [
                .. from node in PrincipalComponents.All(Root, report.Columns)
                from component in node.Found.Components.Index()
                select (IReadOnlyList<object?>)
                    [
                        OfName(node.Of),
                        component.Index + 1,
                        node.Found.Units,
                        component.Item.Eigenvalue,
                        component.Item.Share,
                        component.Item.Cumulative,
                        Texts.Get(component.Item.Eigenvalue >= 1m ? "report.component.kept" : "report.component.small", language),
                    ],
            ]
        );

    private Grid Loadings(string name) =>
        new(
            name,
            Title(name),
            [
                new("of", "label.pillar"),
                new("part", "label.part"),
                Name,
                new("component", "label.principal-component"),
                new("loading", "label.loading", 2),
            ],
            [
                .. from node in PrincipalComponents.All(Root, report.Columns)
                from part in node.Found.Parts.Index()
                from component in node.Found.Components.Index()
                select (IReadOnlyList<object?>)
                    [OfName(node.Of), part.Item.Id, part.Item.Name.In(language), component.Index + 1, component.Item.Loadings[part.Index]],
            ]
        );

    private Grid Outranks(string name)
    {
        var outranking = new Outranking(Root, report.Columns);
        return new Grid(
            name,
            Title(name),
            [Id, Name, .. report.UnitIds.Select((id, unit) => new GridColumn(id, "", 2) { Written = report.UnitNames[unit] })],
            [
                .. report.UnitIds.Select(
                    (id, unit) =>
                        (IReadOnlyList<object?>)
                            [
                                id,
                                report.UnitNames[unit],
                                .. Enumerable.Range(0, outranking.Units).Select(other => (object?)outranking.Share(unit, other)),
                            ]
                ),
            ]
        );
    }

    private Grid Dominance(string name)
    {
        var outranking = new Outranking(Root, report.Columns);
        return new Grid(
            name,
            Texts.Get("label.index-dominance", language, outranking.Dominance.Count, outranking.Pairs),
            [Id, Name, new("dominates", "label.dominates"), new("dominates_name", "label.name")],
            [
                .. outranking.Dominance.Select(pair =>
                    (IReadOnlyList<object?>)
                        [
                            report.UnitIds[pair.Unit],
                            report.UnitNames[pair.Unit],
                            report.UnitIds[pair.Dominated],
                            report.UnitNames[pair.Dominated],
                        ]
                ),
            ]
        );
    }

    private static string LevelOf(HierarchyNode node) => node.IsIndicator ? "" : node.Level;

    // All indicators together have no id of the tree.
    private string OfName(HierarchyNode? node) => node?.Id ?? Texts.Get("label.all-indicators", language);
}
