using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

public class OwnScaleTests
{
    // λ and the fourth value, printed by boxcox.py.
    [TestCase("1 2 3 5 8 13 21 34 55 89 144 233", 0.01, 1.622459126732556)]
    [TestCase("0.5 3 4 4.5 5 5.2 5.3 5.4", 1.89, 8.551401229421922)]
    [TestCase(
        "1 4 9 16 25 36 49 64 81 100 121 144 169 196 225 256 289 324 361 400 441 484 529 576 625 676 729 784 841",
        0.36,
        4.758912930264843
    )]
    public void Box_and_Coxs_lambda_is_the_likeliest(string values, double lambda, double fourth)
    {
        var column = Column(values);
        var fitted = OwnScale.Fit(OwnTreatment.BoxCox, column);
        fitted.Constants.ShouldHaveSingleItem().Amount.ShouldBe((decimal)lambda);
        ((double)fitted.Of(column[3])!.Value).ShouldBe(fourth, 1e-9);
    }

    [Test]
    public void Only_values_above_0_have_a_logarithm()
    {
        var log = OwnScale.Fit(OwnTreatment.Log, Of(1m, 0m, -2m, null));
        log.To(Of(1m, 0m, -2m, null)).ShouldBe(Of(0m, null, null, null));
        OwnScale.LambdaOf([3m, 3m]).ShouldBe(1m);
        OwnScale.LambdaOf([]).ShouldBe(1m);
        OwnScale.Fit(OwnTreatment.BoxCox, Of(5m, 0m)).To(Of(5m, 0m)).ShouldBe(Of(4m, null));
    }

    [Test]
    public void One_indicator_has_a_logarithm_and_goalposts_and_the_other_the_rules_treatment_and_min_max()
    {
        var income = Leaf("income") with
        {
            Yardstick = new Yardstick(false, null, Number(10m), Number(1000m)),
            Treatment = OwnTreatment.Log,
            Normalisation = new Goalposts(Number(0m), Number(100m)),
        };
        var rule = new CompositeRule(
            Branch("index", "index", 1m, income, Leaf("roads"), Leaf("wild") with { Treatment = OwnTreatment.None }),
            [new OutlierTreatment(Number(2m), Number(3.5m), Number(2m), true)],
            new MinMax(Number(0m), Number(100m)),
            new Dictionary<string, Aggregation> { ["index"] = new ArithmeticMean() },
            new AbsentChild()
        );
        decimal?[] wild = [.. Enumerable.Range(1, 20).Select(i => (decimal?)(i == 20 ? 900 : i))];
        decimal?[] incomes =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i =>
                    (decimal?)(
                        i == 0 ? 10
                        : i == 1 ? 100
                        : 20 * i
                    )
                ),
        ];
        var columns = new CompositeColumns(rule, new ReportedYear(20, id => id == "income" ? incomes : wild, _ => new string?[20]));
        // ln 100 lies half-way from ln 10 to ln 1000.
        columns.Of("income").Take(2).Select(value => Math.Round(value!.Value, 10)).ShouldBe([0m, 50m]);
        columns.StagesOf("income").Select(stage => stage.Kind).ShouldBe(["log", "goalposts"]);
        columns.StagesOf("roads").Select(stage => stage.Kind).ShouldBe(["winsorised", "min-max"]);
        columns.StagesOf("wild").Select(stage => stage.Kind).ShouldBe(["min-max"]);
        var report = CompositeReport.Of(rule, other => new CompositeColumns(
            other,
            new ReportedYear(20, id => id == "income" ? incomes : wild, _ => [])
        ));
        report.Indicators.Select(figures => figures.Treatment).ShouldBe([Treated.OwnLogarithm, Treated.Winsorised, Treated.Not]);
        // Without the rule's treatment the logarithm still stands, last.
        var plain = new CompositeColumns(rule with { Before = [] }, new ReportedYear(20, id => id == "income" ? incomes : wild, _ => []));
        plain.Of("income").ShouldBe(columns.Of("income"));
    }

    private static decimal?[] Column(string values) =>
        [.. values.Split(' ').Select(value => (decimal?)decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))];
}
