using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking;

/// <summary>(highest − lowest) above the limit is open for discussion until the plenary or a later stage has marked.</summary>
public class OpenFlagsTests
{
    private static readonly Stage Desk = Make.Stage("desk", SecondSheet.AllKeptAndFlagged, criteria: Make.Leaf("a", 100)) with
    {
        ConsensusJuror = "pleno",
    };
    private static readonly Stage Caucus = Make.Stage("caucus", criteria: Make.Leaf("a", 100));
    private static readonly CriteriaTotal Total = new(Make.Head("criteria-total", Level.Sheet("desk")), Desk, AbsentInput.GivesAbsent);
    private static readonly SeatMean Seat = new(Make.Head("seat-mean", Level.Sheet("desk")), Desk, Total);
    private static readonly MeanOfItems Mean = new(Make.Head("mean-of-jurors", Level.Innovation), Seat, AbsentInput.IsLeftOut);

    [TestCase(90, 100, false)]
    [TestCase(89.99, 100, true)]
    [TestCase(0, 0, false)]
    [TestCase(0, 50, true)]
    public void Ten_percent_of_the_highest_is_the_limit_itself_and_not_over_it(decimal lowest, decimal highest, bool flagged) =>
        Codes(SpreadUnit.PercentOfHighest, 10, Two(lowest, highest)).ShouldBe(flagged ? [NoteCode.SpreadOverPercent] : []);

    [TestCase(60, 80, false)]
    [TestCase(60, 80.01, true)]
    public void Twenty_points_are_the_limit_itself_and_not_over_it(decimal lowest, decimal highest, bool flagged) =>
        Codes(SpreadUnit.Points, 20, Two(lowest, highest)).ShouldBe(flagged ? [NoteCode.SpreadOverPoints] : []);

    [Test]
    public void One_juror_cannot_lie_apart() =>
        Codes(SpreadUnit.Points, 0, new TestFacts().Innovation("I1").Sheet(Desk, "I1", "A", 60)).ShouldBeEmpty();

    [Test]
    public void The_plenary_settles_it_and_so_does_the_later_stage()
    {
        Codes(SpreadUnit.Points, 20, Two(10, 90).Sheet(Desk, "I1", "pleno", 50)).ShouldBeEmpty();
        Codes(SpreadUnit.Points, 20, Two(10, 90).Sheet(Caucus, "I1", "A", 50)).ShouldBeEmpty();
        Codes(SpreadUnit.Points, 20, Two(10, 90)).ShouldBe([NoteCode.SpreadOverPoints]);
    }

    [Test]
    public void Two_sheets_of_a_juror_are_one_seat_and_flagged()
    {
        var facts = Two(50, 90).Sheet(Desk, new GivenSheet("I1", "A", [70m], "2"));
        Codes(SpreadUnit.Points, 30, facts).ShouldBe([NoteCode.SeveralSheetsOfJuror]);
        facts.ValueOf(Mean, "I1").ShouldBe(75m);
    }

    [Test]
    public void The_ranking_notes_it_on_the_entry()
    {
        var rule = Make.Ranking(Mean);
        var row = Two(10, 90).Under(Edition(SpreadUnit.Points, 20, rule)).Ranking(rule).Rows.ShouldHaveSingleItem();
        var note = row.Notes.ShouldHaveSingleItem();
        (note.Code, note.Arguments[1], note.Arguments[2]).ShouldBe((NoteCode.SpreadOverPoints, 80m, 20m));
    }

    private static TestFacts Two(decimal lowest, decimal highest) =>
        new TestFacts().Innovation("I1").Sheet(Desk, "I1", "A", lowest).Sheet(Desk, "I1", "B", highest);

    private static Edition Edition(SpreadUnit unit, decimal limit, params RankingRule[] rankings) =>
        Make.Edition([Mean], rankings) with
        {
            Stages = [Desk, Caucus],
            Spreads = [new SpreadRule(Desk, Seat, Make.Constant(limit), unit, Caucus)],
        };

    private static IEnumerable<NoteCode> Codes(SpreadUnit unit, decimal limit, TestFacts facts) =>
        OpenFlags.Of(facts.Under(Edition(unit, limit))).Select(flag => flag.Note.Code);
}
