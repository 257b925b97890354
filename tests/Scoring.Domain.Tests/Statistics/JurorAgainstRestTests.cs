using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>A juror beside the mean of the others.</summary>
public class JurorAgainstRestTests
{
    [Test]
    public void Difference_distance_and_correlation_are_those_computed_by_hand()
    {
        var rest = JurorAgainstRest.Of(Tables.Of("1 3 5", "2 2 2", "6 4 2"));
        // A beside the means of B and C: 1, 2, 6 and 4, 2, 3: differences −3, 0, 3.
        rest[0].ShouldBe(new JurorAgainstRest("A", 3, 0m, 2m, rest[0].Correlation));
        // Σ(x−3)(y−3) = −2·1 + −1·−1 + 3·0 = −1; Σ(x−3)² = 14; Σ(y−3)² = 2.
        ((double)rest[0].Correlation!.Value).ShouldBe(-1 / Math.Sqrt(28), 1e-12);
    }

    [Test]
    public void A_severity_of_a_complete_panel_is_the_difference_less_one_part_of_as_many_as_there_are_jurors()
    {
        string[] lines = ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"];
        var severities = AdditiveModel.Fit([.. Tables.Marks(lines)]).Severities;
        foreach (var juror in JurorAgainstRest.Of(Tables.Of(lines)))
            ((double)juror.Difference!.Value).ShouldBe((double)severities[juror.Juror].Estimate * 4 / 3, 1e-12);
    }

    [Test]
    public void What_cannot_be_told_is_null()
    {
        var rest = JurorAgainstRest.Of(Tables.Of("5 .", "6 7", "5 8"));
        rest.ShouldAllBe(juror => juror.Entries == 2 && juror.Correlation == null && juror.Difference != null);
        JurorAgainstRest.Of(Tables.Of("5", "6")).ShouldHaveSingleItem().Difference.ShouldBeNull();
        JurorAgainstRest.Of(Tables.Of("5 1", "5 2", "5 3"))[0].Correlation.ShouldBeNull();
    }
}
