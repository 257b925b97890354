using Scoring.Features.Output.Charts;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Ranking.Hierarchy;

/// <summary>A scatter plot as a chart, for pages and files.</summary>
/// <param name="report">The report of the index.</param>
/// <param name="scatter">The two parts.</param>
/// <param name="language">"id" or "en".</param>
public sealed class ScatterChart(HierarchyReport report, Scatter scatter, string language)
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "scatter";

    private const int FigurePlaces = 4;
    private const int CoefficientPlaces = 2;

    /// <summary>The chart; null if no unit has both values.</summary>
    /// <param name="marked">The id of a unit whose dot is set apart; null for none.</param>
    public Chart? Draw(string? marked = null)
    {
        if (scatter.Points.Count == 0)
            return null;
        var (x, y) = (NameOf(scatter.X), NameOf(scatter.Y));
        var unit = marked is null ? -1 : report.UnitIds.ToList().IndexOf(marked);
        ScatterLayout.Mark[] marks =
        [
            .. scatter.Points.Select(point => new ScatterLayout.Mark(
                report.UnitNames[point.Unit],
                AnswerOf(point, x, y),
                (double)point.X,
                (double)point.Y,
                point.Unit == unit ? "d-mark"
                    : point.IsFilled ? "d-made-0"
                    : "d-dot-0"
            )),
        ];
        var layout = new ScatterLayout(marks, AxisText(scatter.X), AxisText(scatter.Y), Written, Line());
        var lacking = report.UnitIds.Count - scatter.Points.Count;
        return new Chart(
            Name,
            Texts.Get("scatter.title", language, y, x),
            SummaryOf(x, y),
            layout.Wide(),
            [Texts.Get("label.unit", language), x, y],
            [
                .. scatter.Points.Select(point =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(report.UnitNames[point.Unit] + (point.IsFilled ? " *" : "")),
                            new Cell(Written(point.X), point.X),
                            new Cell(Written(point.Y), point.Y),
                        ]
                ),
            ]
        )
        {
            Narrow = layout.Narrow(),
            Legend = LegendOf(unit >= 0 && scatter.Points.Any(point => point.Unit == unit) ? report.UnitNames[unit] : null),
            Note =
                SummaryOf(x, y)
                + (Line() is null ? "" : " " + Texts.Get("scatter.line", language))
                + (lacking == 0 ? "" : " " + Texts.Get("scatter.lacking", language, lacking)),
        };
    }

    /// <summary>What the two parts have to do with each other, without a word of a picture.</summary>
    public string Summary => SummaryOf(NameOf(scatter.X), NameOf(scatter.Y));

    private static string WithMinus(string number) => number.Replace('-', '−');

    private string Written(decimal number) =>
        WithMinus(Numbers.Format(number, language, 0, Math.Abs(number) is > 0m and < 0.01m ? 3 * FigurePlaces : FigurePlaces));

    private string NameOf(ScatterAxis axis) => axis.Name.In(language);

    private string AxisText(ScatterAxis axis) =>
        NameOf(axis)
        + (axis.Unit is { } unit ? $" ({unit.In(language)})" : "")
        + (axis.LowerIsBetter ? " – " + Texts.Get("scatter.lower", language) : "");

    private string AnswerOf(ScatterPoint point, string x, string y) =>
        $"{report.UnitNames[point.Unit]}: {x} {Written(point.X)}; {y} {Written(point.Y)}"
        + (point.IsFilled ? " – " + Texts.Get("scatter.filled", language) : "");

    private string SummaryOf(string x, string y) =>
        scatter is { Pearson: { } pearson, Spearman: { } spearman }
            ? Texts.Get("scatter.summary", language, y, x, scatter.Reported, Coefficient(pearson), Coefficient(spearman))
            : Texts.Get("scatter.no-correlation", language, y, x, scatter.Reported);

    private string Coefficient(decimal coefficient) =>
        WithMinus(Numbers.Format(coefficient, language, CoefficientPlaces, CoefficientPlaces));

    private List<LegendEntry> LegendOf(string? marked)
    {
        var entries = new List<LegendEntry>();
        if (marked is not null)
            entries.Add(new LegendEntry("d-mark", marked));
        if (scatter.Points.Any(point => point.IsFilled))
        {
            entries.Add(new LegendEntry("d-dot-0", Texts.Get("scatter.reported", language)));
            entries.Add(new LegendEntry("d-made-0", Texts.Get("scatter.filled", language)));
        }
        return entries;
    }

    // Over what was reported, as the correlations are.
    private (double Slope, double Intercept)? Line()
    {
        (double X, double Y)[] points =
        [
            .. scatter.Points.Where(point => !point.IsFilled).Select(point => ((double)point.X, (double)point.Y)),
        ];
        if (points.Length < 3)
            return null;
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => (point.X - x) * (point.X - x));
        if (!(spread > 0))
            return null;
        var slope = points.Sum(point => (point.X - x) * (point.Y - y)) / spread;
        return (slope, y - slope * x);
    }
}
