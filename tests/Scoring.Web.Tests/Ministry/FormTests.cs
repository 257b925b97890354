using System.Net;
using Scoring.Features.Core;
using Scoring.Features.Ranking;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Ministry;

/// <summary>
/// Forms of the ministry's pages: a refusal is shown at the top and at the field, preserves what was typed, and changes nothing.
/// </summary>
[TestFixture]
public class FormTests
{
    private const string Here = "/staff/club/2027";

    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;
    private SiteVisitor _secretariat = null!;
    private SiteVisitor _auditor = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        var rules = Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName;
        using (var place = Workplace.On(_database, rules))
        {
            place.WriteTwoYears();
            var before = Path.Combine(rules, "club", "2026", "edition.yaml");
            await File.WriteAllTextAsync(
                before,
                (await File.ReadAllTextAsync(before)).TrimEnd() + "\npublishing: { second-person: true }\n"
            );
            await place.Given(ImportKind.Regions, SmallSeason.Club, "regions.csv", SmallSeason.Regions);
            await place.Given(ImportKind.Submissions, SmallSeason.Club, "submissions.csv", SmallSeason.SubmissionsWithMarkup);
            await place.Given(ImportKind.Jurors, SmallSeason.Club, "jurors.csv", SmallSeason.Jurors);
        }
        _site = new RunningSite(_database, rules);
        _secretariat = await _site.SignIn(Roles.Secretariat);
        _auditor = await _site.SignIn(Roles.Auditor);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _secretariat.Dispose();
        _auditor.Dispose();
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_decision_without_a_reason_is_told_at_the_field_and_keeps_what_was_typed()
    {
        using var answer = await _secretariat.Post(Here + "/eligibility?lang=en", ("entry", "e5"), ("decision", "accept"), ("reason", " "));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Nothing was changed.");
        page.ShouldMatch("name=\"reason\"[^>]*aria-invalid=\"true\"");
        page.ShouldMatch("value=\"e5\"[^>]* checked");
        (await _secretariat.Read(Here + "/eligibility")).ShouldContain("4 diterima, 1 ditolak.");
    }

