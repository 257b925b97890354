using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>
/// Gaps filled with estimates. The figures were printed by estimation.py, which computes them in another way; the boundaries are by hand.
/// </summary>
public sealed class EstimationTests
{
    private const int Units = 16;

    private static readonly Estimation Regression = new(Estimator.Regression, [], []);
    private static readonly Estimation Em = new(Estimator.Em, [], []);

    private static readonly Dictionary<string, decimal?[]> Reported = new()
    {
        ["p"] = Column(i => (i * 5 + 2) % 11),
        ["q"] = Column(i => i % 6 == 5 ? null : (i * i + 3) % 13 + (i * 5 + 2) % 11),
        ["r"] = Column(i => i is 3 or 8 or 11 ? null : 3 * ((i * 5 + 2) % 11) - (i * 7 + i * i) % 17 + 40),
    };

    private static decimal?[] Column(Func<int, int?> value) => [.. Enumerable.Range(0, Units).Select(i => (decimal?)value(i))];

    private static CompositeColumns Computed(Dictionary<string, decimal?[]> reported, params Preparation[] before)
    {
        var tree = Branch("index", "index", 1m, Branch("pillar", "pillar", 1m, [.. reported.Keys.Select(id => Leaf(id))]));
        var rule = new CompositeRule(
            tree,
            before,
            new MinMax(Number(0m), Number(100m)),
            new Dictionary<string, Aggregation> { ["pillar"] = new ArithmeticMean(), ["index"] = new ArithmeticMean() },
            new AbsentChild()
        );
        var units = reported.Values.First().Length;
        return new CompositeColumns(rule, new ReportedYear(units, id => reported[id], _ => new string?[units]));
    }

    private static FilledValue Gap(Dictionary<string, decimal?[]> reported, string id, int unit, params Preparation[] before)
    {
        var tree = Branch("index", "index", 1m, Branch("pillar", "pillar", 1m, [.. reported.Keys.Select(one => Leaf(one))]));
        return FilledValue.Of(tree, Computed(reported, before)).Single(gap => gap.Indicator.Id == id && gap.Unit == unit);
    }

    private static NoteCode[] Codes(FilledValue gap) => [.. gap.Notes.Select(note => note.Code)];

    [TestCase("q", 5, "p r", 12, "-10.1061546080461 -0.436933838651324 0.447890801791082", "0.627786536547701", "8.31215308108703")]
    [TestCase("q", 11, "p", 14, "5.59590316573557 0.869646182495345", "0.398161536495418", "7.33519553072626")]
    [TestCase("r", 3, "p q", 12, "30.4861089433432 2.26409173002743 0.725963789605119", "0.899403119657413", "57.1380075363999")]
    [TestCase("r", 8, "p q", 12, "30.4861089433432 2.26409173002743 0.725963789605119", "0.899403119657413", "58.8485361992464")]
    [TestCase("r", 11, "p", 13, "34.1672597864769 2.86714116251483", "0.84551978889682", "39.9015421115065")]
    public void Lines_of_least_squares_are_those_of_a_second_computation(
        string id,
        int unit,
        string predictors,
        int units,
        string figures,
        string fit,
        string value
    )
    {
        var gap = Gap(Reported, id, unit, Regression);
        var estimate = gap.Estimate.ShouldNotBeNull();
        (string.Join(' ', estimate.Terms.Select(term => term.Indicator.Id)), estimate.Units).ShouldBe((predictors, units));
        string.Join(' ', estimate.Terms.Select(term => term.Coefficient).Prepend(estimate.Intercept).Select(Fifteen)).ShouldBe(figures);
        (Fifteen(estimate.RSquared!.Value), Fifteen(gap.Value!.Value)).ShouldBe((fit, value));
        Codes(gap)[0].ShouldBe(NoteCode.EstimatedByRegression);
    }

    private static string Fifteen(decimal number) => ((double)number).ToString("G15", System.Globalization.CultureInfo.InvariantCulture);

