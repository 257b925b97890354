using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Scoring.Features.Core;
using Scoring.Features.Persistence.Copying;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>Backups of a database by pg_dump, and back by pg_restore.</summary>
/// <param name="store">The database.</param>
/// <param name="address">Its address.</param>
internal sealed partial class PostgresDump(PostgresStore store, ServerAddress address)
{
    private const string Prefix = "scoring_check_";

    // A person with a dump must not be able to sign in as another: the table is in it, its rows are not.
    private const string Keys = "*.data_protection_keys";

    /// <summary>
    /// Writes a dump of one moment to a file that only its owner may read, and compares it with the database: it is brought back into a
    /// database of its own where the user may make one, and read through to its end where not.
    /// </summary>
    /// <param name="connection">A connection without a transaction.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Fires when the command is stopped.</param>
    /// <exception cref="RefusalException">The programs are missing or end in an error.</exception>
    /// <returns>How it was checked; null if it is not what the database holds.</returns>
    public async Task<BackupCheck?> Write(NpgsqlConnection connection, string file, CancellationToken cancellationToken)
    {
        var version = connection.PostgreSqlVersion.ToString();
        PrivateFile.Create(file).Dispose();
        var (dump, restore) = (PostgresProgram.Find("pg_dump", version), PostgresProgram.Find("pg_restore", version));
        using var moment = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var (snapshot, schema) = (Text(connection, "SELECT pg_export_snapshot()"), Text(connection, "SELECT current_schema()"));
        await dump.Run(
            address,
            [
                "--format=custom",
                "--no-password",
                "--schema=" + schema,
                "--exclude-table-data=" + Keys,
                "--no-unlogged-table-data",
                "--snapshot=" + snapshot,
                "--file=" + file,
            ],
            cancellationToken
        );
        var mayMake = Text(connection, "SELECT (rolcreatedb OR rolsuper)::text FROM pg_roles WHERE rolname = current_user") == "true";
        if (mayMake && !await IsSame(new Db(connection, moment), restore, schema, file, cancellationToken))
            return null;
        if (!mayMake)
            await restore.Run(address, ["--file=" + (OperatingSystem.IsWindows() ? "NUL" : "/dev/null"), file], cancellationToken);
        return new BackupCheck(mayMake ? CheckedBy.Restoring : CheckedBy.Reading, dump.Path, dump.Version);
    }

    /// <summary>Brings a dump into the empty database, whole or not at all.</summary>
    /// <param name="file">The dump.</param>
    /// <param name="isKept">Looks at what was brought in; if it says no, or fails, the database is emptied again.</param>
    /// <param name="cancellationToken">Fires when the command is stopped.</param>
    /// <exception cref="RefusalException">The program is missing or fails, or the file holds no database of this program.</exception>
    public async Task Restore(string file, Func<Task<bool>> isKept, CancellationToken cancellationToken)
    {
        string version,
            functions;
        using (var connection = store.OpenAsItIs())
        {
            version = connection.PostgreSqlVersion.ToString();
            functions = Text(
                connection,
                "SELECT coalesce(string_agg(oid::text, ','), '0') FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
            );
        }
        await Restore(PostgresProgram.Find("pg_restore", version), address, file, cancellationToken);
        var keeps = false;
        try
        {
            keeps = await isKept();
        }
        finally
        {
            if (!keeps)
                Empty(functions);
        }
    }

    // Of tables there were none before.
    private void Empty(string functions)
    {
        using var connection = store.OpenAsItIs();
        Run(
            connection,
            $"""
            DO $$
            DECLARE one record;
            BEGIN
                FOR one IN SELECT c.oid::regclass AS name FROM pg_class AS c
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
                LOOP
                    EXECUTE format('DROP TABLE %s CASCADE', one.name);
                END LOOP;
                FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc AS p
                    WHERE p.pronamespace = current_schema()::regnamespace AND p.oid <> ALL (ARRAY[{functions}]::oid[])
                LOOP
                    EXECUTE format('DROP ROUTINE %s CASCADE', one.name);
                END LOOP;
            END $$
            """
        );
    }

    // The schema itself is there already, which a dump of it would make.
    private static async Task Restore(PostgresProgram restore, ServerAddress to, string file, CancellationToken cancellationToken)
    {
        var contents = await restore.Run(to, ["--list", file], cancellationToken);
        if (!OwnTable().IsMatch(contents))
            throw new RefusalException(RefusalKind.Data, "restore-no-backup", file);
        using var folder = new ScratchFolder("scoring-restore-", cancellationToken);
        var list = Path.Combine(folder.Path, "list");
        await File.WriteAllLinesAsync(list, contents.Split('\n').Where(line => !OfSchema().IsMatch(line)), cancellationToken);
        await restore.Run(
            to,
            [
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--use-list=" + list,
                "--dbname=" + to.Database,
                file,
            ],
            cancellationToken
        );
    }

    private async Task<bool> IsSame(Db original, PostgresProgram restore, string schema, string file, CancellationToken cancellationToken)
    {
        var name = Prefix + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12];
        using var other = store.OpenAsItIs();
        Make(other, name);
        try
        {
            var scratch = address.With(name);
            using var restored = new PostgresStore(new ScoringOptions(scratch.Secret, "", ""));
            using var connection = restored.OpenAsItIs();
            Run(connection, $"CREATE SCHEMA IF NOT EXISTS {CopiedTable.Quoted(schema)}");
            await Restore(restore, scratch, file, cancellationToken);
            foreach (var table in CopiedTable.BackedUp())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TableRows.Digest(original, table) != TableRows.Digest(new Db(connection, null), table))
                    return false;
            }
            return true;
        }
        finally
        {
            Run(other, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    // Of the same encoding and order of letters, and without what an operator put into the template.
    private static void Make(NpgsqlConnection connection, string name)
    {
        var like = Text(
            connection,
            """
            SELECT format('TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype)
            FROM pg_database WHERE datname = current_database()
            """
        );
        Run(connection, $"CREATE DATABASE {name} {like}");
    }

    // The text is one of the program's own.
#pragma warning disable CA2100
    private static string Text(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (string)command.ExecuteScalar()!;
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100

    [GeneratedRegex("^[0-9]+; [0-9]+ [0-9]+ TABLE [^ ]+ schema_steps ", RegexOptions.Multiline)]
    private static partial Regex OwnTable();

    [GeneratedRegex("^[0-9]+; [0-9]+ [0-9]+ (SCHEMA|[A-Z]+ - SCHEMA) ")]
    private static partial Regex OfSchema();
}
