using System.Reflection;

namespace Scoring.Cli;

internal static class Program
{
    /// <summary>
    /// The version and, where the program was built in a git checkout, its commit: "0.2.0 (1f0ba0de1234)". Available before anything else
    /// is built, because scripts often ask for it.
    /// </summary>
    public static string Version { get; } =
        Written(typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>What the build notes ("0.2.0+1f0ba0de…", 40 digits, or "0.2.0" alone), as it is shown.</summary>
    internal static string Written(string informational) =>
        informational.Split('+', 2) is [var version, { Length: >= 12 } commit] ? $"{version} ({commit[..12]})" : informational;

    private static Task<int> Main(string[] args)
    {
        if (args is ["--version"])
        {
            Console.Out.WriteLine(Version);
            return Task.FromResult(ExitCodes.Done);
        }
        return CommandLine.Run(args);
    }
}