    [TestCase("/panels/desk", "form=seat&action=give&entry=e1&juror=nobody&reason=x")]
    [TestCase("/panels/desk", "form=stage&action=deadline&deadline=&reason=")]
    [TestCase("/panels/desk", "form=stage&action=deadline&deadline=soon&reason=")]
    [TestCase("/panels/desk", "form=draw&seed=x&per-entry=many")]
    [TestCase("/publish", "form=publish&note=")]
    [TestCase("/publish", "form=publish&note=&confirmed=1")]
    [TestCase("/disqualify", "form=disqualify&unit=e1&reason=&decided-by=x")]
    [TestCase("/disqualify", "form=disqualify&unit=nobody&reason=x&decided-by=x")]
    [TestCase("/ranking", "form=nonsense")]
    [TestCase("/objections", "form=file&unit=e1&claimant=&claim=x")]
    [TestCase("/points", "point=nothing&decision=keep&reason=x&decided-by=y&found=")]
    [TestCase("/points", "form=several&decision=keep&reason=x&decided-by=y")]
    [TestCase("/points", "form=several&decision=keep&reason=x&decided-by=y&points=9:x")]
    [TestCase("/points?page=-1&kind=none", "form=several&decision=nonsense&reason=x&decided-by=y&points=1:x")]
    public async Task What_cannot_be_done_is_told_in_a_sentence_and_changes_nothing(string page, string fields)
    {
        var before = await _secretariat.Read(Here);
        using var answer = await _secretariat.Post(
            Here + page,
            [.. fields.Split('&').Select(field => field.Split('=')).Select(pair => (pair[0], pair[1]))]
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var told = await answer.Content.ReadAsStringAsync();
        told.ShouldContain("role=\"alert\"");
        told.ShouldNotContain("refusal.");
        Body(await _secretariat.Read(Here)).ShouldBe(Body(before));
    }

    [Test]
    public async Task A_form_that_is_sent_twice_is_done_once_and_another_from_the_same_page_is_another()
    {
        (await _secretariat.Read(Here + "/panels/desk")).ShouldMatch("name=\"once\" value=\"[0-9a-f]{32}\"");
        (string, string)[] form =
        [
            ("form", "conflict"),
            ("juror", "ani"),
            ("entry", "e3"),
            ("reason", "Kenal"),
            ("once", "0123456789abcdef"),
        ];
        using var place = Workplace.On(_database, Path.Combine(_folder, "rules"));
        using (var first = await _secretariat.Post(Here + "/panels/desk", form))
            first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var again = await _secretariat.Post(Here + "/panels/desk", form))
        {
            again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await again.Content.ReadAsStringAsync()).ShouldContain("sudah pernah dikirim dan tersimpan");
        }
        place.Ask<long>("SELECT count(*) FROM declared_conflicts").ShouldBe(1);
        form[2] = ("entry", "e4");
        using (var other = await _secretariat.Post(Here + "/panels/desk", form))
            other.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        place.Ask<long>("SELECT count(*) FROM declared_conflicts").ShouldBe(2);
    }

    [Test]
    public async Task Where_the_edition_asks_for_two_persons_one_proposes_and_the_other_publishes()
    {
        const string publish = "/staff/club/2026/publish";
        using (var place = Workplace.On(_database, Path.Combine(_folder, "rules")))
        {
            await place.Given(ImportKind.Regions, "club/2026", "regions.csv", SmallSeason.Regions);
            await place.Given(ImportKind.Submissions, "club/2026", "submissions.csv", SmallSeason.Submissions);
            await place.Given(ImportKind.Marks, "club/2026", "marks.csv", SmallSeason.Marks);
            await place.CloseItems("club/2026");
            await place.Send(new FinaliseRanking("club/2026"));
        }
        (await _secretariat.Read(publish)).ShouldContain("Usulkan penerbitan");
        using (var proposed = await _secretariat.PostFrom(publish, publish, ("form", "propose"), ("note", "Pertama"), ("confirmed", "1")))
            proposed.Headers.Location!.ToString().ShouldBe(publish + "?said=proposed");
        (await _secretariat.Read(publish)).ShouldContain("Anda yang mengusulkannya.");
        using (var alone = await _secretariat.PostFrom(Here, publish, ("form", "publish"), ("note", ""), ("confirmed", "1")))
        {
            alone.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await alone.Content.ReadAsStringAsync()).ShouldContain("Orang lain yang harus mengesahkannya.");
        }
        using var other = await _site.SignIn(Roles.Chair);
        (await other.Read(publish)).ShouldContain("Diusulkan oleh " + _secretariat.Name);
        using var published = await other.PostFrom(publish, publish, ("form", "publish"), ("note", "Pertama"), ("confirmed", "1"));
        published.Headers.Location!.ToString().ShouldBe("/staff/club/2026/ranking?said=published");
    }

    [Test]
    public async Task Who_only_reads_sees_the_pages_and_no_form_that_changes_anything()
    {
        foreach (
            var page in new[] { "", "/rules", "/import", "/eligibility", "/panels", "/progress", "/points", "/ranking", "/objections" }
        )
        {
            var text = Body(await _auditor.Read(Here + page));
            text.ShouldContain("<h1>");
            text.ShouldNotContain("method=\"post\"", Case.Insensitive, page);
        }
    }

    [Test]
    public async Task Files_that_one_person_sent_are_not_there_for_another_and_are_gone_when_they_were_stored()
    {
        using var other = await _site.SignIn(Roles.Secretariat);
        var address = await Send("../../history.csv", "award,edition,region_code,title\nKIPP,2020,11,Antar Obat\n");
        (await other.Read(address)).ShouldContain("Berkas ini sudah tidak ada di sini");
        var preview = await _secretariat.Read(address);
        preview.ShouldContain("<h2>history.csv</h2>");
        preview.ShouldContain("value=\"History\" selected");
        using (var stored = await _secretariat.PostFrom(address, address + "/confirm"))
            stored.Headers.Location!.ToString().ShouldBe(Here + "/import?said=import-stored");
        (await _secretariat.Read(address)).ShouldContain("Berkas ini sudah tidak ada di sini");
        (await _secretariat.Read(Here + "/import")).ShouldContain("history.csv");
    }

    [TestCase("Add", "tetap dihitung", 2)]
    [TestCase("Replace", "tidak lagi dihitung", 1)]
    public async Task A_small_part_of_an_earlier_file_is_asked_about_and_the_answer_is_shown_before_it_is_stored(
        string answer,
        string told,
        int files
    )
    {
        var name = $"jurors-{answer}.csv";
        var first = await Send(name, "juror,name,institution,region_code\n" + Rows(answer, 4));
        using (await _secretariat.PostFrom(first, first + "/confirm")) { }
        var address = await Send(name, "juror,name,institution,region_code\n" + Rows(answer, 1));
        var question = await _secretariat.Read(address);
        question.ShouldContain("name=\"answer-0\" value=\"Replace\"");
        question.ShouldContain("name=\"answer-0\" value=\"Add\"");
        question.ShouldNotContain(address + "/confirm");
        using (await _secretariat.PostFrom(address, address, ("kind-0", "Jurors"), ("answer-0", answer))) { }
        (await _secretariat.Read(address)).ShouldContain(told);
        using (var stored = await _secretariat.PostFrom(address, address + "/confirm"))
            stored.Headers.Location!.ToString().ShouldBe(Here + "/import?said=import-stored");
        System
            .Text.RegularExpressions.Regex.Count(
                (await _secretariat.Read(Here + "/import")).Split("id=\"replaced\"")[0],
                $">{System.Text.RegularExpressions.Regex.Escape(name)}<"
            )
            .ShouldBe(files, "a file that adds is beside the one it adds to");
    }

    private static string Rows(string who, int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i => $"{who}{i},Nama {who} {i},Lembaga,\n"));

    [Test]
    public async Task A_file_whose_kind_nobody_knows_waits_for_somebody_to_say_it()
    {
        var address = await Send("odd.csv", "a,b\n1,2\n");
        (await _secretariat.Read(address)).ShouldContain("Sebutkan isi setiap berkas");
        using (var refused = await _secretariat.PostFrom(address, address + "/confirm"))
            refused.Headers.Location!.ToString().ShouldContain("said=import-not-stored");
        using (await _secretariat.PostFrom(address, address, ("kind-0", "Regions"))) { }
        (await _secretariat.Read(address)).ShouldContain("Masalah dalam odd.csv");
    }

    [Test]
    public async Task A_comparison_without_two_runs_leads_back_to_the_ranking()
    {
        using var answer = await _secretariat.Http.GetAsync(Here + "/compare?from=x");
        answer.Headers.Location!.ToString().ShouldBe(Here + "/ranking");
    }

    [Test]
    public async Task Pages_of_an_edition_that_is_not_there_say_so()
    {
        using var answer = await _secretariat.Http.GetAsync("/staff/club/1999");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> Send(string name, string text)
    {
        var token = System
            .Text.RegularExpressions.Regex.Match(
                await _secretariat.Read(Here + "/import"),
                "name=\"__RequestVerificationToken\" value=\"([^\"]+)\""
            )
            .Groups[1]
            .Value;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(text), "files", name },
        };
        using var answer = await _secretariat.Http.PostAsync(Here + "/import", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        return answer.Headers.Location!.ToString();
    }

    // The page itself: the frame has the form to sign out.
    private static string Body(string page) =>
        System.Text.RegularExpressions.Regex.Replace(
            page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)],
            "name=\"(__RequestVerificationToken|once)\" value=\"[^\"]+\"",
            ""
        );
}
