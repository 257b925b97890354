using Scoring.Domain.Hierarchy;
using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking.Hierarchy;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>
/// The parts of a composite index with each other: a row and a column for each, a cell for each pair of them, by how they go together.
/// </summary>
internal static class CorrelationChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "correlations";

    private const int Most = 60;

    /// <summary>Makes it; null if no two parts have a correlation.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="title">Its title.</param>
    /// <param name="report">The report of the index.</param>
    public static Chart? Of(Reader reader, string title, HierarchyReport report)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(report);
        HierarchyNode[] nodes = [.. report.Step.Rule.Root.Flatten().Take(Most)];
        var places = nodes.Index().ToDictionary(node => node.Item.Id, node => node.Index, StringComparer.Ordinal);
        List<SiblingCorrelation> pairs =
        [
            .. CompositeReport
                .EveryPair(report.Step.Rule.Root, report.Columns)
                .Where(pair => pair.Coefficient is not null && places.ContainsKey(pair.First.Id) && places.ContainsKey(pair.Second.Id)),
        ];
        if (pairs.Count == 0)
            return null;
        var below = pairs.ToLookup(pair => Math.Max(places[pair.First.Id], places[pair.Second.Id]));
        string Named(HierarchyNode node) => node.Name.In(reader.Language);
        string Written(SiblingCorrelation pair) => reader.Number(pair.Coefficient!.Value, 2, 2);
        List<MapRow> rows =
        [
            .. nodes.Select(
                (node, i) =>
                    new MapRow(
                        reader.Text("index.numbered", i + 1, Named(node)),
                        [
                            .. below[i]
                                .OrderBy(pair => Math.Min(places[pair.First.Id], places[pair.Second.Id]))
                                .Select(pair => new MapCell(
                                    Math.Min(places[pair.First.Id], places[pair.Second.Id]),
                                    reader.Text(
                                        "index.correlation.answer",
                                        Named(pair.First),
                                        Named(pair.Second),
                                        Written(pair),
                                        HierarchySummary.OfCorrelation(pair.Coefficient, pair.Units, reader.Language)
                                    ),
                                    InkOf(Direction.Of(pair.Coefficient, pair.Units))
                                )),
                        ]
                    )
                    {
                        Word = (i, reader.Number(i + 1)),
                    }
            ),
        ];
        return new Chart(
            Name,
            title,
            reader.Text(
                "index.correlation.summary",
                reader.Number(nodes.Length),
                reader.Number(pairs.Count(pair => Direction.Of(pair.Coefficient, pair.Units) == Relation.AlmostSame)),
                reader.Number(pairs.Count(pair => Direction.Of(pair.Coefficient, pair.Units) == Relation.Opposed))
            ),
            CellRows.Wide(rows, nodes.Length),
            [
                reader.Text("index.part"),
                reader.Text("index.correlation.other"),
                reader.Word("label.correlation"),
                reader.Word("label.compared"),
                reader.Word("label.reading"),
            ],
            [
                .. pairs.Select(pair =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(Named(pair.First)),
                            new Cell(Named(pair.Second)),
                            new Cell(Written(pair), pair.Coefficient),
                            new Cell(reader.Number(pair.Units), pair.Units),
                            new Cell(HierarchySummary.OfCorrelation(pair.Coefficient, pair.Units, reader.Language)),
                        ]
                ),
            ]
        )
        {
            Narrow = CellRows.Narrow(rows, nodes.Length),
            Legend =
            [
                .. new[] { Relation.Opposed, Relation.Weak, Relation.Related, Relation.AlmostSame }.Select(relation => new LegendEntry(
                    InkOf(relation),
                    reader.Text("index.correlation." + relation)
                )),
            ],
            Note =
                reader.Text("index.correlation.key")
                + (report.Step.Rule.Root.Flatten().Skip(Most).Any() ? " " + reader.Text("index.correlation.more", Most) : ""),
        };
    }

    private static string InkOf(Relation relation) =>
        relation switch
        {
            Relation.Opposed => "d-heat-0",
            Relation.Related => "d-heat-3",
            Relation.AlmostSame => "d-heat-4",
            _ => "d-heat-2",
        };
}
