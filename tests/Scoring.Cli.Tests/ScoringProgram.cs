using System.Diagnostics;
using System.Text;

namespace Scoring.Cli.Tests;

/// <summary>What the built program answered.</summary>
internal sealed record Answer(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.TrimEnd('\n').Split('\n');
}

/// <summary>Starts the built program as a process, in a folder of its own, with English as the system's language.</summary>
internal static class ScoringProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static string Samples { get; } = Path.Combine(AppContext.BaseDirectory, "sample-data");

    public static string NewFolder() => Directory.CreateTempSubdirectory("scoring-cli-tests-").FullName;

    public static Answer Run(params string[] args) => RunIn(Path.GetTempPath(), new Dictionary<string, string>(), args);

    public static Answer RunIn(string folder, IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        using var process = Start(folder, variables, args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(string.Join(' ', args));
        }
        return new Answer(process.ExitCode, output.Result, error.Result);
    }

    public static Process Start(string folder, IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "scoring.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        foreach (var name in new[] { "LC_ALL", "LC_MESSAGES", "SCORING_DATABASE", "SCORING_COMMITTEE", "SCORING_DEBUG" })
            start.Environment.Remove(name);
        start.Environment["LANG"] = "en_US.UTF-8";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
