using System.Collections.Concurrent;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Scoring.TestKit.Browsing;

/// <summary>
/// Chromium for the tests of pages: one for each thread of tests, because a driver serves one at a time. Starting one costs a second.
/// </summary>
public static class Browser
{
    private const string Chromium = "/usr/bin/chromium";

    // The same engine without the windows of a desktop, where it is installed: the tests of pages take it a third less time.
    private static readonly string Shell = File.Exists(Chromium + "-headless-shell") ? Chromium + "-headless-shell" : Chromium;

    private static readonly ConcurrentDictionary<
        (string Worker, string Program),
        Lazy<Task<(IPlaywright Driver, IBrowser Browser)>>
    > Started = new();

    /// <summary>The browser of the thread that runs this test; started when its first test asks for it.</summary>
    public static Task<IBrowser> Get() => Get(Shell);

    /// <summary>The whole browser, which also shows a PDF; otherwise as <see cref="Get()"/>.</summary>
    public static Task<IBrowser> Whole() => Get(Chromium);

    private static async Task<IBrowser> Get(string program) =>
        (await Started.GetOrAdd((TestContext.CurrentContext.WorkerId ?? "", program), _ => new(() => Start(program))).Value).Browser;

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

    private static async Task<(IPlaywright, IBrowser)> Start(string program)
    {
        // Several browsers and sites share the machine's cores: what comes late is not missing.
        Assertions.SetDefaultExpectTimeout(20_000);
        var driver = await Playwright.CreateAsync();
        return (
            driver,
            await driver.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions
                {
                    ExecutablePath = program,
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
