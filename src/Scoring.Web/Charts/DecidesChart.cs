using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking.Robustness.Index;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>
/// Which choice in the making of an index decides its ranks: a bar for each, what it does alone and together with others.
/// </summary>
internal static class DecidesChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "decides";

    /// <summary>Makes it; null if no rank ever changes.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="title">Its title.</param>
    /// <param name="influence">What decides.</param>
    public static Chart? Of(Reader reader, string title, IndexInfluence influence)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(influence);
        if (influence.Shift is not { } shift)
            return null;
        var all = influence.Factors.Zip(shift, (kind, part) => (Kind: kind, Part: part)).OrderByDescending(one => one.Part.Total).ToList();
        var high = Math.Max(1m, all.Max(one => one.Part.TotalTo ?? one.Part.Total));
        string Named(FactorKind kind) => IndexRobustnessSummary.NameOf(kind, reader.Language);
        string Percent(decimal share) => reader.Number(share * 100m, 0, 0);
        string Range(decimal? from, decimal? to) =>
            from is { } low && to is { } top ? reader.Text("index.decides.between", Percent(low), Percent(top)) : "–";
        List<RowLine> lines =
        [
            .. all.Select(one => new RowLine(
                Named(one.Kind),
                reader.Text(
                    "index.decides.answer",
                    Named(one.Kind),
                    Percent(one.Part.First),
                    Percent(one.Part.Total),
                    Range(one.Part.TotalFrom, one.Part.TotalTo)
                ),
                (at, y) =>
                    [
                        Bar("d-span", at, one.Part.Total, y - 9, 18),
                        Bar("d-own", at, one.Part.First, y - 4, 8),
                        new Stroke("d-between", at(one.Part.TotalFrom ?? one.Part.Total), y, at(one.Part.TotalTo ?? one.Part.Total), y),
                    ]
            )),
        ];
        List<(decimal, string)> ticks =
        [
            .. Sketch.Ticks(0, (double)high).Select(tick => ((decimal)tick, reader.Text("index.percent", Percent((decimal)tick)))),
        ];
        return new Chart(
            Name,
            title,
            string.Join("; ", lines.Select(line => line.Answer)),
            RowChart.Wide(lines, 0, high, ticks),
            [
                reader.Word("label.choice"),
                reader.Text("index.decides.alone"),
                reader.Text("index.decides.range"),
                reader.Text("index.decides.together"),
                reader.Text("index.decides.range"),
            ],
            [
                .. all.Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(Named(one.Kind)),
                            new Cell(Percent(one.Part.First), one.Part.First),
                            new Cell(Range(one.Part.FirstFrom, one.Part.FirstTo)),
                            new Cell(Percent(one.Part.Total), one.Part.Total),
                            new Cell(Range(one.Part.TotalFrom, one.Part.TotalTo)),
                        ]
                ),
            ]
        )
        {
            Narrow = RowChart.Narrow(lines, 0, high, ticks),
            Legend =
            [
                new LegendEntry("d-own", reader.Text("index.decides.alone")),
                new LegendEntry("d-span", reader.Text("index.decides.together")),
            ],
            Note = reader.Text("index.decides.key", reader.Number(influence.MeanShift, 0, 2)),
        };
    }

    private static Block Bar(string ink, Func<decimal, Across> at, decimal share, double y, double height) =>
        new(ink, at(0), y, new(Math.Max(at(share).Share - at(0).Share, 0.003)), height, 2);
}
