using Scoring.Domain.Ranking;
using Scoring.Features.Output.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>The scores of any number of units of one ranking, as bars under each other.</summary>
internal static class ScoresChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "scores";

    /// <summary>Makes it; null if none has a score.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="title">Its title.</param>
    /// <param name="whole">The ranking.</param>
    /// <param name="rows">The units, in the order of their letters.</param>
    public static Chart? Of(Reader reader, string title, RankingResult whole, IReadOnlyList<RankedUnit> rows)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(rows);
        var full = Sketch.FullScore(whole.Rule, whole.Rows);
        if (full <= 0 || rows.All(row => row.Shown is null))
            return null;
        var places = whole.Rule.Rounding.Places;
        string Figure(RankedUnit row) => row.Shown is { } shown ? reader.Number(shown, places, places) : reader.Text("unit.no-score");
        var high = full * 1.15m;
        List<RowLine> lines =
        [
            .. rows.Select(
                (row, i) =>
                    new RowLine(
                        row.Name,
                        $"{row.Name}: {Figure(row)}" + (row.Band is { } band ? $", {band.In(reader.Language)}" : ""),
                        (at, y) =>
                            [
                                new Block(
                                    $"d-dot-{i % Inks.Series}",
                                    at(0),
                                    y - 8,
                                    new(Math.Max(at(row.Shown ?? 0).Share - at(0).Share, 0.002)),
                                    16
                                ),
                                new Words("d-figure", at(row.Shown ?? 0) with { Pixels = 5 }, y + 4, Figure(row)),
                            ]
                    )
                    {
                        Series = (PlaceSeries.Letter(i), $"d-dot-{i % Inks.Series}"),
                    }
            ),
        ];
        List<(decimal, string)> ticks =
        [
            .. Sketch.Ticks(0, (double)full).Select(tick => ((decimal)tick, reader.Number((decimal)tick, 0, 2))),
        ];
        return new Chart(
            Name,
            title,
            string.Join("; ", lines.Select(line => line.Answer)),
            RowChart.Wide(lines, 0, high, ticks),
            [reader.Word("label.name"), reader.Word("label.rank"), reader.Word("label.score"), reader.Word("label.band")],
            [
                .. rows.Select(row =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(row.Name),
                            new Cell(row.Rank is { } rank ? reader.Number(rank, 0, 1) : "–", row.Rank),
                            new Cell(Figure(row), row.Shown),
                            new Cell(row.Band?.In(reader.Language) ?? ""),
                        ]
                ),
            ]
        )
        {
            Narrow = RowChart.Narrow(lines, 0, high, ticks),
        };
    }
}
