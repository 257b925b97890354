using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

public class OutlierTreatmentTests
{
    private static readonly decimal?[] OneOutlier = Of(1, 2, 3, null, 4, 5, 6, 7, 8, 9, 1000);

    private static OutlierTreatment Treatment(int points = 5, bool thenLog = true) =>
        new(Number(2m), Number(3.5m), Number(points), thenLog);

    [Test]
    public void A_column_without_outliers_stays() => Treatment().Fit(Of(1, 2, 3, 4, null, 5)).ShouldBeNull();

    [Test]
    public void Fewer_than_four_values_stay() => Treatment().Fit(Of(1, 1, 1_000_000)).ShouldBeNull();

    [Test]
    public void One_outlier_becomes_the_next_value()
    {
        var fitted = Treatment().Fit(OneOutlier)!;
        fitted.Kind.ShouldBe("winsorised");
        fitted
            .Constants.ToDictionary(constant => constant.Name, constant => constant.Amount)
            .ShouldBe(
                new Dictionary<string, decimal>
                {
                    ["lower-limit"] = 1m,
                    ["upper-limit"] = 9m,
                    ["points-winsorised"] = 1m,
                },
                ignoreOrder: true
            );
        fitted.To(OneOutlier).ShouldBe(Of(1, 2, 3, null, 4, 5, 6, 7, 8, 9, 9));
    }

    [Test]
    public void A_low_outlier_becomes_the_next_value_above_it()
    {
        decimal?[] low = [.. OneOutlier.Select(value => -value)];
        Treatment().Fit(low)!.To(low).ShouldBe(Of(-1, -2, -3, null, -4, -5, -6, -7, -8, -9, -9));
    }

    [Test]
    public void Equal_outliers_are_changed_together_or_not_at_all()
    {
        decimal?[] twins = [.. Enumerable.Range(1, 30).Select(value => (decimal?)value), 1000, 1000];
        Treatment(2).Fit(twins)!.To(twins)[^2..].ShouldBe(Of(30, 30));
        Treatment(1).Fit(twins)!.Kind.ShouldBe("logarithm");
        Treatment(1, thenLog: false).Fit(twins).ShouldBeNull("changing one of two equal points is not allowed");
    }

    [Test]
    public void Where_too_many_points_would_change_the_logarithm_is_taken_of_the_values_as_they_were()
    {
        decimal?[] column = [.. Enumerable.Range(1, 30).Select(value => (decimal?)value), 500, 1000];
        Treatment(2).Fit(column)!.Kind.ShouldBe("winsorised");
        Treatment(1, thenLog: false).Fit(column)!.To(column)[^2..].ShouldBe(Of(500, 500));
        var logarithm = Treatment(1).Fit(column)!;
        logarithm.Kind.ShouldBe("logarithm");
        // ln (1000 − 1 + 9.99) and ln (1 − 1 + 9.99).
        logarithm.Apply(1000m)!.Value.ShouldBe((decimal)Math.Log(1008.99), 1e-12m);
        logarithm.Apply(1m)!.Value.ShouldBe((decimal)Math.Log(9.99), 1e-12m);
    }

    [Test]
    public void The_logarithm_rises_with_the_value_whichever_tail_is_long()
    {
        foreach (var sign in new[] { 1m, -1m })
        {
            decimal[] values = [.. Enumerable.Range(1, 9).Select(value => sign * value * value * value)];
            var fitted = LogTransform.Fit(values);
            values.Order().Select(value => fitted.Apply(value)!.Value).ShouldBeInOrder(SortDirection.Ascending);
        }
        LogTransform.Fit([-1, -2, -1000]).Constants.Select(constant => constant.Name).ShouldBe(["maximum", "shift"]);
    }
}
