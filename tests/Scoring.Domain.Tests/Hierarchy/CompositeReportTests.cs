using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

public class CompositeReportTests
{
    private static readonly HierarchyNode Tree = Branch(
        "index",
        "index",
        1m,
        Branch("economy", "pillar", 3m, Leaf("roads", 1m), Leaf("wages", 3m)),
        Branch("safety", "pillar", 1m, Leaf("crime", lower: true))
    );

    // Normalised: roads 0 50 100 –, wages 0 50 50 100, crime 100 0 50 100.
    private static readonly Dictionary<string, decimal?[]> Figures = new()
    {
        ["roads"] = Of(1m, 2m, 3m, null),
        ["wages"] = Of(10m, 20m, 20m, 30m),
        ["crime"] = Of(1m, 5m, 3m, 1m),
    };

    private static CompositeReport Report(params Preparation[] before) =>
        CompositeReport.Of(
            new CompositeRule(
                Tree,
                before,
                new MinMax(Number(0m), Number(100m)),
                new Dictionary<string, Aggregation> { ["pillar"] = new ArithmeticMean(), ["index"] = new ArithmeticMean() },
                new AbsentChild()
            ),
            rule => new CompositeColumns(rule, new ReportedYear(4, id => Figures[id], _ => new string?[4]))
        );

    private static NodeFigures Node(CompositeReport report, string id) => report.Nodes.Single(node => node.Node.Id == id);

    [Test]
    public void An_indicator_is_described_as_it_was_reported()
    {
        var roads = Report(new Imputation(Centre.Mean, null)).Indicators[0];
        roads.Reported.ShouldBe(new Distribution(3, 1m, 3m, 2m, 1m, 0m, null));
        (roads.Imputed, roads.Treatment, roads.Points).ShouldBe((1, Treated.Not, 0));
        roads.Prepared.Count.ShouldBe(4);
    }

    [Test]
    public void What_was_done_about_outliers_is_told()
    {
        var wild = new Dictionary<string, decimal?[]>
        {
            ["a"] = [.. Enumerable.Range(1, 20).Select(i => (decimal?)(i == 20 ? 900 : i))],
            ["b"] = [.. Enumerable.Range(1, 20).Select(i => (decimal?)i)],
        };
        var tree = Branch("index", "index", 1m, Leaf("a"), Leaf("b"));
        CompositeReport With(int points) =>
            CompositeReport.Of(
                new CompositeRule(
                    tree,
                    [new OutlierTreatment(Number(2m), Number(3.5m), Number(points), true)],
                    new MinMax(Number(0m), Number(100m)),
                    new Dictionary<string, Aggregation> { ["index"] = new ArithmeticMean() },
                    new AbsentChild()
                ),
                rule => new CompositeColumns(rule, new ReportedYear(20, id => wild[id], _ => new string?[20]))
            );
        With(2).Indicators.Select(figures => (figures.Treatment, figures.Points)).ShouldBe([(Treated.Winsorised, 1), (Treated.Not, 0)]);
        With(0).Indicators.Select(figures => (figures.Treatment, figures.Points)).ShouldBe([(Treated.Logarithm, 0), (Treated.Not, 0)]);
        With(2).Indicators[0].Prepared.Maximum.ShouldBe(19m);
    }

    [Test]
    public void Parts_are_correlated_over_the_units_that_have_both()
    {
        var pair = Report().Correlations.Single(pair => pair.Above.Id == "economy");
        (pair.First.Id, pair.Second.Id, pair.Units).ShouldBe(("roads", "wages", 3));
        // (−50, 0, 50) with (−100/3, 50/3, 50/3): 2500 / √(5000 × 5000/3).
        ((double)pair.Coefficient!.Value).ShouldBe(Math.Sqrt(3) / 2, 1e-12);
    }

