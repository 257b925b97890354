using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking.Comparison;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>What a change is made of: from the earlier score, part by part, to the later one.</summary>
internal static class SplitChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "change";

    /// <summary>Makes it; null if the change cannot be split.</summary>
    public static Chart? Of(Reader reader, ChangeSplit split)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(split);
        if (split.Parts.Count == 0 || split.Before.Shown is not { } before || split.After.Shown is not { } after)
            return null;
        string Figure(decimal score) => reader.Number(score, split.After.Places, split.After.Places);
        string Signed(decimal score) => reader.Signed(score, split.After.Places, split.After.Places);
        var lines = new List<RowLine> { Whole(split.From.Name.In(reader.Language), before, Figure(before)) };
        var (at, least, most) = (before, Math.Min(before, after), Math.Max(before, after));
        foreach (var part in split.Parts)
        {
            var (from, to, name) = (at, at + part.Score, reader.Text($"split.{part.Factor}"));
            lines.Add(new RowLine(name, $"{name}: {Signed(part.Score)}", (place, y) =>
                {
                    var (left, right) = (place(Math.Min(from, to)), place(Math.Max(from, to)));
                    return
                    [
                        new Block(part.Score < 0 ? "d-loss" : "d-gain", left, y - 8, new(Math.Max(right.Share - left.Share, 0.004)), 16),
                        new Words("d-figure", right with { Pixels = 9 }, y + 4, Signed(part.Score)),
                    ];
                }));
            at = to;
            (least, most) = (Math.Min(least, at), Math.Max(most, at));
        }
        lines.Add(Whole(split.To.Name.In(reader.Language), after, Figure(after)));
        var (low, high) = (Math.Min(0, least), Math.Max(most, least + 1) * 1.18m);
        List<(decimal, string)> ticks =
        [
            .. Sketch.Ticks((double)low, (double)high).Select(tick => ((decimal)tick, reader.Number((decimal)tick, 0, 2))),
        ];
        return new Chart(
            Name,
            $"{split.Row.Name}: {reader.Text("change.causes", split.From.Name.In(reader.Language))}",
            string.Join("; ", lines.Select(line => line.Answer)),
            RowChart.Wide(lines, low, high, ticks),
            [reader.Text("split.part"), reader.Text("claimed.points")],
            [
                [new Cell(split.From.Name.In(reader.Language)), new Cell(Figure(before), before)],
                .. split.Parts.Select(part =>
                    (IReadOnlyList<Cell>)[new Cell(reader.Text($"split.{part.Factor}")), new Cell(Signed(part.Score), part.Score)]
                ),
                [new Cell(split.To.Name.In(reader.Language)), new Cell(Figure(after), after)],
            ]
        )
        {
            Narrow = RowChart.Narrow(lines, low, high, ticks),
        };
    }

    private static RowLine Whole(string name, decimal score, string figure) =>
        new(name, $"{name}: {figure}", (place, y) =>
            [
                new Block("d-whole", place(0), y - 8, new(Math.Max(place(score).Share - place(0).Share, 0.004)), 16),
                new Words("d-figure", place(score) with { Pixels = 5 }, y + 4, figure),
            ]
        );
}