    [TestCase("r", 3, "30.5447317965 2.27665301002 0.696656922851", "56.7444744679")]
    [TestCase("r", 8, "30.5447317965 2.27665301002 0.696656922851", "58.697835038")]
    [TestCase("r", 11, "34.3831422695 2.8796402241", "40.1424227177")]
    [TestCase("q", 5, "-12.644973062 -0.654942152391 0.528012538408", "8.36889294278")]
    [TestCase("q", 11, "5.50975716614 0.865543992038", "7.24084515022")]
    public void The_joint_distribution_is_that_of_a_second_computation(string id, int unit, string figures, string value)
    {
        var gap = Gap(Reported, id, unit, Em);
        var estimate = gap.Estimate.ShouldNotBeNull();
        var found = estimate.Terms.Select(term => term.Coefficient).Prepend(estimate.Intercept).Append(gap.Value!.Value).ToArray();
        var wanted = figures
            .Split(' ')
            .Append(value)
            .Select(text => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (one, other) in found.Zip(wanted))
            one.ShouldBe(other, 1e-7m);
        (estimate.Units, estimate.RSquared, Codes(gap)[0]).ShouldBe((Units, null, NoteCode.EstimatedByEm));
        gap.Notes[0].Arguments[2].ShouldBeOfType<int>().ShouldBeInRange(2, 200);
    }

    [Test]
    public void A_regression_uses_the_named_predictors_and_fills_the_named_indicators()
    {
        var named = new Estimation(Estimator.Regression, ["q"], ["r", "q"]);
        var gap = Gap(Reported, "q", 5, named);
        gap.Estimate!.Terms.Select(term => term.Indicator.Id).ShouldBe(["r"]);
        Fifteen(gap.Value!.Value).ShouldBe("8.72341550459322");
        Codes(Gap(Reported, "q", 11, named)).ShouldBe([NoteCode.NoPredictor], "the unit has no r");
        (Gap(Reported, "r", 3, named) is { Value: null, Kind: null }).ShouldBeTrue("of r nothing is wanted");
    }

    [Test]
    public void No_estimate_is_made_of_another_one()
    {
        // Unit 11 has neither q nor r: each comes from p alone.
        foreach (var how in new[] { Regression, Em })
        {
            Gap(Reported, "q", 11, how).Estimate!.Terms.Select(term => term.Indicator.Id).ShouldBe(["p"]);
            Gap(Reported, "r", 11, how).Estimate!.Terms.Select(term => term.Indicator.Id).ShouldBe(["p"]);
        }
    }

    [Test]
    public void What_cannot_be_estimated_stays_with_the_reason_and_a_later_imputation_fills_it()
    {
        var reported = new Dictionary<string, decimal?[]> { ["p"] = Of(1, 2, 3, null, 5, null), ["q"] = Of(2, 4, 7, null, null, 9) };
        foreach (var (how, reason) in new[] { (Regression, NoteCode.NoPredictor), (Em, NoteCode.NoPredictor) })
        {
            var nothing = Gap(reported, "q", 3, how);
            (nothing.Value, Codes(nothing).Single()).ShouldBe((null, reason));
            var mean = Gap(reported, "q", 3, how, new Imputation(Centre.Mean, null));
            (mean.Value is not null, mean.Kind).ShouldBe((true, "imputed"));
        }
        Gap(reported, "q", 4, Regression).Value.ShouldNotBeNull("three units are enough for one predictor");
        Codes(Gap(reported, "q", 4, Em)).ShouldBe([NoteCode.TooFewTogether], "three units do not make a distribution of two");
    }

    [TestCase(3, true)]
    [TestCase(2, false)]
    public void A_regression_needs_two_units_more_than_predictors(int units, bool isEnough)
    {
        var reported = new Dictionary<string, decimal?[]>
        {
            ["p"] = [.. Enumerable.Range(1, units).Select(i => (decimal?)(i * i)), 7m],
            ["q"] = [.. Enumerable.Range(1, units).Select(i => (decimal?)(2 * i * i + 1)), null],
        };
        var gap = Gap(reported, "q", units, Regression);
        gap.Value.ShouldBe(isEnough ? 15m : null);
        if (!isEnough)
            gap.Notes.Single().ShouldBeEquivalentTo(new Note(NoteCode.TooFewToEstimate, 2, 3, 1));
    }

