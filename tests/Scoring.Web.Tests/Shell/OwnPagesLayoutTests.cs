using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Jury;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>
/// The pages of jurors and of regions' officers are whole at the widths of a phone, a tablet and a desk, as public pages are.
/// </summary>
[TestFixture]
public class OwnPagesLayoutTests
{
    private static readonly string[] Tabs =
    [
        "",
        "/rules",
        "/eligibility",
        "/messages",
        "/messages/texts",
        "/import",
        "/panels",
        "/progress",
        "/agreement",
        "/points",
        "/ranking",
        "/objections",
    ];

    private static readonly string[] Overall =
    [
        "/staff/users",
        "/staff/users/list",
        "/staff/audit",
        "/staff/publications",
        "/staff/outbox",
    ];

    [Test]
    public async Task A_jurors_pages_are_whole()
    {
        using var jury = await JurySite.Start();
        using var juror = await jury.Site.SignIn(Roles.Juror, juror: "J1");
        await Hold(
            juror,
            jury.Site,
            "/jury",
            $"/jury/sheet/{JurySite.Edition}/desk/E1",
            $"/jury/hand-in/{JurySite.Edition}/desk/E1",
            $"/jury/conflict/{JurySite.Edition}/desk/E1"
        );
    }

    [Test]
    public async Task An_officers_pages_are_whole()
    {
        var folder = TemporaryFolder.New();
        using (var site = new RunningSite(await FilledWorld.Ranked("iga-2018-2019").CopyTo(folder)))
        {
            using var officer = await site.SignIn(Roles.RegionOfficer, region: "72.01");
            await Hold(
                officer,
                site,
                "/my-region",
                "/my-region/72.01?edition=iga%2F2019",
                "/my-region/72.01/what-if?edition=iga%2F2019",
                "/account",
                "/account/profile"
            );
        }
        TemporaryFolder.Remove(folder);
    }

    [Test]
    public async Task The_pages_of_a_competition_that_was_judged_are_whole()
    {
        const string Solok = "/staff/solok-convention/2018";
        var site = (await SharedSites.Of(FilledWorld.Published("solok-2018"))).Site;
        using var staff = await site.SignIn(Roles.Secretariat);
        await Hold(staff, site, Solok + "/agreement", Solok + "/points", Solok + "/ranking", "/staff/audit");
    }

    [Test]
    public async Task The_header_of_those_who_run_a_competition_is_one_row_with_all_links_in_a_menu()
    {
        using var jury = await JurySite.Start();
        using var staff = await jury.Site.SignIn(Roles.Secretariat | Roles.Administrator | Roles.Juror, juror: "J1");
        string[] pages = ["/staff", .. Tabs.Select(tab => $"/staff/{JurySite.Edition}{tab}"), .. Overall];
        await using var context = await New();
        await staff.Enter(context);
        var page = await context.NewPageAsync();
        foreach (var asked in pages.SelectMany(address => new[] { address + "?lang=id", address + "?lang=en" }))
        {
            (await page.GotoAsync(new Uri(jury.Site.Browser.BaseAddress!, asked).ToString()))!.Status.ShouldBe(200, asked);
            await LayoutTests.ShouldBeWhole(page, asked);
            foreach (var width in LayoutTests.Widths)
            {
                await page.SetViewportSizeAsync(width, 800);
                (
                    await page.Locator("header.bar").EvaluateAsync<double>("bar => bar.getBoundingClientRect().height")
                ).ShouldBeLessThanOrEqualTo(56, $"{asked} at {width}");
            }
        }
        var link = page.Locator("#menu a[href^='/staff/users']");
        foreach (var width in LayoutTests.Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            (await link.IsVisibleAsync()).ShouldBeFalse();
            await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            (await link.IsVisibleAsync()).ShouldBeTrue($"{width}");
            await page.ReloadAsync();
        }
    }

    private static async Task Hold(SiteVisitor visitor, RunningSite site, params string[] addresses)
    {
        await using var context = await New();
        await visitor.Enter(context);
        var page = await context.NewPageAsync();
        foreach (var address in addresses)
        {
            foreach (var language in new[] { "id", "en" })
            {
                var asked = address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language;
                (await page.GotoAsync(new Uri(site.Browser.BaseAddress!, asked).ToString()))!.Status.ShouldBe(200, asked);
                await LayoutTests.ShouldBeWhole(page, asked);
            }
        }
    }

    private static async Task<IBrowserContext> New() =>
        await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = LayoutTests.Widths[0], Height = 800 },
            }
        );
}
