using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Jury;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Pictures;

/// <summary>
/// Takes the pictures of real pages that the README and the guides show. They are written where SCORING_SHOTS says (see
/// take-screenshots), and always taken,
/// so that a page that cannot be shown is noticed.
/// </summary>
[TestFixture]
public sealed class PictureTests
{
    [Test]
    public async Task The_public_pages_can_be_shown()
    {
        var site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;
        await using var context = await New(1200, 900);
        var page = await context.NewPageAsync();
        await Take(page, site, "/", "home", "h1");
        await Take(page, site, "/iga/2026/kabupaten", "ranking", "h1");
        await Take(page, site, "/region/72.01?edition=iga/2019", "region", "svg");
        await Take(page, site, "/region/13.72/what-if?set=1%3D3&set=*:16%3D%2B1", "what-if", "form");
        // For the README in each language.
        foreach (var language in new[] { "en", "id" })
        {
            await using var reader = await New(1200, 760);
            await Take(await reader.NewPageAsync(), site, "/region/13.05?edition=iga/2026&lang=" + language, "readme-" + language, "svg");
        }
        await using var phone = await New(360, 780);
        await Take(await phone.NewPageAsync(), site, "/region/13.72", "region-phone", "svg");
    }

    [Test]
    public async Task The_pages_of_jurors_can_be_shown()
    {
        using var jury = await JurySite.Start();
        using var juror = await jury.Site.SignIn(Roles.Juror, juror: "J1");
        await using var context = await New(1200, 900);
        await juror.Enter(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(jury.Site.Browser.BaseAddress!, $"/jury/sheet/{JurySite.Edition}/desk/E1").ToString());
        await page.Locator("[name='mark.idea']").FillAsync("82,5");
        await Expect(page.Locator("[data-total]")).ToHaveTextAsync("41,25");
        await Shoot(page, "jury-sheet");
        await Take(page, jury.Site, "/jury", "jury-entries", "h1");
    }

    private static async Task<IBrowserContext> New(int width, int height) =>
        await (await Browser.Get()).NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = height },
            }
        );

    private static async Task Take(IPage page, RunningSite site, string address, string name, string has)
    {
        (await page.GotoAsync(new Uri(site.Browser.BaseAddress!, address).ToString()))!.Status.ShouldBe(200, address);
        await Expect(page.Locator("main " + has).First).ToBeVisibleAsync();
        await Shoot(page, name);
    }

    private static async Task Shoot(IPage page, string name)
    {
        var picture = await page.ScreenshotAsync();
        picture.Length.ShouldBeGreaterThan(10_000, name);
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), picture);
    }
}
