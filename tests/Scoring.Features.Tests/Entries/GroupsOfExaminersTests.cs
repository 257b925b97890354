using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Entries;

/// <summary>An examiner to whom groups were given sees and checks the entries of these only.</summary>
public sealed class GroupsOfExaminersTests
{
    private const string City = CitySeason.Edition;
    private const string OfPupils = "pia@example.id";

    private CitySeason _season = null!;
    private Entry _general = null!;
    private Entry _pupils = null!;

    [SetUp]
    public async Task Given()
    {
        _season = await CitySeason.Announced();
        await ReadyAccounts.Add(_season.Place, new AddUser("Pia", OfPupils, Roles.Examiner) { Groups = "Pelajar; Pupils" });
        _general = await _season.Sent(await _season.Filled());
        var draft = await _season.Filled("Kebun Sekolah");
        await _season.Save(draft, "idea", CitySeason.Innovator, ("group", "pelajar"), ("school", "SMP 1"));
        _pupils = await _season.Sent(draft);
    }

    [TearDown]
    public void End() => _season.Dispose();

    [Test]
    public async Task The_desk_lists_counts_and_takes_the_entries_of_the_own_groups()
    {
        (await _season.Place.Send(new ListUsers())).Single(user => user.Email == OfPupils).Groups.ShouldBe(["pelajar"]);
        var list = await _season.As(OfPupils, new ListDesk(City));
        list.Entries.Select(row => row.Entry.Id).ShouldBe([_pupils.Id]);
        (list.Counts[Domain.Seasons.EntryState.Sent], list.Groups.Single()).ShouldBe((1, "pelajar"));
        (await _season.As(OfPupils, new TakeEntries(City))).Count.ShouldBe(1);
        (await _season.As(OfPupils, new ListDesk(City, Mine: true))).Entries.Single().Entry.Id.ShouldBe(_pupils.Id);
        (await _season.As(CitySeason.Examiner, new ListDesk(City))).Entries.Count.ShouldBe(2, "no groups are all groups");
    }

    [Test]
    public async Task An_entry_of_another_group_is_not_there()
    {
        (await _season.As(OfPupils, new ShowEntry(City, _pupils.Id))).Entry.Id.ShouldBe(_pupils.Id);
        var step = (await _season.As(CitySeason.Examiner, new ShowEntry(City, _general.Id))).Entry.Step.Number;
        (await _season.Refused(OfPupils, new ShowEntry(City, _general.Id))).ShouldBe("entry-unknown");
        (await _season.Refused(OfPupils, new ShowExamination(City, _general.Id))).ShouldBe("entry-unknown");
        (await _season.Refused(OfPupils, new ExamineEntry(City, _general.Id, step, [], EntryDecision.None))).ShouldBe("entry-unknown");
        (await _season.Refused(OfPupils, new CompleteEntries(City, [_general.Id]))).ShouldBe("entry-unknown");
        (await _season.Refused(OfPupils, new RecordTaking(City, _general.Id, new string('0', 64)))).ShouldBe("entry-unknown");
        (await _season.Refused(OfPupils, new RecordTaking(City, null, new string('0', 64)))).ShouldBe("entry-unknown");
        (await _season.Refused(OfPupils, new ShowRegister(City))).ShouldBe("register-of-all-groups");
    }

    [Test]
    public async Task What_was_sent_decides_and_not_what_a_repair_is_being_made_of()
    {
        await _season.Examine(_pupils, EntryDecision.Repair, "Kelompok keliru", null, "group");
        await _season.Save(_pupils, "idea", CitySeason.Innovator, ("group", "umum"));
        (await _season.As(OfPupils, new ListDesk(City))).Entries.Count.ShouldBe(1);
        await _season.Sent(_pupils);
        (await _season.As(OfPupils, new ListDesk(City))).Entries.ShouldBeEmpty();
        (await _season.Refused(OfPupils, new ShowEntry(City, _pupils.Id))).ShouldBe("entry-unknown");
    }

    [Test]
    public async Task Groups_are_given_to_examiners_by_names_that_there_are()
    {
        Task<string> Refused(Roles roles, string groups) => Code(new ChangeRoles(OfPupils, roles) { Groups = groups });
        (await Refused(Roles.Examiner, "siswa")).ShouldBe("user-group-unknown");
        (await Refused(Roles.Secretariat, "umum")).ShouldBe("user-group-without-role");
        await _season.Place.Send(new ChangeRoles(OfPupils, Roles.Examiner) { Groups = "General" });
        (await _season.As(OfPupils, new ListDesk(City))).Entries.Select(row => row.Entry.Id).ShouldBe([_general.Id]);
        await _season.Place.Send(new ChangeRoles(OfPupils, Roles.Examiner));
        (await _season.As(OfPupils, new ListDesk(City))).Entries.Count.ShouldBe(2);
    }

    private async Task<string> Code(ChangeRoles request) =>
        (await Should.ThrowAsync<RefusalException>(() => _season.Place.Send(request))).Code;
}
