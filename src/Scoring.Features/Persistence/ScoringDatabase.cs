using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using SQLitePCL;

namespace Scoring.Features.Persistence;

/// <summary>The SQLite file: made and migrated on first use, one connection for each command.</summary>
/// <param name="options">Where it is.</param>
public sealed class ScoringDatabase(ScoringOptions options) : IDisposable
{
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <summary>How long a connection waits for another process that writes, in milliseconds.</summary>
    internal const int BusyTimeout = 30_000;

    internal const string BusyCode = "database-busy";

    private const int BytesOfAKibibyte = 1024;

    // A command's own connection may hold much of a national year; of those that are kept there are as many as requests at one time.
    private const int CacheOfACommand = 64 << 20;
    private const int CacheOfAKeptConnection = 8 << 20;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = options.DatabasePath,
        Mode = options.IsFrozen ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        ForeignKeys = true,
        DefaultTimeout = 30,
        Pooling = options.KeepsConnections,
    }.ToString();

    private readonly string _settings =
        (options.IsFrozen ? "" : $"PRAGMA busy_timeout = {BusyTimeout}; PRAGMA synchronous = FULL; ")
        + $"PRAGMA cache_size = -{(options.KeepsConnections ? CacheOfAKeptConnection : CacheOfACommand) / BytesOfAKibibyte}; PRAGMA temp_store = MEMORY;";

    private bool _migrated;
    private long _born;

    /// <summary>The file.</summary>
    public string Path => options.DatabasePath;

    /// <summary>
    /// Who writes next: one transaction at a time, in the order in which they came. SQLite itself lets writers try again after ever longer pauses, which in a
    /// site with many jurors makes some wait very long.
    /// </summary>
    internal SemaphoreSlim WriteLane { get; } = new(1);

    /// <summary>Opens a connection with foreign keys on and a busy timeout; the caller disposes it.</summary>
    /// <exception cref="RefusalException">The file is no database of ours, or cannot be opened.</exception>
    public DbConnection Open() => OpenFile();

    /// <summary>The same, for those who work with what is SQLite's own.</summary>
    internal SqliteConnection OpenFile()
    {
        LetGoOfAnotherFile();
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            Run(connection, null, _settings);
            // The command that makes the file is the only one that writes into it: its first rows, often a nation's, go straight into the file. With a log of
            // writes they would be written twice; the next connection turns it on, so that readers and writers do not wait for each other.
            if (!options.IsFrozen && (!Migrate(connection) || options.KeepsConnections))
                Run(connection, null, "PRAGMA journal_mode = WAL");
            return connection;
        }
        catch (Exception fault)
        {
            connection.Dispose();
            if (fault is not SqliteException { SqliteErrorCode: CannotOpen or NoDatabase } known)
                throw;
            throw new RefusalException(
                RefusalKind.Usage,
                known.SqliteErrorCode == NoDatabase ? "database-not-ours" : "database-cannot-open",
                options.DatabasePath
            );
        }
    }

    // A connection that was kept would go on writing into a file that a backup has taken the place of: nobody would find those marks again.
    private void LetGoOfAnotherFile()
    {
        if (!options.KeepsConnections)
            return;
        var born = File.GetCreationTimeUtc(options.DatabasePath);
        if (Interlocked.Exchange(ref _born, born.Ticks) is var before && before != born.Ticks && before != 0)
        {
            ClearPool();
            Volatile.Write(ref _migrated, false);
        }
    }

    private void ClearPool()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Closes the connections that were kept: the last one to close leaves one whole file.</summary>
    public void Dispose()
    {
        WriteLane.Dispose();
        if (options.KeepsConnections)
            ClearPool();
    }

    /// <summary>True for a fault that says no more than that others are writing: the same may work a moment later.</summary>
    public static bool IsBusy(Exception fault) =>
        fault is RefusalException { Code: BusyCode } or SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };

    /// <summary>True where a file has just the tables of this program.</summary>
    public static bool IsCurrent(string path)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return Applied(connection) == Migrations().Count;
    }

    // True where the file was made just now.
    private bool Migrate(SqliteConnection connection)
    {
        if (Volatile.Read(ref _migrated))
            return false;
        var migrations = Migrations();
        var isNew = false;
        if (Applied(connection) < migrations.Count)
        {
            // Another process may be doing the same: what is left to do is only known inside the transaction.
            using var transaction = connection.BeginTransaction();
            var applied = (int)Applied(connection, transaction);
            isNew = applied == 0;
            for (var number = applied; number < migrations.Count; number++)
            {
                Run(connection, transaction, migrations[number]);
                Run(connection, transaction, $"PRAGMA user_version = {number + 1}");
            }
            transaction.Commit();
        }
        if (Applied(connection) > migrations.Count)
            throw new RefusalException(RefusalKind.Usage, "database-newer", options.DatabasePath);
        Volatile.Write(ref _migrated, true);
        return isNew;
    }

    private static long Applied(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    // The text is one of ours: a pragma or a migration out of this assembly.
    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static List<string> Migrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return reader.ReadToEnd();
                }),
        ];
    }
}
