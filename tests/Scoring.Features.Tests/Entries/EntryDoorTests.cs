using System.Security.Cryptography;
using System.Text;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Import;
using Scoring.Features.Seasons;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Entries;

/// <summary>An entry from its beginning to the ranking, and who may do what with it.</summary>
public sealed class EntryDoorTests : WithCitySeason
{
    private Task<EntryView> Seen(Entry entry, string email = CitySeason.Innovator) => Season.As(email, new ShowEntry(City, entry.Id));

    [Test]
    public async Task An_entry_goes_from_its_beginning_into_the_ranking()
    {
        var first = await Season.Filled();
        var second = await Season.Filled("Rumah Tunggu", CitySeason.Stranger);
        (first.Id, second.Id).ShouldBe(("00001", "00002"));
        await Season.Sent(first);
        await Season.Sent(second, CitySeason.Stranger, CitySeason.OtherVerifier);
        await Season.Completed(first);
        await Season.Completed(second);
        Season.Clock.Time = CitySeason.Closing.AddDays(1);
        var outcome = await Season.As(CitySeason.Secretary, new FixRegister(City));
        (outcome.Status, outcome.Rows).ShouldBe((ImportStatus.Stored, 2), string.Join("; ", outcome.Problems));
        await Season.Place.Given(
            ImportKind.Marks,
            City,
            "m.csv",
            "stage,innovation_id,juror,criterion,score\n"
                + "desk,00001,J,new,80\ndesk,00001,J,use,80\ndesk,00002,J,new,90\ndesk,00002,J,use,90\n"
        );
        (await Season.Place.Rank(City)).Rankings[0].Rows.Select(row => row.Id).ShouldBe(["00002", "00001"]);
        (await Season.Place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task The_receipt_names_the_hash_of_what_was_sent_and_is_mailed()
    {
        var entry = await Season.Sent(await Season.Filled());
        var version = (await Seen(entry)).Last!;
        version.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version.Content))));
        var frozen = FrozenEntry.Read(version.Content);
        (frozen.Write(), frozen.Answers["agency"], frozen.Number).ShouldBe((version.Content, "Dinas Kesehatan", 1));
        var mail = Season.Place.Ask<string>("SELECT body FROM outbox WHERE template = 'receipt'");
        mail.ShouldContain(version.Sha256);
        mail.ShouldContain("00001");
    }

    [Test]
    public async Task The_first_entry_that_is_sent_starts_the_season()
    {
        (await Season.Place.Send(new ShowSeason(City))).Standing.State.ShouldBe(SeasonState.Announced);
        var entry = await Season.Filled();
        await Season.Send(entry, CitySeason.Innovator);
        (await Season.Place.Send(new ShowSeason(City))).Standing.State.ShouldBe(SeasonState.Announced, "it waits for the agency");
        await Season.Send(entry, CitySeason.Verifier);
        var running = await Season.Place.Send(new ShowSeason(City));
        running.Standing.State.ShouldBe(SeasonState.Running);
        running.Locks["season.yaml"].ShouldContain(part => part.Path == "form");
    }

    [Test]
    public async Task Nothing_is_sent_without_the_agency()
    {
        var entry = await Season.Filled();
        (await Season.Send(entry, CitySeason.Innovator)).State.ShouldBe(EntryState.WithAgency);
        (await Seen(entry)).Versions.ShouldBeEmpty();
        (await Season.Refused(CitySeason.Innovator, new SendEntry(City, entry.Id, entry.Step.Number))).ShouldBe("entry-not-sendable");
        (await Season.Refused(CitySeason.OtherVerifier, new SendEntry(City, entry.Id, entry.Step.Number))).ShouldBe("entry-unknown");
        (await Season.Send(entry, CitySeason.Verifier)).State.ShouldBe(EntryState.Sent);
    }

    [Test]
    public async Task The_agency_gives_an_entry_back_with_a_note()
    {
        var entry = await Season.Filled();
        await Season.Send(entry, CitySeason.Innovator);
        (await Season.Refused(CitySeason.Verifier, new MoveEntry(City, entry.Id, EntryMove.GiveBack))).ShouldBe("reason-missing");
        await Season.As(CitySeason.Verifier, new MoveEntry(City, entry.Id, EntryMove.GiveBack, "Ringkasan terlalu umum"));
        var view = await Seen(entry);
        (view.State, view.Entry.Step.Reason, view.IsOpen).ShouldBe((EntryState.Draft, "Ringkasan terlalu umum", true));
    }

    [TestCase(CitySeason.Stranger)]
    [TestCase(CitySeason.OtherVerifier)]
    [TestCase(CitySeason.Examiner)]
    public async Task A_draft_is_not_there_for_others(string email)
    {
        var entry = await Season.Filled();
        (await Season.Refused(email, new ShowEntry(City, entry.Id))).ShouldBe("entry-unknown");
        (await Season.Refused(email, new ShowEntry(City, "09999"))).ShouldBe("entry-unknown");
    }

    [TestCase(CitySeason.Innovator, true)]
    [TestCase(CitySeason.Verifier, true)]
    [TestCase(CitySeason.Examiner, true)]
    [TestCase(CitySeason.Secretary, true)]
    [TestCase(CitySeason.Stranger, false)]
    [TestCase(CitySeason.OtherVerifier, false)]
    public async Task What_was_sent_is_read_by_its_people_and_those_who_check_it(string email, bool may)
    {
        var entry = await Season.Sent(await Season.Filled());
        if (may)
            (await Seen(entry, email)).Last!.Number.ShouldBe(1);
        else
            (await Season.Refused(email, new ShowEntry(City, entry.Id))).ShouldBe("entry-unknown");
    }

    [Test]
    public async Task A_text_of_201_of_200_words_is_kept_and_not_sent()
    {
        var entry = await Season.Filled();
        var words = string.Join(' ', Enumerable.Repeat("kata", 201));
        await Season.Save(entry, "idea", CitySeason.Innovator, ("summary", words));
        var view = await Seen(entry);
        view.Answers["summary"].ShouldBe(words);
        view.Problems.Single()
            .ShouldSatisfyAllConditions(problem => problem.Code.ShouldBe("words"), problem => problem.Places.ShouldBe(["201", "200"]));
        (await Season.Refused(CitySeason.Innovator, new SendEntry(City, entry.Id, view.Entry.Step.Number))).ShouldBe("entry-incomplete");
        await Season.Save(entry, "idea", CitySeason.Innovator, ("summary", words["kata ".Length..]));
        (await Seen(entry)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task An_old_revision_is_refused_and_nothing_is_lost()
    {
        var entry = await Season.Filled();
        var seen = (await Seen(entry)).Saved("idea").Revision;
        var change = new Dictionary<string, string> { ["summary"] = "Yang pertama" };
        await Season.As(CitySeason.Innovator, new SaveSection(City, entry.Id, "idea", seen, change));
        (
            await Season.Refused(
                CitySeason.Innovator,
                new SaveSection(City, entry.Id, "idea", seen, new Dictionary<string, string> { ["summary"] = "Yang kedua" })
            )
        ).ShouldBe("section-changed-since");
        (await Seen(entry)).Answers["summary"].ShouldBe("Yang pertama");
        (await Seen(entry)).Answers["group"].ShouldBe("umum", "fields that were not sent keep their answers");
    }

    [Test]
    public async Task A_field_is_asked_where_another_answer_asks_for_it()
    {
        var entry = await Season.Filled();
        await Season.Save(entry, "idea", CitySeason.Innovator, ("school", "SD 1"));
        await Season.Sent(entry);
        FrozenEntry.Read((await Seen(entry)).Last!.Content).Answers.Keys.ShouldNotContain("school");
    }

    [TestCase(0, true)]
    [TestCase(15 * 60, true)]
    [TestCase((15 * 60) + 1, false)]
    public async Task An_entry_arrives_in_time_until_the_grace_is_over(int seconds, bool isInTime)
    {
        var entry = await Season.Filled();
        Season.Clock.Time = CitySeason.Closing.AddSeconds(seconds);
        if (isInTime)
        {
            (await Season.Sent(entry)).State.ShouldBe(EntryState.Sent);
            Season.Clock.Time = CitySeason.Closing.AddDays(1);
            var row = (await Season.As(CitySeason.Secretary, new ShowRegister(City))).Now.Rows.Single();
            row.Values["submitted_at"].ShouldBe("2027-04-30 23:59:59");
            row.Values["arrival"].ShouldBe(seconds == 0 ? "tepat" : "tenggang");
            return;
        }
        (await Season.Refused(CitySeason.Innovator, new SendEntry(City, entry.Id, entry.Step.Number))).ShouldBe("entries-closed");
        (await Seen(entry)).State.ShouldBe(EntryState.Lapsed);
    }

    [Test]
    public async Task An_extension_revives_drafts()
    {
        var entry = await Season.Filled();
        Season.Clock.Time = CitySeason.Closing.AddDays(2);
        (await Seen(entry)).State.ShouldBe(EntryState.Lapsed);
        (await Season.Refused(CitySeason.Innovator, new SaveSection(City, entry.Id, "idea", 2, new Dictionary<string, string>()))).ShouldBe(
            "entries-closed"
        );
        await Extend("2027-05-05");
        (await Seen(entry)).State.ShouldBe(EntryState.Draft);
        (await Season.Sent(entry)).State.ShouldBe(EntryState.Sent);
    }

    private async Task Extend(string day)
    {
        var shown = await Season.Place.Send(new ShowSeason(City));
        var files = shown.Files.ToDictionary(
            file => file.Key,
            file => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Value).Replace("2027-04-30", day, StringComparison.Ordinal))
        );
        await Season.As(CitySeason.Secretary, new PutRules(City, shown.Version!.Number, files, "Diperpanjang", "B/20/2027"));
        foreach (var waiting in (await Season.Place.Send(new ShowSeason(City))).Versions.Where(version => version.IsWaiting))
            await Season.Place.SendAs(new Person("Ketua", Roles.Chair), new RuleOnRules(City, waiting.Number, true));
    }

    [Test]
    public async Task One_entry_alone_is_given_more_time_with_a_reason()
    {
        var (entry, other) = (await Season.Filled(), await Season.Filled("Lain"));
        Season.Clock.Time = CitySeason.Closing.AddDays(2);
        (await Season.Refused(CitySeason.Secretary, new ReopenEntry(City, entry.Id, new DateOnly(2027, 5, 3), ""))).ShouldBe(
            "reason-missing"
        );
        (await Season.Refused(CitySeason.Secretary, new ReopenEntry(City, entry.Id, new DateOnly(2027, 5, 1), "Listrik padam"))).ShouldBe(
            "until-past"
        );
        await Season.As(CitySeason.Secretary, new ReopenEntry(City, entry.Id, new DateOnly(2027, 5, 3), "Listrik padam"));
        (await Seen(entry)).State.ShouldBe(EntryState.Draft);
        (await Seen(other)).State.ShouldBe(EntryState.Lapsed);
        await Season.Sent(entry);
        (await Season.As(CitySeason.Secretary, new ShowRegister(City))).Now.Rows[0].Values["arrival"].ShouldBe("perpanjangan");
    }

    [Test]
    public async Task An_agency_sends_no_more_than_the_season_allows()
    {
        for (var i = 0; i < 3; i++)
            await Season.Sent(await Season.Filled($"Karya {i}"));
        var fourth = await Season.Filled("Karya 4");
        (await Season.Refused(CitySeason.Innovator, new SendEntry(City, fourth.Id, fourth.Step.Number))).ShouldBe("agency-full");
        await Season.As(CitySeason.Innovator, new MoveEntry(City, "00001", EntryMove.Withdraw));
        (await Season.Sent(fourth)).State.ShouldBe(EntryState.Sent);
    }

    [Test]
    public async Task The_rules_of_eligibility_are_tried_on_a_draft()
    {
        var entry = await Season.Filled();
        (await Season.As(CitySeason.Innovator, new TryRules(City, entry.Id))).IsEligible.ShouldBeTrue();
        await Season.Save(entry, "idea", CitySeason.Innovator, ("summary", string.Join(' ', Enumerable.Repeat("kata", 201))));
        (await Season.As(CitySeason.Innovator, new TryRules(City, entry.Id))).Breaches.Single().Rule.Id.ShouldBe("short");
    }
}
