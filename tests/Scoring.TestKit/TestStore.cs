using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.TestKit;

/// <summary>
/// The kind of database that tests work on: SQLite, or PostgreSQL where the variable SCORING_TEST_STORE is "postgresql". Fixtures of the
/// category <see cref="FilesOnly"/> are about SQLite's own files, those of <see cref="Server"/> start a PostgreSQL of their own in any
/// case; all others work on either.
/// </summary>
public static class TestStore
{
    /// <summary>The category of tests that need PostgreSQL on this machine.</summary>
    public const string Server = "PostgreSql";

    /// <summary>The category of tests about files of SQLite, which make no sense on a server.</summary>
    public const string FilesOnly = "SqliteFiles";

    /// <summary>True if tests work on PostgreSQL.</summary>
    public static bool IsServer { get; } = Environment.GetEnvironmentVariable("SCORING_TEST_STORE") == "postgresql";

    /// <summary>A database in which nothing is stored yet, whose files lie in a folder; on a server it has the product's tables.</summary>
    public static string New(string folder) => IsServer ? PostgresServer.NewWithTables(folder) : New(folder, isServer: false);

    /// <summary>A database of a certain kind that nobody has used yet.</summary>
    public static string New(string folder, bool isServer) =>
        isServer ? PostgresServer.NewDatabase(folder) : Path.Combine(folder, "scoring.db");

    /// <summary>
    /// Statements that let a connection change rows that are only ever added: what somebody does who has the database itself.
    /// </summary>
    public static string Unlocked(string table) =>
        IsServer ? "SET session_replication_role = replica; " : $"DROP TRIGGER {table}_stay_as_they_are; DROP TRIGGER {table}_are_kept; ";

    /// <summary>An open connection past the product; the caller disposes it.</summary>
    public static DbConnection Open(string database)
    {
        DbConnection connection = DatabaseAddress.IsServer(database)
            ? new NpgsqlConnection(
                $"Host={PostgresServer.Socket};Username=postgres;Database={new Uri(database).AbsolutePath.Trim('/')};Pooling=false"
            )
            : new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        if (connection is NpgsqlConnection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SET search_path = public, " + PostgresServer.SqliteSchema;
            command.ExecuteNonQuery();
        }
        return connection;
    }
}
