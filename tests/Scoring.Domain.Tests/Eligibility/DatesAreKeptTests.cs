using Scoring.Domain.Eligibility;
using Scoring.Domain.Explanations;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Eligibility;

public class DatesAreKeptTests
{
    private static readonly EligibilityHead Head = new("rule", Make.Text("rule"), []);
    private static readonly DateOnly Closing = new(2018, 4, 30);

    [TestCase("2017-04-30", null)]
    [TestCase("2017-05-01", NoteCode.UsedTooShort)]
    [TestCase("2017-04-30 23:00", null)]
    [TestCase("", NoteCode.UsedTooShort)]
    [TestCase(null, NoteCode.UsedTooShort)]
    [TestCase("April 2017", NoteCode.UsedTooShort)]
    public void A_year_in_use_ends_on_the_closing_day(string? began, NoteCode? found) =>
        Found(new InUseLongEnough(Head, "start_date", 1, 0, 0, Closing), "start_date", began).ShouldBe(found);

    [TestCase("2018-04-30", null)]
    [TestCase("2018-04-30 23:59:59", null)]
    [TestCase("2018-05-01", NoteCode.SubmittedTooLate)]
    [TestCase("besok", NoteCode.SubmittedTooLate)]
    [TestCase(" ", NoteCode.NotSubmitted)]
    [TestCase(null, NoteCode.NotSubmitted)]
    public void The_closing_day_counts_whole_and_a_draft_was_never_sent(string? sent, NoteCode? found) =>
        Found(new SubmittedInTime(Head, "submitted_at", Closing), "submitted_at", sent).ShouldBe(found);

    [Test]
    public void Without_a_closing_day_nothing_is_found()
    {
        Found(new InUseLongEnough(Head, "start_date", 1, 0, 0, null), "start_date", null).ShouldBeNull();
        Found(new SubmittedInTime(Head, "submitted_at", null), "submitted_at", null).ShouldBeNull();
    }

    private static NoteCode? Found(SubmissionRule rule, string attribute, string? value) =>
        rule.Found(new TestFacts().Innovation("A", null, (attribute, value)).Facts(), 0).SingleOrDefault()?.Code;
}
