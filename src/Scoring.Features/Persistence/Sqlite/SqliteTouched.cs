using System.Text;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence.Binding;
using SQLitePCL;

namespace Scoring.Features.Persistence.Sqlite;

/// <summary>
/// Notes which bound rows a connection writes, by triggers that exist on this connection only: no statement can be forgotten, and rows
/// that another program writes are not noted, so no event vouches for them.
/// </summary>
internal static class SqliteTouched
{
    private const string Noted = "scoring_touched_rows";

    // The texts of all triggers are made once; the columns that a change is looked for in are those of the connection's own schema.
    private static string? _triggers;

    /// <summary>Begins to note what the next transaction of a connection writes; called before it begins.</summary>
    public static void Begin(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM temp.sqlite_schema WHERE name = '{Noted}'";
        if ((long)command.ExecuteScalar()! == 0)
            Make(connection, _triggers ??= Triggers(connection));
        else
            SqliteStore.RunAll(connection, $"DELETE FROM temp.{Noted}");
    }

    // All or none of them: a connection that has the table is taken to have every trigger.
    private static void Make(SqliteConnection connection, string triggers)
    {
        try
        {
            SqliteStore.RunAll(connection, triggers);
        }
        catch (SqliteException)
        {
            raw.sqlite3_exec(connection.Handle, "ROLLBACK");
            throw;
        }
    }

    /// <summary>True if rows were written that no event carries yet.</summary>
    public static bool Any(Db db)
    {
        using var command = Command(db, $"SELECT EXISTS (SELECT 1 FROM temp.{Noted})");
        return (long)command.ExecuteScalar()! == 1;
    }

    /// <summary>The rows written since the last call, in order of table and key.</summary>
    public static List<TouchedRow> Take(Db db)
    {
        var touched = new List<TouchedRow>();
        using (var command = Command(db, $"SELECT tab, key FROM temp.{Noted} ORDER BY tab, key"))
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                touched.Add(new TouchedRow(rows.GetString(0), rows.GetValue(1)));
        }
        if (touched.Count == 0)
            return touched;
        using (var command = Command(db, $"DELETE FROM temp.{Noted}"))
            command.ExecuteNonQuery();
        return touched;
    }

    private static string Triggers(SqliteConnection connection)
    {
        var sql = new StringBuilder(
            $"BEGIN;\nCREATE TEMP TABLE {Noted} (tab TEXT NOT NULL, key NOT NULL, PRIMARY KEY (tab, key)) WITHOUT ROWID;\n"
        );
        foreach (var table in BoundTables.All)
        {
            Trigger(sql, table, "INSERT", "NEW", "");
            if (!table.Changes)
                continue;
            Trigger(sql, table, "DELETE", "OLD", "");
            var bound = Columns(connection, table.Name).Where(table.Binds).Select(column => $"OLD.\"{column}\" IS NOT NEW.\"{column}\"");
            Trigger(sql, table, "UPDATE", "NEW", $" WHEN {string.Join(" OR ", bound)}");
        }
        sql.Append("COMMIT;\n");
        return sql.ToString();
    }

    private static void Trigger(StringBuilder sql, BoundTable table, string on, string row, string when)
    {
        var columns = string.Join(", ", table.Key.Select(column => $"{row}.{column}"));
        var key = table.Key.Count == 1 ? columns : $"json_array({columns})";
        sql.Append($"CREATE TEMP TRIGGER scoring_{on}_{table.Name} AFTER {on} ON main.{table.Name}{when} BEGIN ");
        sql.Append($"INSERT INTO {Noted} SELECT '{table.Name}', {key} ");
        sql.Append($"WHERE NOT EXISTS (SELECT 1 FROM {Noted} WHERE tab = '{table.Name}' AND key = {key}); END;\n");
    }

    /// <summary>The columns of a table.</summary>
    public static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }

    private static SqliteCommand Command(Db db, string sql)
    {
        var command = (SqliteCommand)db.Connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Transaction;
#pragma warning disable CA2100 // one of the texts above
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
