using System.Text.Json;
using Microsoft.Playwright;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;
using Scoring.Web.Tests.Shell;

namespace Scoring.Web.Tests.Ministry;

/// <summary>
/// What a member of the staff does in a real browser, with every page that is looked at checked by axe and at both widths.
/// </summary>
/// <param name="site">The site.</param>
/// <param name="page">The browser's page.</param>
internal sealed class StaffPages(RunningSite site, IPage page)
{
    /// <summary>Opens an address of the site.</summary>
    public async Task Go(string address) => await page.GotoAsync(new Uri(site.Browser.BaseAddress!, address).ToString());

    /// <summary>Presses a button by its name and waits for the page that follows.</summary>
    public async Task Press(string name, string within = "main")
    {
        await page.Locator(within).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
        await page.IsWhole();
    }

    /// <summary>Chooses files and asks for their preview.</summary>
    public async Task Upload(params (string Name, string Text)[] files)
    {
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                files.Select(file => new FilePayload
                {
                    Name = file.Name,
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(file.Text),
                })
            );
        await Press("Lihat dahulu");
    }

    /// <summary>Fails unless the page shows each of the sentences.</summary>
    public async Task Says(params string[] sentences)
    {
        var text = await page.Locator("main").InnerTextAsync();
        foreach (var sentence in sentences)
            text.Contains(sentence, StringComparison.Ordinal).ShouldBeTrue($"{page.Url} does not say: {sentence}\n{text}");
    }

    /// <summary>Checks the page by axe, its width as on a phone, and its words in both languages.</summary>
    public async Task Looks(string name)
    {
        (await Axe.Violations(page)).ShouldBeEmpty(name);
        await Shot(name);
        var before = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 800);
        (await page.Locator("html").EvaluateAsync<int>("root => root.scrollWidth")).ShouldBeLessThanOrEqualTo(320, name);
        (await page.EvaluateAsync<JsonElement>(LayoutTests.Measure)).Deserialize<string[]>()!.ShouldBeEmpty(name);
        await Shot(name + "-phone");
        await page.SetViewportSizeAsync(before.Width, before.Height);
        await HasItsWords(name);
    }

    /// <summary>Checks the page in both languages for resource keys without a text, which would be shown themselves.</summary>
    private async Task HasItsWords(string name)
    {
        // On a phone the link is in the menu.
        var language = page.Locator("a", new() { HasTextRegex = new("^(English|Bahasa Indonesia)$") });
        var other = (await language.First.GetAttributeAsync("href"))!;
        var texts = new[]
        {
            await page.Locator("main").InnerTextAsync(),
            System.Text.RegularExpressions.Regex.Replace(
                await (await page.APIRequest.GetAsync(new Uri(site.Browser.BaseAddress!, other).ToString())).TextAsync(),
                "<[^>]*>",
                " "
            ),
        };
        foreach (var text in texts)
            text.ShouldNotMatch(
                @"\b(entry|desk|register|enter|menu|staff|work|import|panels|progress|points|ranking|objections|agreement|label"
                    + @"|refusal|said|kind"
                    + @"|users|mail\.outbox|mail\.state|mail\.act|mail\.messages|mail\.texts|mail\.template|mail\.preview|mail\.about"
                    + @"|stage|audit|papers|verify|rules|eligibility|funnel|publication|point|sheet)\.[A-Za-z-]+(?!csv)\b",
                name
            );
    }

    /// <summary>Takes a picture of an English page, where pictures are wanted.</summary>
    public async Task InEnglish(string name, string address)
    {
        await Go(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
        (await Axe.Violations(page)).ShouldBeEmpty(name);
        await Shot(name + "-en");
    }

    private async Task Shot(string name)
    {
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
