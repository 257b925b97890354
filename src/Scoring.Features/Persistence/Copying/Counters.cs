using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Scoring.Features.Persistence.Copying;

/// <summary>
/// The last numbers that a database itself gave to rows of a table, where it remembers them beside the rows: a copy goes on where the
/// original was. All other tables count on from their newest row.
/// </summary>
internal static class Counters
{
    // Of a server: its identity columns, those of the order of rows as well.
    private const string Identities = """
        SELECT c.relname::text, a.attname::text, pg_get_serial_sequence(quote_ident(c.relname), a.attname)
        FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attidentity <> ''
        """;

    /// <summary>The last number by table.</summary>
    public static Dictionary<string, long> Of(Db db)
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        if (db.Connection is SqliteConnection)
        {
            foreach (var row in Rows(db, "SELECT name, CAST(seq AS TEXT) FROM main.sqlite_sequence"))
                last[row[0]] = long.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture);
            return last;
        }
        foreach (var identity in Rows(db, Identities).Where(identity => identity[1] != Binding.BoundTable.Stored))
            last[identity[0]] = Number(db, $"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {identity[2]}");
        return last;
    }

    /// <summary>Sets the counters of a database whose tables were filled with numbers given elsewhere.</summary>
    /// <param name="db">The connection and transaction.</param>
    /// <param name="last">The last number by table, where the original remembers one.</param>
    public static void Set(Db db, IReadOnlyDictionary<string, long> last)
    {
        if (db.Connection is SqliteConnection)
        {
            // SQLite has counted what was stored; only what had been given to rows that are gone is missing.
            foreach (var (table, number) in last)
                Run(db, "UPDATE main.sqlite_sequence SET seq = max(seq, @number) WHERE name = @table", table, number);
            return;
        }
        foreach (var identity in Rows(db, Identities))
        {
            var newest = Number(db, $"SELECT coalesce(max({CopiedTable.Quoted(identity[1])}), 0) FROM {identity[0]}");
            var number = identity[1] == Binding.BoundTable.Stored ? newest : Math.Max(newest, last.GetValueOrDefault(identity[0]));
            if (number > 0)
                Run(db, "SELECT setval(CAST(@table AS regclass), @number)", identity[2], number);
        }
    }

#pragma warning disable CA2100 // the texts above, with names that the database itself gave
    private static List<string[]> Rows(Db db, string sql)
    {
        using var command = Command(db, sql);
        using var rows = command.ExecuteReader();
        var texts = new List<string[]>();
        while (rows.Read())
            texts.Add([.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetString)]);
        return texts;
    }

    private static long Number(Db db, string sql)
    {
        using var command = Command(db, sql);
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(Db db, string sql, string table, long number)
    {
        using var command = Command(db, sql);
        foreach (var (name, value) in new (string, object)[] { ("@table", table), ("@number", number) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }

    private static DbCommand Command(Db db, string sql)
    {
        var command = db.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (db.Transaction, sql);
        return command;
    }
#pragma warning restore CA2100
}
