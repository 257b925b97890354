using System.Reflection;

namespace Scoring.Cli;

internal static class Program
{
    /// <summary>The version, available before anything else is built, because scripts often ask for it.</summary>
    public static string Version { get; } =
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

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
