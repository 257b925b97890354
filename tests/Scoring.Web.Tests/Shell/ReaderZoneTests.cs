using System.Net;
using Scoring.Features.Core;
using Scoring.Features.Objections;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>
/// A reader sees times in a zone of their own choice, and a deadline in the zone it was set in as well, with the weekday.
/// </summary>
[TestFixture]
public sealed class ReaderZoneTests
{
    private const string Ranking = "/iga/2019/kabupaten";

    // A Wednesday in the west, a Thursday in the east.
    private const string Both = "Rabu 5 Januari 2050, 23.30 WIB (Kamis 6 Januari 2050, 01.30 WIT)";

    private string _folder = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        var database = await FilledWorld.Published("iga-2018-2019").CopyTo(_folder);
        using (var place = Workplace.On(database))
            await place.Send(new SetObjectionWindow("iga/2019", new DateTime(2050, 1, 5, 16, 30, 0, DateTimeKind.Utc)));
        _site = new RunningSite(database);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_visitor_chooses_it_in_a_form_and_sees_it_on_every_page_also_on_stored_ones()
    {
        using var visitor = new SiteVisitor(_site);
        var before = await visitor.Read(Ranking);
        before.ShouldContain("sampai Rabu 5 Januari 2050, 23.30 WIB.");
        before.ShouldContain("Waktu: WIB");
        using (
            var answer = await visitor.PostFrom(
                "/about/time?back=" + Uri.EscapeDataString(Ranking + "?name=kab&lang=en"),
                "/about/time",
                ("zone", "wit"),
                ("back", Ranking)
            )
        )
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
            answer.Headers.Location!.ToString().ShouldBe(Ranking);
        }
        var after = await visitor.Read(Ranking);
        after.ShouldContain(Both);
        after.ShouldContain("Waktu: WIT");
        (await visitor.Read(Ranking + "?lang=en")).ShouldContain(
            "Wednesday 5 January 2050, 23:30 WIB (Thursday 6 January 2050, 01:30 WIT)"
        );
        using var other = new SiteVisitor(_site);
        (await other.Read(Ranking)).ShouldNotContain("WIT)", Case.Sensitive, "what is stored for one zone is not shown in another");
    }

    [TestCase("https://elsewhere.example/")]
    [TestCase("//elsewhere.example/")]
    [TestCase("/\\elsewhere.example")]
    public async Task The_form_leads_nowhere_else(string back)
    {
        using var visitor = new SiteVisitor(_site);
        using var answer = await visitor.PostFrom("/about/time", "/about/time", ("zone", "wita"), ("back", back));
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Test]
    public async Task An_account_keeps_it_and_an_officer_begins_with_the_zone_of_the_region()
    {
        using var officer = await _site.SignIn(Roles.RegionOfficer, region: "72.01");
        (await officer.Read(Ranking)).ShouldContain("Rabu 5 Januari 2050, 23.30 WIB (Kamis 6 Januari 2050, 00.30 WITA)");
        using (var answer = await officer.PostFrom("/about/time", "/about/time", ("zone", "wit"), ("back", "/account")))
            answer.Headers.Location!.ToString().ShouldBe("/account");
        officer.Cookies().ShouldNotContain(cookie => cookie.Name == "scoring-zone");
        (await officer.Read(Ranking)).ShouldContain(Both);
        (await officer.Read("/account/profile")).ShouldContain("value=\"wit\" checked");
    }

    [Test]
    public async Task A_moment_is_typed_in_the_zone_that_its_form_names_and_so_are_days_searched()
    {
        using var staff = await _site.SignIn(Roles.Secretariat | Roles.Auditor);
        (await staff.PostFrom("/about/time?back=/", "/about/time", ("zone", "wit"), ("back", "/"))).Dispose();
        var page = await staff.Read("/staff/iga/2019/objections");
        page.ShouldContain("Sampai (WIT)");
        var until = new DateTime(2050, 1, 5, 16, 30, 0, DateTimeKind.Utc);
        foreach (var (zone, typed) in new[] { ("wit", "2050-01-06T01:30"), ("wib", "2050-01-05T23:30") })
        {
            (
                await staff.PostFrom(
                    "/staff/iga/2019/objections",
                    "/staff/iga/2019/objections",
                    ("form", "window"),
                    ("zone", zone),
                    ("until", typed)
                )
            ).Dispose();
            (await SiteVisitor.SendAsOwner(_site, new ListObjections("iga/2019"))).Until.ShouldBe(until);
        }
        (await staff.Read("/staff/audit?from=2026-01-01")).ShouldContain("Dari (tanggal, WIT)");
        (await staff.Read("/staff/audit?from=2026-01-01&zone=wita")).ShouldContain("Dari (tanggal, WITA)");
    }
}
