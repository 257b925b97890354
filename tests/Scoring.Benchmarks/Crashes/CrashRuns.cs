using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace Scoring.Benchmarks.Crashes;

/// <summary>
/// Kills commands at random moments and fills the disk at each of their writes. Afterwards everything they do is there or nothing is, the
/// database and its trail are whole, nothing half-made lies about, and the command given again comes to its end.
/// </summary>
internal sealed class CrashRuns : IDisposable
{
    private readonly CrashedProgram _program;
    private readonly string _root;
    private readonly string _base = Directory.CreateTempSubdirectory("scoring-crashes-").FullName;
    private int _faults;

    /// <summary>Makes ready.</summary>
    /// <param name="program">The program, or the library that `dotnet` runs.</param>
    /// <param name="root">The checkout.</param>
    public CrashRuns(string program, string root) => (_program, _root) = (new CrashedProgram(Path.GetFullPath(program)), root);

    // All jobs, or those that the environment names.
    private static IEnumerable<Job> Jobs =>
        Environment.GetEnvironmentVariable("ONLY")?.Split(' ') is { } names ? Job.All.Where(job => names.Contains(job.Name)) : Job.All;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_base, recursive: true);

    /// <summary>Kills every job a number of times.</summary>
    /// <returns>The number of faults.</returns>
    public int Kill(int kills, int seed)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kills of each job: {kills}, seed {seed}"));
        var random = new Random(seed);
        foreach (var job in Jobs)
        {
            var before = Before(job);
            var (took, after) = Undisturbed(job, before);
            var (killed, whole, runs) = (0, 0, 0);
            for (; killed < kills && runs < kills * 20; runs++)
            {
                var folder = CopyOf(before);
                var ended = _program.Kill(folder, job.Database, job.Arguments, took * (random.NextDouble() * 1.05));
                killed += ended.ExitCode is null ? 1 : 0;
                var place = string.Create(CultureInfo.InvariantCulture, $"{job.Name}, run {runs + 1}");
                whole += Check(job, folder, before, after, place) ? 1 : 0;
                Directory.Delete(folder, recursive: true);
            }
            Console.WriteLine($"{job.Name, -10} {killed, 5} killed of {runs, 5} runs, {whole, 5} had done everything, the others nothing");
        }
        return _faults;
    }

    /// <summary>Fills the disk at the first write, the one after it, and so on, of every job.</summary>
    /// <param name="shim">The library that lets writes fail (full-disk.c).</param>
    /// <param name="step">1 for every write, 2 for every second, and so on.</param>
    /// <param name="first">The first write, from 0.</param>
    /// <returns>The number of faults.</returns>
    public int FillDisk(string shim, int step, int first)
    {
        foreach (var job in Jobs)
        {
            var before = Before(job);
            var (_, after) = Undisturbed(job, before);
            var (full, whole) = (0, 0);
            // A short job may end before the first write that is named.
            for (var write = step > 1 ? 0 : first; ; write = write < first ? first : write + step)
            {
                var folder = CopyOf(before);
                var ended = _program.Run(
                    folder,
                    job.Database,
                    job.Arguments,
                    new Dictionary<string, string>
                    {
                        ["LD_PRELOAD"] = Path.GetFullPath(shim),
                        ["FULL_DISK_AFTER"] = write.ToString(CultureInfo.InvariantCulture),
                        ["FULL_DISK_MARK"] = Path.Combine(folder, "was-full"),
                    }
                );
                var wasFull = File.Exists(Path.Combine(folder, "was-full"));
                var place = string.Create(CultureInfo.InvariantCulture, $"{job.Name}, disk full at write {write}");
                if (ended.ExitCode is not (>= 0 and <= 5))
                    Fault(place, $"exit code {ended.ExitCode}: {ended.Said}");
                else if (ended.ExitCode != 0 && !ended.Said.Contains("disk", StringComparison.OrdinalIgnoreCase))
                    Fault(place, "does not speak of the disk: " + ended.Said);
                full += wasFull ? 1 : 0;
                whole += Check(job, folder, before, after, place) && wasFull ? 1 : 0;
                Directory.Delete(folder, recursive: true);
                if (!wasFull)
                    break;
            }
            Console.WriteLine($"{job.Name, -10} {full, 5} times full, {whole, 5} had done everything, the others nothing");
        }
        return _faults;
    }

    // The state before a job: the stored season, brought up to date, and what the job needs.
    private string Before(Job job)
    {
        var folder = Path.Combine(_base, job.Name);
        ZipFile.ExtractToDirectory(Path.Combine(_root, "tests", "golden-stored", "before-mediatr", "stored.zip"), folder);
        var measures = File.ReadAllText(Path.Combine(folder, "sample-data", "iid-2026", "measures-region.csv"));
        var changed = measures.Replace("13.07,3,-50.33", "13.07,3,-40.33", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "changed.csv"), changed);
        var folderToRun = Path.Combine(folder, "sample-data", "changed");
        Directory.CreateDirectory(folderToRun);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "sample-data", "iid-2026")))
            File.Copy(file, Path.Combine(folderToRun, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folderToRun, "measures-region.csv"), changed);
        var prepare = job.IsOfBefore ? job.Prepare : ["audit list --newest 1", .. job.Prepare];
        foreach (var command in prepare)
        {
            var ended = _program.Run(folder, "scoring.db", command.Split(' '));
            if (ended.ExitCode != 0)
                throw new InvalidOperationException($"{job.Name}: {command}: {ended.Said}");
        }
        return folder;
    }

    private (TimeSpan Took, long Events) Undisturbed(Job job, string before)
    {
        var folder = CopyOf(before);
        var watch = Stopwatch.StartNew();
        var ended = _program.Run(folder, job.Database, job.Arguments);
        var took = watch.Elapsed;
        if (ended.ExitCode != 0)
            throw new InvalidOperationException($"{job.Name}: {ended.Said}");
        var events = Events(folder, job.Database);
        Directory.Delete(folder, recursive: true);
        return (took, events);
    }

    // True if the job had done everything before it was given again.
    private bool Check(Job job, string folder, string before, long after, string place)
    {
        Whole(job, folder, place, "afterwards");
        var (was, now) = (Events(before, job.Database), Events(folder, job.Database));
        if (now != was && now != after)
            Fault(place, $"{now} events; {was} before, {after} at the end");
        var again = _program.Run(folder, job.Database, job.Arguments);
        // A backup that was complete before the kill is not written over.
        var isThere = job.Name == "backup" && again.ExitCode == 2;
        if (again.ExitCode != 0 && !isThere)
            Fault(place, $"given again it ends with {again.ExitCode}: {again.Said}");
        Whole(job, folder, place, "given again");
        var leftovers = Leftovers(folder, job).ToList();
        if (leftovers.Count > 0)
            Fault(place, "left lying: " + string.Join(", ", leftovers));
        return now == after && now != was;
    }

    private void Whole(Job job, string folder, string place, string when)
    {
        foreach (var database in new[] { job.Database, job.Copy })
        {
            if (database is null || !File.Exists(Path.Combine(folder, database)))
                continue;
            foreach (var command in new[] { "audit verify", "publications verify" })
            {
                var ended = _program.Run(folder, database, command.Split(' '));
                if (ended.ExitCode != 0)
                    Fault(place, $"{when}, {command} of {database} ends with {ended.ExitCode}: {ended.Said}");
            }
            foreach (var pragma in new[] { "integrity_check", "foreign_key_check" })
            {
                if (Ask(Path.Combine(folder, database), "PRAGMA " + pragma) is not (null or "ok"))
                    Fault(place, $"{when}, {pragma} of {database} finds faults");
            }
        }
    }

    private static IEnumerable<string> Leftovers(string folder, Job job) =>
        Directory
            .EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => Path.GetRelativePath(folder, path))
            .Where(path =>
                path.EndsWith(".part", StringComparison.Ordinal)
                || path.Contains(".restoring", StringComparison.Ordinal)
                || (job.Name == "publish" && Path.GetFileName(path).StartsWith(".new-", StringComparison.Ordinal))
            );

    private static long Events(string folder, string database)
    {
        var path = Path.Combine(folder, database);
        return
            File.Exists(path)
            && new FileInfo(path).Length > 0
            && Ask(path, "SELECT count(*) FROM sqlite_master WHERE name = 'audit_events'") is 1L
            ? (long)Ask(path, "SELECT count(*) FROM audit_events")!
            : 0;
    }

    private static object? Ask(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // one of the texts above
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private string CopyOf(string before)
    {
        var copy = Path.Combine(_base, "run-" + Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.EnumerateFiles(before, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(before, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    private void Fault(string place, string what)
    {
        _faults++;
        Console.WriteLine($"FAULT  {place}: {what}");
    }
}
