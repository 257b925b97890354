using System.Net;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;
using Scoring.Web.Tests.Shell;

namespace Scoring.Web.Tests.Accounts;

/// <summary>
/// A site that asks administrators and the secretariat for a second factor, as every site does unless it is told otherwise.
/// </summary>
[TestFixture]
public sealed class RequiredSecondFactorTests
{
    private static readonly string[] Open = ["/account/second-factor", "/account/sign-out"];

    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        _site = new RunningSite(_database, options: [("second-factor", "required")]);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [TestCase(Roles.Administrator)]
    [TestCase(Roles.Secretariat)]
    [TestCase(Roles.Secretariat | Roles.Juror)]
    public async Task Without_one_no_door_opens_but_the_one_to_set_it_up(Roles roles)
    {
        using var visitor = await _site.SignIn(roles);
        var wrong = new List<string>();
        foreach (var line in EndpointAccess.Lines.Where(line => line.Roles != Roles.None && !Open.Contains(line.Path)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(line.Method), line.Example);
            if (line.Method != "GET")
                request.Content = new MultipartFormDataContent { { new StringContent("x"), "some-field" } };
            using var answer = await visitor.Http.SendAsync(request);
            var isLed =
                line.Method == "GET"
                    ? answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString() == "/account/second-factor"
                    : answer.StatusCode is HttpStatusCode.Forbidden;
            if (!isLed)
                wrong.Add($"{line.Name}: {(int)answer.StatusCode}");
        }
        wrong.ShouldBeEmpty();
        (await visitor.Read("/account/second-factor")).ShouldContain("situs ini memerlukan faktor kedua");
    }

    [Test]
    public async Task Once_it_is_set_up_everything_opens_and_it_cannot_be_turned_off()
    {
        using var visitor = await _site.SignIn(Roles.Administrator);
        (await visitor.TurnOnSecondFactor()).Answer.Dispose();
        (await visitor.Http.GetAsync("/staff/users")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var off = await visitor.PostFrom("/account/second-factor", "/account/second-factor/off", ("password", SiteVisitor.Password));
        off.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await off.Content.ReadAsStringAsync()).ShouldContain("tidak dapat dimatikan");
    }

    [Test]
    public async Task Whoever_lost_the_device_is_led_to_a_new_one_after_the_administrator_took_the_old_one_away()
    {
        using var visitor = await _site.SignIn(Roles.Secretariat);
        (await visitor.TurnOnSecondFactor()).Answer.Dispose();
        await SiteVisitor.SendAsOwner(_site, new InviteUser(visitor.Email, WithoutSecondFactor: true));
        using var again = new SiteVisitor(_site);
        (await again.Post("/account/sign-in", ("email", visitor.Email), ("password", SiteVisitor.Password))).Dispose();
        using var answer = await again.Http.GetAsync("/staff");
        answer.Headers.Location!.ToString().ShouldBe("/account/second-factor");
    }

    [TestCase(Roles.Juror)]
    [TestCase(Roles.RegionOfficer)]
    [TestCase(Roles.Chair)]
    [TestCase(Roles.Auditor)]
    [TestCase(Roles.Reader)]
    public async Task Others_do_without_and_may_have_one(Roles role)
    {
        using var visitor = await _site.SignIn(role);
        (await visitor.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Signing_out_is_possible_without_it()
    {
        using var visitor = await _site.SignIn(Roles.Administrator);
        using var answer = await visitor.PostFrom("/account/second-factor", "/account/sign-out");
        answer.Headers.Location!.ToString().ShouldBe("/?said=signed-out");
    }

    [TestCase("id", 320)]
    [TestCase("en", 1200)]
    public async Task The_page_that_sets_it_up_pleases_axe_and_the_console_and_stays_within_its_width(string language, int width)
    {
        using var visitor = await _site.SignIn(Roles.Administrator);
        await using var pages = new OpenPages(visitor.Enter);
        var page = await pages.Of(width);
        await PageInspection.Holds(
            page,
            () => page.GotoAsync(new Uri(visitor.Address, "/account/second-factor" + (language == "id" ? "" : "?lang=en")).ToString()),
            language
        );
        await PageInspection.Holds(
            page,
            async () =>
            {
                await page.Locator("[name=code]").FillAsync("000000");
                await page.Locator("[name=password]").FillAsync("not the password");
                await page.Locator("[name=password]").PressAsync("Enter");
                await page.Locator("[role=alert]").WaitForAsync();
            },
            language
        );
    }
}
