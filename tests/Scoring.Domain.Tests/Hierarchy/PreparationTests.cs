using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

public class PreparationTests
{
    private static readonly string?[] Groups = ["a", "a", "b", "b", null, "a", "c"];

    [Test]
    public void A_gap_is_given_the_middle_of_its_group()
    {
        var column = Of(1m, 4m, 10m, null, 7m, null, null);
        new Imputation(Centre.Mean, "type").Centres(column, Groups).ShouldBe(Of(2.5m, 2.5m, 10m, 10m, null, 2.5m, null));
        new Imputation(Centre.Median, null).Centres(column, []).ShouldBe([.. Enumerable.Repeat((decimal?)5.5m, 7)]);
        new Imputation(Centre.Median, null).Centres(Of(null, null), []).ShouldBe(Of(null, null));
    }

    [Test]
    public void A_unit_below_the_coverage_is_screened_out()
    {
        decimal?[][] columns =
        [
            [1, null, 3],
            [1, 2, null],
            [1, null, 3],
        ];
        new Screening(Number(0.66m)).Kept(columns).ShouldBe([true, false, true]);
        new Screening(Number(0.67m)).Kept(columns).ShouldBe([true, false, false]);
        new Screening(Number(1m)).Kept(columns).ShouldBe([true, false, false]);
    }

    [Test]
    public void A_value_per_nothing_is_no_value()
    {
        PerDenominator.Of(6m, 4m).ShouldBe(1.5m);
        PerDenominator.Of(6m, 0m).ShouldBeNull();
        PerDenominator.Of(null, 4m).ShouldBeNull();
        PerDenominator.Of(6m, null).ShouldBeNull();
    }
}
