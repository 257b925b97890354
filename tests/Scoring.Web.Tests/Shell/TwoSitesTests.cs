using System.Diagnostics;
using System.Net;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>Two sites as processes of their own on one database, each with files of its own, as on two machines behind a proxy.</summary>
[Category(TestStore.Server)]
public sealed class TwoSitesTests
{
    private const string Edition = "iga/2018";
    private const string Ranking = "/iga/2018/kabupaten";
    private const string Publishing = "/staff/iga/2018/publish";

    private string _folder = null!;
    private Workplace _live = null!;
    private StartedSite _first = null!;
    private StartedSite _second = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        var address = TestStore.New(_folder, isServer: true);
        _live = Workplace.On(address);
        await _live.Given(ImportKind.Regions, Edition, "regions.csv", Regions);
        await Bring("51.25");
        await _live.Send(new Publish(Edition));
        _first = await StartedSite.On(Elsewhere(address, "one"));
        _second = await StartedSite.On(Elsewhere(address, "two"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        _live.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task Who_signed_in_at_one_is_signed_in_at_the_other_and_the_forms_of_one_are_taken_by_the_other()
    {
        using var visitor = await SiteVisitor.SignIn(_live, _first.Address, Roles.Secretariat);
        using var other = visitor.At(_second.Address);
        (await other.Read("/staff")).ShouldContain(visitor.Name);
        var token = SiteVisitor.TokenIn(await visitor.Read("/account"));
        using var answer = await other.PostWith(token, "/account/sign-out");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        (await visitor.Http.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.Found, "the session ended at both");
    }

    [Test]
    public async Task Wrong_passwords_at_both_count_together()
    {
        using var visitor = await SiteVisitor.Made(_live, _first.Address, Roles.Secretariat);
        using var other = visitor.At(_second.Address);
        for (var tries = 0; tries < 3; tries++)
        {
            (await Try(visitor, "wrong")).ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await Try(other, "wrong")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
        (await Try(visitor, SiteVisitor.Password)).ShouldBe(HttpStatusCode.UnprocessableEntity, "six were wrong");
        (await Try(other, SiteVisitor.Password)).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task A_file_that_was_sent_to_one_is_looked_at_and_confirmed_at_the_other()
    {
        using var visitor = await SiteVisitor.SignIn(_live, _first.Address, Roles.Secretariat);
        using var other = visitor.At(_second.Address);
        var sent = await visitor.Upload("/staff/iga/2019/import", "regions.csv", Regions);
        var preview = await other.Read(sent);
        preview.ShouldContain("regions.csv");
        using var confirmed = await other.PostFrom(sent, sent + "/confirm");
        confirmed.Headers.Location!.ToString().ShouldContain("said=import-stored");
        (await visitor.Read("/staff/iga/2019/import")).ShouldContain("regions.csv");
        (await visitor.Http.GetAsync(sent)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it is gone at both");
        _live.Ask<long>("SELECT count(*) FROM pending_upload_parts").ShouldBe(0);
    }

    [Test]
    public async Task What_is_published_at_one_is_shown_by_the_other_at_once_from_files_of_the_database()
    {
        using var stranger = new SiteVisitor(_second.Address);
        await Bring("33.75");
        using var chair = await SiteVisitor.SignIn(_live, _first.Address, Roles.Secretariat | Roles.Chair);
        (await stranger.Read(Ranking)).ShouldNotContain("33,75");
        using var answer = await chair.Post(Publishing, ("confirmed", "1"), ("note", "Nilai salah ketik."));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        var since = Stopwatch.StartNew();
        // Who has published it sees it at the other site at once, all others within a moment.
        using var elsewhere = chair.At(_second.Address);
        (await elsewhere.Read(Ranking)).ShouldContain("33,75");
        while (!(await stranger.Read(Ranking)).Contains("33,75", StringComparison.Ordinal))
            since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        var shown = await _live.Send(new ListPublications(Edition));
        using var facts = await stranger.Http.GetAsync($"/publication/{Edition}/{shown[^1].Number}/facts.db");
        facts.StatusCode.ShouldBe(HttpStatusCode.OK);
        Directory.Exists(Path.Combine(_folder, "two", Path.GetFileName(_live.Files) + ".publications", shown[^1].Folder)).ShouldBeTrue();
    }

    [Test]
    public async Task Of_two_secretariats_that_publish_at_once_one_publishes_and_the_other_learns_it()
    {
        await Bring("44.5");
        using var one = await SiteVisitor.SignIn(_live, _first.Address, Roles.Secretariat | Roles.Chair);
        using var other = await SiteVisitor.SignIn(_live, _second.Address, Roles.Secretariat | Roles.Chair);
        var before = (await _live.Send(new ListPublications(Edition))).Count;
        var answers = await Task.WhenAll(
            new[] { one, other }.Select(visitor => visitor.Post(Publishing, ("confirmed", "1"), ("note", "Nilai salah ketik.")))
        );
        (await _live.Send(new ListPublications(Edition))).Count.ShouldBe(before + 1);
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.Found);
        answers.ShouldAllBe(answer => (int)answer.StatusCode < 500);
        (await _live.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
        (await _live.Send(new VerifyPublications(Edition))).SelectMany(one => one.Faults).ShouldBeEmpty();
        foreach (var answer in answers)
            answer.Dispose();
    }

    private const string Regions =
        "code,name,type,province_code\n72,Sulawesi Tengah,provinsi,72\n72.01,Banggai,kabupaten,72\n72.02,Poso,kabupaten,72\n";

    private static string Elsewhere(string address, string folder)
    {
        var (before, files) = (
            address[..address.IndexOf("&files=", StringComparison.Ordinal)],
            address[(address.IndexOf("&files=", StringComparison.Ordinal) + 7)..]
        );
        return before + "&files=" + Directory.CreateDirectory(Path.Combine(files, folder)).FullName;
    }

    private static async Task<HttpStatusCode> Try(SiteVisitor visitor, string password)
    {
        using var answer = await visitor.Post("/account/sign-in", ("email", visitor.Email), ("password", password));
        return answer.StatusCode;
    }

    private async Task Bring(string score)
    {
        await _live.Given(ImportKind.Results, Edition, "results.csv", $"region_code,score\n72.01,{score}\n72.02,40\n");
        await _live.Send(new FinaliseRanking(Edition));
    }
}
