using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Marks that stand out, by deleted residuals.</summary>
public class JurorOutliersTests
{
    // Fifteen marks, eight degrees of freedom: the internal residual cannot pass √8 = 2.83, so that a limit of 3 would never find anything.
    private static readonly string[] Odd = ["70 72 71", "80 82 81", "60 62 96", "75 77 76", "65 67 66"];

    [Test]
    public void A_mark_35_points_off_stands_out_among_fifteen()
    {
        var model = AdditiveModel.Fit([.. Tables.Marks(Odd)]);
        var outliers = JurorOutliers.Of(model);
        var mark = outliers.Largest.ShouldHaveSingleItem();
        (mark.Mark.Entry, mark.Mark.Juror, mark.Mark.Mark).ShouldBe((2, "C", 96m));
        Math.Abs(mark.Standardised).ShouldBeLessThan(3m);
        mark.Deleted.ShouldBeNull("the other fourteen fit exactly");
        outliers.Tested.ShouldBe(15);
        // Student's t, two-sided 5 %/15, seven degrees of freedom.
        outliers.Limit!.Value.ShouldBe(4.355m, 0.01m);
    }

    [Test]
    public void A_deleted_residual_is_that_of_a_fit_without_the_mark()
    {
        string[] lines = ["71 72 70", "80 83 81", "60 62 79", "75 76 77", "65 68 66"];
        var marks = Tables.Marks(lines).ToList();
        var mark = JurorOutliers.Of(AdditiveModel.Fit(marks)).Largest.ShouldHaveSingleItem();
        // The same by leaving the mark out: the error of its prediction in units of its own standard error.
        var without = AdditiveModel.Fit([.. marks.Where(one => one != mark.Mark)]);
        var predicted = without.Entries[2].Estimate + without.Severities["C"].Estimate;
        var leverage = 7m / 15m; // (5 + 3 − 1) / 15 in a complete table
        var error = (double)without.ResidualDeviation * Math.Sqrt((double)(leverage / (1m - leverage)) + 1);
        ((double)mark.Deleted!.Value).ShouldBe((double)(mark.Mark.Mark - predicted) / error, 1e-9);
    }

    [Test]
    public void Ordinary_marks_stand_out_nowhere_and_the_order_of_the_marks_does_not_matter()
    {
        var marks = Tables.Marks("71 72 70", "80 83 81", "60 62 64", "75 76 77", "65 68 66").ToList();
        JurorOutliers.Of(AdditiveModel.Fit(marks)).Largest.ShouldBeEmpty();
        marks.Reverse();
        JurorOutliers.Of(AdditiveModel.Fit(marks)).Largest.ShouldBeEmpty();
    }

    [Test]
    public void Two_equal_differences_make_a_third_one_no_oddity()
    {
        JurorOutliers.Of(AdditiveModel.Fit([.. Tables.Marks("50 51", "90 88", "65 66")])).Largest.ShouldBeEmpty();
        // Four that fit without any error do.
        JurorOutliers.Of(AdditiveModel.Fit([.. Tables.Marks("50 51", "90 70", "65 66", "40 41", "72 73")])).Largest.ShouldNotBeEmpty();
    }

    [Test]
    public void With_one_degree_of_freedom_it_cannot_be_said()
    {
        var outliers = JurorOutliers.Of(AdditiveModel.Fit([.. Tables.Marks("70 72", "80 81")]));
        (outliers.Refusal, outliers.Limit, outliers.Largest.Count).ShouldBe((FitRefusal.None, null, 0));
    }
}
