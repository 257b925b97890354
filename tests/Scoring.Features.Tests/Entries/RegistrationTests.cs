using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Entries;

/// <summary>Innovators get in by themselves where a season is open to all, and drafts are reminded of and forgotten.</summary>
public sealed class RegistrationTests
{
    private const string City = CitySeason.Edition;

    private CitySeason _season = null!;

    [SetUp]
    public async Task Given() => _season = await CitySeason.Announced();

    [TearDown]
    public void End() => _season.Dispose();

    private async Task<long> Asked(string address)
    {
        await _season.Place.SendAs(Person.Public, new AskForAccount(City, "Budi", address, "en"));
        return (await _season.Place.Send(new AnswerRequests())).Queued;
    }

    [Test]
    public async Task A_new_address_is_invited_and_a_known_one_told()
    {
        (await Asked("budi@example.id")).ShouldBe(1);
        _season.Place.Ask<string>("SELECT template FROM outbox WHERE address = 'budi@example.id'").ShouldBe("invitation");
        (await _season.Who("budi@example.id")).Roles.ShouldBe(Roles.Innovator);
        (await Asked(CitySeason.Examiner)).ShouldBe(1);
        _season.Place.Ask<string>($"SELECT template FROM outbox WHERE address = '{CitySeason.Examiner}'").ShouldBe("account-known");
        (await _season.Who(CitySeason.Examiner)).Roles.ShouldBe(Roles.Examiner, "nobody's rights change by asking");
        (await Asked("no address")).ShouldBe(0);
    }

    [Test]
    public async Task An_address_is_mailed_three_times_an_hour_at_most()
    {
        for (var i = 0; i < 3; i++)
            (await Asked("budi@example.id")).ShouldBe(1);
        (await Asked("budi@example.id")).ShouldBe(0);
        _season.Clock.Time = _season.Clock.Time.AddHours(1).AddSeconds(1);
        (await Asked("budi@example.id")).ShouldBe(1);
    }

    [Test]
    public async Task A_season_of_invited_innovators_takes_no_requests()
    {
        using var invited = await CitySeason.Announced(text => text.Replace("by: open", "by: invitation", StringComparison.Ordinal));
        (
            await Should.ThrowAsync<RefusalException>(() =>
                invited.Place.SendAs(Person.Public, new AskForAccount(City, "Budi", "budi@example.id", "id"))
            )
        ).Code.ShouldBe("registration-closed");
        (await invited.Place.SendAs(Person.Public, new ListPublicDoors())).ShouldBeEmpty();
    }

    [Test]
    public async Task A_draft_is_reminded_of_seven_three_and_one_days_before_once_each()
    {
        await _season.Filled();
        await _season.Sent(await _season.Filled("Terkirim"));
        foreach (var (hours, count) in new[] { (24 * 8, 0), (24 * 7, 1), (24 * 6, 0), (24 * 3, 1), (24, 1), (1, 0), (-1, 0) })
        {
            _season.Clock.Time = CitySeason.Closing.AddHours(-hours);
            (await _season.Place.Send(new RemindDrafts())).Count.ShouldBe(count, $"{hours} hours before");
        }
    }

    [Test]
    public async Task A_lapsed_draft_is_forgotten_after_twelve_months_and_what_was_sent_is_not()
    {
        var draft = await _season.Filled();
        var sent = await _season.Sent(await _season.Filled("Terkirim"));
        _season.Clock.Time = CitySeason.Closing.AddYears(1).AddMinutes(-1);
        (await _season.Place.Send(new RemoveDrafts())).Drafts.ShouldBeEmpty();
        _season.Clock.Time = CitySeason.Closing.AddYears(1).AddMinutes(1);
        (await _season.Place.Send(new RemoveDrafts())).Drafts.ShouldBe([draft.Subject]);
        (await _season.As(CitySeason.Innovator, new ShowEntry(City, draft.Id))).Answers.ShouldNotBeEmpty("it was only listed");
        await _season.Place.Send(new RemoveDrafts(IsListing: false));
        (await _season.As(CitySeason.Innovator, new ShowEntry(City, draft.Id))).Answers.ShouldBeEmpty();
        (await _season.As(CitySeason.Innovator, new ShowEntry(City, sent.Id))).Last.ShouldNotBeNull();
        (await _season.Place.Send(new Scoring.Features.Audit.VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task The_time_is_that_of_the_database_and_UTC()
    {
        using var place = Workplace.WithOwnRules();
        CitySeason.WriteRules(place);
        (await place.Send(new ListMyEntries())).Now.ShouldBe(DateTime.UtcNow, TimeSpan.FromMinutes(5));
    }
}
