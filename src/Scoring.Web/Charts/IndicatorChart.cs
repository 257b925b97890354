using Scoring.Features.Output.Charts;
using Scoring.Features.Regions;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>Each indicator as two dots on one scale: the region, and the median of those ranked with it.</summary>
internal static class IndicatorChart
{
    /// <summary>Its name in addresses, for the indicators of the region itself.</summary>
    public const string OfRegion = "indicators";

    /// <summary>Its name in addresses, for those of its innovations.</summary>
    public const string OfInnovations = "innovation-indicators";

    /// <summary>Makes it.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="name">Its name in addresses.</param>
    /// <param name="title">Whose indicators they are.</param>
    /// <param name="region">The region's name.</param>
    /// <param name="rows">The indicators; at least one.</param>
    public static Chart Of(Reader reader, string name, string title, string region, IReadOnlyList<IndicatorStanding> rows)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var high = (decimal)Math.Max(1, rows.Max(row => row.Indicator.Levels[^1]));
        List<(decimal, string)> ticks = [.. Enumerable.Range(0, (int)high + 1).Select(level => ((decimal)level, reader.Number(level)))];
        List<RowLine> lines = [.. rows.Select(row => Line(reader, row))];
        return new Chart(
            name,
            $"{region}: {title}",
            reader.Text(
                "indicators.summary",
                region,
                reader.Number(rows.Count(row => Own(row) > Median(row))),
                reader.Number(rows.Count(row => Own(row) < Median(row)))
            ),
            RowChart.Wide(lines, 0, high, ticks),
            [
                reader.Text("indicators.indicator"),
                reader.Text("indicators.weight"),
                region,
                reader.Text("indicators.median"),
                reader.Text("indicators.difference"),
            ],
            [.. rows.Select(row => Figures(reader, row))]
        )
        {
            Narrow = RowChart.Narrow(lines, 0, high, ticks),
            Note = reader.Text("indicators.key", region),
        };
    }

    private static decimal Own(IndicatorStanding row) => row.Own ?? 0m;

    private static decimal Median(IndicatorStanding row) => row.Median ?? 0m;

    private static string Name(Reader reader, IndicatorStanding row) => $"{row.Indicator.Number}. {row.Indicator.Name.In(reader.Language)}";

    private static string Written(Reader reader, decimal? value) =>
        value is { } number ? reader.Number(number, 0, 2) : reader.Text("indicators.not-reported");

    private static RowLine Line(Reader reader, IndicatorStanding row) =>
        new(
            Name(reader, row),
            reader.Text("indicators.answer", row.Indicator.Number, Written(reader, row.Own), reader.Number(Median(row), 0, 2)),
            (at, y) =>
                [
                    new Stroke("d-between", at(Median(row)), y, at(Own(row)), y),
                    new Dot("d-median", at(Median(row)), y, 5),
                    new Dot(Own(row) < Median(row) ? "d-below" : "d-own", at(Own(row)), y, 5.5),
                ]
        );

    private static IReadOnlyList<Cell> Figures(Reader reader, IndicatorStanding row)
    {
        var difference = Own(row) - Median(row);
        return
        [
            new(Name(reader, row) + (row.Indicator.Mandatory ? $" ({reader.Text("indicators.mandatory")})" : "")),
            new(reader.Number(row.Indicator.Weight, 0, 2), row.Indicator.Weight),
            new(Written(reader, row.Own), row.Own),
            new(row.Median is { } median ? reader.Number(median, 0, 2) : "–", row.Median),
            new(reader.Signed(difference), difference),
        ];
    }
}
