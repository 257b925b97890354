using Scoring.Domain.Facts;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Jury.Review;

/// <summary>Jurors who marked on a scale of their own.</summary>
public class OtherScalesTests
{
    private static readonly Stage Desk = Make.Stage("desk", SecondSheet.NewestCounts, criteria: Make.Leaf("a", 100));

    [TestCase("10", true)]
    [TestCase("10.1", false)]
    public void All_marks_must_fit_into_a_tenth_of_the_scale(string highest, bool isFound)
    {
        var found = OtherScales.Of(Sheets(("A", 90, 80), ("B", 85, 85), ("C", decimal.Parse(highest, Invariant), 8)));
        found.Select(one => one.Juror).ShouldBe(isFound ? ["C"] : []);
    }

    [TestCase("50", true)]
    [TestCase("49", false)]
    public void The_middle_ratio_is_at_most_a_fifth(string others, bool isFound)
    {
        var other = decimal.Parse(others, Invariant);
        OtherScales.Of(Sheets(("A", other, other), ("C", 10, 10))).Count.ShouldBe(isFound ? 1 : 0);
    }

    [Test]
    public void One_who_is_ten_times_as_high_as_the_rest_is_found_and_a_single_mark_is_too_little_to_tell()
    {
        var found = OtherScales.Of(Sheets(("A", 8, 7), ("B", 8, 8), ("C", 85, 74), ("D", 9, 7))).Single();
        (found.Juror, found.Ratio >= 5m).ShouldBe(("C", true));
        OtherScales.Of(Sheets(("A", 80, null), ("C", 8, null))).ShouldBeEmpty();
    }

    [TestCase("9", true)]
    [TestCase("6", true)]
    [TestCase("10", true)]
    [TestCase("0", true)]
    [TestCase("12", false)]
    public void A_lost_digit_is_seen_beside_two_marks_that_agree(string mark, bool isFound)
    {
        var sheets = Sheets(("A", 90, null), ("B", 85, null), ("C", decimal.Parse(mark, Invariant), null));
        OtherScales.LostDigits(sheets).Select(one => one.Juror).ShouldBe(isFound ? ["C"] : []);
    }

    [Test]
    public void Marks_that_do_not_agree_tell_nothing_about_a_third()
    {
        OtherScales.LostDigits(Sheets(("A", 90, null), ("B", 40, null), ("C", 9, null))).ShouldBeEmpty();
    }

    [TestCase("8", true)]
    [TestCase("0", true)]
    [TestCase("15", false)]
    [TestCase("4", false)]
    public void Beside_one_other_mark_only_its_tenth_or_nothing_is_found(string mark, bool isFound)
    {
        var sheets = Sheets(("A", 80, null), ("C", decimal.Parse(mark, Invariant), null));
        OtherScales.LostDigits(sheets).Select(one => one.Juror).ShouldBe(isFound ? ["C"] : []);
    }

    [Test]
    public void A_zero_beside_others_that_are_nearly_zero_is_a_mark() =>
        OtherScales.LostDigits(Sheets(("A", 10, null), ("B", 12, null), ("C", 0, null))).ShouldBeEmpty();

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static SheetFacts Sheets(params (string Juror, decimal? First, decimal? Second)[] given)
    {
        var facts = new TestFacts().Innovation("I1").Innovation("I2");
        foreach (var (juror, first, second) in given)
        {
            facts.Sheet(Desk, "I1", juror, [first]);
            facts.Sheet(Desk, "I2", juror, [second]);
        }
        var total = new CriteriaTotal(Make.Head("criteria-total", Level.Sheet("desk")), Desk, AbsentInput.GivesAbsent);
        return facts.Under(Make.Edition([total])).Facts.SheetsOf(Desk);
    }
}
