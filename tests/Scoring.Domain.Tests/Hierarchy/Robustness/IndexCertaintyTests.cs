using System.Globalization;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy.Robustness;

public class IndexCertaintyTests
{
    private static readonly HierarchyNode Tree = Branch(
        "index",
        "index",
        1m,
        Branch("economy", "pillar", 3m, Leaf("roads"), Leaf("wages", 3m)),
        Branch("safety", "pillar", 2m, Leaf("clinics"), Leaf("crime", 2m, lower: true), Leaf("fires", lower: true))
    );

    private static readonly Rounding Places = new(2, RoundingMode.HalfAwayFromZero);

    private static CompositeRule Rule(params Preparation[] before) =>
        new(
            Tree,
            before,
            new MinMax(Number(0m), Number(100m)),
            new Dictionary<string, Aggregation> { ["pillar"] = new ArithmeticMean(), ["index"] = new ArithmeticMean() },
            new AbsentChild()
        );

    // The figures of robustness.py.
    private static ReportedYear Year() =>
        new(
            12,
            id =>
            {
                var column = Enumerable.Range(0, 12).Select(unit => (decimal?)Figure(id, unit)).ToArray();
                column[9] = column[2];
                if (id == "clinics")
                    column[5] = null;
                return column;
            },
            _ => [.. Enumerable.Range(0, 12).Select(unit => unit % 2 == 0 ? "even" : "odd")]
        );

    private static int Figure(string id, int unit) =>
        id switch
        {
            "roads" => (unit * 7 + 3) % 23 + 1,
            "wages" => (unit * 5 + 2) % 17 + 1,
            "clinics" => (unit * 11 + 4) % 19 + 1,
            "crime" => (unit * 3 + 1) % 13 + 1,
            _ => (unit * 9 + 5) % 29 + 1,
        };

    private static IndexPlan Mixed(CompositeRule rule) =>
        new(
            [
                new(
                    FactorKind.LeftOut,
                    [Alternative.Official, MethodAlternatives.Without("economy", rule)!, MethodAlternatives.Without("crime", rule)!]
                ),
                new(FactorKind.Normalisation, [Alternative.Official, MethodAlternatives.Normalisation("rank", rule)!]),
                new(FactorKind.Aggregation, [Alternative.Official, MethodAlternatives.Aggregation("geometric", rule)!]),
            ],
            new WeightFactor(0.25m, [])
        );

    private static IndexList All(IndexModel model, int? top = 4, BandTable? bands = null)
    {
        var nominal = model.Nominal(model.Room());
        return new(
            [.. Enumerable.Range(0, model.Units).OrderByDescending(unit => Math.Round(nominal[unit], 9)).ThenBy(unit => unit)],
            top,
            false,
            bands,
            Places
        );
    }

    [Test]
    public void A_second_computation_gives_the_same_ranks_chances_and_changes_of_place()
    {
        var model = new IndexModel(Rule(), Mixed(Rule()), Year());
        var certainty = IndexCertainty.Of(model, [All(model)], 300, 42)[0];
        var lines = File.ReadAllLines(
            Path.Combine(Checkout.Root, "tests", "Scoring.Domain.Tests", "Hierarchy", "Robustness", "expected.csv")
        );
        certainty.Units.Count.ShouldBe(lines.Length - 1);
        for (var row = 0; row < certainty.Units.Count; row++)
        {
            var (unit, expected) = (certainty.Units[row], lines[row + 1].Split(','));
            int Whole(int column) => int.Parse(expected[column], CultureInfo.InvariantCulture);
            double Share(int column) => double.Parse(expected[column], CultureInfo.InvariantCulture);
            (unit.Unit, unit.Rank, unit.Median).ShouldBe((Whole(0), Whole(1), Whole(2)));
            unit.Intervals.ShouldBe([new(50, Whole(3), Whole(4)), new(90, Whole(5), Whole(6)), new(95, Whole(7), Whole(8))]);
            ((double)unit.InTop!.Value).ShouldBe(Share(9), 1e-9);
            ((double)unit.Same).ShouldBe(Share(10), 1e-9);
            if (row < certainty.Swapped.Count)
                ((double)certainty.Swapped[row]).ShouldBe(Share(11), 1e-9);
            ((double)certainty.MeanShift).ShouldBe(Share(12), 1e-9);
        }
    }

    [Test]
    public void Each_given_set_of_weights_is_used_once()
    {
        // Economy alone, safety alone, and both as they are: wages counts three times as much as roads.
        WeightSet Set(string name, decimal economy, decimal safety) =>
            new(name, new Dictionary<string, decimal> { ["economy"] = economy, ["safety"] = safety });
        var plan = new IndexPlan([], new WeightFactor(null, [Set("economy", 1m, 0m), Set("safety", 0m, 1m), Set("both", 3m, 2m)]));
        var model = new IndexModel(Rule(), plan, Year());
        var columns = new CompositeColumns(Rule(), Year());
        var certainty = IndexCertainty.Of(model, [All(model)], 1000, 1)[0];
        certainty.Runs.ShouldBe(3);
        foreach (var unit in certainty.Units)
        {
            int[] ranks = [.. new[] { "economy", "safety", "index" }.Select(id => RankOf(columns.Of(id), unit.Unit)).Order()];
            (unit.Median, unit.Interval(90)!.From, unit.Interval(90)!.To).ShouldBe((ranks[1], ranks[0], ranks[2]));
            ((double)unit.InTop!.Value).ShouldBe(ranks.Count(rank => rank <= 4) / 3.0, 1e-12);
        }
    }

