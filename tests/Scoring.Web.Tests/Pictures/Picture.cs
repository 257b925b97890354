using System.Globalization;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Pictures;

/// <summary>A picture of a page in both languages, in the size in which a guide shows it.</summary>
/// <param name="Name">Its name in guides and, with the language, of its file.</param>
/// <param name="Address">The page.</param>
/// <param name="Has">What the page must show.</param>
internal sealed record Picture(string Name, string Address, string Has = "h1")
{
    private const int Quality = 55;

    /// <summary>The width in pixels: that of a guide's text on a desk, or that of a phone.</summary>
    public int Width { get; init; } = 880;

    /// <summary>The height in pixels.</summary>
    public int Height { get; init; } = 620;

    /// <summary>What is put at the top of the picture; null for the top of the page.</summary>
    public string? From { get; init; }

    /// <summary>What is done on the page before.</summary>
    public Func<IPage, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>Makes an account with a name that may be read, and signs it in.</summary>
    public static async Task<SiteVisitor> SignIn(RunningSite site, string name, Roles roles, string? juror = null)
    {
        var email = name.Split(' ')[0].ToLower(CultureInfo.InvariantCulture) + "@example.go.id";
        await SiteVisitor.SendAsOwner(site, new AddUser(name, email, roles, juror));
        return await SignIn(site, email);
    }

    /// <summary>Signs in an account that there is.</summary>
    public static async Task<SiteVisitor> SignIn(RunningSite site, string email)
    {
        SiteVisitor.SetPassword(site, email);
        var visitor = new SiteVisitor(site);
        using var answer = await visitor.Post("/account/sign-in", ("email", email), ("password", SiteVisitor.Password));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return visitor;
    }

    /// <summary>Takes pictures, as a visitor or, without one, as everybody.</summary>
    public static async Task Take(RunningSite site, SiteVisitor? visitor, params Picture[] pictures)
    {
        foreach (var picture in pictures)
        {
            foreach (var language in new[] { "id", "en" })
                await picture.Take(site, visitor, language);
        }
    }

    private async Task Take(RunningSite site, SiteVisitor? visitor, string language)
    {
        await using var context = await (await Browser.Get()).NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = Width, Height = Height },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        if (visitor is not null)
            await visitor.Enter(context);
        var page = await context.NewPageAsync();
        var address = Address + (Address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language;
        (await page.GotoAsync(new Uri(site.Browser.BaseAddress!, address).ToString()))!.Status.ShouldBe(200, address);
        await Expect(page.Locator("main " + Has).First).ToBeVisibleAsync();
        await Before(page);
        if (From is not null)
            await page.Locator(From)
                .First.EvaluateAsync("element => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 12)");
        await Shoot(page, $"{Name}.{language}");
    }

    private static async Task Shoot(IPage page, string name)
    {
        var taken = await page.ScreenshotAsync();
        taken.Length.ShouldBeGreaterThan(10_000, name);
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is not { Length: > 0 } folder)
            return;
        using var bitmap = SKBitmap.Decode(taken);
        using var packed = bitmap.Encode(SKEncodedImageFormat.Webp, Quality);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".webp"), packed.ToArray());
    }
}
