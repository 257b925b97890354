using Scoring.Features.Jury.Agreement;
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
    private const double Left = 0.26;
    private const double Step = 26;
    private const double NarrowStep = 46;
    private const double Cell = 20;
    private const double Top = Drawing.AnswerHeight + 4;

    // A cell is of the strongest kind from two standard deviations of all differences on.
    private const double Strong = 1.5;
    private const double Weak = 0.5;

    /// <summary>Makes it; null if fewer than two jurors have a total.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="report">The report on the stage.</param>
    public static Chart? Of(Reader reader, AgreementReport report)
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
        string Signed(decimal number) => (number > 0 ? "+" : "") + reader.Number(number, 0, 2);

        Drawing Draw(bool narrow)
        {
            var (left, step) = narrow ? (0, NarrowStep) : (Left, Step);
            var width = (1 - left) / entries.Count;
            var shapes = new List<Shape>();
            foreach (var (i, juror) in table.Jurors.Take(MostJurors).Index())
            {
                var y = Top + i * step;
                shapes.Add(new Words("d-label", new(0), y + (narrow ? 14 : 15), RowChart.Short(juror, narrow ? 40 : 24)));
                foreach (var mark in byJuror[juror])
                {
                    if (entries.IndexOf(mark.Entry) is var place && place < 0)
                        continue;
                    var difference = mark.Mark - means[mark.Entry];
                    var at = new Across(left + place * width);
                    var cellY = y + (narrow ? 19 : 0);
                    shapes.Add(
                        new Point(
                            reader.Text(
                                "heat.answer",
                                juror,
                                report.Entries.Id(mark.Entry),
                                reader.Number(mark.Mark, 0, 2),
                                Signed(difference)
                            ),
                            at,
                            cellY,
                            new(width),
                            Cell,
                            [new Block("d-heat-" + Kind((double)difference, spread), at, cellY, new(width), Cell)]
                        )
                    );
                }
            }
            return new Drawing(Top + Math.Min(table.Jurors.Count, MostJurors) * step + 4, shapes);
        }

        return new Chart(
            Name,
            reader.Text("heat.title"),
            reader.Text("heat.summary", reader.Number(table.Jurors.Count), reader.Number(table.Entries.Count)),
            Draw(narrow: false),
            [reader.Word("label.juror"), reader.Text("jury.entry"), reader.Text("heat.total"), reader.Text("heat.difference")],
            [
                .. table
                    .Marks.OrderBy(mark => mark.Juror, StringComparer.Ordinal)
                    .Select(mark =>
                        (IReadOnlyList<Charts.Cell>)
                            [
                                new Charts.Cell(mark.Juror),
                                new Charts.Cell(report.Entries.Name(mark.Entry)),
                                new Charts.Cell(reader.Number(mark.Mark, 0, 2), mark.Mark),
                                new Charts.Cell(Signed(mark.Mark - means[mark.Entry]), mark.Mark - means[mark.Entry]),
                            ]
                    ),
            ]
        )
        {
            Narrow = Draw(narrow: true),
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
