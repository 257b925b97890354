using System.Diagnostics;
using System.Text;
using Scoring.Cli.Rendering;
using Scoring.Features.Core;

namespace Scoring.Cli.Tests;

/// <summary>What the built program answered.</summary>
internal sealed record Answer(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.TrimEnd('\n').Split('\n');

    /// <summary>Its output as bytes, where it ran inside the test's process.</summary>
    public byte[] Bytes => Encoding.Latin1.GetBytes(Raw);

    /// <summary>The same with a character for each byte, so that equal answers are equal.</summary>
    public string Raw { get; init; } = "";
}

/// <summary>
/// Runs commands as their user would, in a folder of their own, with English as the system's language: inside the test's process, which
/// is quicker,
/// or as a process of its own where that is what is tested.
/// </summary>
internal static class ScoringProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly UTF8Encoding Utf8 = new(false);
    private static readonly string[] Settings = ["LC_ALL", "LC_MESSAGES", "LANG", "SCORING_DATABASE", "SCORING_COMMITTEE", "SCORING_DEBUG"];
    private static readonly Lock OneAtATime = new();
    private static readonly Dictionary<string, string> Servers = new(StringComparer.Ordinal);

    public static string Samples { get; } = Path.Combine(AppContext.BaseDirectory, "sample-data");

    public static string NewFolder() => TemporaryFolder.New();

    public static Answer Run(params string[] args) => RunIn(Path.GetTempPath(), new Dictionary<string, string>(), args);

    /// <summary>Runs a command inside this process: folder, environment and the standard streams are its own until it ends.</summary>
    public static Answer RunIn(string folder, IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        lock (OneAtATime)
        {
            var (before, output, error, open) = (Environment.CurrentDirectory, Console.Out, Console.Error, ResultTarget.StandardOutput);
            var settings = Settings.Concat(variables.Keys).Distinct().ToDictionary(name => name, Environment.GetEnvironmentVariable);
            using var outBytes = new OpenMemory();
            using var errorBytes = new OpenMemory();
            try
            {
                Environment.CurrentDirectory = folder;
                foreach (var name in Settings)
                    Environment.SetEnvironmentVariable(name, name == "LANG" ? "en_US.UTF-8" : null);
                foreach (var (name, value) in variables)
                    Environment.SetEnvironmentVariable(name, value);
                if (TestStore.IsServer)
                    args = OnServer(folder, args);
                Console.SetOut(new StreamWriter(outBytes, Utf8) { AutoFlush = true });
                Console.SetError(new StreamWriter(errorBytes, Utf8) { AutoFlush = true });
                ResultTarget.StandardOutput = () => outBytes;
                var exitCode = CommandLine.Run(args).GetAwaiter().GetResult();
                var bytes = outBytes.ToArray();
                return new Answer(exitCode, Utf8.GetString(bytes), Utf8.GetString(errorBytes.ToArray()))
                {
                    Raw = Encoding.Latin1.GetString(bytes),
                };
            }
            finally
            {
                Console.SetOut(output);
                Console.SetError(error);
                ResultTarget.StandardOutput = open;
                Environment.CurrentDirectory = before;
                foreach (var (name, value) in settings)
                    Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    // Where tests work on a server, a file that a command names as its database stands for one there: the same for the same file. The
    // names of publications and the like are those of the file.
    private static string[] OnServer(string folder, string[] args)
    {
        var option = Array.IndexOf(args, "--database") + 1;
        var variable = Environment.GetEnvironmentVariable("SCORING_DATABASE");
        var named = option > 0 && option < args.Length ? args[option] : variable ?? "scoring.db";
        // A command in no folder of its own works on no database.
        var isNone = option == 0 && variable is null && folder == Path.GetTempPath();
        if (isNone || DatabaseAddress.IsServer(named) || named.Length == 0)
            return args;
        var address = DatabaseOf(Path.Combine(folder, named));
        if (option > 0)
            return [.. args[..option], address, .. args[(option + 1)..]];
        Environment.SetEnvironmentVariable("SCORING_DATABASE", address);
        return args;
    }

    /// <summary>What stands for a file as a database: the file itself, or one on the server that tests work on.</summary>
    public static string DatabaseOf(string file)
    {
        var path = Path.GetFullPath(file);
        if (!TestStore.IsServer)
            return path;
        if (!Servers.TryGetValue(path, out var address))
            Servers.Add(path, address = NewServer(path));
        return address;
    }

    private static string NewServer(string path)
    {
        var address = TestStore.New(Path.GetDirectoryName(path)!, isServer: true);
        foreach (var part in new[] { ".publications", ".keys" })
            Directory.CreateSymbolicLink(path + part, DatabaseAddress.Files(address) + part);
        return address;
    }

    /// <summary>Runs the built program as a process.</summary>
    public static Answer RunAsProcess(string folder, IReadOnlyDictionary<string, string> variables, params string[] args)
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
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "scoring.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        foreach (var name in Settings)
            start.Environment.Remove(name);
        start.Environment["LANG"] = "en_US.UTF-8";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>A buffer that stays readable after the writer has closed the stream.</summary>
    private sealed class OpenMemory : MemoryStream
    {
        public override void Close() { }
    }
}
