using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Tests.Building;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Entries;

/// <summary>Innovators get in by themselves where a season is open to all, and drafts are reminded of and forgotten.</summary>
public sealed class RegistrationTests : WithCitySeason
{
    private async Task<long> Asked(string address)
    {
        await Season.Place.SendAs(Person.Public, new AskForAccount(City, "Budi", address, "en"));
        return (await Season.Place.Send(new AnswerRequests())).Queued;
    }

    [Test]
    public async Task A_new_address_is_invited_and_a_known_one_told()
    {
        (await Asked("budi@example.id")).ShouldBe(1);
        Season.Place.Ask<string>("SELECT template FROM outbox WHERE address = 'budi@example.id'").ShouldBe("invitation");
        (await Season.Who("budi@example.id")).Roles.ShouldBe(Roles.Innovator);
        (await Asked(CitySeason.Examiner)).ShouldBe(1);
        Season.Place.Ask<string>($"SELECT template FROM outbox WHERE address = '{CitySeason.Examiner}'").ShouldBe("account-known");
        (await Season.Who(CitySeason.Examiner)).Roles.ShouldBe(Roles.Examiner, "nobody's rights change by asking");
        (await Asked("no address")).ShouldBe(0);
    }

    [Test]
    public async Task An_address_is_mailed_three_times_an_hour_at_most()
    {
        for (var i = 0; i < 3; i++)
            (await Asked("budi@example.id")).ShouldBe(1);
        (await Asked("budi@example.id")).ShouldBe(0);
        Season.Clock.Time = Season.Clock.Time.AddHours(1).AddSeconds(1);
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
        await Season.Filled();
        await Season.Sent(await Season.Filled("Terkirim"));
        foreach (var (hours, count) in new[] { (24 * 8, 0), (24 * 7, 1), (24 * 6, 0), (24 * 3, 1), (24, 1), (1, 0), (-1, 0) })
        {
            Season.Clock.Time = CitySeason.Closing.AddHours(-hours);
            (await Season.Place.Send(new RemindDrafts())).Count.ShouldBe(count, $"{hours} hours before");
        }
    }

    [Test]
    public async Task A_lapsed_draft_is_forgotten_after_twelve_months_and_what_was_sent_is_not()
    {
        var draft = await Season.Filled();
        var sent = await Season.Sent(await Season.Filled("Terkirim"));
        Season.Clock.Time = CitySeason.Closing.AddYears(1).AddMinutes(-1);
        (await Season.Place.Send(new RemoveDrafts())).Drafts.ShouldBeEmpty();
        Season.Clock.Time = CitySeason.Closing.AddYears(1).AddMinutes(1);
        (await Season.Place.Send(new RemoveDrafts())).Drafts.ShouldBe([draft.Subject]);
        (await Season.As(CitySeason.Innovator, new ShowEntry(City, draft.Id))).Answers.ShouldNotBeEmpty("it was only listed");
        await Season.Place.Send(new RemoveDrafts(IsListing: false));
        (await Season.As(CitySeason.Innovator, new ShowEntry(City, draft.Id))).Answers.ShouldBeEmpty();
        (await Season.As(CitySeason.Innovator, new ShowEntry(City, sent.Id))).Last.ShouldNotBeNull();
        (await Season.Place.Send(new Scoring.Features.Audit.VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task The_time_is_that_of_the_database_and_UTC()
    {
        using var place = Workplace.WithOwnRules();
        CitySeason.WriteRules(place);
        (await place.Send(new ListMyEntries())).Now.ShouldBe(DateTime.UtcNow, TimeSpan.FromMinutes(5));
    }
}
