using System.Diagnostics;

namespace Scoring.Benchmarks.Crashes;

/// <summary>What a command said and how it ended.</summary>
/// <param name="ExitCode">Its exit code; null if it was killed.</param>
/// <param name="Said">Both streams.</param>
internal sealed record Ended(int? ExitCode, string Said);

/// <summary>Runs the program's commands in a folder.</summary>
/// <param name="program">The program, or the library that `dotnet` runs.</param>
internal sealed class CrashedProgram(string program)
{
    /// <summary>Runs a command to its end.</summary>
    public Ended Run(
        string folder,
        string database,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        using var process = Start(folder, database, arguments, environment);
        var said = Read(process);
        process.WaitForExit();
        return new Ended(process.ExitCode, said.Result);
    }

    /// <summary>Starts a command and kills it after a time, as a power cut would.</summary>
    public Ended Kill(string folder, string database, IReadOnlyList<string> arguments, TimeSpan after)
    {
        using var process = Start(folder, database, arguments, null);
        var said = Read(process);
        var isDone = process.WaitForExit(after);
        if (!isDone)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return new Ended(isDone || process.ExitCode == 0 ? process.ExitCode : null, said.Result);
    }

    private static async Task<string> Read(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        return await output + await error;
    }

    private Process Start(string folder, string database, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var isLibrary = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        string[] all =
        [
            .. isLibrary ? [program] : (string[])[],
            .. arguments,
            "--database",
            database,
            "--rules",
            "rules",
            "--language",
            "en",
        ];
        foreach (var argument in all)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        start.Environment["TMPDIR"] = folder;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