    [Test]
    public void Nobody_or_one_unit_with_values_gives_none()
    {
        foreach (var how in new[] { Regression, Em })
        {
            var nobody = new Dictionary<string, decimal?[]> { ["p"] = Of(1, 2, 3, 4, 5), ["q"] = Of(null, null, null, null, null) };
            Gap(nobody, "q", 0, how).Value.ShouldBeNull();
            Codes(Gap(nobody, "q", 0, how)).ShouldBe([how == Em ? NoteCode.NoSpread : NoteCode.TooFewToEstimate]);
            var one = new Dictionary<string, decimal?[]> { ["p"] = Of(1m, null), ["q"] = Of(null, 3m) };
            Gap(one, "q", 0, how).Value.ShouldBeNull();
            var alone = new Dictionary<string, decimal?[]> { ["p"] = Of(1, 2, null, 4, 5, 9) };
            Codes(Gap(alone, "p", 2, how)).ShouldBe([NoteCode.NoPredictor]);
        }
    }

    [Test]
    public void No_unit_with_all_is_no_hindrance_to_a_distribution()
    {
        var reported = new Dictionary<string, decimal?[]>
        {
            ["p"] = Of(1, 2, 3, 4, 5, 6, 4, 2, 7, 1, null, null, null, null, null),
            ["q"] = Of(5, 3, 7, 4, 6, null, null, null, null, null, 3, 5, 1, 2, 8),
            ["r"] = Of(null, null, null, null, null, 5, 2, 6, 4, 3, 4, 2, 4, 5, 4),
        };
        foreach (var unit in Enumerable.Range(0, 5))
        {
            Gap(reported, "r", unit, Em).Value.ShouldNotBeNull();
            Codes(Gap(reported, "r", unit, Regression)).ShouldBe([NoteCode.TooFewToEstimate]);
        }
    }

    [Test]
    public void A_predictor_that_is_equal_for_all_or_determined_by_others_is_left_out_by_name()
    {
        var reported = new Dictionary<string, decimal?[]>
        {
            ["same"] = Of(4, 4, 4, 4, 4, 4, 4),
            ["p"] = Of(1, 2, 4, 7, 11, 5, 3),
            ["twice"] = Of(2.5m, 4.5m, 8.5m, 14.5m, 22.5m, 10.5m, 6.5m),
            ["q"] = Of(3, 5, 9, 15, 23, 11, null),
        };
        var gap = Gap(reported, "q", 6, Regression);
        (gap.Value, gap.Estimate!.Terms.Single().Indicator.Id, gap.Estimate.RSquared).ShouldBe((7m, "p", 1m));
        Codes(gap).ShouldBe([NoteCode.EstimatedByRegression, NoteCode.PredictorConstant, NoteCode.PredictorDetermined]);
        gap.Notes[2].Arguments.Single().ToString()!.ShouldContain("twice");
        var determined = Gap(reported, "q", 6, Em);
        (determined.Value, Codes(determined).Single()).ShouldBe((null, NoteCode.PartDetermined));
        var constant = new Dictionary<string, decimal?[]> { ["same"] = reported["same"], ["q"] = reported["q"] };
        Codes(Gap(constant, "q", 6, Regression)).ShouldBe([NoteCode.PredictorConstant, NoteCode.NoPredictor]);
    }

