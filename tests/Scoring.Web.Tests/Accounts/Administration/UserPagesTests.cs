using System.Net;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts.Administration;

/// <summary>The accounts on the site.</summary>
[TestFixture]
public partial class UserPagesTests
{
    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;
    private SiteVisitor _administrator = null!;
    private OpenPages _pages = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        _site = new RunningSite(_database);
        _administrator = await _site.SignIn(Roles.Administrator);
        _pages = new OpenPages(_administrator.Enter);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _pages.DisposeAsync();
        _administrator.Dispose();
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task Each_column_of_a_list_of_accounts_is_explained_by_its_own_name()
    {
        var page = await _administrator.Read("/staff/users/list?lang=en");
        page.ShouldContain("<code>groups</code>: Groups of entries that an examiner checks");
        page.ShouldContain("<code>institution</code>: Where the person works");
        page.ShouldContain("<code>language</code>: Language of mail");
    }

    [Test]
    public async Task An_account_goes_from_invitation_over_other_roles_to_being_disabled()
    {
        using (var missing = await _administrator.Post("/staff/users", ("name", "Siti"), ("email", "siti@example.id"), ("role", "juror")))
        {
            missing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var page = await missing.Content.ReadAsStringAsync();
            page.ShouldContain("perlu id dari daftar juri");
            page.ShouldContain("value=\"siti@example.id\"");
            page.ShouldMatch("value=\"juror\" checked");
        }
        using var added = await _administrator.Post(
            "/staff/users",
            ("name", "Siti"),
            ("email", "siti@example.id"),
            ("role", "juror"),
            ("role", "auditor"),
            ("juror", "J9")
        );
        var link = Link().Match(await added.Content.ReadAsStringAsync()).Value;
        link.ShouldStartWith(_administrator.Address.ToString());

        using var siti = new SiteVisitor(_site);
        var path = new Uri(link).AbsolutePath;
        (await siti.Post(path, ("password", SiteVisitor.Password), ("again", SiteVisitor.Password))).StatusCode.ShouldBe(
            HttpStatusCode.Found
        );
        (await siti.Post("/account/sign-in", ("email", "siti@example.id"), ("password", SiteVisitor.Password)))
            .Headers.Location!.ToString()
            .ShouldBe("/jury");

        var list = await _administrator.Read("/staff/users");
        list.ShouldContain("juri, auditor (J9)");
        var own = Regex.Match(list, "href=\"(/staff/users/\\d+)\">Siti").Groups[1].Value;
        using (var changed = await _administrator.PostFrom(own, own + "/roles", ("role", "reader")))
            changed.Headers.Location!.ToString().ShouldBe(own + "?said=roles-changed");
        (await siti.Http.GetAsync("/jury")).StatusCode.ShouldBe(HttpStatusCode.Found, "the session is over");
        using (var disabled = await _administrator.PostFrom(own, own + "/disable"))
            disabled.Headers.Location!.ToString().ShouldBe(own + "?said=user-disabled");
        (await siti.Post("/account/sign-in", ("email", "siti@example.id"), ("password", SiteVisitor.Password))).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        using (var enabled = await _administrator.PostFrom(own, own + "/enable"))
            enabled.Headers.Location!.ToString().ShouldBe(own + "?said=user-enabled");
        using var invited = await _administrator.PostFrom(own, own + "/invite");
        (await invited.Content.ReadAsStringAsync()).ShouldMatch("/account/invite/[A-Za-z0-9_-]{43}");
    }

    [Test]
    public async Task The_only_administrator_cannot_lock_everybody_out()
    {
        var own = Regex
            .Match(await _administrator.Read("/staff/users"), $"href=\"(/staff/users/\\d+)\">{_administrator.Name}")
            .Groups[1]
            .Value;
        using var refused = await _administrator.PostFrom(own, own + "/disable");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("satu-satunya administrator");
    }

    [Test]
    public async Task A_page_pleases_axe_and_the_console_and_stays_within_its_width(
        [Values("/staff/users", "/staff/users/1")] string address,
        [Values(1200, 320)] int width
    )
    {
        await PageInspection.At(await _pages.Of(width), _administrator.Address, address, width == 320 ? "id" : "en");
    }

    [TestCase(1200, "en")]
    [TestCase(320, "id")]
    public async Task So_does_an_invitation(int width, string first)
    {
        using var added = await _administrator.Post(
            "/staff/users",
            ("name", $"Wati {width}"),
            ("email", $"wati{width}@example.id"),
            ("role", "reader")
        );
        var page = await added.Content.ReadAsStringAsync();
        var link = Link().Match(page).Value;
        link.ShouldNotBeEmpty(page);
        await using var pages = new OpenPages();
        await PageInspection.At(await pages.Of(width), _administrator.Address, new Uri(link).AbsolutePath, first);
    }

    [GeneratedRegex("http://[^<]*/account/invite/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
