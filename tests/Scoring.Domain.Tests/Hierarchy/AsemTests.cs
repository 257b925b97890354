using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>
/// The engine and a second implementation agree on the ASEM index to 1e-9, and every explanation recomputes.
/// </summary>
[Category("Shared")]
public class AsemTests
{
    private static readonly OutlierTreatment Jrc = new(Number(2m), Number(3.5m), Number(5m), true);
    private static readonly MinMax Percent = new(Number(0m), Number(100m));
    private static readonly MinMax AboveZero = new(Number(1m), Number(100m));

    private AsemFacts _facts = null!;

    [SetUp]
    public void Given() => _facts = AsemFacts.Find();

    [Test]
    public void The_data_are_all_there()
    {
        _facts.Countries.Count.ShouldBe(51);
        _facts.Tree().Indicators.Count.ShouldBe(49);
    }

    [Test]
    public void Arithmetic_means_of_winsorised_values_agree() =>
        Agree(
            new SecondImplementation(_facts)
            {
                MostPoints = 5,
                Powers = (1, 1, 1),
                Coverage = 0.66,
            },
            Rule(Percent, "arithmetic", "arithmetic", "arithmetic", 0.66m, Jrc)
        );

    [Test]
    public void Arithmetic_means_of_raw_values_agree() =>
        Agree(new SecondImplementation(_facts) { Powers = (1, 1, 1) }, Rule(Percent, "arithmetic", "arithmetic", "arithmetic", null));

    [Test]
    public void Z_scores_agree() =>
        Agree(
            new SecondImplementation(_facts) { Powers = (1, 1, 1), Standardise = true },
            Rule(new ZScore(), "arithmetic", "arithmetic", "arithmetic", null)
        );

    [Test]
    public void Z_scores_of_imputed_and_winsorised_values_agree() =>
        Agree(
            new SecondImplementation(_facts)
            {
                ImputeGroup = "GDP_group",
                MostPoints = 5,
                Powers = (1, 1, 1),
                Standardise = true,
            },
            Rule(new ZScore(), "arithmetic", "arithmetic", "arithmetic", null, new Imputation(Centre.Mean, "GDP_group"), Jrc)
        );

    [Test]
    public void Geometric_means_agree() =>
        Agree(
            new SecondImplementation(_facts)
            {
                ImputeGroup = "GDP_group",
                MostPoints = 5,
                Powers = (0, 0, 0),
                Interval = (1, 100),
            },
            Rule(AboveZero, "geometric", "geometric", "geometric", null, new Imputation(Centre.Mean, "GDP_group"), Jrc)
        );

    [Test]
    public void A_different_mean_at_each_level_agrees() =>
        Agree(
            new SecondImplementation(_facts)
            {
                MostPoints = 1,
                Powers = (1, -1, 0),
                Interval = (1, 100),
                Coverage = 0.8,
            },
            Rule(AboveZero, "arithmetic", "harmonic", "geometric", 0.8m, Jrc with { Points = Number(1m) })
        );

    [TestCase("min-max")]
    [TestCase("rank")]
    [TestCase("borda")]
    [TestCase("percentile-rank")]
    [TestCase("distance-to-best")]
    [TestCase("distance-to-target")]
    public void Every_explanation_computed_again_from_its_leaves_gives_its_value(string by)
    {
        Normalisation normalisation = by switch
        {
            "min-max" => Percent,
            "rank" => new RankFromWorst(),
            "borda" => new BordaPoints(),
            "percentile-rank" => new PercentileRank(Number(0m), Number(1m)),
            "distance-to-best" => new DistanceToBest(Number(0m), Number(100m)),
            _ => new DistanceToTarget(Number(0m), Number(100m)),
        };
        var rule = Rule(
            normalisation,
            "arithmetic",
            "arithmetic",
            "copeland",
            0.5m,
            new Screening(Number(0.9m)),
            new Imputation(Centre.Median, "GDP_group"),
            Jrc
        );
        var step = Step(rule);
        var evaluation = new Evaluation(Make.Edition([step]), Facts().Facts());
        for (var unit = 0; unit < 51; unit++)
        {
            foreach (var node in step.Explain(evaluation, unit).Flatten())
                node.Recompute().ShouldBe(node.Value, $"{node.UnitId} {node.Id}");
        }
    }

    [Test]
    public void The_order_of_the_countries_changes_no_digit()
    {
        var step = Step(
            Rule(
                Percent,
                "arithmetic",
                "geometric",
                "copeland",
                0.5m,
                new Screening(Number(0.9m)),
                new Imputation(Centre.Mean, "GDP_group"),
                Jrc
            )
        );
        var facts = Facts();
        var expected = Values(step, facts, null);
        for (var seed = 1; seed <= 5; seed++)
            Values(step, facts, seed).ShouldBe(expected, ignoreOrder: true);
    }

    private void Agree(SecondImplementation second, CompositeRule rule)
    {
        var expected = second.Index();
        var step = Step(rule);
        var values = Values(step, Facts(), null);
        for (var country = 0; country < expected.Length; country++)
        {
            var value = values[_facts.Text(country, "uCode")];
            (value is null).ShouldBe(double.IsNaN(expected[country]), _facts.Text(country, "uName"));
            if (value is { } number)
                ((double)number).ShouldBe(expected[country], 1e-9, _facts.Text(country, "uName"));
        }
        values.Values.OfType<decimal>().Distinct().Count().ShouldBeGreaterThan(40);
    }

    private CompositeRule Rule(
        Normalisation by,
        string pillar,
        string subIndex,
        string index,
        decimal? coverage,
        params Preparation[] before
    ) =>
        new(
            _facts.Tree(),
            before,
            by,
            new Dictionary<string, Aggregation>
            {
                ["pillar"] = Mean(pillar),
                ["sub-index"] = Mean(subIndex),
                ["index"] = Mean(index),
            },
            new AbsentChild(Coverage: coverage is { } least ? Number(least) : null)
        );

    private static Aggregation Mean(string name) =>
        name switch
        {
            "geometric" => PowerMean.Geometric,
            "harmonic" => PowerMean.Harmonic,
            "copeland" => new Copeland(),
            _ => new ArithmeticMean(),
        };

    private HierarchyStep Step(CompositeRule rule) =>
        new(Make.Head("hierarchy", id: "asem"), rule, [.. _facts.Measures.Select(id => (id, (Step)Make.Measure(id)))]);

    private TestFacts Facts()
    {
        var facts = new TestFacts();
        for (var country = 0; country < _facts.Countries.Count; country++)
        {
            var code = _facts.Text(country, "uCode");
            facts.Region(code, "country", ("GDP_group", _facts.Text(country, "GDP_group")));
            foreach (var id in _facts.Measures)
            {
                if (_facts.Number(country, id) is { } number)
                    facts.Measure(code, id, number);
            }
        }
        return facts;
    }

    private static Dictionary<string, decimal?> Values(HierarchyStep step, TestFacts facts, int? shuffle)
    {
        var evaluation = new Evaluation(Make.Edition([step]), facts.Facts(shuffle));
        var (units, column) = (evaluation.Facts.Units(Level.Region), evaluation.Of(step));
        return Enumerable.Range(0, column.Length).ToDictionary(units.Id, unit => column[unit].OrNull);
    }
}
