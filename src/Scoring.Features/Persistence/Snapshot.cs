using Microsoft.Data.Sqlite;

namespace Scoring.Features.Persistence;

/// <summary>Copies of a database file while it is in use.</summary>
internal static class Snapshot
{
    /// <summary>Writes the current state of the database to a new file; the caller must not hold a transaction.</summary>
    public static void Write(Db db, string target) => Run(db, "VACUUM INTO $value", target);

    /// <summary>True if every page of a file is intact.</summary>
    public static bool IsWhole(string path)
    {
        using var copy = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        copy.Open();
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return command.ExecuteScalar() is "ok";
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
