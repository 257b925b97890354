using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence.Sqlite;
using SQLitePCL;

namespace Scoring.Features.Persistence;

/// <summary>
/// Tells whether a database file of unknown origin has exactly the tables, indices, views and triggers that this program's migrations make,
/// and is sound.
/// </summary>
internal static class PlainTables
{
    private const int LimitDepth = 1000;
    private const int LongestStatement = 1 << 20;
    private const int InstructionsBetweenLooks = 10_000;

    // From sqlite3.h; the binding has no names for them.
    private const int EnableTrigger = 1003;
    private const int Defensive = 1010;
    private const int EnableView = 1015;
    private const int TrustedSchema = 1017;

    /// <summary>What is odd about a file, in few words for a person who knows databases; null if nothing is.</summary>
    /// <param name="path">The file; it is only read.</param>
    /// <param name="longest">How long the look may take; longer is odd as well.</param>
    /// <param name="stopped">Fires when the command is stopped.</param>
    /// <exception cref="OperationCanceledException">The command was stopped.</exception>
    public static string? FirstOddity(string path, TimeSpan longest, CancellationToken stopped)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
            Restrict(connection, () => watch.Elapsed > longest || stopped.IsCancellationRequested);
            return Oddity(connection);
        }
        catch (SqliteException fault) when (!StorageFault.IsOfWriting(fault))
        {
            stopped.ThrowIfCancellationRequested();
            return fault.SqliteErrorCode == raw.SQLITE_INTERRUPT
                ? string.Create(CultureInfo.InvariantCulture, $"> {longest.TotalSeconds} s")
                : string.Create(CultureInfo.InvariantCulture, $"SQLite {fault.SqliteErrorCode}");
        }
    }

    // Nothing that the file brings with it is run, not even while it is looked at.
    private static void Restrict(SqliteConnection connection, Func<bool> isOver)
    {
        foreach (var (setting, value) in new[] { (EnableTrigger, 0), (EnableView, 0), (TrustedSchema, 0), (Defensive, 1) })
            raw.sqlite3_db_config(connection.Handle, setting, value, out _);
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_SQL_LENGTH, LongestStatement);
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_EXPR_DEPTH, LimitDepth);
        raw.sqlite3_progress_handler(connection.Handle, InstructionsBetweenLooks, _ => isOver() ? 1 : 0, null);
    }

    private static string? Oddity(SqliteConnection connection)
    {
        var version = Convert.ToInt64(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        var newest = SqliteStore.Migrations().Count;
        if (version < 1 || version > newest)
            return string.Create(CultureInfo.InvariantCulture, $"user_version {version} (1–{newest})");
        var (found, expected) = (Parts(connection), Expected((int)version));
        foreach (var (part, sql) in found)
        {
            if (!expected.TryGetValue(part, out var right) || right != sql)
                return part;
        }
        return expected.Keys.FirstOrDefault(part => !found.ContainsKey(part)) is { } missing ? $"{missing} (–)"
            : Scalar(connection, "PRAGMA quick_check(1)") as string is var answer && answer != "ok" ? "quick_check"
            : null;
    }

    private static SortedDictionary<string, string> Expected(int version)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        foreach (var migration in SqliteStore.Migrations().Take(version))
            SqliteStore.Run(connection, null, migration);
        return Parts(connection);
    }

    // By "table numbers": its text.
    private static SortedDictionary<string, string> Parts(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema";
        using var rows = command.ExecuteReader();
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (rows.Read())
            parts[Shown($"{rows.GetString(0)} {rows.GetString(1)}")] = $"{rows.GetString(2)}: {WithoutComments(rows.GetString(3))}";
        return parts;
    }

    private static string Shown(string name) =>
        string.Concat(name.Take(100).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter));

    /// <summary>A statement with single blanks and without comments, which may have been worded otherwise in an earlier version.</summary>
    internal static string WithoutComments(string sql)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < sql.Length; )
        {
            var end = at + 1;
            if (sql[at] is '\'' or '"')
            {
                var close = sql.IndexOf(sql[at], at + 1);
                end = close < 0 ? sql.Length : close + 1;
                plain.Append(sql, at, end - at);
            }
            else if (sql.AsSpan(at).StartsWith("--"))
            {
                var close = sql.IndexOf('\n', at);
                end = close < 0 ? sql.Length : close;
            }
            else if (!char.IsWhiteSpace(sql[at]))
                plain.Append(sql[at]);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
            at = end;
        }
        return plain.ToString().TrimEnd();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the pragmas above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
