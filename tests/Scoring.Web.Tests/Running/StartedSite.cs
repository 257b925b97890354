using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Scoring.Web.Tests.Running;

/// <summary>The site as a process of its own, started as an operator starts it, over a new database.</summary>
internal sealed partial class StartedSite : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private StartedSite(Process process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>The address it listens on first.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its database.</summary>
    public string Database => Path.Combine(_folder, "scoring.db");

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="environment">A variable of its environment.</param>
    /// <param name="options">Options beside database, rules and address.</param>
    public static async Task<StartedSite> Start((string Name, string Value) environment, params string[] options)
    {
        var folder = TemporaryFolder.New();
        string[] own = ["--database", Path.Combine(folder, "scoring.db"), "--rules", Checkout.Rules, "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. own, .. options])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [environment.Name] = environment.Value },
        };
        var site = new StartedSite(Process.Start(start)!, folder);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            string? line;
            do line = await site._process.StandardOutput.ReadLineAsync(patience.Token);
            while (line is not null && !line.Contains("http://127.0.0.1:", StringComparison.Ordinal));
            line.ShouldNotBeNull(line is null ? await site._process.StandardError.ReadToEndAsync(patience.Token) : "");
            site.Address = new Uri(Listening().Match(line).Value);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as a power cut does: nothing is finished or given back.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Listening();
}
