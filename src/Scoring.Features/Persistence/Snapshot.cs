using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence.Sqlite;

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
        using var copy = SqliteFile.Open(target, SqliteOpenMode.ReadWrite);
        using var command = copy.CreateCommand();
#pragma warning disable CA2100 // a pragma takes no parameter; the number is this program's own
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {LogOwner.NewId()}");
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Writes the state of a database file, with its log if it has one, to a new file.</summary>
    public static void WriteFile(string source, string target)
    {
        using var connection = SqliteFile.Open(source, SqliteOpenMode.ReadOnly);
        Write(new Db(connection, null), target);
    }

    /// <summary>What became of a log that was to be brought into its file.</summary>
    public enum Folded
    {
        /// <summary>The file is complete and stands alone.</summary>
        Done,

        /// <summary>Another process has the file open.</summary>
        InUse,

        /// <summary>The file cannot be read as a database.</summary>
        Unreadable,
    }

    /// <summary>Brings the log into its file and removes it, which only succeeds while nobody else has the file open.</summary>
    /// <exception cref="SqliteException">The disk is full: the file and its log are as they were, and belong together.</exception>
    public static Folded FoldLog(string path)
    {
        try
        {
            using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadWrite);
            using var command = connection.CreateCommand();
            command.CommandTimeout = 2;
            command.CommandText = "PRAGMA journal_mode = DELETE";
            return command.ExecuteScalar() is "delete" ? Folded.Done : Folded.InUse;
        }
        catch (SqliteException fault) when (SqliteStore.IsBusy(fault))
        {
            return Folded.InUse;
        }
        catch (SqliteException fault) when (!StorageFault.IsOfWriting(fault))
        {
            return Folded.Unreadable;
        }
    }

    /// <summary>True if a file begins as every SQLite database does.</summary>
    public static bool IsDatabase(string path)
    {
        var mark = "SQLite format 3\0"u8;
        Span<byte> start = stackalloc byte[mark.Length];
        return FileHeader.Read(path, start) == start.Length && start.SequenceEqual(mark);
    }

    /// <summary>True if an intact database has the tables of this program, as this or an older version made them.</summary>
    public static bool IsOurs(string path)
    {
        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('imports', 'runs', 'run_inputs')";
        return command.ExecuteScalar() is 3L;
    }

    /// <summary>True if every page of a file is intact.</summary>
    public static bool IsWhole(string path)
    {
        try
        {
            return HasIntactPages(path);
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static bool HasIntactPages(string path)
    {
        using var copy = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
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
