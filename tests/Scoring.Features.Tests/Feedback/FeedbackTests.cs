using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Feedback;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Users;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Feedback;

/// <summary>Feedback letters: figures, released comments, and who may read them.</summary>
public sealed class FeedbackTests
{
    private static readonly Person Officer = new("Ona", Roles.RegionOfficer, Region: "11");
    private static readonly Person Elsewhere = new("Eko", Roles.RegionOfficer, Region: "12");

    private Workplace _place = null!;

    [SetUp]
    public async Task Fill()
    {
        _place = await Place();
        await _place.Given(
            ImportKind.Regions,
            Edition,
            "regions.csv",
            "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n"
        );
        await _place.Given(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            "innovation_id,title,category,agency,region_code\ni1,Satu,Umum,Dinas A,11\ni2,Dua,Umum,Dinas B,12\ni3,Tiga,Sekolah,Dinas A,12\n"
        );
        await Sheet(Ana, "i1", "ana", 4, ("one", "Gagasan kuat"), ("two", "Kurang data"));
        await Sheet(Budi, "i1", "budi", 6, ("one", "Sebutkan biaya"));
        await Sheet(Ana, "i2", "ana", 2);
        await Sheet(Budi, "i2", "budi", 2);
        await _place.SendAs(Sari, new ChangeStage(Edition, Stage, StageAction.Close, Reason: "Selesai"));
    }

    [TearDown]
    public void Remove() => _place.Dispose();

    [Test]
    public async Task A_letter_has_score_place_and_the_mean_of_each_criterion_without_a_jurors_name()
    {
        var letter = await _place.Send(new ShowLetter(Edition, "i1"));
        (letter.Name, letter.Holder).ShouldBe(("Satu", "Dinas A, Aceh"));
        var all = letter.Places.Single(place => place.Rule.Id == "all");
        (all.Row.Shown, all.Row.Rank, all.Of).ShouldBe((5m, 1m, 2));
        var stage = letter.Stages.Single();
        stage.Sheets.ShouldBe(2);
        stage.Criteria.Select(mark => (mark.Criterion.Id, mark.Mean)).ShouldBe([("one", 5m), ("two", 5m), ("three", 5m)]);
        await Release();
        var html = FeedbackHtml.Of(letter, (await _place.SendAs(Officer, new ShowComments(Edition, "i1"))).Comments, "id");
        foreach (var said in new[] { "Surat umpan balik", "Gagasan kuat", "Satu", "Dinas A, Aceh" })
            html.ShouldContain(said);
        foreach (var hidden in new[] { "ana", "budi", "Ana", "Budi" })
            System.Text.RegularExpressions.Regex.IsMatch(html, $@"\b{hidden}\b").ShouldBeFalse(hidden);
        (await _place.Refusal(new ShowLetter(Edition, "i9"))).Code.ShouldBe("unknown-unit");
    }

    [Test]
    public async Task Only_what_the_secretariat_chose_is_released_in_the_words_of_that_moment()
    {
        (await Comments(Officer)).ShouldBeEmpty();
        var listed = (await _place.SendAs(Sari, new ListComments(Edition))).Comments;
        listed.Count.ShouldBe(3);
        var one = listed.Single(comment => comment.Words == "Gagasan kuat");
        (await _place.SendAs(Sari, new ReleaseComments(Edition, [one.Key]))).Count.ShouldBe(1);
        (await Comments(Officer)).ShouldBe(["Gagasan kuat"]);
        (await _place.RefusalOf(Sari, new ReleaseComments(Edition, [one.Key]))).ShouldBe("comments-none-chosen");
        (await _place.RefusalOf(Sari, new ReleaseComments(Edition, []))).ShouldBe("comments-none-chosen");

        // The juror writes again: the letter keeps what was released until somebody reads and releases the new words.
        await _place.SendAs(Sari, new ChangeStage(Edition, Stage, StageAction.Open, Reason: "Perbaikan"));
        await _place.SendAs(Sari, new ReturnScoresheet(Edition, Stage, "i1", "ana", "Perbaiki", null, await Seen("i1", "ana")));
        await Sheet(Ana, "i1", "ana", 4, ("one", "ANA menulis"), ("two", "Kurang data"));
        await _place.SendAs(Sari, new ChangeStage(Edition, Stage, StageAction.Close, Reason: "Selesai"));
        (await Comments(Officer)).ShouldBe(["Gagasan kuat"]);
        (await _place.SendAs(Sari, new ListComments(Edition)))
            .Comments.Single(comment => comment.Key == one.Key)
            .Released.ShouldBe("Gagasan kuat");

        (await _place.SendAs(Sari, new ReleaseComments(Edition, [one.Key], Undo: true))).Count.ShouldBe(1);
        (await Comments(Officer)).ShouldBeEmpty();
        (await _place.Send(new ListAudit())).Events.Count(found => found.Event.What == AuditAction.CommentsReleased).ShouldBe(2);
        // The seats of this jury were put in by the test itself.
        (await _place.Send(new VerifyAudit())).Findings.ShouldAllBe(finding => finding.Table == "seat_changes");
    }

