using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>A program of PostgreSQL on this machine, such as pg_dump.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Version">Its version, such as "15.14".</param>
internal sealed partial record PostgresProgram(string Path, string Version)
{
    private const int LongestComplaint = 600;

    // Where Debian and Red Hat put every version beside the others.
    private static readonly (string Folder, string Pattern)[] Places = [("/usr/lib/postgresql", "*"), ("/usr", "pgsql-*")];

    /// <summary>The first number of the version: an older program does not read a newer server.</summary>
    public int Major => MajorOf(Version);

    /// <summary>The program on the PATH, or the newest beside it, that knows a server's version.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="server">The version of the server.</param>
    /// <param name="path">The folders to look in first; null for PATH.</param>
    /// <param name="places">Further folders, the first one first; null for those of this machine.</param>
    /// <exception cref="RefusalException">There is none, or all are older than the server.</exception>
    public static PostgresProgram Find(string name, string server, string? path = null, IReadOnlyList<string>? places = null)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        List<PostgresProgram> found =
        [
            .. (path ?? Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Concat(places ?? Installed())
                .Select(folder => System.IO.Path.Combine(folder, file))
                .Where(File.Exists)
                .Distinct()
                .Select(At)
                .OfType<PostgresProgram>(),
        ];
        if (found.Find(one => one.Major >= MajorOf(server)) is { } right)
            return right;
        var major = MajorOf(server).ToString(CultureInfo.InvariantCulture);
        throw found.MaxBy(one => one.Major) is { } newest
            ? new RefusalException(RefusalKind.Usage, "backup-program-old", newest.Path, newest.Version, server, major)
            : new RefusalException(RefusalKind.Usage, "backup-program-missing", name, major);
    }

    /// <summary>Runs the program on a database.</summary>
    /// <param name="address">The database; a password goes into the program's environment, which other users cannot read.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Fires when the command is stopped; the program is ended.</param>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="RefusalException">It ended with an error, which is repeated.</exception>
    public async Task<string> Run(ServerAddress address, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = Start(Path, arguments);
        LibpqEnvironment.Set(start.Environment, address);
        using var process = Process.Start(start)!;
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(cancellationToken),
            process.StandardError.ReadToEndAsync(cancellationToken)
        );
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode == 0)
                return await output;
            throw new RefusalException(RefusalKind.Data, "backup-program-failed", Path, Shortened(await error));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static IEnumerable<string> Installed() =>
        Places
            .Where(place => Directory.Exists(place.Folder))
            .SelectMany(place => Directory.EnumerateDirectories(place.Folder, place.Pattern))
            .Select(folder => System.IO.Path.Combine(folder, "bin"))
            .OrderByDescending(folder => MajorOf(Digits().Match(folder).Value));

    private static PostgresProgram? At(string path)
    {
        try
        {
            using var process = Process.Start(Start(path, ["--version"]))!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return VersionIn().Match(text) is { Success: true } version ? new PostgresProgram(path, version.Groups["version"].Value) : null;
        }
        catch (Win32Exception)
        {
            return null; // a file of that name that is no program, or not for this user
        }
    }

    private static ProcessStartInfo Start(string path, IReadOnlyList<string> arguments) =>
        new(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static int MajorOf(string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;

    private static string Shortened(string complaint)
    {
        var text = string.Join(' ', complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return text.Length <= LongestComplaint ? text : text[..LongestComplaint] + "…";
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>[0-9]+(\.[0-9]+)?)")]
    private static partial Regex VersionIn();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
