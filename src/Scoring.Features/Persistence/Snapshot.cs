using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Scoring.Features.Persistence;

/// <summary>Copies of a database file while it is in use.</summary>
internal static class Snapshot
{
    /// <summary>
    /// Writes the current state of the database to a new file that only its owner may read; the caller must not hold a transaction. The
    /// copy gets a number of its own (<see cref="LogOwner"/>).
    /// </summary>
    public static void Write(Db db, string target)
    {
        PrivateFile.Create(target).Dispose();
        Run(db, "VACUUM INTO $value", target);
        using var copy = Open(target, SqliteOpenMode.ReadWrite);
        using var command = copy.CreateCommand();
#pragma warning disable CA2100 // a pragma takes no parameter; the number is this program's own
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {LogOwner.NewId()}");
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>True if every page of a file is intact.</summary>
    public static bool IsWhole(string path)
    {
        using var copy = Open(path, SqliteOpenMode.ReadOnly);
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return command.ExecuteScalar() is "ok";
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    /// <summary>Runs a statement that copies files or whole tables rather than querying facts.</summary>
    /// <param name="db">The connection.</param>
    /// <param name="sql">One of the program's own texts.</param>
    /// <param name="value">The value of <c>$value</c> in it; null if it has none.</param>
    public static void Run(Db db, string sql, string? value = null)
    {
        using var command = db.Connection.CreateCommand();
#pragma warning disable CA2100 // the text is one of ours; what varies is a parameter
        command.CommandText = sql;
#pragma warning restore CA2100
        if (value is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("$value", value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }
}
