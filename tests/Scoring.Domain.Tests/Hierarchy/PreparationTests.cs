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
    public void A_gap_is_filled_with_the_newest_earlier_value_unless_the_unit_was_screened_out()
    {
        var own = new Dictionary<string, decimal?[]> { ["a"] = Of(0m, 100m, null, null, null), ["b"] = Of(1m, 2m, 3m, null, 5m) };
        var year = new ReportedYear(5, id => own[id], _ => new string?[5])
        {
            Earlier = (edition, id) =>
                (edition, id) switch
                {
                    ("x/2025", "a") => Of(9m, 9m, null, 9m, null),
                    ("x/2024", "a") => Of(8m, 8m, 25m, 8m, null),
                    _ => Of(7m, 7m, 7m, 7m, 7m),
                },
        };
        Preparation[] before = [new Screening(Number(0.5m)), new CarriedForward(["x/2025", "x/2024"])];
        var columns = new CompositeColumns(Rule(before), year);
        columns.PreparedOf("a").ShouldBe(Of(0m, 100m, 25m, null, null), "the fourth was screened out, the fifth never reported it");
        columns.PreparedOf("b").ShouldBe(Of(1m, 2m, 3m, null, 5m));
    }

    [Test]
    public void Outliers_of_each_year_by_itself_are_others_than_those_of_all_years()
    {
        // 1 to 20 with one wild value each year: 90 and 900.
        decimal?[] Column(decimal wild) => [.. Enumerable.Range(1, 19).Select(i => (decimal?)i), wild];
        ReportedYear Year(decimal wild) => new(20, id => id == "a" ? Column(wild) : Column(20m), _ => new string?[20]);
        var treat = new OutlierTreatment(Number(2m), Number(3.5m), Number(1m), false);
        CompositeColumns Of(OutlierTreatment how) => new(Rule(how), Year(90m), Year(900m));
        Of(treat).PreparedOf("a")[19].ShouldBe(90m, "900 is the point that is cut, to 90");
        Of(treat with { YearsApart = true }).PreparedOf("a")[19].ShouldBe(19m, "each year has its own point");
    }

    private static CompositeRule Rule(params Preparation[] before) =>
        new(
            Branch("index", "index", 1m, Leaf("a"), Leaf("b")),
            before,
            new MinMax(Number(0m), Number(100m)),
            new Dictionary<string, Aggregation> { ["index"] = new ArithmeticMean() },
            new AbsentChild()
        );

    [Test]
    public void A_value_per_nothing_is_no_value()
    {
        PerDenominator.Of(6m, 4m).ShouldBe(1.5m);
        PerDenominator.Of(6m, 0m).ShouldBeNull();
        PerDenominator.Of(null, 4m).ShouldBeNull();
        PerDenominator.Of(6m, null).ShouldBeNull();
    }
}