    [Test]
    public async Task Comments_of_an_open_stage_cannot_be_released()
    {
        await _place.SendAs(Sari, new ChangeStage(Edition, Stage, StageAction.Open, Reason: "Lagi"));
        var list = await _place.SendAs(Sari, new ListComments(Edition));
        (list.Comments.Count, list.Waiting).ShouldBe((0, 3));
    }

    [Test]
    public async Task Those_who_represent_an_entry_read_its_letter_and_for_others_there_is_none()
    {
        await Release();
        (await Comments(Officer)).Count.ShouldBe(3);
        foreach (var person in new[] { Elsewhere, Ana, new Person("Eka", Roles.Examiner), new Person("Ina", Roles.Innovator) })
            (await _place.RefusalOf(person, new ShowComments(Edition, "i1"))).ShouldBe("unknown-unit", person.Name);
        (await _place.RefusalOf(Officer, new ShowComments(Edition, "i9"))).ShouldBe("unknown-unit");
        (await _place.RefusalOf(Person.Public, new ShowComments(Edition, "i1"))).ShouldBe("sign-in-needed");
        foreach (var role in new[] { Roles.Reader, Roles.Auditor, Roles.Chair, Roles.Secretariat, Roles.Administrator })
            (await Comments(new Person("x", role))).Count.ShouldBe(3);
    }

    [Test]
    public async Task Who_acts_for_an_agency_reads_of_its_entries_in_its_region_alone()
    {
        await Release();
        await ReadyAccounts.Add(_place, new AddUser("Vera", "vera@example.org", Roles.AgencyVerifier) { Agency = "dinas a" });
        await ReadyAccounts.Add(
            _place,
            new AddUser("Via", "via@example.org", Roles.AgencyVerifier | Roles.RegionOfficer, Region: "12") { Agency = "Dinas A" }
        );
        var (vera, via) = (await PersonOf("vera@example.org"), await PersonOf("via@example.org"));
        (await Comments(vera)).Count.ShouldBe(3);
        (await Comments(vera with { Roles = Roles.Innovator })).Count.ShouldBe(3);
        (await _place.RefusalOf(vera, new ShowComments(Edition, "i2"))).ShouldBe("unknown-unit");
        // That Dinas A is another region's.
        (await _place.RefusalOf(via with { Roles = Roles.AgencyVerifier }, new ShowComments(Edition, "i1"))).ShouldBe("unknown-unit");
        (await _place.SendAs(via with { Roles = Roles.AgencyVerifier }, new ShowComments(Edition, "i3"))).Comments.ShouldBeEmpty();
    }

    [Test]
    public async Task Own_letters_are_those_of_published_editions()
    {
        (await _place.SendAs(Officer, new ListOwnLetters())).ShouldBeEmpty();
        await _place.Publish(Edition);
        (await _place.SendAs(Officer, new ListOwnLetters())).Single().Subjects.Select(subject => subject.Unit).ShouldBe(["i1"]);
        (await _place.SendAs(Elsewhere, new ListOwnLetters())).Single().Subjects.Select(subject => subject.Unit).ShouldBe(["i2", "i3"]);
        (await _place.SendAs(Ana, new ListOwnLetters())).ShouldBeEmpty();
    }

    private static IEnumerable<Roles> Others => Enum.GetValues<Roles>().Where(role => role is not (Roles.Owner or Roles.Secretariat));

    [TestCaseSource(nameof(Others))]
    public async Task Only_the_secretariat_looks_through_comments_and_releases_them(Roles role)
    {
        var person = new Person("x", role);
        var code = role == Roles.None ? "sign-in-needed" : "not-allowed";
        (await _place.RefusalOf(person, new ListComments(Edition))).ShouldBe(code);
        (await _place.RefusalOf(person, new ReleaseComments(Edition, ["x"]))).ShouldBe(code);
    }

    private async Task<IReadOnlyList<string>> Comments(Person person) =>
        [.. (await _place.SendAs(person, new ShowComments(Edition, "i1"))).Comments.Select(comment => comment.Words)];

    private Task<Person> PersonOf(string email) =>
        _place.Within(services => Task.FromResult(services.GetRequiredService<SignInProcedure>().FindByEmail(email)!.Person));

    private async Task Release() =>
        await _place.SendAs(
            Sari,
            new ReleaseComments(
                Edition,
                [.. (await _place.SendAs(Sari, new ListComments(Edition))).Comments.Select(comment => comment.Key)]
            )
        );

    private async Task<int> Seen(string entry, string juror) => (await _place.Sheet(entry, juror)).Latest.Number;

    private async Task Sheet(Person person, string entry, string juror, decimal mark, params (string, string)[] comments)
    {
        await _place.SendAs(
            person,
            new FillSheet(
                Edition,
                Stage,
                entry,
                juror,
                [("one", mark), ("two", mark), ("three", mark)],
                comments,
                true,
                await Seen(entry, juror)
            )
        );
    }
}
