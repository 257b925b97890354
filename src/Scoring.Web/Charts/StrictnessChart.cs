using Scoring.Domain.Statistics;
using Scoring.Features.Jury;
using Scoring.Features.Jury.Agreement;
using Scoring.Features.Output.Charts;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>How strict each juror of a group is, as a dot with its interval; zero is the middle of the group.</summary>
internal static class StrictnessChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "strictness";

    private const int Most = 60;

    /// <summary>Makes it.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="group">The jurors, who can be compared with each other.</param>
    /// <param name="names">What the jurors are called.</param>
    /// <param name="number">Which group of the report it is, from 1: each chart of a page has a name of its own.</param>
    public static Chart Of(Reader reader, SeverityGroup group, JurorNames names, int number)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(group);
        List<(JurorSeverity Juror, (decimal Lower, decimal Upper)? Interval)> all =
        [
            .. group.Jurors.Select(juror => (juror, AgreementSummary.IntervalOf(juror, group.Freedom))),
        ];
        string Shown(decimal figure) => reader.Number(figure, 2, 2);
        // Zero stays in the middle.
        var far = Math.Max(
            0.0001m,
            all.Max(one => Math.Max(Math.Abs(one.Juror.Severity), one.Interval is var (low, high) ? Math.Max(-low, high) : 0))
        );
        List<RowLine> lines =
        [
            .. all.Take(Most)
                .Select(one => new RowLine(
                    names.Of(one.Juror.Juror),
                    one.Interval is var (lower, upper)
                        ? reader.Text("agreement.answer", names.Of(one.Juror.Juror), Shown(one.Juror.Severity), Shown(lower), Shown(upper))
                        : $"{names.Of(one.Juror.Juror)}: {Shown(one.Juror.Severity)}",
                    (at, y) => Marks(at, y, one.Juror.Severity, one.Interval)
                )),
        ];
        List<(decimal, string)> ticks =
        [
            .. Sketch.Ticks((double)-far, (double)far).Select(tick => ((decimal)tick, reader.Number((decimal)tick, 0, 4))),
        ];
        return new Chart(
            number == 1 ? Name : $"{Name}-{number}",
            reader.Word("label.severity-table"),
            reader.Text("agreement.chart", all.Count),
            RowChart.Wide(lines, -far, far, ticks),
            [
                reader.Word("label.juror"),
                reader.Text("agreement.severity"),
                reader.Word("label.interval-from"),
                reader.Word("label.interval-to"),
            ],
            [
                .. all.Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(names.Of(one.Juror.Juror)),
                            new Cell(Shown(one.Juror.Severity), one.Juror.Severity),
                            new Cell(one.Interval is { } from ? Shown(from.Lower) : "–", one.Interval?.Lower),
                            new Cell(one.Interval is { } to ? Shown(to.Upper) : "–", one.Interval?.Upper),
                        ]
                ),
            ]
        )
        {
            Narrow = RowChart.Narrow(lines, -far, far, ticks),
            Note =
                reader.Text("agreement.chart-hint")
                + (all.Count > Most ? " " + reader.Text("agreement.chart-more", reader.Number(all.Count - Most)) : ""),
        };
    }

    private static IEnumerable<Shape> Marks(Func<decimal, Across> at, double y, decimal severity, (decimal Lower, decimal Upper)? interval)
    {
        if (interval is var (lower, upper))
            yield return new Block("d-span", at(lower), y - 4, new(Math.Max(at(upper).Share - at(lower).Share, 0.006)), 8, 2);
        yield return new Dot("d-own", at(severity), y, 5);
    }
}
