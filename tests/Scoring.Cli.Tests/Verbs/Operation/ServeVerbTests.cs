using System.Diagnostics;
using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Operation;

/// <summary>
/// serve as a person starts it: the site comes up locally on the given database and stops on request.
/// </summary>
public sealed class ServeVerbTests
{
    [Test]
    public async Task The_site_comes_up_answers_logs_without_addresses_and_stops_in_peace()
    {
        var folder = ScoringProgram.NewFolder();
        using var process = ScoringProgram.Start(
            folder,
            new Dictionary<string, string>(),
            "serve",
            "--urls",
            "http://127.0.0.1:0",
            "--database",
            "season.db",
            "--rules",
            Path.Combine(AppContext.BaseDirectory, "scoring-rules")
        );
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            var address = await Address(process, patience.Token);
            address.ShouldStartWith("http://127.0.0.1:");
            using var browser = new HttpClient { BaseAddress = new Uri(address) };
            (await browser.GetStringAsync("/health", patience.Token)).ShouldContain("\"status\":\"ok\"");
            (await browser.GetStringAsync("/?secret=0812", patience.Token)).ShouldContain("<html lang=\"id\">");
            using (var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
                await stop.WaitForExitAsync(patience.Token);
            var rest = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            process.ExitCode.ShouldBe(0, await error);
            rest.ShouldContain("\"Route\":\"/\"");
            rest.ShouldNotContain("0812");
            File.Exists(Path.Combine(folder, "season.db")).ShouldBeTrue();
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_site_that_is_not_where_it_was_said_to_be_is_told_as_wrong_usage()
    {
        var answer = ScoringProgram.RunIn(
            Path.GetTempPath(),
            new Dictionary<string, string> { ["SCORING_SITE"] = "/nowhere/Scoring.Web.dll" },
            "serve"
        );
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("SCORING_SITE");
    }

    private static async Task<string> Address(Process process, CancellationToken cancellation)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            using var entry = JsonDocument.Parse(line);
            if (entry.RootElement.TryGetProperty("State", out var state) && state.TryGetProperty("address", out var address))
                return address.GetString()!;
        }
        throw new InvalidOperationException("The site ended before it listened.");
    }
}
