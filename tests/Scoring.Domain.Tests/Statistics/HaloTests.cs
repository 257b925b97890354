using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>How alike the criteria of a juror run.</summary>
public class HaloTests
{
    [Test]
    public void A_juror_with_one_impression_has_1_and_one_who_tells_criteria_apart_has_less()
    {
        var clear = Tables.Of("1 1 3", "2 2 .", "3 3 4", "4 4 5", "5 5 .");
        var useful = Tables.Of("2 3 1", "4 5 2", "6 1 .", "8 2 3", "10 4 .");
        var halo = Halo.Of([clear, useful]);
        halo.Jurors.Select(juror => (juror.Juror, juror.MeanCorrelation, juror.Pairs))
            .ShouldBe([("A", 1m, 1), ("B", -0.1m, 1), ("C", null, 0)]);
        halo.JuryMean.ShouldBe(0.45m);
    }

    [Test]
    public void A_criterion_that_a_juror_marks_alike_everywhere_has_no_correlation() =>
        Halo.Of([Tables.Of("1", "2", "3", "4", "5"), Tables.Of("7", "7", "7", "7", "7")]).Jurors[0].MeanCorrelation.ShouldBeNull();
}
