using System.Runtime.InteropServices;

namespace Scoring.Cli.Parsing;

/// <summary>Which of the two languages to use; decided before anything is written.</summary>
internal static partial class Languages
{
    private const int Indonesian = 0x21;

    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>"id" or "en": the option's value, else Indonesian if the system's language is Indonesian, else English.</summary>
    public static string Of(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var given =
                args[i] == "--language" && i + 1 < args.Count ? args[i + 1]
                : args[i].StartsWith("--language=", StringComparison.Ordinal) ? args[i]["--language=".Length..]
                : null;
            if (given is "id" or "en")
                return given;
        }
        return OfSystem(Environment.GetEnvironmentVariable);
    }

    /// <summary>The system's language, from the Unix variables first, then from Windows.</summary>
    public static string OfSystem(Func<string, string?> variable)
    {
        var locale = Variables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        if (locale is not null)
            return
                locale == "id" || locale.StartsWith("id_", StringComparison.Ordinal) || locale.StartsWith("id-", StringComparison.Ordinal)
                ? "id"
                : "en";
        return OperatingSystem.IsWindows() && (GetUserDefaultUILanguage() & 0x3FF) == Indonesian ? "id" : "en";
    }

    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial ushort GetUserDefaultUILanguage();
}
