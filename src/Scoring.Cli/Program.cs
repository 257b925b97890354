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

    /// <summary>How the program is called where it runs: from a checkout by the SDK, otherwise by its name.</summary>
    public static string AsTyped { get; } = IsInCheckout() ? "dotnet run --project src/Scoring.Cli --" : "scoring";

    /// <summary>How the site is started there; a checkout need not have built it yet.</summary>
    public static string SiteAsTyped { get; } = IsInCheckout() ? "dotnet run --project src/Scoring.Web --" : "scoring serve";

    private static bool IsInCheckout() =>
        AppContext.BaseDirectory.Contains(Path.Combine("src", "Scoring.Cli", "bin"), StringComparison.Ordinal);

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
