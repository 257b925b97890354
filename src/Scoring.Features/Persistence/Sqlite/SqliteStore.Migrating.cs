using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using SQLitePCL;

namespace Scoring.Features.Persistence.Sqlite;

// The tables of the file, as the migrations make them.
internal sealed partial class SqliteStore
{
    // What the migrations make in the end: a new file takes a third of the time of making what later migrations remake.
    private const string NewFile = "new_file.sql";

    /// <summary>True if a file has exactly the tables of this program.</summary>
    public static bool IsCurrent(string path)
    {
        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
        return Applied(connection) == Migrations().Count;
    }

    /// <summary>An empty database in memory with the tables of this program; the caller disposes it.</summary>
    internal static SqliteConnection InMemory()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        RunAll(connection, Migration.Text(NewFile));
        return connection;
    }

    // True if the file was just created.
    private bool Migrate(SqliteConnection connection, bool isFacts)
    {
        if (Volatile.Read(ref _migrated))
            return false;
        var migrations = Migrations();
        var isNew = false;
        if (Applied(connection) < migrations.Count)
        {
            // Another process may be doing the same: what remains to be done is known only inside the transaction.
            using var transaction = connection.BeginTransaction();
            var applied = (int)Applied(connection, transaction);
            isNew = applied == 0;
            if (isNew)
                RunAll(connection, Migration.Text(NewFile));
            foreach (var step in migrations.Skip(isNew ? migrations.Count : applied))
                Run(connection, transaction, step);
            Run(connection, transaction, $"PRAGMA user_version = {migrations.Count}");
            if (isNew && !isFacts)
                Run(connection, transaction, $"PRAGMA application_id = {LogOwner.NewId()}");
            transaction.Commit();
            if (!isNew && applied < migrations.Count)
                PrivateFile.Close(options.DatabasePath);
            if (isNew && !isFacts)
                _log.Check();
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

    // One of the program's own texts.
    internal static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    // Many statements of the program's own without a result, within the transaction that is open if one is: as commands, each of them costs
    // as much again.
    internal static void RunAll(SqliteConnection connection, string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    /// <summary>The texts of the migrations, the first one first.</summary>
    internal static List<string> Migrations() => [.. Migration.All("").Select(migration => migration.Sql)];
}
