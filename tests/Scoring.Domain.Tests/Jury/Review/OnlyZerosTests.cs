using Scoring.Domain.Facts;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Jury.Review;

/// <summary>Zeros that may stand for what a juror left blank.</summary>
public class OnlyZerosTests
{
    private static readonly Stage Desk = Make.Stage("desk", SecondSheet.NewestCounts, criteria: [Make.Leaf("a", 60), Make.Leaf("b", 40)]);

    [Test]
    public void A_sheet_of_nothing_but_zeros_where_another_gave_more_is_found()
    {
        var found = OnlyZeros.Of(Sheets(("I1", "J1", 80, 70), ("I1", "J2", 0, 0), ("I2", "J1", 60, 60), ("I2", "J2", 50, 0))).Single();
        (found.Entry, found.Juror, found.Leaf).ShouldBe((0, "J2", (int?)null));
        found.Others.ShouldBe([80m, 70m]);
    }

    [Test]
    public void An_entry_that_all_gave_nothing_and_a_sheet_with_one_more_are_not() =>
        OnlyZeros.Of(Sheets(("I1", "J1", 0, 0), ("I1", "J2", 0, 0), ("I2", "J1", 60, 60), ("I2", "J2", 0, 1))).ShouldBeEmpty();

    [Test]
    public void A_criterion_that_is_zero_on_every_sheet_of_a_juror_is_found_once()
    {
        var found = OnlyZeros.Of(Sheets(("I1", "J1", 80, 70), ("I1", "J2", 75, 0), ("I2", "J1", 60, 60), ("I2", "J2", 50, 0))).Single();
        (found.Entry, found.Juror, found.Leaf).ShouldBe(((int?)null, "J2", 1));
    }

    [Test]
    public void A_criterion_that_all_gave_nothing_or_one_juror_did_once_is_not()
    {
        OnlyZeros.Of(Sheets(("I1", "J1", 80, 0), ("I1", "J2", 75, 0), ("I2", "J1", 60, 0), ("I2", "J2", 50, 0))).ShouldBeEmpty();
        OnlyZeros.Of(Sheets(("I1", "J1", 80, 70), ("I1", "J2", 75, 0))).ShouldBeEmpty();
    }

    private static SheetFacts Sheets(params (string Entry, string Juror, decimal First, decimal Second)[] given)
    {
        var facts = new TestFacts().Innovation("I1").Innovation("I2");
        foreach (var (entry, juror, first, second) in given)
            facts.Sheet(Desk, entry, juror, [first, second]);
        var total = new CriteriaTotal(Make.Head("criteria-total", Level.Sheet("desk")), Desk, AbsentInput.GivesAbsent);
        return facts.Under(Make.Edition([total])).Facts.SheetsOf(Desk);
    }
}