    [Test]
    public void A_predictor_that_differs_by_less_than_a_billionth_from_others_is_left_out()
    {
        // Divided by its denominator it is the double but for the last digits.
        decimal?[] p = [.. Enumerable.Range(1, 9).Select(i => (decimal?)i / 7m)];
        var reported = new Dictionary<string, decimal?[]>
        {
            ["p"] = p,
            ["twice"] = [.. Enumerable.Range(1, 9).Select(i => (decimal?)(2m * i) / 7m)],
            ["q"] = [.. p.Select((value, i) => i == 8 ? null : 3m * value)],
        };
        var gap = Gap(reported, "q", 8, Regression);
        gap.Value!.Value.ShouldBe(27m / 7m, 1e-13m);
        Codes(gap).ShouldBe([NoteCode.EstimatedByRegression, NoteCode.PredictorDetermined, NoteCode.EstimateBeyond]);
    }

    [Test]
    public void Equal_values_are_estimated_as_they_are_by_a_line_and_not_by_a_distribution()
    {
        var reported = new Dictionary<string, decimal?[]> { ["p"] = Of(1, 2, 4, 7, 11), ["q"] = Of(0.1m, 0.1m, 0.1m, 0.1m, null) };
        var gap = Gap(reported, "q", 4, Regression);
        (gap.Value, gap.Estimate!.RSquared, gap.Estimate.Terms.Single().Coefficient).ShouldBe((0.1m, null, 0m));
        Codes(Gap(reported, "q", 4, Em)).ShouldBe([NoteCode.NoSpread]);
    }

    [Test]
    public void Figures_of_any_size_are_exact_and_what_is_too_large_is_none()
    {
        var reported = new Dictionary<string, decimal?[]>
        {
            ["p"] = Of(1e-18m, 2e-18m, 3e-18m, 4e-18m, 79_228_162_514_264m),
            ["q"] = Of(1e9m, 2e9m, 3e9m, 4e9m, null),
        };
        Codes(Gap(reported, "q", 4, Regression)).ShouldBe([NoteCode.EstimateTooLarge]);
        reported["p"][4] = 7e-18m;
        Gap(reported, "q", 4, Regression).Value.ShouldBe(7e9m);
        reported["p"] = Of(1e-20m, 2e-20m, 3e-20m, 4e-20m, 7e-20m);
        Codes(Gap(reported, "q", 4, Regression)).ShouldBe([NoteCode.EstimateTooLarge], "the coefficient is no decimal");
    }

    [Test]
    public void A_unit_that_was_screened_out_is_not_estimated()
    {
        var reported = new Dictionary<string, decimal?[]>(Reported) { ["s"] = Column(i => i == 11 ? null : i * i % 7) };
        var gap = Gap(reported, "q", 11, new Screening(Number(0.5m)), Regression);
        (gap.Value, gap.Kind).ShouldBe((null, "screened-out"));
    }

    [Test]
    public void The_order_of_units_never_changes_a_figure([Values] Estimator by)
    {
        var how = new Estimation(by, [], []);
        var random = new Random(7);
        var official = Computed(Reported, how);
        for (var round = 0; round < 20; round++)
        {
            int[] order = [.. Enumerable.Range(0, Units)];
            random.Shuffle(order);
            var shuffled = Computed(Reported.ToDictionary(pair => pair.Key, pair => order.Select(unit => pair.Value[unit]).ToArray()), how);
            foreach (var id in Reported.Keys)
                shuffled.PreparedOf(id).ShouldBe([.. order.Select(unit => official.PreparedOf(id)[unit])]);
        }
    }

    [Test]
    public void What_is_left_out_of_the_index_predicts_nothing_any_more([Values] Estimator by)
    {
        var how = new Estimation(by, [], []);
        var smaller = new Dictionary<string, decimal?[]>(Reported);
        smaller.Remove("p");
        var tree = Branch("index", "index", 1m, Branch("pillar", "pillar", 1m, [.. Reported.Keys.Select(id => Leaf(id))]));
        var columns = Computed(Reported, how);
        columns.Without(tree.Without("p")!).ShouldBeNull("all is computed again");
        Computed(smaller, how).PreparedOf("q")[5].ShouldNotBe(columns.PreparedOf("q")[5]);
    }
}