    [Test]
    public void Leaving_a_part_out_moves_ranks()
    {
        // Economy 0, 50, 62.5, 100; index 25, 37.5, 59.375, 100: places 4 3 2 1. Safety alone 100 0 50 100: places 1 4 3 1. Without
        // safety 4 3 2 1.
        var report = Report();
        (report.Units, report.Indexed).ShouldBe((4, 4));
        Node(report, "economy").Without.ShouldBe(new RankShift(4, 1.25m, 3m, 0, 0));
        Node(report, "safety").Without.ShouldBe(new RankShift(4, 0m, 0m, 0, 0));
        Node(report, "crime").Without.ShouldBe(Node(report, "safety").Without);
        Node(report, "index").Without.ShouldBeNull();
    }

    [Test]
    public void A_unit_that_loses_its_index_is_counted_and_not_compared() =>
        RankShift.Between(Of(1m, 2m, 3m, null), Of(5m, null, 4m, 9m)).ShouldBe(new RankShift(2, 1m, 1m, 0, 1));

    [Test]
    public void Nobody_to_compare_is_no_shift() => RankShift.Between(Of(1m, null), Of(null, 2m)).ShouldBeNull();

    [Test]
    public void The_effective_weights_of_the_indicators_are_the_whole()
    {
        var report = Report();
        report.Nodes.Where(node => node.Node.IsIndicator).Sum(node => node.EffectiveWeight).ShouldBe(1m);
        Node(report, "wages").EffectiveWeight.ShouldBe(0.5625m);
    }

    [Test]
    public void Correlations_and_alpha_of_made_up_indices_agree_with_plain_arithmetic()
    {
        var (seen, alphas) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var index = new RandomIndex(seed);
            var (columns, report) = (index.Columns(), CompositeReport.Of(index.Rule, index.Columns));
            foreach (var pair in report.Correlations.Where(pair => pair.Coefficient is not null))
            {
                ((double)pair.Coefficient!.Value).ShouldBe(
                    Pearson(columns.Of(pair.First.Id), columns.Of(pair.Second.Id)),
                    1e-9,
                    $"seed {seed}"
                );
                seen++;
            }
            foreach (var node in report.Nodes.Where(node => node.Alpha is not null))
            {
                var alpha = Alpha([.. node.Node.Children.Select(child => columns.Of(child.Id))]);
                ((double)node.Alpha!.Value).ShouldBe(alpha, 1e-9 * Math.Max(1, Math.Abs(alpha)), $"seed {seed}");
                alphas++;
            }
        }
        (seen > 300 && alphas > 200).ShouldBeTrue();
    }

    // n Σxy − Σx Σy over the roots: another form of the same coefficient.
    private static double Pearson(IReadOnlyList<decimal?> first, IReadOnlyList<decimal?> second)
    {
        var both = first
            .Zip(second)
            .Where(pair => pair.First is not null && pair.Second is not null)
            .Select(pair =>
                (
                    (double)pair.First!.Value - (double)first.OfType<decimal>().First(),
                    (double)pair.Second!.Value - (double)second.OfType<decimal>().First()
                )
            )
            .ToArray();
        double n = both.Length,
            x = both.Sum(pair => pair.Item1),
            y = both.Sum(pair => pair.Item2);
        return (n * both.Sum(pair => pair.Item1 * pair.Item2) - x * y)
            / Math.Sqrt((n * both.Sum(pair => pair.Item1 * pair.Item1) - x * x) * (n * both.Sum(pair => pair.Item2 * pair.Item2) - y * y));
    }

    // From the covariances: k c̄ / v̄ form, k / (k − 1) × (sum of covariances between different parts) / (sum of all).
    private static double Alpha(IReadOnlyList<decimal?>[] columns)
    {
        int[] units = [.. Enumerable.Range(0, columns[0].Count).Where(unit => columns.All(column => column[unit] is not null))];
        double Covariance(IReadOnlyList<decimal?> one, IReadOnlyList<decimal?> other)
        {
            var (meanOne, meanOther) = (units.Average(unit => (double)one[unit]!.Value), units.Average(unit => (double)other[unit]!.Value));
            return units.Sum(unit => ((double)one[unit]!.Value - meanOne) * ((double)other[unit]!.Value - meanOther)) / (units.Length - 1);
        }
        double between = 0,
            all = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                var covariance = Covariance(columns[i], columns[j]);
                all += covariance;
                between += i == j ? 0 : covariance;
            }
        }
        return columns.Length / (columns.Length - 1.0) * between / all;
    }
}
