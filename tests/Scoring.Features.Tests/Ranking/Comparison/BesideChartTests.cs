using Scoring.Features.Output.Charts;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Tests.Ranking.Comparison;

public sealed class BesideChartTests
{
    private static readonly ScoredTwice[] Units =
    [
        new("a", "Ampana", 10m, 30m),
        new("b", "Buol", 20m, 20m),
        new("c", "Cirebon", 30m, 25m),
        new("d", "Donggala", 40m, 40m),
    ];

    private static Chart Drawn(params ScoredTwice[] units) => new BesideChart("2025", "2026", units, 1, "en").Draw()!;

    [Test]
    public void The_diagonal_runs_from_corner_to_corner_on_one_scale()
    {
        var shapes = Drawn(Units).Drawing.Shapes;
        var line = shapes.OfType<Stroke>().Single(stroke => stroke.Class == "d-shift");
        var axes = shapes.OfType<Stroke>().Where(stroke => stroke.Class == "d-axis").ToList();
        line.X1.Share.ShouldBe(axes[0].X1.Share, 1e-9);
        line.X2.Share.ShouldBe(axes[0].X2.Share, 1e-9);
        line.Y1.ShouldBe(axes[1].Y2, 1e-9);
        line.Y2.ShouldBe(axes[1].Y1, 1e-9);
        // Who has the same in both lies on it.
        var dots = shapes.OfType<Point>().SelectMany(point => point.Shapes.OfType<Dot>()).ToList();
        dots.Count.ShouldBe(4);
        double Share(Dot dot) => (dot.X.Share - line.X1.Share) / (line.X2.Share - line.X1.Share);
        double Height(Dot dot) => (dot.Y - line.Y1) / (line.Y2 - line.Y1);
        foreach (var at in new[] { 1, 3 })
            Share(dots[at]).ShouldBe(Height(dots[at]), 1e-9);
        Share(dots[0]).ShouldBeLessThan(Height(dots[0]));
        Share(dots[2]).ShouldBeGreaterThan(Height(dots[2]));
    }

    [Test]
    public void The_rank_correlation_and_who_rose_are_said()
    {
        // Places 4 3 2 1 and 2 4 3 1: squared differences 4 + 1 + 1 + 0, 1 - 6 x 6 / (4 x 15) = 0.4.
        var chart = Drawn(Units);
        chart.Summary.ShouldBe("2026 against 2025: rank correlation 0.40 (Spearman) over 4 units. Higher: 1, lower: 1, equal: 2.");
        chart.Note!.ShouldContain("above it 2026 is higher, below it 2025");
        chart.Note!.ShouldContain("1 unit lacks one of the two and is not drawn.");
        chart.Rows[0].Select(cell => cell.Text).ShouldBe(["Ampana", "10.00", "30.00"]);
        Drawn(Units[0], Units[0] with { Id = "e" }).Summary.ShouldContain("there is no rank correlation to be computed");
        new BesideChart("2025", "2026", [Units[0]], 0, "id").Draw().ShouldBeNull();
    }
}
