using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Kendall's W, with and without ties.</summary>
public class KendallWTests
{
    [Test]
    public void Three_executives_and_six_applicants_without_ties()
    {
        // Siegel, Nonparametric Statistics (1956), table 9.5: sums of ranks 8 14 11 11 11 8, W = .16.
        var result = KendallW.Of(Tables.Across("1 6 3 2 5 4", "1 5 6 4 2 3", "6 3 2 5 4 1"));
        Math.Round(result.W!.Value, 2).ShouldBe(0.16m);
        result.Freedom.ShouldBe(5);
    }

    [Test]
    public void Three_judges_and_ten_objects_with_ties()
    {
        // Kendall, Rank Correlation Methods, chapter 6 (Siegel 1956, table 9.6): W = .83 where ties are corrected for. NAG's library prints
        // 0.828, 22.349 with 9 degrees of freedom and 0.008 for it.
        var result = KendallW.Of(
            Tables.Across("1 4.5 2 4.5 3 7.5 6 9 7.5 10", "2.5 1 2.5 4.5 4.5 8 9 6.5 10 6.5", "2 1 4.5 4.5 4.5 4.5 8 8 8 10")
        );
        Math.Round(result.W!.Value, 3).ShouldBe(0.828m);
        Math.Round(result.ChiSquare!.Value, 3).ShouldBe(22.349m);
        result.Freedom.ShouldBe(9);
        Math.Round(result.Probability!.Value, 3).ShouldBe(0.008m);
    }

    [Test]
    public void Jurors_who_order_alike_have_1_and_opposites_0()
    {
        KendallW.Of(Tables.Of("90 9", "80 8", "80 8", "10 1")).W.ShouldBe(1m);
        KendallW.Of(Tables.Of("3 1", "2 2", "1 3")).W.ShouldBe(0m);
    }

    [Test]
    public void What_cannot_be_told_is_refused_with_the_reason()
    {
        KendallW.Of(Tables.Of("1 2", "2 .")).Refusal.ShouldBe(AgreementRefusal.Incomplete);
        KendallW.Of(Tables.Of("1 2", "1 2")).Refusal.ShouldBe(AgreementRefusal.NoVariation);
        KendallW.Of(Tables.Of("1 2")).Refusal.ShouldBe(AgreementRefusal.TooFewEntries);
    }
}
