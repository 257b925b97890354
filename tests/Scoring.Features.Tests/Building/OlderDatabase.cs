using Microsoft.Data.Sqlite;

namespace Scoring.Features.Tests.Building;

/// <summary>
/// Downgrades a database to the schema before a migration, to run the migration on real contents.
/// </summary>
public static class OlderDatabase
{
    /// <summary>The columns that store scoresheets since version 11, in the order of the earlier table.</summary>
    private static readonly string[] Columns = ["(stage)", "(innovation)", "(juror)", "(sheet)", "(submitted)", "(marks)", "(lines)"];

    /// <summary>Before version 11 every scoresheet was a row of a table.</summary>
    public static void WithSheetsAsRows(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(
            connection,
            """
            DROP TABLE IF EXISTS attachments; DROP TABLE IF EXISTS attachment_chunks;
            DROP TABLE IF EXISTS calibration_rounds; DROP TABLE IF EXISTS calibration_sheets;
            DROP TABLE IF EXISTS entry_takes; DROP TABLE IF EXISTS entry_checks; DROP TABLE IF EXISTS entry_states;
            DROP TABLE IF EXISTS entry_versions; DROP TABLE IF EXISTS entry_sections;
            DROP TABLE IF EXISTS entry_registers; DROP TABLE IF EXISTS entries;
            DROP TABLE IF EXISTS vote_voters; DROP TABLE IF EXISTS vote_asks;
            DROP TABLE IF EXISTS vote_keys; DROP TABLE IF EXISTS vote_strikes;
            DROP TABLE IF EXISTS vote_ballots; DROP TABLE IF EXISTS vote_candidates; DROP TABLE IF EXISTS vote_steps;
            DROP TABLE IF EXISTS certificate_codes; DROP TABLE IF EXISTS comment_releases;
            DROP TABLE IF EXISTS evidence_drafts; DROP TABLE IF EXISTS evidence_revisions;
            DROP TABLE IF EXISTS rule_files;
            DROP TABLE IF EXISTS rule_rulings;
            DROP TABLE IF EXISTS rule_versions;
            DROP TABLE IF EXISTS season_changes;
            DROP TABLE IF EXISTS commands_done;
            DROP TABLE IF EXISTS publication_files;
            DROP TABLE IF EXISTS pending_upload_parts;
            DROP TABLE IF EXISTS pending_uploads;
            DROP TABLE IF EXISTS sign_in_tries;
            DROP TABLE IF EXISTS data_protection_keys;
            DROP TABLE IF EXISTS mail_left; DROP TABLE IF EXISTS mail_requests;
            DROP TABLE IF EXISTS mail_templates; DROP TABLE IF EXISTS outbox;
            DROP TABLE IF EXISTS account_logins; DROP TABLE IF EXISTS account_agencies;
            DROP TABLE IF EXISTS agencies; DROP TABLE IF EXISTS account_regions;
            ALTER TABLE account_invitations DROP COLUMN purpose;
            ALTER TABLE account_invitations DROP COLUMN address;
            ALTER TABLE accounts DROP COLUMN shown_name;
            ALTER TABLE accounts DROP COLUMN language;
            ALTER TABLE accounts DROP COLUMN institution;
            ALTER TABLE accounts DROP COLUMN zone;
            ALTER TABLE accounts DROP COLUMN entry_groups;
            DROP TABLE IF EXISTS header_meanings;
            DROP INDEX audit_events_that_bind_tables;
            DROP INDEX sheet_revisions_that_finish;
            ALTER TABLE sheet_revisions DROP COLUMN salt;
            ALTER TABLE paper_entries DROP COLUMN salt;
            CREATE TABLE sheets (
                import_id INTEGER NOT NULL REFERENCES imports (import_id), row INTEGER NOT NULL,
                stage TEXT NOT NULL, innovation_id TEXT NOT NULL, juror TEXT NOT NULL, sheet TEXT, submitted_at TEXT,
                marks TEXT NOT NULL, lines TEXT NOT NULL,
                PRIMARY KEY (import_id, row)
            ) STRICT, WITHOUT ROWID
            """
        );
        foreach (var import in Imports(connection))
        {
            var columns = Columns.Select(name => Texts(connection, import, name)).ToList();
            for (var row = 0; row < columns[0].Length; row++)
            {
                using var insert = connection.CreateCommand();
                insert.CommandText = "INSERT INTO sheets VALUES ($import, $row, $0, $1, $2, $3, $4, $5, $6)";
                insert.Parameters.AddWithValue("$import", import);
                insert.Parameters.AddWithValue("$row", row);
                for (var i = 0; i < columns.Count; i++)
                    insert.Parameters.AddWithValue("$" + i, i is 3 or 4 && columns[i][row].Length == 0 ? DBNull.Value : columns[i][row]);
                insert.ExecuteNonQuery();
            }
        }
        WithCountersInAccounts(connection);
        Run(connection, "DELETE FROM import_columns WHERE name LIKE '(%' AND name <> '(line)'; PRAGMA user_version = 10");
    }

    // Before version 13 wrong passwords were counted in the account's row, and the device's key lay there as it was. Before version 14
    // nothing was remembered of headers.
    private static void WithCountersInAccounts(SqliteConnection connection) =>
        Run(
            connection,
            """
            ALTER TABLE accounts ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE accounts ADD COLUMN locked_until TEXT;
            ALTER TABLE accounts ADD COLUMN authenticator TEXT;
            UPDATE accounts SET authenticator = (SELECT key FROM account_devices d WHERE d.account_id = accounts.account_id);
            DROP TABLE IF EXISTS account_devices;
            """
        );

    private static List<long> Imports(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT import_id FROM import_columns WHERE name = '(stage)'";
        using var reader = command.ExecuteReader();
        var imports = new List<long>();
        while (reader.Read())
            imports.Add(reader.GetInt64(0));
        return imports;
    }

    private static string[] Texts(SqliteConnection connection, long import, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT texts FROM import_columns WHERE import_id = $import AND name = $name";
        command.Parameters.AddWithValue("$import", import);
        command.Parameters.AddWithValue("$name", name);
        var lines = ((string)command.ExecuteScalar()!).Split('\n')[..^1];
        return [.. lines.Select(line => line.Replace(@"\\", "\\", StringComparison.Ordinal))];
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
