using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.RuleBook.Tests.Editions;

public class HierarchyReaderTests
{
    private static readonly Edition Edition = new RuleFolder(TestFolders.Good).Read("composite/2026").Edition!;

    private static CompositeRule Rule(string step) => ((HierarchyStep)Edition.Steps[step]).Rule;

    [Test]
    public void The_table_becomes_a_tree()
    {
        var root = Rule("index").Root;
        root.Flatten()
            .Select(node => $"{node.Id} {node.Level} {node.Weight.Amount}")
            .ShouldBe(["index index 1", "economy pillar 3", "roads  1", "wages indicator 3", "safety pillar 1", "crime indicator 1"]);
        var indicators = root.Indicators.ToDictionary(node => node.Id);
        indicators["roads"].Denominator.ShouldBe("area");
        indicators["crime"].Yardstick.LowerIsBetter.ShouldBeTrue();
        indicators["crime"].Yardstick.Target!.Amount.ShouldBe(3.5m);
        Rule("posts").Root.Indicators[0].Yardstick.High!.Amount.ShouldBe(40m);
    }

    [Test]
    public void A_row_says_what_its_indicator_is_measured_in_and_what_its_author_remarks()
    {
        var indicators = Rule("posts").Root.Indicators.ToDictionary(node => node.Id);
        indicators["wages"].Unit.ShouldBe(new Text("juta rupiah sebulan", "million rupiah a month"));
        indicators["wages"].Comment.ShouldBe(new Text("Before tax", "Before tax"), "one language serves for both");
        indicators["crime"].Unit!.In("en").ShouldBe("per 1.000 jiwa");
        (indicators["crime"].Comment, Rule("posts").Root.Unit).ShouldBe((null, null));
    }

    [Test]
    public void Every_weight_is_cited_by_its_row_or_by_the_table()
    {
        var nodes = Rule("index").Root.Flatten().ToDictionary(node => node.Id, node => node.Weight.Citation!);
        (nodes["economy"].Source.Id, nodes["economy"].At, nodes["economy"].Standing).ShouldBe(("newspaper", "page 3", Standing.Press));
        (nodes["roads"].Source.Id, nodes["roads"].At).ShouldBe(("decree", "article 9"));
        nodes["wages"].Source.Id.ShouldBe("decree");
    }

    [Test]
    public void The_preparations_keep_their_order()
    {
        var rule = Rule("index");
        rule.Before.Select(preparation => preparation.GetType().Name)
            .ShouldBe([nameof(Screening), nameof(Imputation), nameof(OutlierTreatment)]);
        ((Imputation)rule.Before[1] with { Citation = null }).ShouldBe(new Imputation(Centre.Mean, "type"));
        var treatment = (OutlierTreatment)rule.Before[2];
        (treatment.Skewness.Amount, treatment.Kurtosis.Amount, treatment.Points.Amount, treatment.ThenLog).ShouldBe((2m, 3.5m, 5m, true));
    }

    [Test]
    public void A_level_without_an_aggregation_of_its_own_has_the_one_for_all()
    {
        var rule = Rule("index");
        rule.Aggregations["index"].ShouldBeOfType<ArithmeticMean>();
        rule.Aggregations["pillar"].ShouldBeOfType<PowerMean>().Power.Amount.ShouldBe(2m);
        rule.AbsentChild.Coverage!.Amount.ShouldBe(0.6m);
        Rule("places").AbsentChild.Fill.ShouldBe(ChildFill.SiblingMedian);
    }

    [Test]
    public void Its_indicators_are_measures_of_the_edition()
    {
        Edition.Measures.Select(measure => measure.Id).ShouldBe(["area", "crime", "roads", "wages"], ignoreOrder: true);
        Edition.Measures.Single(measure => measure.Id == "crime").From.ShouldBe(0m, "the limits are those listed under measures");
    }

    [Test]
    public void The_table_is_part_of_the_fingerprint()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("composite/2026/hierarchy.csv", "indicator,3,higher", "indicator,4,higher");
        new RuleFolder(rules.Path).Read("composite/2026").Edition!.Hash.ShouldNotBe(Edition.Hash);
    }
}
