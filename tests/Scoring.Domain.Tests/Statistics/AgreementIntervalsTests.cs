using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>The expected figures are those of intervals.py, which works from the definitions.</summary>
public sealed class AgreementIntervalsTests
{
    private static readonly MarkTable Complete = Tables.Of("9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7");

    private static readonly MarkTable Holes = Tables.Of(
        "1 1 1",
        "2 2 3 2",
        "3 3 3 3",
        "3 3 3 3",
        "2 2 2 2",
        "1 2 3 4",
        "4 4 4 4",
        "1 1 2 1",
        "2 2 2 2",
        "5 5 5",
        "1 1",
        "3"
    );

    [Test]
    public void Of_a_complete_table_alpha_and_W_are_those_of_a_second_computation()
    {
        var of = AgreementIntervals.Of(Complete, Complete);
        ((double)of.Alpha!.Lower).ShouldBe(-0.17787242673156878, 1e-9);
        ((double)of.Alpha.Upper).ShouldBe(0.34285714285714286, 1e-9);
        ((double)of.W!.Lower).ShouldBe(0.5611111111111111, 1e-9);
        ((double)of.W.Upper).ShouldBe(1.0, 1e-9);
    }

    [Test]
    public void Marks_may_be_missing_for_alpha_and_not_for_W()
    {
        var of = AgreementIntervals.Of(Holes, Holes);
        ((double)of.Alpha!.Lower).ShouldBe(0.42255892255892247, 1e-9);
        ((double)of.Alpha.Upper).ShouldBe(1.0, 1e-9);
        of.W.ShouldBeNull();
    }

    [Test]
    public void They_hold_the_figures_themselves()
    {
        var of = AgreementIntervals.Of(Complete, Complete);
        KrippendorffAlpha.Of(Complete, Metric.Interval).Alpha!.Value.ShouldBeInRange(of.Alpha!.Lower, of.Alpha.Upper);
        KendallW.Of(Complete).W!.Value.ShouldBeInRange(of.W!.Lower, of.W.Upper);
    }

    [Test]
    public void Another_seed_gives_others_and_the_same_one_the_same()
    {
        AgreementIntervals.Of(Complete, Complete).ShouldBe(AgreementIntervals.Of(Complete, Complete));
        AgreementIntervals.Of(Complete, Complete, 7).Alpha.ShouldNotBe(AgreementIntervals.Of(Complete, Complete, 8).Alpha);
    }

    [TestCase("9 2", "6 1", "8 4", "7 1")]
    [TestCase("5 5", "5 5", "5 5", "5 5", "5 5")]
    public void Too_few_entries_and_marks_that_are_all_equal_have_none(params string[] lines)
    {
        var table = Tables.Of(lines);
        AgreementIntervals.Of(table, table).ShouldBe(new AgreementIntervals(null, null));
    }
}
