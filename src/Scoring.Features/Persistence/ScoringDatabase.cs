using System.Reflection;
using Microsoft.Data.Sqlite;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Persistence;

/// <summary>The SQLite file: made and migrated on first use, one connection for each command.</summary>
/// <param name="options">Where it is.</param>
public sealed class ScoringDatabase(ScoringOptions options)
{
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    private bool _migrated;

    /// <summary>The file.</summary>
    public string Path => options.DatabasePath;

    /// <summary>Opens a connection with foreign keys on and a busy timeout; the caller disposes it.</summary>
    /// <exception cref="RefusalException">The file is no database of ours, or cannot be opened.</exception>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.DatabasePath,
            Mode = options.IsFrozen ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = 30,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            if (options.IsFrozen)
            {
                Run(connection, null, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
                return connection;
            }
            Run(connection, null, "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
            Migrate(connection);
            return connection;
        }
        catch (Exception fault)
        {
            connection.Dispose();
            if (fault is not SqliteException { SqliteErrorCode: CannotOpen or NoDatabase } known)
                throw;
            throw new RefusalException(RefusalKind.Usage, known.SqliteErrorCode == NoDatabase ? "database-not-ours" : "database-cannot-open", options.DatabasePath);
        }
    }

    /// <summary>True where a file has just the tables of this program.</summary>
    public static bool IsCurrent(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return Applied(connection) == Migrations().Count;
    }

    private void Migrate(SqliteConnection connection)
    {
        if (Volatile.Read(ref _migrated))
            return;
        var migrations = Migrations();
        if (Applied(connection) < migrations.Count)
        {
            // Another process may be doing the same: what is left to do is only known inside the transaction.
            using var transaction = connection.BeginTransaction();
            for (var number = (int)Applied(connection, transaction); number < migrations.Count; number++)
            {
                Run(connection, transaction, migrations[number]);
                Run(connection, transaction, $"PRAGMA user_version = {number + 1}");
            }
            transaction.Commit();
        }
        if (Applied(connection) > migrations.Count)
            throw new RefusalException(RefusalKind.Usage, "database-newer", options.DatabasePath);
        Volatile.Write(ref _migrated, true);
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
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            })];
    }
}