    private static int RankOf(IReadOnlyList<decimal?> column, int unit) =>
        1 + column.Count(value => Exact.Canonicalize(value!.Value) > Exact.Canonicalize(column[unit]!.Value));

    [Test]
    public void Processors_and_lists_do_not_change_a_figure()
    {
        var model = new IndexModel(Rule(), Mixed(Rule()), Year());
        IndexList[] lists = [All(model), All(model, null) with { Units = [1, 4, 7] }];
        var expected = IndexCertainty.Of(model, lists, 500, 9);
        var again = IndexCertainty.Of(new IndexModel(Rule(), Mixed(Rule()), Year()), [lists[0]], 500, 9);
        Shown(again[0]).ShouldBe(Shown(expected[0]));
        Shown(IndexCertainty.Of(model, lists, 500, 10)[0]).ShouldNotBe(Shown(expected[0]));
        expected[1].Units.Select(unit => unit.InTop).ShouldAllBe(chance => chance == null);

        static string Shown(IndexCertainty certainty) =>
            string.Join(';', certainty.Units.Select(unit => $"{unit.Median} {unit.Intervals[1]} {unit.InTop} {unit.Same}"))
            + string.Join(';', certainty.Swapped);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Bands_of_binary_scores_are_those_of_the_rule(bool rounded)
    {
        var table = new BandTable(
            rounded,
            [
                new(Make.Text("high"), 60m, true, null, false, true, null),
                new(Make.Text("middle"), 30m, false, 60m, false, true, null),
                new(Make.Text("low"), null, false, 30m, true, true, null),
            ],
            null
        );
        var bands = new BandLookup(table, Places);
        foreach (var limit in new[] { 30m, 60m })
        {
            for (var step = -12; step <= 12; step++)
            {
                var score = limit + step * 0.001m;
                var expected = table.Of(score, Places.Apply(score));
                bands.Of((double)score).ShouldBe(table.Bands.ToList().IndexOf(expected!), $"{score}");
            }
        }
        (bands.Of(-5), bands.Of(99)).ShouldBe((2, 0));
        var model = new IndexModel(Rule(), new IndexPlan([], new WeightFactor(0.1m, [])), Year());
        var certainty = IndexCertainty.Of(model, [All(model, null, table)], 100, 1)[0];
        certainty.Units.ShouldAllBe(unit => unit.InBand.Sum() == 1m);
    }

    [Test]
    public void What_decides_is_the_only_thing_that_is_varied()
    {
        var rule = Rule();
        var plan = new IndexPlan(
            [new(FactorKind.Imputation, [Alternative.Official, MethodAlternatives.Imputation("mean:type")!])],
            new WeightFactor(0.5m, [])
        );
        var model = new IndexModel(rule, plan, Year());
        var list = All(model);
        var influence = IndexInfluence.Of(model, list, 300, 5, [list.Units[4]]);
        influence.Factors.ShouldBe([FactorKind.Imputation, FactorKind.Weights]);
        influence.Shift![1].Total.ShouldBeGreaterThan(influence.Shift[0].Total);
        influence.Shift[1].TotalFrom!.Value.ShouldBeLessThanOrEqualTo(influence.Shift[1].Total);
        influence.Units.Single(unit => unit.Unit == list.Units[4]).Factors![1].FirstTo.ShouldNotBeNull();
        influence.Units.Single(unit => unit.Unit == list.Units[5]).Factors![1].FirstTo.ShouldBeNull();
        var still = new IndexModel(rule, new IndexPlan([], new WeightFactor(0m, [])), Year());
        var nothing = IndexInfluence.Of(still, list, 50, 5, []);
        nothing.Shift.ShouldBeNull();
        nothing.Units.ShouldAllBe(unit => unit.Factors == null);
    }

    [Test]
    public void A_method_is_replaced_where_it_stands()
    {
        var (screen, treat) = (new Screening(Number(0.5m)), new OutlierTreatment(Number(2m), Number(3.5m), Number(3m), true));
        var rule = Rule(screen, treat);
        string Kinds(CompositeRule one) => string.Join(' ', one.Before.Select(preparation => preparation.GetType().Name));
        Kinds(MethodAlternatives.Imputation("median")!.Of(rule)).ShouldBe("Screening Imputation OutlierTreatment");
        Kinds(MethodAlternatives.Treatment("none", rule)!.Of(rule)).ShouldBe("Screening");
        MethodAlternatives.Treatment("winsorise", rule)!.Of(rule).Before[1].ShouldBe(treat with { ThenLog = false });
        MethodAlternatives.Treatment("log", rule)!.Of(Rule()).Before.OfType<OutlierTreatment>().Single().Points.Amount.ShouldBe(0m);
        MethodAlternatives.Aggregation("pillar=harmonic", rule)!.Of(rule).Aggregations["index"].ShouldBeOfType<ArithmeticMean>();
        (MethodAlternatives.Aggregation("pilar=harmonic", rule), MethodAlternatives.Normalisation("goalposts", rule)).ShouldBe(
            (null, null)
        );
        (MethodAlternatives.Without("index", rule), MethodAlternatives.Without("road", rule)).ShouldBe((null, null));
        var clash = new IndexPlan(
            [
                new(FactorKind.Normalisation, [Alternative.Official, MethodAlternatives.Normalisation("z-score", rule)!]),
                new(FactorKind.Aggregation, [Alternative.Official, MethodAlternatives.Aggregation("geometric", rule)!]),
            ],
            null
        );
        clash.Clash(rule).ShouldBe(("z-score", "geometric"));
        Mixed(rule).Clash(rule).ShouldBeNull();
    }
}
