using System.Globalization;
using Npgsql;

namespace Scoring.TestKit;

/// <summary>
/// A primary and a standby that streams from it, both a test's own: without ports, in memory where there is a file system for that. The
/// standby can be held back, stopped and promoted, the primary can fail.
/// </summary>
public sealed class PostgresStandby : IDisposable
{
    private const string Prefix = "scoring-pair-";
    private const string Name = "b";
    private static int _count;

    private readonly string _folder;
    private readonly string _first;
    private readonly string _second;
    private bool _isPrimaryUp;
    private bool _isStandbyUp;

    /// <summary>Starts both.</summary>
    public PostgresStandby()
    {
        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        PostgresPrograms.RemoveAbandoned(memory, Prefix);
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        _folder = Directory
            .CreateDirectory(Path.Combine(memory, FormattableString.Invariant($"{Prefix}{Environment.ProcessId}-{number}")))
            .FullName;
        _first = Directory.CreateDirectory(Path.Combine(_folder, "a")).FullName;
        _second = Directory.CreateDirectory(Path.Combine(_folder, "b")).FullName;
        PostgresPrograms.Make(_first, Data(_first));
        StartPrimary();
        PostgresPrograms.Own(_second);
        PostgresPrograms.Run(
            "pg_basebackup",
            _second,
            "-D",
            Data(_second),
            "--checkpoint=fast",
            "--no-sync",
            "-X",
            "stream",
            "-C",
            "-S",
            Name,
            "-R",
            "-d",
            $"host={_first} user=postgres application_name={Name}"
        );
        StartStandby();
    }

    /// <summary>The address of a database on the primary.</summary>
    public static string At(string database, string socket) => $"postgresql://postgres@localhost/{database}?host={socket}";

    /// <summary>The address of a database on the primary.</summary>
    public string Primary(string database, string files) => At(database, _first) + "&files=" + files;

    /// <summary>The address of a database on the standby.</summary>
    public string Standby(string database) => At(database, _second);

    /// <summary>The address of a database on whichever of the two is the primary.</summary>
    public string Either(string database, string files) => At(database, _first + "," + _second) + "&files=" + files;

    /// <summary>The address of a database on the primary for a client that waits for an answer for so long.</summary>
    /// <param name="database">The database.</param>
    /// <param name="files">The folder of its files.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="cancels">True if it then asks the server to give up, and listens to what that says.</param>
    public string Impatient(string database, string files, int seconds, bool cancels) =>
        FormattableString.Invariant($"Host={_first};Username=postgres;Database={database};Command Timeout={seconds};Files={files}")
        + (cancels ? ";Cancellation Timeout=5000" : "");

    /// <summary>Makes an empty database.</summary>
    public void Make(string database) => OnPrimary($"CREATE DATABASE {database}");

    /// <summary>Commits wait for the standby from now on, or no longer.</summary>
    public void Synchronise(bool isOn)
    {
        OnPrimary($"ALTER SYSTEM SET synchronous_standby_names = '{(isOn ? $"ANY 1 ({Name})" : "")}'");
        OnPrimary("SELECT pg_reload_conf()");
        if (isOn)
            Until(() => Ask(_first, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'quorum'") == 1);
    }

    /// <summary>The standby goes on receiving, but nothing of it can be read until <see cref="Release"/>.</summary>
    public void HoldBack() => Run(_second, "SELECT pg_wal_replay_pause()");

    /// <summary>The standby catches up.</summary>
    public void Release() => Run(_second, "SELECT pg_wal_replay_resume()");

    /// <summary>The standby goes away.</summary>
    public void StopStandby()
    {
        PostgresPrograms.Stop(_second, Data(_second));
        _isStandbyUp = false;
    }

    /// <summary>The standby comes back.</summary>
    public void StartStandby()
    {
        Start(_second);
        _isStandbyUp = true;
    }

    /// <summary>The primary fails.</summary>
    public void StopPrimary()
    {
        PostgresPrograms.Stop(_first, Data(_first));
        _isPrimaryUp = false;
    }

    /// <summary>The primary comes back as it was.</summary>
    public void StartPrimary()
    {
        Start(_first);
        _isPrimaryUp = true;
    }

    /// <summary>The standby takes over.</summary>
    public void Promote() => PostgresPrograms.Run("pg_ctl", _second, "-D", Data(_second), "-w", "promote");

    /// <summary>How many of the program's connections the standby serves.</summary>
    public long Readers(string database) =>
        Ask(_second, $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}' AND application_name = 'scoring'");

    /// <summary>How many sites listen to what is published on the server that was the standby.</summary>
    public long Listeners(string database) =>
        Ask(
            _second,
            $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}' AND query LIKE '%max(publication_id)%insert_lsn%'"
        );

    /// <summary>How many rows of publications the standby has handed out so far.</summary>
    public long Reads(string database) =>
        (long)
            Scalar(
                _second,
                "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint FROM pg_stat_user_tables "
                    + "WHERE relname = 'publications'",
                database
            )!;

    /// <summary>Waits until the standby has all that the primary has.</summary>
    public void CatchUp()
    {
        var position = (string)Scalar(_first, "SELECT pg_current_wal_flush_lsn()::text")!;
        Until(() => Scalar(_second, $"SELECT pg_last_wal_replay_lsn() >= '{position}'::pg_lsn") is true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isStandbyUp)
            PostgresPrograms.Stop(_second, Data(_second));
        if (_isPrimaryUp)
            PostgresPrograms.Stop(_first, Data(_first));
        Directory.Delete(_folder, recursive: true);
    }

    private void OnPrimary(string sql) => Run(_first, sql);

    private static string Data(string folder) => Path.Combine(folder, "data");

    private static void Start(string folder) =>
        PostgresPrograms.Start(
            folder,
            Data(folder),
            new Dictionary<string, string>
            {
                ["listen_addresses"] = "",
                ["unix_socket_directories"] = folder,
                ["fsync"] = "off",
                ["wal_level"] = "replica",
                ["max_wal_senders"] = "5",
                ["max_replication_slots"] = "5",
                ["hot_standby"] = "on",
                ["synchronous_commit"] = "on",
                ["autovacuum"] = "off",
                ["max_connections"] = "100",
            }
        );

    private static void Until(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            if (tries > 100)
                throw new TimeoutException("The standby does not come.");
            Thread.Sleep(TimeSpan.FromMilliseconds(100));
        }
    }

    private static long Ask(string socket, string sql) => (long)Scalar(socket, sql)!;

    private static void Run(string socket, string sql) => Scalar(socket, sql);

    private static object? Scalar(string socket, string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection($"Host={socket};Username=postgres;Database={database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written above
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
