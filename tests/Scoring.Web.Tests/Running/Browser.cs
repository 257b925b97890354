using Microsoft.Playwright;

namespace Scoring.Web.Tests.Running;

/// <summary>One Chromium for the whole run of the tests: starting one costs a second, a page in it almost nothing.</summary>
[SetUpFixture]
public sealed class Browser
{
    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(Start);

    /// <summary>The browser; started when the first test asks for it.</summary>
    public static async Task<IBrowser> Get() => (await Started.Value).Browser;

    /// <summary>Closes it after the last test.</summary>
    [OneTimeTearDown]
    public async Task Close()
    {
        if (!Started.IsValueCreated)
            return;
        var (driver, browser) = await Started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }
}
