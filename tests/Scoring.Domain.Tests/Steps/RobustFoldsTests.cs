using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

/// <summary>Folds on which a single juror has less pull.</summary>
public class RobustFoldsTests
{
    private static readonly Step Item = Make.Result();

    private static WinsorisedMeanOfItems Winsorised(int lowest, int highest) =>
        new(Make.Head("winsorised-mean-of-jurors"), Item, AbsentInput.IsLeftOut, Make.Constant(lowest), Make.Constant(highest));

    private static ShareTrimmedMeanOfItems Trimmed(decimal share) =>
        new(Make.Head("share-trimmed-mean-of-jurors"), Item, AbsentInput.IsLeftOut, Make.Constant(share));

    private static ClosestMeanOfItems Closest(int closest) =>
        new(Make.Head("closest-mean-of-jurors"), Item, AbsentInput.IsLeftOut, Make.Constant(closest));

    /// <summary>
    /// 92 19 101 58 1053 91 26 78 10 13 −40 101 86 85 15 89 89 28 −5 41, the example of Wikipedia's "Winsorizing": at 5 % on either side
    /// −40 becomes −5 and 1053 becomes 101; the published mean is 55.65.
    /// </summary>
    [Test]
    public void The_winsorised_mean_of_the_published_example() =>
        Winsorised(1, 1)
            .Combine(Make.Values(92, 19, 101, 58, 1053, 91, 26, 78, 10, 13, -40, 101, 86, 85, 15, 89, 89, 28, -5, 41))
            .ShouldBe(Value.Of(55.65m));

    [Test]
    public void Winsorising_needs_something_between_the_ends()
    {
        Winsorised(1, 1).Combine(Make.Values(10, 50, 90)).ShouldBe(Value.Of(50m));
        Winsorised(1, 0).Combine(Make.Values(10, 50, 90)).ShouldBe(Value.Of(190m / 3m));
        Winsorised(1, 1).Combine(Make.Values(10, 90)).ShouldBe(Value.Absent);
        Winsorised(0, 0).Combine([]).ShouldBe(Value.Absent);
    }

    [Test]
    public void A_share_drops_whole_marks_only()
    {
        // 0.2 × 4 = 0.8 drops none, 0.2 × 5 one at either end, 0.34 × 6 = 2.04 two.
        Trimmed(0.2m).Combine(Make.Values(0, 1, 2, 97)).ShouldBe(Value.Of(25m));
        Trimmed(0.2m).Combine(Make.Values(0, 4, 1, 97, 1)).ShouldBe(Value.Of(2m));
        Trimmed(0.34m).Combine(Make.Values(0, 4, 1, 97, 3, 50)).ShouldBe(Value.Of(3.5m));
        Trimmed(0.2m).Combine([]).ShouldBe(Value.Absent);
    }

    [Test]
    public void Of_marks_equally_close_the_higher_ones_count()
    {
        Closest(2).Combine(Make.Values(60, 71, 90)).ShouldBe(Value.Of(65.5m));
        Closest(2).Combine(Make.Values(60, 70, 80)).ShouldBe(Value.Of(75m));
        Closest(3).Combine(Make.Values(10, 50, 52, 55, 90)).ShouldBe(Value.Of(157m / 3m));
        Closest(2).Combine(Make.Values(42)).ShouldBe(Value.Of(42m));
        Closest(2).Combine([]).ShouldBe(Value.Absent);
    }

    [Test]
    public void A_mark_is_multiplied_by_what_the_entry_says_of_itself()
    {
        var times = new Multiplied(Make.Head("multiplied"), Item, Make.Result());
        times.Combine(Make.Values(23, 3.1m)).ShouldBe(Value.Of(71.3m));
        times.Combine(Make.Values(23, null)).ShouldBe(Value.Absent);
    }
}
