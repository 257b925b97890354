using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

public class SobolIndicesTests
{
    private static readonly double[] Weights = [0, 1, 4.5, 9, 99];

    private static double G(double[] x) =>
        x.Zip(Weights).Aggregate(1.0, (product, pair) => product * (Math.Abs(4 * pair.First - 2) + pair.Second) / (1 + pair.Second));

    // x from −π to π.
    private static double Ishigami(double[] x)
    {
        double[] angle = Array.ConvertAll(x, share => Math.PI * (2 * share - 1));
        return Math.Sin(angle[0]) + 7 * Math.Pow(Math.Sin(angle[1]), 2) + 0.1 * Math.Pow(angle[2], 4) * Math.Sin(angle[0]);
    }

    [Test]
    public void A_second_computation_gives_the_same_indices()
    {
        // Printed by sobol.py.
        (double First, double Total)[] expected =
        [
            (0.6885048058964991, 0.7976404888345996),
            (0.13548685459931065, 0.24599449895384465),
            (0.014599106699264534, 0.03646842500889554),
            (-0.0023701837711856055, 0.011071679090036004),
            (0.00023858056950172026, 9.19075341778071e-05),
        ];
        var indices = SobolIndices.Of(5, 500, 0, 7, G)!;
        for (var i = 0; i < expected.Length; i++)
        {
            ((double)indices[i].First).ShouldBe(expected[i].First, 1e-9);
            ((double)indices[i].Total).ShouldBe(expected[i].Total, 1e-9);
            indices[i].FirstFrom.ShouldBeNull();
        }
    }

    [Test]
    public void The_Ishigami_function_has_its_known_indices()
    {
        // Ishigami and Homma (1990) with a = 7, b = 0.1: V₁ = (1 + b π⁴ / 5)² / 2, V₂ = a² / 8, V₁₃ = 8 b² π⁸ / 225.
        var (one, two, both) = (Math.Pow(1 + 0.1 * Math.Pow(Math.PI, 4) / 5, 2) / 2, 49 / 8.0, 8 * 0.01 * Math.Pow(Math.PI, 8) / 225);
        var whole = one + two + both;
        (one / whole).ShouldBe(0.3139, 1e-4);
        var indices = SobolIndices.Of(3, 40_000, 0, 1, Ishigami)!;
        double[] first = [one / whole, two / whole, 0],
            total = [(one + both) / whole, two / whole, both / whole];
        for (var i = 0; i < 3; i++)
        {
            ((double)indices[i].First).ShouldBe(first[i], 0.02);
            ((double)indices[i].Total).ShouldBe(total[i], 0.02);
        }
    }

    [Test]
    public void The_g_function_of_Sobol_has_its_known_indices()
    {
        // Vᵢ = 1 / (3 (1 + aᵢ)²); V = Π (1 + Vᵢ) − 1; first Vᵢ / V; total Vᵢ Π over the others (1 + Vⱼ) / V.
        var parts = Array.ConvertAll(Weights, a => 1 / (3 * (1 + a) * (1 + a)));
        var product = parts.Aggregate(1.0, (so, part) => so * (1 + part));
        var indices = SobolIndices.Of(5, 40_000, 0, 2, G)!;
        for (var i = 0; i < parts.Length; i++)
        {
            ((double)indices[i].First).ShouldBe(parts[i] / (product - 1), 0.02);
            ((double)indices[i].Total).ShouldBe(parts[i] * product / (1 + parts[i]) / (product - 1), 0.02);
        }
    }

    [Test]
    public void Nearly_all_intervals_hold_the_known_index()
    {
        var product = Weights.Aggregate(1.0, (so, a) => so * (1 + 1 / (3 * (1 + a) * (1 + a))));
        var known = 1 / 3.0 / (product - 1);
        var held = Enumerable
            .Range(0, 60)
            .Select(seed => SobolIndices.Of(5, 400, 200, (ulong)seed, G)![0])
            .Count(index => (double)index.FirstFrom!.Value <= known && known <= (double)index.FirstTo!.Value);
        // 95 % of 60 are 57; fewer than 50 would happen in one of ten thousand sets of seeds.
        held.ShouldBeGreaterThanOrEqualTo(50);
    }

    [Test]
    public void A_factor_that_does_nothing_has_no_part_and_an_outcome_that_never_changes_no_indices()
    {
        var indices = SobolIndices.Of(2, 100, 50, 1, x => x[0])!;
        indices[1].ShouldBe(new SobolIndex(0m, 0m, 0m, 0m, 0m, 0m));
        SobolIndices.Of(2, 100, 50, 1, _ => 4).ShouldBeNull();
    }
}
