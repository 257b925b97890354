using System.Collections.Concurrent;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Scoring.TestKit.Browsing;

/// <summary>
/// Chromium for the tests of pages: one for each thread of tests, because a driver serves one at a time. Starting one costs a second.
/// </summary>
public static class Browser
{
    // The same engine without the windows of a desktop, where it is installed: the tests of pages take it a third less processor time.
    private static readonly string Program = File.Exists("/usr/bin/chromium-headless-shell")
        ? "/usr/bin/chromium-headless-shell"
        : "/usr/bin/chromium";

    private static readonly ConcurrentDictionary<string, Lazy<Task<(IPlaywright Driver, IBrowser Browser)>>> Started = new();

    /// <summary>The browser of the thread that runs this test; started when its first test asks for it.</summary>
    public static async Task<IBrowser> Get() =>
        (await Started.GetOrAdd(TestContext.CurrentContext.WorkerId ?? "", _ => new(Start)).Value).Browser;

    /// <summary>Closes all; for after the last test.</summary>
    public static async Task Close()
    {
        foreach (var started in Started.Values)
        {
            var (driver, browser) = await started.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
        Started.Clear();
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        // Several browsers and sites share the machine's cores: what comes late is not missing.
        Assertions.SetDefaultExpectTimeout(20_000);
        var driver = await Playwright.CreateAsync();
        return (
            driver,
            await driver.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions
                {
                    ExecutablePath = Program,
                    Args =
                    [
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                    ],
                }
            )
        );
    }
}
