using Scoring.Domain.Ranking;
using Scoring.Features.Output.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>
/// The ranks that units might have had, with other jurors of the same kind or an index made in another way: a line each, with a dot at
/// their own.
/// </summary>
internal static class IntervalChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "intervals";

    private const int Most = 30;

    /// <summary>Makes it; null if no unit has an interval.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="title">Its title.</param>
    /// <param name="whole">The ranking.</param>
    /// <param name="spans">The better and the worse end of each interval, by unit.</param>
    /// <param name="meaning">What an interval means, in a sentence.</param>
    public static Chart? Of(
        Reader reader,
        string title,
        RankingResult whole,
        IReadOnlyDictionary<string, (int From, int To)> spans,
        string meaning
    )
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(spans);
        List<(RankedUnit Row, decimal Rank, int From, int To)> all =
        [
            .. whole
                .Rows.Where(row => row.Rank is not null && spans.ContainsKey(row.Id))
                .OrderBy(row => row.Rank)
                .Select(row => (row, row.Rank!.Value, spans[row.Id].From, spans[row.Id].To)),
        ];
        if (all.Count == 0)
            return null;
        var high = Math.Max(2m, all.Max(one => Math.Max(one.To, one.Rank)));
        List<RowLine> lines =
        [
            .. all.Take(Most)
                .Select(one => new RowLine(
                    one.Row.Name,
                    reader.Text("intervals.answer", reader.Number(one.Rank, 0, 1), reader.Number(one.From), reader.Number(one.To)),
                    (at, y) =>
                        [
                            new Block("d-span", at(one.From), y - 4, new(Math.Max(at(one.To).Share - at(one.From).Share, 0.006)), 8, 2),
                            new Dot("d-own", at(one.Rank), y, 5),
                        ]
                )),
        ];
        List<(decimal, string)> ticks =
        [
            .. Sketch
                .Ticks(1, (double)high)
                .Where(tick => tick == Math.Floor(tick))
                .Prepend(1)
                .Distinct()
                .Select(tick => ((decimal)tick, reader.Number((decimal)tick))),
        ];
        return new Chart(
            Name,
            title,
            reader.Text("intervals.summary", reader.Number(all.Count)),
            RowChart.Wide(lines, 1, high, ticks),
            [reader.Word("label.name"), reader.Word("label.rank"), reader.Word("label.rank-from"), reader.Word("label.rank-to")],
            [
                .. all.Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(one.Row.Name),
                            new Cell(reader.Number(one.Rank, 0, 1), one.Rank),
                            new Cell(reader.Number(one.From), one.From),
                            new Cell(reader.Number(one.To), one.To),
                        ]
                ),
            ]
        )
        {
            Narrow = RowChart.Narrow(lines, 1, high, ticks),
            Note = meaning + (all.Count > Most ? " " + reader.Text("intervals.more", reader.Number(all.Count - Most)) : ""),
        };
    }
}
