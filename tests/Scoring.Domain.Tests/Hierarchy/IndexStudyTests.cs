using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>What method people ask of an index; the figures were printed by study.py, which computes them in another way.</summary>
public sealed class IndexStudyTests
{
    private const int Units = 14;

    private static readonly HierarchyNode Tree = Branch(
        "index",
        "index",
        1m,
        Branch("a", "pillar", 3m, Leaf("p"), Leaf("q", 3m)),
        Branch("b", "pillar", 1m, Leaf("r", 2m), Leaf("s", lower: true), Leaf("t"))
    );

    private static readonly Dictionary<string, decimal?[]> Reported = new()
    {
        ["p"] = Column(i => (i * 5 + 2) % 11),
        ["q"] = Column(i => i % 6 == 5 ? null : (i * i + 3) % 13),
        ["r"] = Column(i => i == 3 ? null : (i * 7 + i * i) % 17),
        ["s"] = Column(i => (i * 3 + 4) % 7),
        ["t"] = Column(i => (i * i * 2 + i) % 19),
        ["u"] = Column(i => (i * 7 + 5) % 9),
    };

    private static readonly CompositeColumns Index = Computed(Tree);

    private static CompositeRule Rule(HierarchyNode tree) =>
        new(
            tree,
            [],
            new MinMax(Number(0m), Number(100m)),
            new Dictionary<string, Aggregation> { ["pillar"] = new ArithmeticMean(), ["index"] = new ArithmeticMean() },
            new AbsentChild()
        );

    private static CompositeColumns Computed(HierarchyNode tree) =>
        new(Rule(tree), new ReportedYear(Units, id => Reported[id], _ => new string?[Units]));

    private static decimal?[] Column(Func<int, int?> value) => [.. Enumerable.Range(0, Units).Select(i => (decimal?)value(i))];

    [Test]
    public void Principal_components_are_those_of_a_second_computation()
    {
        var all = PrincipalComponents.All(Tree, Index);
        all.Select(one => one.Of?.Id ?? "").ShouldBe(["index", "a", "b", ""]);
        var (_, pillar) = all[2];
        pillar.Units.ShouldBe(13);
        Check(
            pillar,
            (1.40489088268m, [0.74824965769m, -0.27612455968m, 0.87679447991m]),
            (1.1140057143m, [0.51511227947m, 0.90834631687m, -0.15353182883m]),
            (0.48110340302m, [-0.41806912025m, 0.31410539023m, 0.45569662885m])
        );
        var (_, together) = all[3];
        together.Units.ShouldBe(11);
        Check(
            together,
            (1.83872653942m, [0.07577996766m, -0.85851427685m, 0.76917633027m, 0.65025634825m, 0.28543235079m]),
            (1.54316455201m, [-0.76596101959m, 0.19916450076m, 0.29435589032m, -0.36283604077m, 0.83576694566m]),
            (0.80496626673m, [0.54641709789m, 0.01560789695m, 0.4089995329m, -0.57269028464m, 0.10438503431m]),
            (0.44779823358m, [0.3228894881m, 0.272244493m, -0.12948199473m, 0.29694600588m, 0.40556261011m]),
            (0.36534440826m, [-0.06878841891m, 0.38590940343m, 0.37104740657m, 0.17136393013m, -0.2112929709m])
        );
        together.Components[^1].Cumulative.ShouldBe(1m, 1e-9m);
        (together.Components[0].Share * 5m).ShouldBe(together.Components[0].Eigenvalue, 1e-9m);
    }

    // Components are looked at before anything is weighed (OECD/JRC Handbook, step 4 before step 6; COINr, get_PCA): a part of weight 0 is
    // one of the parts. The index and alpha leave it out.
    [Test]
    public void A_part_of_weight_0_is_among_those_whose_components_are_sought()
    {
        var tree = Tree with
        {
            Children = [Tree.Children[0], Tree.Children[1] with { Children = [.. Tree.Children[1].Children, Leaf("u", 0m)] }],
        };
        var columns = Computed(tree);
        columns.Of("index").ShouldBe(Index.Of("index"));
        var all = PrincipalComponents.All(tree, columns);
        all[2].Found.Units.ShouldBe(13);
        Check(
            all[2].Found,
            (1.42636382125m, [0.8454652638m, -0.20457430713m, 0.75297539829m, -0.32051476002m]),
            (1.23127856868m, [-0.34674723724m, -0.57664680829m, 0.53222963454m, 0.70374355893m]),
            (1.01623899719m, [0.22412902873m, 0.7647382177m, 0.20413455739m, 0.58267462321m]),
            (0.32611861288m, [0.3387049153m, -0.20199819239m, -0.32876853281m, 0.25001115041m])
        );
        all[3].Found.Parts.Select(part => part.Id).ShouldBe(["p", "q", "r", "s", "t", "u"]);
        Check(
            all[3].Found,
            (1.84319509225m, [0.08990271617m, -0.86012055376m, 0.77838516809m, 0.641837174m, 0.2582827592m, -0.10371506808m]),
            (1.55214821701m, [-0.76078928549m, 0.17534595294m, 0.27718491685m, -0.31315745846m, 0.85964260175m, 0.16946150657m]),
            (1.14290707537m, [0.00346051783m, -0.07419287749m, -0.33624196499m, 0.41676900723m, 0.09764748046m, 0.91711527207m]),
            (0.7537266091m, [0.60200439675m, 0.01342181537m, 0.26716847801m, -0.43912027532m, 0.23034910472m, 0.27179192112m]),
            (0.40500120045m, [0.17491202115m, 0.44516091808m, 0.11104134174m, 0.35018723954m, 0.17582771851m, -0.10179427002m]),
            (0.30302180582m, [-0.14178039593m, 0.15997955681m, 0.34715589832m, -0.02869362232m, -0.31747989931m, 0.18759701059m])
        );
        CompositeReport
            .Of(Rule(tree), rule => Computed(rule.Root))
            .Nodes.Single(node => node.Node.Id == "b")
            .Alpha.ShouldBe(Coherence.CronbachAlpha([columns.Of("r"), columns.Of("s"), columns.Of("t")]));
    }

