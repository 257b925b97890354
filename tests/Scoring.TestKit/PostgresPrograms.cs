using System.Diagnostics;
using System.Globalization;

namespace Scoring.TestKit;

/// <summary>The programs of PostgreSQL on this machine, run as its own user.</summary>
internal static class PostgresPrograms
{
    /// <summary>True if they are there.</summary>
    public static bool AreThere => Programs is not null;

    private static string? Programs =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .OrderBy(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
                .LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Makes the files of an empty server, in a folder that then belongs to its user.</summary>
    public static void Make(string folder, string data)
    {
        Own(folder);
        Run(
            "initdb",
            folder,
            "-D",
            data,
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
            "--locale=C",
            "--encoding=UTF8",
            "--no-instructions"
        );
    }

    /// <summary>Gives a folder to the server's user.</summary>
    public static void Own(string folder)
    {
        if (IsRoot)
            Run("chown", folder, "postgres", folder);
    }

    /// <summary>Starts a server and waits until it answers.</summary>
    public static void Start(string folder, string data, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var options = string.Join(' ', settings.Select(setting => $"-c {setting.Key}='{setting.Value}'"));
        Run("pg_ctl", folder, "-D", data, "-l", Path.Combine(folder, "log"), "-o", options, "-w", "start");
    }

    /// <summary>Ends a server at once, as a machine that fails does.</summary>
    public static void Stop(string folder, string data) => Run("pg_ctl", folder, "-D", data, "-m", "immediate", "-w", "stop");

    /// <summary>Removes the folders of runs that were killed: a server ends by itself when its folder is gone.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="prefix">What their names begin with; the number of the process follows.</param>
    public static void RemoveAbandoned(string folder, string prefix)
    {
        foreach (var left in Directory.EnumerateDirectories(folder, prefix + "*"))
        {
            var id = Path.GetFileName(left)[prefix.Length..].Split('-')[0];
            try
            {
                if (!Directory.Exists("/proc/" + id))
                    Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // Another run does the same.
            }
        }
    }

    /// <summary>Runs one of them; the server refuses to run as root.</summary>
    public static void Run(string program, string folder, params string[] arguments)
    {
        var path = program == "chown" ? program : Path.Combine(Programs!, program);
        var start =
            IsRoot && program != "chown"
                ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments])
                : new(path, arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        // The server would inherit the end of a pipe and keep it open.
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
