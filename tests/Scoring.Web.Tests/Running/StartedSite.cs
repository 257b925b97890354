using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Scoring.Web.Tests.Running;

/// <summary>The site as a process of its own, started as an operator starts it.</summary>
internal sealed partial class StartedSite : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string? _folder;
    private Task<string> _said = Task.FromResult("");

    private StartedSite(Process process, string database, string? folder) => (_process, Database, _folder) = (process, database, folder);

    /// <summary>The address it listens on first.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its database.</summary>
    public string Database { get; }

    /// <summary>Starts it over a new database file of its own and waits until it listens.</summary>
    /// <param name="environment">A variable of its environment.</param>
    /// <param name="options">Options beside database, rules and address.</param>
    public static Task<StartedSite> Start((string Name, string Value) environment, params string[] options)
    {
        var folder = TemporaryFolder.New();
        return Start(Path.Combine(folder, "scoring.db"), Checkout.Rules, folder, environment, options);
    }

    /// <summary>Starts it over a database that others use too; a second factor is asked of nobody.</summary>
    /// <param name="database">The database.</param>
    /// <param name="rules">The rules; null for the shipped ones.</param>
    /// <param name="options">Options beside database, rules and address.</param>
    public static Task<StartedSite> On(string database, string? rules = null, params string[] options) =>
        Start(database, rules ?? Checkout.Rules, null, ("SCORING_FILES", ""), ["--second-factor", "optional", .. options]);

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public void Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it as a power cut does: nothing is finished or given back.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it at once; answers what it logged.</summary>
    public async Task<string> Log()
    {
        _process.Kill();
        return await _said;
    }

    /// <summary>Waits until it has ended; answers its exit code.</summary>
    public async Task<int> Ended(TimeSpan patience)
    {
        await _process.WaitForExitAsync(new CancellationTokenSource(patience).Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_folder is not null)
            TemporaryFolder.Remove(_folder);
    }

    private static async Task<StartedSite> Start(
        string database,
        string rules,
        string? folder,
        (string Name, string Value) environment,
        string[] options
    )
    {
        string[] own = ["--database", database, "--rules", rules, "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. own, .. options])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [environment.Name] = environment.Value },
        };
        var site = new StartedSite(Process.Start(start)!, database, folder);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            string? line;
            do line = await site._process.StandardOutput.ReadLineAsync(patience.Token);
            while (line is not null && !line.Contains("http://127.0.0.1:", StringComparison.Ordinal));
            line.ShouldNotBeNull(line is null ? await site._process.StandardError.ReadToEndAsync(patience.Token) : "");
            site.Address = new Uri(Listening().Match(line).Value);
            // What it says afterwards must not fill the pipes.
            site._said = site._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            _ = site._process.StandardError.ReadToEndAsync(CancellationToken.None);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Listening();
}
