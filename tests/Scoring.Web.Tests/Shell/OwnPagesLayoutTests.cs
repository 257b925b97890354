using System.Text.Json;
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
    private static readonly int[] Widths = [360, 768, 1366];

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
            await Hold(officer, site, "/my-region", "/my-region/72.01?edition=iga%2F2019", "/my-region/72.01/what-if?edition=iga%2F2019");
        }
        TemporaryFolder.Remove(folder);
    }

    private static async Task Hold(SiteVisitor visitor, RunningSite site, params string[] addresses)
    {
        foreach (var width in Widths)
        {
            await using var context = await (await Browser.Get()).NewContextAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = 800 },
                }
            );
            await visitor.Enter(context);
            var page = await context.NewPageAsync();
            foreach (var address in addresses)
            {
                foreach (var language in new[] { "id", "en" })
                {
                    var asked = address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language;
                    (await page.GotoAsync(new Uri(site.Browser.BaseAddress!, asked).ToString()))!.Status.ShouldBe(200, asked);
                    (await Found(page)).ShouldBeEmpty($"{asked} at {width}");
                    if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
                    {
                        var name = string.Concat(asked.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
                        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
                    }
                }
            }
        }
    }

    private static async Task<string[]> Found(IPage page) =>
        (await page.EvaluateAsync<JsonElement>(LayoutTests.Measure)).Deserialize<string[]>()!;
}
