using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Against published tables (as printed) and against closed forms (to the accuracy that is promised).</summary>
public class DistributionsTests
{
    // NIST/SEMATECH e-Handbook 1.3.6.7.3, upper critical values of F at 5 % and 1 %; 2.5 % by common tables.
    [TestCase(0.95, 1, 1, 161.448, 0.001)]
    [TestCase(0.95, 5, 10, 3.326, 0.001)]
    [TestCase(0.95, 10, 5, 4.735, 0.001)]
    [TestCase(0.99, 4, 20, 4.431, 0.001)]
    [TestCase(0.99, 10, 100, 2.503, 0.001)]
    [TestCase(0.975, 5, 18, 3.3820, 0.0001)]
    [TestCase(0.975, 5, 15, 3.5764, 0.0001)]
    public void F_agrees_with_the_tables(double p, double above, double below, double printed, double within) =>
        Distributions.FisherFQuantile(p, above, below).ShouldBe(printed, within);

    // NIST/SEMATECH e-Handbook 1.3.6.7.2.
    [TestCase(0.90, 1, 3.078)]
    [TestCase(0.95, 6, 1.943)]
    [TestCase(0.975, 10, 2.228)]
    [TestCase(0.99, 30, 2.457)]
    [TestCase(0.999, 100, 3.174)]
    [TestCase(0.025, 10, -2.228)]
    public void T_agrees_with_the_tables(double p, double freedom, double printed) =>
        Distributions.StudentQuantile(p, freedom).ShouldBe(printed, 0.0005);

    // NIST/SEMATECH e-Handbook 1.3.6.7.4.
    [TestCase(3.841, 1, 0.05)]
    [TestCase(18.307, 10, 0.05)]
    [TestCase(124.342, 100, 0.05)]
    [TestCase(23.209, 10, 0.01)]
    [TestCase(2.706, 1, 0.10)]
    public void Chi_square_agrees_with_the_tables(double x, double freedom, double printed) =>
        Distributions.ChiSquareUpper(x, freedom).ShouldBe(printed, 0.0001);

    [Test]
    public void Closed_forms_are_met_to_eleven_digits()
    {
        foreach (var p in new[] { 1e-10, 1e-6, 0.001, 0.01, 0.05, 0.3, 0.5, 0.8, 0.975, 0.999 })
        {
            // F(2, d): 1 − (1 + 2x/d)^(−d/2). F(d, 2) is its reciprocal.
            foreach (var d in new[] { 1.0, 3, 7.5, 40, 2_000 })
            {
                var exact = d / 2 * ExpLessOne(2 / d * (p > 0.5 ? -Math.Log(1 - p) : Enumerable.Range(1, 60).Sum(k => Math.Pow(p, k) / k)));
                Near(Distributions.FisherFQuantile(p, 2, d), exact);
            }
            // t with 1 and 2 degrees of freedom.
            Near(Distributions.StudentUpper(p / 2, 1), 1 / Math.Tan(Math.PI * p / 2));
            Near(Distributions.StudentUpper(p / 2, 2), 2 * (0.5 - p / 2) * Math.Sqrt(2 / (4 * (p / 2) * (1 - p / 2))));
            // χ² with 2 and 4 degrees of freedom.
            var x = -2 * Math.Log(p);
            Near(Distributions.ChiSquareUpper(x, 2), p);
            Near(Distributions.ChiSquareUpper(x, 4), p * (1 + x / 2));
        }
    }

    [Test]
    public void Quantile_and_distribution_undo_each_other()
    {
        foreach (var p in new[] { 0.001, 0.025, 0.5, 0.95, 0.995 })
        {
            foreach (var (above, below) in new[] { (1.0, 4.0), (5, 3.3), (98, 2.5), (3499, 10_497) })
                Distributions.FisherF(Distributions.FisherFQuantile(p, above, below), above, below).ShouldBe(p, 1e-11);
        }
    }

    private static double ExpLessOne(double y) =>
        y > 1e-2 ? Math.Exp(y) - 1 : y + y * y / 2 + y * y * y / 6 + y * y * y * y / 24 + Math.Pow(y, 5) / 120 + Math.Pow(y, 6) / 720;

    private static void Near(double found, double exact) => found.ShouldBe(exact, 1e-12 + Math.Abs(exact) * 1e-11);
}
