using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Seasons;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Tests.Editions;

/// <summary>What the staff's home page says is due, and what is late.</summary>
public sealed class ListDueDatesTests
{
    private const string City = "city/2027";

    private static readonly Person Secretary = new("Sari", Roles.Secretariat);

    private readonly StandingClock _clock = StandingClock.AtEight();
    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        _place = Workplace.WithOwnRules();
        _place.Clock = _clock;
        _clock.Time = new DateTimeOffset(2027, 1, 3, 8, 0, 0, TimeSpan.Zero);
        _place.WriteRule("sources.yaml", SmallRules.Sources);
        await _place.SendAs(Secretary, new StartSeason("city", "2027", null, "Lomba Kota", "City Prize"));
        await _place.SendAs(
            Secretary,
            new ChangeRules(
                City,
                1,
                "season.yaml",
                [
                    new SetText("letter/number", "B/1"),
                    new SetText("letter/date", "2027-01-02"),
                    new SetWords("letter/issuer", "Wali Kota", "Mayor"),
                    Date("stage-closes", "2027-03-01", "desk"),
                    Date("results", "2027-04-01"),
                ]
            )
        );
        await _place.SendAs(Secretary, new MoveSeason(City, SeasonState.Announced));
    }

    [TearDown]
    public void End() => _place.Dispose();

    private static AddItem Date(string what, string at, string? stage = null)
    {
        var values = new Dictionary<string, string> { ["what"] = what, ["at"] = at };
        if (stage is not null)
            values["stage"] = stage;
        return new AddItem("calendar/dates", null, values);
    }

    private async Task<List<(SeasonDateKind? Kind, bool IsLate)>> On(int month, int day)
    {
        _clock.Time = new DateTimeOffset(2027, month, day, 12, 0, 0, TimeSpan.Zero);
        return [.. (await _place.Send(new ListDueDates())).Select(due => (due.Kind, due.IsLate))];
    }

    [Test]
    public async Task Dates_come_in_their_order_and_are_late_once_they_passed_without_what_was_due()
    {
        (await On(2, 1)).ShouldBe([(SeasonDateKind.StageCloses, false), (SeasonDateKind.Results, false)]);
        (await On(3, 2)).ShouldBe([(SeasonDateKind.StageCloses, true), (SeasonDateKind.Results, false)]);
        await _place.Send(new ChangeStage(City, "desk", StageAction.Close, Reason: "Selesai"));
        (await On(3, 2)).ShouldBe([(SeasonDateKind.Results, false)]);
        (await On(4, 2)).ShouldBe([(SeasonDateKind.Results, true)]);
    }

    [Test]
    public async Task The_deadline_of_an_open_stage_takes_the_place_of_the_date_in_the_calendar()
    {
        _clock.Time = new DateTimeOffset(2027, 2, 1, 12, 0, 0, TimeSpan.Zero);
        var deadline = new DateTime(2027, 3, 5, 10, 0, 0, DateTimeKind.Utc);
        await _place.Send(new ChangeStage(City, "desk", StageAction.SetDeadline, deadline));
        (await On(3, 2)).ShouldBe([(null, false), (SeasonDateKind.Results, false)]);
        (await On(3, 6)).ShouldBe([(null, true), (SeasonDateKind.Results, false)]);
        await _place.Send(new ChangeStage(City, "desk", StageAction.Close, Reason: "Selesai"));
        (await On(3, 6)).ShouldBe([(SeasonDateKind.Results, false)]);
    }
}