    private static void Check(PrincipalComponents found, params (decimal Eigenvalue, decimal[] Loadings)[] expected)
    {
        foreach (var (component, (eigenvalue, loadings)) in found.Components.Zip(expected))
        {
            component.Eigenvalue.ShouldBe(eigenvalue, 1e-9m);
            foreach (var (loading, one) in component.Loadings.Zip(loadings))
                loading.ShouldBe(one, 1e-9m);
        }
        found.Components.Count.ShouldBe(expected.Length);
    }

    [Test]
    public void Equal_parts_and_too_few_units_have_no_components()
    {
        HierarchyNode[] parts = [Leaf("p"), Leaf("q")];
        foreach (var q in new[] { Of(1m, 1m, 1m, 1m), Of(2m, 3m, null, null) })
            PrincipalComponents.Of(parts, id => id == "p" ? Of(1m, 2m, 3m, 4m) : q).Components.ShouldBeEmpty();
    }

    [Test]
    public void The_shares_of_the_weights_that_speak_for_each_unit_are_those_of_a_second_computation()
    {
        var outranking = new Outranking(Tree, Index);
        int[] others = [0, 5, 13];
        decimal[][] expected =
        [
            [0.142857142857m, 0.46875m],
            [0.928571428571m, 0.6m, 0.857142857143m],
            [0.857142857143m, 0.857142857143m],
        ];
        foreach (var (unit, shares) in new[] { 0, 3, 5 }.Zip(expected))
        {
            foreach (var (other, share) in others.Where(other => other != unit).Zip(shares))
            {
                outranking.Share(unit, other)!.Value.ShouldBe(share, 1e-9m);
                (outranking.Share(unit, other) + outranking.Share(other, unit))!.Value.ShouldBe(1m, 1e-9m);
            }
            outranking.Share(unit, unit).ShouldBeNull();
        }
        outranking.Dominance.ShouldBe([(1, 0), (9, 0), (11, 0)]);
        outranking.Pairs.ShouldBe(Units * (Units - 1) / 2);
    }

    [Test]
    public void Each_unit_reported_a_share_of_the_indicators_of_each_part()
    {
        var whole = Availability.Of(Tree, Index);
        whole.Count.ShouldBe(Units);
        whole[0].Select(part => (part.Node.Id, part.Reported, part.Of)).ShouldBe([("index", 5, 5), ("a", 2, 2), ("b", 3, 3)]);
        whole[3].Select(part => part.Reported).ShouldBe([4, 2, 2]);
        whole[5].Select(part => part.Share).ShouldBe([0.8m, 0.5m, 1m]);
    }

    [Test]
    public void Any_two_parts_of_any_level_are_compared()
    {
        var pairs = CompositeReport.EveryPair(Tree, Index);
        pairs.Count.ShouldBe(8 * 7 / 2);
        var across = pairs.Single(pair => (pair.First.Id, pair.Second.Id) == ("p", "b"));
        across.Coefficient.ShouldBe(Coherence.Correlation(Index.Of("p"), Index.Of("b")));
        across.Kendall.ShouldBe(Association.Kendall(Index.Of("p"), Index.Of("b")));
        pairs.ShouldContain(pair => pair.First.Id == "index" && pair.Second.Id == "t");
    }

    [Test]
    public void An_indicator_that_goes_with_a_measure_by_which_it_is_not_divided_shows_the_size()
    {
        var measure = new MeasureRule("area", new Text("Luas", "Area"), Level.Region, null, null, null);
        var (area, roads) = (Of(1m, 2m, 3m, 4m, null), Of(2m, 3m, 7m, 8m, 9m));
        var found = DenominatorCorrelation.Of(Leaf("roads"), roads, measure, area);
        // (−1.5, −0.5, 0.5, 1.5) with (−3, −2, 2, 3): 11 / √(5 × 26).
        found.Coefficient!.Value.ShouldBe(0.964763821238m, 1e-9m);
        (found.Units, found.Spearman, found.IsDivided, found.ShowsSize).ShouldBe((4, 1m, false, true));
        var divided = DenominatorCorrelation.Of(Leaf("roads", denominator: "area"), roads, measure, area);
        (divided.IsDivided, divided.ShowsSize).ShouldBe((true, false));
    }

    [Test]
    public void Versions_are_compared_over_the_units_that_both_have()
    {
        var pairs = VersionPair.Of([Of(1m, 2m, 3m, null), Of(1m, 3m, 2m, 9m), Of(3m, 2m, 1m, null)]);
        pairs.Select(pair => (pair.First, pair.Second, pair.Units)).ShouldBe([(0, 1, 3), (0, 2, 3), (1, 2, 3)]);
        pairs.Select(pair => pair.Spearman).ShouldBe([0.5m, -1m, -0.5m]);
        (pairs[0].Shift!.Mean, pairs[0].Shift!.Largest).ShouldBe((2m / 3m, 1m));
    }
}
