using Microsoft.Playwright;

namespace Scoring.Web.Tests.Pictures;

/// <summary>Pictures of whole pages for people to look at, written where SCORING_SHOTS says (see look-at-pages); otherwise none.</summary>
internal static class Shots
{
    /// <summary>Takes a page as it stands, in light and in dark.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Its address, for the names of the files.</param>
    public static async Task Take(IPage page, string address)
    {
        if (Environment.GetEnvironmentVariable("SCORING_SHOTS") is not { Length: > 0 } folder)
            return;
        var name = string.Concat(address.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
        if (name.Length == 0)
            name = "home";
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var file = $"{name}-{page.ViewportSize!.Width}-{(scheme == ColorScheme.Light ? "light" : "dark")}.png";
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
