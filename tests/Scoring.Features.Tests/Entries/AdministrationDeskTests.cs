using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Import;
using Scoring.Features.Review;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Entries;

/// <summary>Examiners check what was sent, and the secretariat fixes the register.</summary>
public sealed class AdministrationDeskTests : WithCitySeason
{
    [Test]
    public async Task A_repair_opens_the_named_fields_only()
    {
        var entry = await Season.Sent(await Season.Filled());
        (await Season.Examine(entry, EntryDecision.Repair, "Perjelas ringkasan", null, "summary")).State.ShouldBe(EntryState.Repair);
        var view = await Season.As(CitySeason.Innovator, new ShowEntry(City, entry.Id));
        (view.CanChange("summary"), view.CanChange("title")).ShouldBe((true, false));
        await Season.Save(entry, "idea", CitySeason.Innovator, ("summary", "Lebih jelas"), ("title", "Judul lain"));
        view = await Season.As(CitySeason.Innovator, new ShowEntry(City, entry.Id));
        (view.Answers["summary"], view.Answers["title"]).ShouldBe(("Lebih jelas", "Antrean Daring"));
        (
            await Season.Refused(
                CitySeason.Innovator,
                new SaveSection(City, entry.Id, "who", 1, new Dictionary<string, string> { ["region"] = "72.02" })
            )
        ).ShouldBe("entry-field-locked");
        await Season.Sent(entry);
        (await Season.As(CitySeason.Innovator, new ShowEntry(City, entry.Id))).Last!.Number.ShouldBe(2);
        Season.Place.Ask<string>("SELECT state FROM outbox WHERE template = 'repair-request'").ShouldBe("held");
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task A_repair_has_a_deadline_of_its_own_after_the_closing(int secondsLate, bool isOpen)
    {
        var entry = await Season.Sent(await Season.Filled());
        Season.Clock.Time = CitySeason.Closing.AddDays(1);
        var repair = await Season.Examine(entry, EntryDecision.Repair, "Perjelas", null, "summary");
        repair.Step.Until.ShouldBe(CitySeason.Closing.AddDays(1 + 5).UtcDateTime);
        Season.Clock.Time = CitySeason.Closing.AddDays(6).AddSeconds(secondsLate);
        (await Season.As(CitySeason.Innovator, new ShowEntry(City, entry.Id))).CanChange("summary").ShouldBe(isOpen);
    }

    [Test]
    public async Task A_repair_of_which_nothing_is_named_or_said_is_refused()
    {
        var entry = await Season.Sent(await Season.Filled());
        Task<string> Refused(string note, params string[] fields) =>
            Season.Refused(
                CitySeason.Examiner,
                new ExamineEntry(City, entry.Id, entry.Step.Number, [], EntryDecision.Repair) { Note = note, Fields = fields }
            );
        (await Refused("", "summary")).ShouldBe("reason-missing");
        (await Refused("Perjelas", "nothing")).ShouldBe("repair-fields-missing");
        (
            await Season.Refused(CitySeason.Examiner, new ExamineEntry(City, entry.Id, entry.Step.Number, [], EntryDecision.Complete))
        ).ShouldBe("checks-open");
        (
            await Season.Refused(
                CitySeason.Examiner,
                new ExamineEntry(City, entry.Id, entry.Step.Number, [], EntryDecision.Refuse) { Note = "Bukan karya sendiri" }
            )
        ).ShouldBe("check-missing");
    }

    [Test]
    public async Task A_decision_is_taken_back_until_the_register_is_fixed()
    {
        var entry = await Season.Sent(await Season.Filled());
        await Season.Examine(entry, EntryDecision.Refuse, "Bukan karya sendiri", "own-work");
        (await Season.As(CitySeason.Examiner, new UndoDecision(City, entry.Id))).State.ShouldBe(EntryState.Sent);
        await Season.Completed(entry);
        Season.Clock.Time = CitySeason.Closing.AddDays(1);
        await Season.As(CitySeason.Secretary, new FixRegister(City));
        (await Season.Refused(CitySeason.Examiner, new UndoDecision(City, entry.Id))).ShouldBe("register-fixed");
    }

    [Test]
    public async Task Several_are_completed_at_once_if_their_checks_are_answered()
    {
        var (one, two) = (await Season.Sent(await Season.Filled()), await Season.Sent(await Season.Filled("Lain")));
        await Season.Examine(one, EntryDecision.None);
        (await Season.Refused(CitySeason.Examiner, new CompleteEntries(City, [one.Id, two.Id]))).ShouldBe("checks-open");
        (await Season.As(CitySeason.Examiner, new ListDesk(City, EntryState.Complete))).Entries.ShouldBeEmpty("all or none");
        await Season.Examine(two, EntryDecision.None);
        (await Season.As(CitySeason.Examiner, new CompleteEntries(City, [one.Id, two.Id]))).Count.ShouldBe(2);
        (await Season.As(CitySeason.Examiner, new ListDesk(City))).Counts[EntryState.Complete].ShouldBe(2);
    }

    [Test]
    public async Task Two_examiners_take_different_entries()
    {
        await Season.Sent(await Season.Filled());
        (await Season.As(CitySeason.Examiner, new TakeEntries(City))).Count.ShouldBe(1);
        (await Season.As(CitySeason.Secretary, new TakeEntries(City))).Count.ShouldBe(0);
        (await Season.As(CitySeason.Examiner, new ListDesk(City, Mine: true))).Entries.Single().IsMine.ShouldBeTrue();
        (await Season.As(CitySeason.Secretary, new ListDesk(City, Mine: true))).Entries.ShouldBeEmpty();
    }

    [TestCase(CitySeason.Innovator)]
    [TestCase(CitySeason.Verifier)]
    public async Task The_desk_is_not_for_those_who_enter(string email) =>
        (await Season.Refused(email, new ListDesk(City))).ShouldBe("not-allowed");

    [Test]
    public async Task The_register_waits_for_the_closing_and_for_the_checks()
    {
        var entry = await Season.Sent(await Season.Filled());
        (await Season.Refused(CitySeason.Secretary, new FixRegister(City))).ShouldBe("register-too-early");
        Season.Clock.Time = CitySeason.Closing.AddDays(1);
        (await Season.Refused(CitySeason.Secretary, new FixRegister(City))).ShouldBe("register-unchecked");
        await Season.Completed(entry);
        (await Season.As(CitySeason.Secretary, new FixRegister(City))).Status.ShouldBe(ImportStatus.Stored);
        (await Season.As(CitySeason.Secretary, new FixRegister(City))).Status.ShouldBe(ImportStatus.Unchanged);
    }

    [Test]
    public async Task A_register_tells_the_administration_the_checks_and_the_drafts()
    {
        var (one, two) = (await Season.Sent(await Season.Filled()), await Season.Sent(await Season.Filled("Lain")));
        var draft = await Season.Filled("Tidak terkirim");
        await Season.Completed(one);
        await Season.Examine(two, EntryDecision.Refuse, "Bukan karya sendiri", "own-work");
        Season.Clock.Time = CitySeason.Closing.AddDays(1);
        var rows = (await Season.As(CitySeason.Secretary, new ShowRegister(City))).Now.Rows;
        rows.Select(row => row.Values.GetValueOrDefault("administration")).ShouldBe(["lolos", "tidak-lolos", null]);
        rows[1].Values["check_own_work"].ShouldBe("tidak-lolos");
        rows[2].Id.ShouldBe(draft.Id);
        rows[2].Values.Keys.ShouldBe(["innovation_id", "title", "group", "region_code"], ignoreOrder: true);
        await Season.As(CitySeason.Secretary, new FixRegister(City));
    }

    [Test]
    public async Task A_later_change_makes_the_register_out_of_date()
    {
        var entry = await Season.Sent(await Season.Filled());
        await Season.Completed(entry);
        Season.Clock.Time = CitySeason.Closing.AddDays(1);
        await Season.As(CitySeason.Secretary, new FixRegister(City));
        (await Season.As(CitySeason.Secretary, new ShowRegister(City))).Changes.ShouldBeEmpty();
        await Season.As(CitySeason.Secretary, new ReopenEntry(City, entry.Id, new DateOnly(2027, 5, 3), "Salah unggah"));
        await Season.Save(entry, "idea", CitySeason.Innovator, ("summary", "Yang benar"));
        await Season.Sent(entry);
        await Season.Completed(entry);
        (await Season.As(CitySeason.Secretary, new ShowRegister(City))).Changes.ShouldContain(
            new RegisterChange(entry.Id, "summary", "Warga mengantre dari rumah.", "Yang benar")
        );
        var items = (await Season.Place.Send(new ListReviewItems(City))).Items.Items.Select(item => ReviewItemLabels.Of(item.Item.Name));
        items.ShouldContain("old-register/register/-");
        await Season.As(CitySeason.Secretary, new FixRegister(City));
        (await Season.As(CitySeason.Secretary, new ShowRegister(City))).Changes.ShouldBeEmpty();
    }

    [Test]
    public async Task The_same_data_by_file_and_by_the_site_give_one_result()
    {
        foreach (var title in new[] { "Satu", "Dua, \"tiga\"", "Empat\u00a0lima" })
            await Season.Completed(await Season.Sent(await Season.Filled(title)));
        Season.Clock.Time = CitySeason.Closing.AddDays(1);
        (await Season.As(CitySeason.Secretary, new FixRegister(City))).Status.ShouldBe(ImportStatus.Stored);
        var text = (await Season.As(CitySeason.Secretary, new ShowRegister(City))).Now.Text;
        using var other = Workplace.WithOwnRules();
        CitySeason.WriteRules(other);
        await other.Given(ImportKind.Submissions, City, "peserta.csv", text);
        foreach (var place in new[] { Season.Place, other })
            await place.Given(
                ImportKind.Marks,
                City,
                "m.csv",
                "stage,innovation_id,juror,criterion,score\n"
                    + string.Concat(Enumerable.Range(1, 3).Select(i => $"desk,0000{i},J,new,{70 + i}\ndesk,0000{i},J,use,80\n"))
            );
        (await Season.Place.Rank(City)).ResultHash.ShouldBe((await other.Rank(City)).ResultHash);
    }

    [Test]
    public async Task An_id_by_both_is_refused_and_both_are_named()
    {
        await Season.Completed(await Season.Sent(await Season.Filled()));
        Season.Clock.Time = CitySeason.Closing.AddDays(1);
        const string File = "innovation_id,title,group,submitted_at\n00001,Dari berkas,umum,2027-04-01\n";
        await Season.Place.Given(ImportKind.Submissions, City, "peserta.csv", File);
        var outcome = await Season.As(CitySeason.Secretary, new FixRegister(City));
        outcome.Status.ShouldBe(ImportStatus.Refused);
        outcome
            .Problems.Single()
            .ShouldSatisfyAllConditions(
                problem => problem.Code.ShouldBe("id-by-both"),
                problem => problem.Value.ShouldBe("00001"),
                problem => problem.Arguments.ShouldContain("peserta.csv")
            );
        (await Season.As(CitySeason.Secretary, new ShowRegister(City))).Fixed.ShouldBeNull();
        await Season.Place.Given(ImportKind.Submissions, City, "peserta.csv", File.Replace("00001", "c-1", StringComparison.Ordinal));
        (await Season.As(CitySeason.Secretary, new FixRegister(City))).Status.ShouldBe(ImportStatus.Stored);
        var back = await Season.Place.ImportText(ImportKind.Submissions, City, "lagi.csv", File);
        (back.Status, back.Problems[0].Code).ShouldBe((ImportStatus.Refused, "id-by-both"));
    }
}
