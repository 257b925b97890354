using System.Data.Common;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>The tables of a PostgreSQL database: made and brought up to date by the first process to open them, and described.</summary>
internal static class PostgresSchema
{
    private const string Kind = "PostgreSql.";
    private const int FirstWithKind = 15;

    // How the server itself describes what is in the schema that statements use. Names of the schema are left out of the descriptions: the
    // program's own schema is made in another one to compare with.
    private const string Description = """
        WITH here AS (SELECT current_schema()::regnamespace AS schema, quote_ident(current_schema()) || '.' AS prefix),
        parts AS (
            SELECT c.relname::text AS name, 'table' AS kind, (
                SELECT string_agg(
                    concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
                        pg_get_expr(d.adbin, d.adrelid), a.attidentity, (SELECT collname FROM pg_collation WHERE oid = a.attcollation)),
                    ', ' ORDER BY a.attname)
                FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
                || coalesce((SELECT string_agg(pg_get_constraintdef(k.oid), ', ' ORDER BY k.conname)
                    FROM pg_constraint k WHERE k.conrelid = c.oid), '') AS sql
            FROM pg_class c, here WHERE c.relnamespace = here.schema AND c.relkind IN ('r', 'p')
            UNION ALL
            SELECT c.relname::text, 'view', pg_get_viewdef(c.oid)
            FROM pg_class c, here WHERE c.relnamespace = here.schema AND c.relkind IN ('v', 'm')
            UNION ALL
            SELECT c.relname::text, 'index', pg_get_indexdef(c.oid)
            FROM pg_class c, here WHERE c.relnamespace = here.schema AND c.relkind = 'i'
            UNION ALL
            SELECT t.tgname::text, 'trigger', pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid, here WHERE c.relnamespace = here.schema AND NOT t.tgisinternal
            UNION ALL
            SELECT p.proname::text, 'function', pg_get_functiondef(p.oid) FROM pg_proc p, here
            WHERE p.pronamespace = here.schema AND p.prokind = 'f'
                AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = p.oid AND deptype = 'e'))
        SELECT name, kind, replace(sql, prefix, '') FROM parts, here ORDER BY kind, name
        """;

    /// <summary>The newest step that this program knows.</summary>
    public static int Newest { get; } = Migration.All(Kind)[^1].Number;

    /// <summary>Brings the tables up to date if they are not.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="shown">The database as messages name it.</param>
    /// <exception cref="RefusalException">The database is a newer program's, or another's.</exception>
    public static void Update(DbConnection connection, string shown)
    {
        if (!IsUsable(connection, shown))
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, $"SELECT pg_advisory_xact_lock({Locks.Schema}, 0)");
            // A step that waits for a long transaction holds up everybody who comes after it.
            Run(connection, "SET LOCAL lock_timeout = '5s'");
            // Another process may have done the same meanwhile: what remains to be done is known only now.
            var applied = Applied(connection);
            if (applied == 0 && (Has(connection, "imports") || Has(connection, "runs")))
                throw new RefusalException(RefusalKind.Usage, "database-not-ours", shown);
            Apply(connection, applied);
            transaction.Commit();
        }
    }

    /// <summary>What the schema holds that statements use; nothing is made in it.</summary>
    public static Holding Look(DbConnection connection)
    {
        if (Has(connection, "schema_steps") && Has(connection, "imports"))
            return Holding.Database;
        const string Anything = """
            SELECT EXISTS (SELECT 1 FROM pg_class AS c WHERE c.relnamespace = current_schema()::regnamespace
                AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = c.oid AND deptype = 'e'))
            """;
        return Scalar(connection, Anything) is true ? Holding.OtherThings : Holding.Nothing;
    }

    /// <summary>
    /// True if the tables can be used: they are this program's, or a newer one has only added to them while processes of this one serve.
    /// False if steps are missing.
    /// </summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="shown">The database as messages name it.</param>
    /// <exception cref="RefusalException">A newer program has changed what this one needs.</exception>
    public static bool IsUsable(DbConnection connection, string shown)
    {
        if (Applied(connection) is var applied && applied <= Newest)
            return applied == Newest;
        return Scalar(connection, $"SELECT EXISTS (SELECT 1 FROM schema_steps WHERE number > {Newest} AND kind <> 'expand')") is false
            ? true
            : throw new RefusalException(RefusalKind.Usage, "database-newer", shown);
    }

    /// <summary>The schema as the server describes it.</summary>
    public static List<SchemaPart> Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Description;
        using var rows = command.ExecuteReader();
        var parts = new List<SchemaPart>();
        while (rows.Read())
            parts.Add(new SchemaPart(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return parts;
    }

    /// <summary>The schema as the migrations make it on this server: made beside the other and rolled back.</summary>
    public static List<SchemaPart> Own(DbConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, "SELECT set_config('search_path', 'scoring_own_' || pg_backend_pid(), true)");
        Run(connection, "DO $$ BEGIN EXECUTE 'CREATE SCHEMA ' || current_setting('search_path'); END $$");
        Apply(connection, 0);
        return Read(connection);
    }

    private static void Apply(DbConnection connection, int applied)
    {
        Run(connection, "CREATE TABLE IF NOT EXISTS schema_steps (number bigint PRIMARY KEY, at text COLLATE \"C\" NOT NULL)");
        foreach (var step in Migration.All(Kind).Where(step => step.Number > applied))
        {
            Run(connection, step.Sql);
            var (column, kind) = step.Number < FirstWithKind ? ("", "") : (", kind", $", '{step.Kind}'");
            Run(
                connection,
                $"INSERT INTO schema_steps (number, at{column}) "
                    + $"VALUES ({step.Number}, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'){kind})"
            );
        }
        Run(connection, PostgresTouched.Triggers(connection));
    }

    private static int Applied(DbConnection connection) =>
        Has(connection, "schema_steps")
            ? Convert.ToInt32(
                Scalar(connection, "SELECT coalesce(max(number), 0) FROM schema_steps"),
                System.Globalization.CultureInfo.InvariantCulture
            )
            : 0;

    // By a query: what to_regclass has found missing once it may go on missing while it waits for a lock.
    private static bool Has(DbConnection connection, string table) =>
        Scalar(
            connection,
            $"SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = '{table}' AND relnamespace = current_schema()::regnamespace)"
        )
            is true;

    // The text is one of the program's own.
#pragma warning disable CA2100
    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
#pragma warning restore CA2100
}
