using System.Collections.Immutable;
using Scoring.Domain.Jury.Scoresheets;
using static Scoring.Domain.Tests.Jury.Scoresheets.GivenSheets;

namespace Scoring.Domain.Tests.Jury.Scoresheets;

/// <summary>Two persons enter a paper sheet; neither overwrites the other.</summary>
public class PaperSheetTests
{
    [Test]
    public void Two_like_entries_give_the_marks_at_once()
    {
        var sheet = Entered(Entry("Ayu", ("a", 70), ("b", 80)), Entry("Budi", ("b", 80.0m), ("a", 70)));
        sheet.Differences.ShouldBeEmpty();
        sheet.Marks.ShouldNotBeNull().Select(mark => (mark.Key, mark.Value)).ShouldBe([("a", 70m), ("b", 80m)]);
    }

    [Test]
    public void What_differs_is_listed_a_gap_too_and_there_are_no_marks_before_it_is_ruled_on()
    {
        var sheet = Entered(Entry("Ayu", ("a", 70)), Entry("Budi", ("a", 10), ("b", 80)));
        sheet.Differences.ShouldBe([new PaperDifference("a", 70, 10), new PaperDifference("b", null, 80)]);
        sheet.Marks.ShouldBeNull();
        sheet = sheet.Rule(Terms, Ruling("a", 75)).Sheet;
        sheet.OpenDifferences.ShouldHaveSingleItem().Criterion.ShouldBe("b");
        sheet.Marks.ShouldBeNull();
        sheet = sheet.Rule(Terms, Ruling("b", null)).Sheet;
        sheet.Marks.ShouldNotBeNull().Select(mark => (mark.Key, mark.Value)).ShouldBe([("a", 75m)]);
        (sheet.First!.Marks["a"], sheet.Second!.Marks["a"]).ShouldBe((70m, 10m));
    }

    [Test]
    public void The_second_person_sees_nothing_of_the_first_until_both_are_done()
    {
        var half = Entered(Entry("Ayu", ("a", 70)));
        half.VisibleTo("Budi").ShouldBeEmpty();
        half.VisibleTo("Ayu").Count().ShouldBe(1);
        half.Marks.ShouldBeNull();
        half.Differences.ShouldBeEmpty();
        Entered(Entry("Ayu", ("a", 70)), Entry("Budi", ("a", 71))).VisibleTo("Citra").Count().ShouldBe(2);
    }

    [Test]
    public void Nobody_enters_twice_and_nobody_enters_a_third_time()
    {
        Entered(Entry("Ayu", ("a", 70))).Enter(Terms, Entry("Ayu", ("a", 71))).Refusal.ShouldBe(PaperRefusal.SamePerson);
        Entered(Entry("Ayu", ("a", 70)), Entry("Budi", ("a", 70)))
            .Enter(Terms, Entry("Citra", ("a", 71)))
            .Refusal.ShouldBe(PaperRefusal.EnteredTwice);
    }

    [TestCase("a", 101)]
    [TestCase("z", 50)]
    public void What_is_on_no_scale_is_refused(string criterion, decimal mark) =>
        PaperSheet.For(Mine).Enter(Terms, Entry("Ayu", (criterion, mark))).Refusal.ShouldBe(PaperRefusal.OffScale);

    [Test]
    public void A_ruling_needs_two_entries_a_difference_a_reason_a_mark_on_the_scale_and_is_made_once()
    {
        var sheet = Entered(Entry("Ayu", ("a", 70), ("b", 1)), Entry("Budi", ("a", 10), ("b", 1)));
        Entered(Entry("Ayu", ("a", 70))).Rule(Terms, Ruling("a", 75)).Refusal.ShouldBe(PaperRefusal.NotEnteredTwice);
        sheet.Rule(Terms, Ruling("b", 75)).Refusal.ShouldBe(PaperRefusal.NoDifference);
        sheet.Rule(Terms, Ruling("a", 75) with { Reason = "" }).Refusal.ShouldBe(PaperRefusal.ReasonMissing);
        sheet.Rule(Terms, Ruling("a", 175)).Refusal.ShouldBe(PaperRefusal.OffScale);
        var ruled = sheet.Rule(Terms, Ruling("a", 75)).Sheet;
        var again = ruled.Rule(Terms, Ruling("a", 70));
        (again.Refusal, again.Sheet).ShouldBe((PaperRefusal.RuledBefore, ruled));
    }

    private static PaperEntry Entry(string by, params (string Criterion, decimal Mark)[] marks) =>
        new(by, Before, marks.ToImmutableSortedDictionary(mark => mark.Criterion, mark => mark.Mark, StringComparer.Ordinal));

    private static PaperRuling Ruling(string criterion, decimal? mark) => new(criterion, mark, "Citra", Before, "read again");

    private static PaperSheet Entered(params PaperEntry[] entries) =>
        entries.Aggregate(PaperSheet.For(Mine), (sheet, entry) => sheet.Enter(Terms, entry).Sheet);
}
