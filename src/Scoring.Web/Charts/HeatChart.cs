using Scoring.Features.Jury;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Output.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>
/// The totals of a jury: a row for each juror, a cell for each entry, darker the farther the juror's total is from the mean of the entry.
/// </summary>
internal static class HeatChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "jury";

    private const int MostJurors = 60;
    private const int MostEntries = 120;

    // A cell is of the strongest kind from two standard deviations of all differences on.
    private const double Strong = 1.5;
    private const double Weak = 0.5;

    /// <summary>Makes it; null if fewer than two jurors have a total.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="report">The report on the stage.</param>
    /// <param name="names">What the jurors are called.</param>
    public static Chart? Of(Reader reader, AgreementReport report, JurorNames names)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(report);
        var table = report.Total.Table;
        if (table.Jurors.Count < 2)
            return null;
        var means = table.Marks.GroupBy(mark => mark.Entry).ToDictionary(group => group.Key, group => group.Average(mark => mark.Mark));
        var differences = table.Marks.Select(mark => (double)(mark.Mark - means[mark.Entry])).ToList();
        var spread = Math.Sqrt(differences.Sum(one => one * one) / differences.Count);
        List<int> entries = [.. table.Entries.Take(MostEntries)];
        var byJuror = table.Marks.ToLookup(mark => mark.Juror, StringComparer.Ordinal);
        string Signed(decimal number) => reader.Signed(number);

        List<MapRow> rows =
        [
            .. table
                .Jurors.Take(MostJurors)
                .Select(juror => new MapRow(
                    names.Of(juror),
                    [
                        .. byJuror[juror]
                            .Select(mark => (Mark: mark, Place: entries.IndexOf(mark.Entry), Difference: mark.Mark - means[mark.Entry]))
                            .Where(one => one.Place >= 0)
                            .Select(one => new MapCell(
                                one.Place,
                                reader.Text(
                                    "heat.answer",
                                    names.Of(juror),
                                    report.Entries.Name(one.Mark.Entry),
                                    reader.Number(one.Mark.Mark, 0, 2),
                                    Signed(one.Difference)
                                ),
                                "d-heat-" + Kind((double)one.Difference, spread)
                            )),
                    ]
                )),
        ];
        return new Chart(
            Name,
            reader.Text("heat.title"),
            reader.Text("heat.summary", reader.Number(table.Jurors.Count), reader.Number(table.Entries.Count)),
            CellRows.Wide(rows, entries.Count),
            [reader.Word("label.juror"), reader.Text("jury.entry"), reader.Text("heat.total"), reader.Text("heat.difference")],
            [
                .. table
                    .Marks.OrderBy(mark => mark.Juror, StringComparer.Ordinal)
                    .Select(mark =>
                        (IReadOnlyList<Cell>)
                            [
                                new Cell(names.Of(mark.Juror)),
                                new Cell(report.Entries.Name(mark.Entry)),
                                new Cell(reader.Number(mark.Mark, 0, 2), mark.Mark),
                                new Cell(Signed(mark.Mark - means[mark.Entry]), mark.Mark - means[mark.Entry]),
                            ]
                    ),
            ]
        )
        {
            Narrow = CellRows.Narrow(rows, entries.Count),
            Legend =
            [
                new LegendEntry("d-heat-0", reader.Text("heat.far-below")),
                new LegendEntry("d-heat-1", reader.Text("heat.below")),
                new LegendEntry("d-heat-2", reader.Text("heat.near")),
                new LegendEntry("d-heat-3", reader.Text("heat.above")),
                new LegendEntry("d-heat-4", reader.Text("heat.far-above")),
            ],
            Note =
                reader.Text("heat.key")
                + (table.Entries.Count > MostEntries || table.Jurors.Count > MostJurors ? " " + reader.Text("heat.more") : ""),
        };
    }

    private static int Kind(double difference, double spread) =>
        spread == 0 ? 2
        : difference < -Strong * spread ? 0
        : difference < -Weak * spread ? 1
        : difference <= Weak * spread ? 2
        : difference <= Strong * spread ? 3
        : 4;
}
