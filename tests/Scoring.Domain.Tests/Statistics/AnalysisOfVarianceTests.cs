using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>The analysis of variance, against Shrout and Fleiss's printed mean squares and against anova.py, in exact fractions.</summary>
public class AnalysisOfVarianceTests
{
    private static readonly string[] ShroutFleiss = ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"];

    private static AnalysisOfVariance? Of(params string[] lines) => AnalysisOfVariance.Of(AdditiveModel.Fit([.. Tables.Marks(lines)]));

    [Test]
    public void A_complete_panel_has_the_printed_mean_squares()
    {
        var found = Of(ShroutFleiss)!;
        // Shrout and Fleiss (1979), table 3: BMS 11.24, WMS 6.26, JMS 32.49, EMS 1.02.
        Math.Round(found.Entries.MeanSquare, 2).ShouldBe(11.24m);
        Math.Round(found.WithinMeanSquare, 2).ShouldBe(6.26m);
        Math.Round(found.Jurors.MeanSquare, 2).ShouldBe(32.49m);
        Math.Round(found.ErrorMeanSquare, 2).ShouldBe(1.02m);
        (found.Entries.Freedom, found.WithinFreedom, found.Jurors.Freedom, found.ErrorFreedom).ShouldBe((5, 18, 3, 15));
        found.Entries.F!.Value.ShouldBe(11.02724795640327m, 1e-12m);
        found.Entries.Probability!.Value.ShouldBe(0.0001345665164843368m, 1e-12m);
        found.Jurors.Probability!.Value.ShouldBe(9.454263202470549e-07m, 1e-14m);
    }

    [TestCase(
        new[] { "70 62 74 .", "80 71 . 85", "75 . 79 80", ". 60 70 73" },
        0.45,
        170.1851851851852,
        1.88042801e-05,
        207.2222222222222,
        1.1551074534e-05
    )]
    [TestCase(
        new[] { "7 5 . 6", "8 . 6.5 7", ". 4 5 4.5", "9 8 8 .", "6 . 5.5 5" },
        0.11634199134199134,
        46.82267441860465,
        3.8826656321e-05,
        11.514728682170542,
        0.004261014909366
    )]
    public void With_missing_marks_each_effect_is_allowed_for_the_other(
        string[] lines,
        double error,
        double entries,
        double byChance,
        double jurors,
        double jurorsByChance
    )
    {
        var found = Of(lines)!;
        ((double)found.ErrorMeanSquare).ShouldBe(error, 1e-12);
        ((double)found.Entries.F!.Value).ShouldBe(entries, 1e-9);
        ((double)found.Entries.Probability!.Value).ShouldBe(byChance, 1e-12);
        ((double)found.Jurors.F!.Value).ShouldBe(jurors, 1e-9);
        ((double)found.Jurors.Probability!.Value).ShouldBe(jurorsByChance, 1e-12);
    }

    [Test]
    public void The_mean_squares_are_those_behind_the_intraclass_correlation_and_the_error()
    {
        var (found, model) = (Of(ShroutFleiss)!, AdditiveModel.Fit([.. Tables.Marks(ShroutFleiss)]));
        var icc = IntraclassCorrelation.Of(Tables.Of(ShroutFleiss));
        // ICC(3,k) = (BMS − EMS) / BMS.
        icc.Of(IntraclassForm.FixedMean)!
            .Value!.Value.ShouldBe((found.Entries.MeanSquare - found.ErrorMeanSquare) / found.Entries.MeanSquare, 1e-12m);
        found.ErrorMeanSquare.ShouldBe(model.ResidualDeviation * model.ResidualDeviation, 1e-12m);
    }

    [Test]
    public void Marks_without_any_error_have_no_F()
    {
        var found = Of("1 2", "3 4", "7 8")!;
        (found.ErrorMeanSquare, found.Entries.F, found.Entries.Probability, found.Jurors.F).ShouldBe((0m, null, null, null));
        found.Entries.MeanSquare.ShouldBe(18.6666666666667m);
    }

    [Test]
    public void Exactly_opposite_jurors_leave_an_F_of_0() =>
        (Of("1 3", "2 2", "3 1")!.Entries, Of("1 3", "2 2", "3 1")!.Jurors.F).ShouldBe((new EffectTest(2, 0m, 0m, 1m), 0m));

    [TestCase("1 .", "2 .", ". 1", ". 3")]
    [TestCase("1", "2", "3")]
    [TestCase("1 2 3")]
    public void Without_a_fit_there_is_none(params string[] lines) => Of(lines).ShouldBeNull();
}
