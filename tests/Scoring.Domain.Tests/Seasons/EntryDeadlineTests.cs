using Scoring.Domain.Seasons;

namespace Scoring.Domain.Tests.Seasons;

/// <summary>Until when an entry can be sent: to the second, with the grace of the rule.</summary>
public sealed class EntryDeadlineTests
{
    private static readonly DateTime Opens = new(2027, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Closes = new(2027, 4, 30, 15, 59, 59, DateTimeKind.Utc);

    private static readonly SeasonCalendar Calendar = new(
        SeasonZone.Wita,
        [new(SeasonDateKind.EntriesOpen, null, Opens, true), new(SeasonDateKind.EntriesClose, null, Closes, false)],
        15
    );

    [TestCase(-1, false, false)]
    [TestCase(0, true, false)]
    public void It_opens_at_its_moment(int seconds, bool isOpen, bool isOver)
    {
        var deadline = EntryDeadline.OfDraft(Calendar, null);
        (deadline.IsOpen(Opens.AddSeconds(seconds)), deadline.IsOver(Opens.AddSeconds(seconds))).ShouldBe((isOpen, isOver));
    }

    [TestCase(0, true, false)]
    [TestCase(0.9, true, false)]
    [TestCase(1, true, true)]
    [TestCase(900.9, true, true)]
    [TestCase(901, false, false)]
    public void It_closes_when_the_grace_is_over(double seconds, bool isOpen, bool isGrace)
    {
        var (deadline, now) = (EntryDeadline.OfDraft(Calendar, null), Closes.AddSeconds(seconds));
        (deadline.IsOpen(now), deadline.IsGrace(now)).ShouldBe((isOpen, isGrace));
    }

    [TestCase(1, true)]
    [TestCase(-1, false)]
    public void A_deadline_of_its_own_counts_only_if_it_is_later(int days, bool isOwn)
    {
        var deadline = EntryDeadline.OfDraft(Calendar, Closes.AddDays(days));
        (deadline.IsOwn, deadline.Closes, deadline.Grace.TotalMinutes).ShouldBe(
            (isOwn, isOwn ? Closes.AddDays(days) : Closes, isOwn ? 0 : 15)
        );
    }
}
