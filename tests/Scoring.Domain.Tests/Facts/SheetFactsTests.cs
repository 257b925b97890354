using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Facts;

/// <summary>
/// Of two scoresheets by one juror for one innovation the newer counts, by submission time, then sheet number; the older stays stored.
/// </summary>
public class SheetFactsTests
{
    private static readonly Criterion[] One = [Make.Leaf("a", 100)];
    private static readonly Stage Newest = Make.Stage("final", SecondSheet.NewestCounts, criteria: One);

    [Test]
    public void The_later_time_counts_before_the_higher_number() =>
        Counted(Newest, Sheet(1, "9", "2018-05-02 01:25"), Sheet(2, "3", "2018-05-02 01:26")).ShouldBe([2m]);

    [Test]
    public void At_one_time_the_higher_number_counts() =>
        Counted(Newest, Sheet(1, "10", "2018-05-02 01:25"), Sheet(2, "9", "2018-05-02 01:25")).ShouldBe([1m]);

    [Test]
    public void A_sheet_without_a_time_is_older_than_any_with_one() =>
        Counted(Newest, Sheet(1, "99", null), Sheet(2, "1", "2018-05-02 01:25")).ShouldBe([2m]);

    [Test]
    public void Numbers_are_compared_as_numbers_and_names_as_names()
    {
        Counted(Newest, Sheet(1, "9", null), Sheet(2, "10", null)).ShouldBe([2m]);
        Counted(Newest, Sheet(1, "b", null), Sheet(2, "a", null)).ShouldBe([1m]);
    }

    [Test]
    public void Two_sheets_that_nothing_tells_apart_give_the_same_result_in_any_order()
    {
        Counted(Newest, Sheet(1, null, null), Sheet(2, null, null)).ShouldBe([2m]);
        Counted(Newest, Sheet(2, null, null), Sheet(1, null, null)).ShouldBe([2m]);
    }

    [Test]
    public void Of_three_sheets_the_two_older_are_kept_and_marked()
    {
        var facts = Facts(Newest, Sheet(1, "1", null), Sheet(3, "3", null), Sheet(2, "2", null));
        facts.Sheets.Select(sheet => (sheet.Marks[0], sheet.Superseded)).ShouldBe([(1m, true), (2m, true), (3m, false)]);
        facts.All.Of(0).Length.ShouldBe(3);
        facts.Counted.Of(0).Length.ShouldBe(1);
    }

    [Test]
    public void Sheets_of_another_juror_or_another_innovation_are_no_second_ones()
    {
        var facts = new TestFacts()
            .Innovation("I1")
            .Innovation("I2")
            .Sheet(Newest, "I1", "A", 1)
            .Sheet(Newest, "I1", "B", 2)
            .Sheet(Newest, "I2", "A", 3)
            .Facts()
            .Sheets["final"];
        facts.Sheets.ShouldAllBe(sheet => !sheet.Superseded);
    }

    [Test]
    public void Where_second_sheets_are_refused_each_is_reported_once_with_the_one_before()
    {
        var refused = Make.Stage("final", SecondSheet.Refused, criteria: One);
        var pair = Facts(refused, Sheet(1, "1", null), Sheet(2, "2", null)).RefusedSeconds.ShouldHaveSingleItem();
        (pair.Older.Number, pair.Newer.Number).ShouldBe(("1", "2"));
        Facts(Newest, Sheet(1, "1", null), Sheet(2, "2", null)).RefusedSeconds.ShouldBeEmpty();
        Facts(refused, Sheet(1, "1", null)).RefusedSeconds.ShouldBeEmpty();
    }

    [TestCase(SecondSheet.AllCount)]
    [TestCase(SecondSheet.AllKeptAndFlagged)]
    public void Where_all_are_kept_the_last_fills_the_one_seat_of_the_juror(SecondSheet kept)
    {
        var facts = Facts(Make.Stage("final", kept, criteria: One), Sheet(1, "1", null), Sheet(2, "2", null));
        facts
            .Sheets.Select(sheet => (sheet.Marks[0], sheet.WithinSeat, sheet.Superseded))
            .ShouldBe([(1m, true, false), (2m, false, false)]);
        facts.SharingSeatWith(1).ShouldBe([0, 1]);
        facts.Counted.Of(0).ToArray().ShouldBe([1]);
    }

    [Test]
    public void The_sheet_of_the_plenary_is_none_of_the_jurors()
    {
        var stage = Newest with { ConsensusJuror = "pleno" };
        var facts = Facts(
            stage,
            Sheet(1, "1", null),
            Sheet(2, "2", null) with
            {
                Juror = "pleno",
            },
            Sheet(3, "3", null) with
            {
                Juror = "pleno",
            }
        );
        facts.Counted.Of(0).Length.ShouldBe(1);
        facts.Sheets[facts.Consensus.Of(0)[0]].Marks.ShouldBe([3m]);
    }

    private static GivenSheet Sheet(decimal mark, string? number, string? at) => new("I1", "A", [mark], number, at);

    private static SheetFacts Facts(Stage stage, params GivenSheet[] sheets)
    {
        var given = new TestFacts().Innovation("I1");
        foreach (var sheet in sheets)
            given.Sheet(stage, sheet);
        return given.Facts().Sheets[stage.Id];
    }

    private static decimal?[] Counted(Stage stage, params GivenSheet[] sheets)
    {
        var facts = Facts(stage, sheets);
        return [.. facts.Counted.Of(0).ToArray().Select(sheet => facts.Sheets[sheet].Marks[0])];
    }
}
