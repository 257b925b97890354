using System.Data.Common;
using System.Text;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>
/// Notes which bound rows a connection writes, by triggers that do something only where the connection has a temporary table to note them
/// in: this program makes it in each transaction that writes. Rows that another program writes are not noted, so no event vouches for
/// them.
/// </summary>
internal static class PostgresTouched
{
    private const string Noted = "scoring_touched_rows";

    /// <summary>
    /// Begins to note what a transaction writes. A row has a number or a text as its key. The table stays with the connection and is
    /// emptied at the end of each transaction.
    /// </summary>
    public const string Begin =
        $"CREATE TEMP TABLE IF NOT EXISTS {Noted} (tab text COLLATE \"C\" NOT NULL, number bigint NOT NULL DEFAULT 0, "
        + "key text COLLATE \"C\" NOT NULL DEFAULT '', PRIMARY KEY (tab, number, key)) ON COMMIT DELETE ROWS";

    /// <summary>True if rows were written that no event carries yet.</summary>
    public static bool Any(Db db)
    {
        using var command = db.Connection.CreateCommand();
        command.CommandText = $"SELECT EXISTS (SELECT 1 FROM pg_temp.{Noted})";
        return (bool)command.ExecuteScalar()!;
    }

    /// <summary>The rows written since the last call, in order of table and key.</summary>
    public static List<TouchedRow> Take(Db db)
    {
        using var command = db.Connection.CreateCommand();
        command.CommandText =
            $"WITH noted AS (DELETE FROM pg_temp.{Noted} RETURNING tab, number, key) "
            + "SELECT tab, number, key FROM noted ORDER BY tab, number, key";
        using var rows = command.ExecuteReader();
        var touched = new List<TouchedRow>();
        while (rows.Read())
            touched.Add(new TouchedRow(rows.GetString(0), rows.GetString(2) is { Length: > 0 } key ? key : rows.GetInt64(1)));
        return touched;
    }

    /// <summary>Makes the triggers of all bound tables, or brings them up to date; part of every change of the schema.</summary>
    /// <param name="connection">A connection whose transaction changes the schema.</param>
    public static string Triggers(DbConnection connection)
    {
        var sql = new StringBuilder();
        foreach (var table in BoundTables.All)
        {
            var columns = Columns(connection, table.Name);
            Function(sql, $"note_new_{table.Name}", $"SELECT DISTINCT '{table.Name}', {Key(table, columns, "")} FROM new_rows");
            sql.Append(
                $"CREATE OR REPLACE TRIGGER scoring_new_{table.Name} AFTER INSERT ON {table.Name} REFERENCING NEW TABLE AS new_rows "
            );
            sql.Append($"FOR EACH STATEMENT EXECUTE FUNCTION note_new_{table.Name}();\n");
            if (!table.Changes)
                continue;
            Function(sql, $"note_old_{table.Name}", $"SELECT '{table.Name}', {Key(table, columns, "OLD.")}");
            sql.Append($"CREATE OR REPLACE TRIGGER scoring_old_{table.Name} AFTER DELETE ON {table.Name} ");
            sql.Append($"FOR EACH ROW EXECUTE FUNCTION note_old_{table.Name}();\n");
            Function(sql, $"note_changed_{table.Name}", $"SELECT '{table.Name}', {Key(table, columns, "NEW.")}");
            var bound = columns.Keys.Where(table.Binds).Order(StringComparer.Ordinal);
            sql.Append($"CREATE OR REPLACE TRIGGER scoring_changed_{table.Name} AFTER UPDATE ON {table.Name} FOR EACH ROW WHEN (");
            sql.AppendJoin(" OR ", bound.Select(column => $"OLD.\"{column}\" IS DISTINCT FROM NEW.\"{column}\""));
            sql.Append($") EXECUTE FUNCTION note_changed_{table.Name}();\n");
        }
        return sql.ToString();
    }

    // A connection without the table is another program's, or only reads.
    private static void Function(StringBuilder sql, string name, string rows) =>
        sql.Append(
            $"""
            CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $note$
            BEGIN
                IF to_regclass('pg_temp.{Noted}') IS NOT NULL THEN
                    INSERT INTO pg_temp.{Noted} (tab, number, key) {rows} ON CONFLICT DO NOTHING;
                END IF;
                RETURN NULL;
            END $note$;

            """
        );

    // The number and the text of a key; of several columns the text is a JSON array as SQLite writes it.
    private static string Key(BoundTable table, Dictionary<string, string> columns, string row)
    {
        if (table.Key is [var only])
            return columns[only] == "bigint" ? $"{row}\"{only}\", ''" : $"0, {row}\"{only}\"";
        var parts = table.Key.Select(column =>
            columns[column] == "bigint" ? $"{row}\"{column}\"::text" : $"to_json({row}\"{column}\")::text"
        );
        return $"0, '[' || {string.Join(" || ',' || ", parts)} || ']'";
    }

    private static Dictionary<string, string> Columns(DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute "
            + "WHERE attrelid = to_regclass(@table) AND attnum > 0 AND NOT attisdropped";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@table", table);
        command.Parameters.Add(parameter);
        using var rows = command.ExecuteReader();
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        while (rows.Read())
            columns.Add(rows.GetString(0), rows.GetString(1));
        return columns;
    }
}
