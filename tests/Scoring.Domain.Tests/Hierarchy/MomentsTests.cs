using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Tests.Hierarchy;

public class MomentsTests
{
    // The example of the spreadsheet functions SKEW and KURT in Microsoft's documentation.
    private static readonly decimal[] Published = [3, 4, 5, 2, 3, 4, 5, 6, 4, 7];

    [Test]
    public void Skewness_and_kurtosis_are_those_of_the_published_example()
    {
        decimal.Round(Moments.Skewness(Published)!.Value, 9).ShouldBe(0.359543071m);
        decimal.Round(Moments.Kurtosis(Published)!.Value, 9).ShouldBe(-0.151799637m);
    }

    [Test]
    public void The_standard_deviation_divides_by_one_less() =>
        Moments.StandardDeviation([2, 4, 4, 4, 5, 5, 7, 9]).ShouldBe(2.13808993529940m);

    [TestCase(new[] { 3, 1, 2 }, 2)]
    [TestCase(new[] { 4, 1, 3, 2 }, 2.5)]
    [TestCase(new[] { 7 }, 7)]
    public void The_median_is_the_middle_or_the_mean_of_the_two_there(int[] values, double median) =>
        Moments.Median(values.Select(value => (decimal)value)).ShouldBe((decimal)median);

    [Test]
    public void Too_few_values_have_no_moments()
    {
        Moments.Mean([]).ShouldBeNull();
        Moments.Median([]).ShouldBeNull();
        Moments.StandardDeviation([1]).ShouldBeNull();
        Moments.Skewness([1, 2]).ShouldBeNull();
        Moments.Kurtosis([1, 2, 3]).ShouldBeNull();
        Moments.Skewness([2, 2, 2, 2]).ShouldBeNull();
        Moments.Kurtosis([2, 2, 2, 2]).ShouldBeNull();
        Moments.StandardDeviation([0.1m, 0.1m, 0.1m]).ShouldBe(0m);
    }

    [Test]
    public void Their_order_changes_no_digit()
    {
        decimal[] values = [0.1m, 1e12m, 3.3333333333m, 17m, 1m / 3m, 2e-9m, 5m];
        decimal?[] Of(IEnumerable<decimal> ordered) =>
            [
                Moments.Mean(ordered),
                Moments.Median(ordered),
                Moments.StandardDeviation(ordered),
                Moments.Skewness(ordered),
                Moments.Kurtosis(ordered),
            ];
        var random = new Random(1);
        for (var i = 0; i < 50; i++)
        {
            var shuffled = values.ToArray();
            random.Shuffle(shuffled);
            Of(shuffled).ShouldBe(Of(values));
        }
    }

    [Test]
    public void Binary_arithmetic_comes_back_with_fifteen_digits()
    {
        FifteenDigits.Of(Math.PI).ShouldBe(3.14159265358979m);
        FifteenDigits.Of(0.1 + 0.2).ShouldBe(0.3m);
        FifteenDigits.Of(1234567890123456789.0).ShouldBe(1234567890123460000m);
        FifteenDigits.Of(double.NaN).ShouldBeNull();
        FifteenDigits.Of(double.PositiveInfinity).ShouldBeNull();
        FifteenDigits.Of(1e300).ShouldBeNull();
    }
}
