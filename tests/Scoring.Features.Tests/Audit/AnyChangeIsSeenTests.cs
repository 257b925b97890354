using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Objections;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Tests.Audit;

/// <summary>
/// Whatever cell of a bound table is changed, whatever row is removed, doubled or put in: the verification names the table and the row. The
/// database is a golden copy, which one event of today has bound.
/// </summary>
[Category(TestStore.FilesOnly)]
public sealed class AnyChangeIsSeenTests
{
    private const string Other = "1000003";
    private const int RowsTried = 2;

    private readonly Random _random = new(20261128);
    private Workplace _place = null!;
    private string _folder = "";
    private SqliteConnection _connection = null!;
    private List<AuditRecord> _trail = null!;

    [OneTimeSetUp]
    public async Task Bind()
    {
        _folder = TemporaryFolder.New();
        ZipFile.ExtractToDirectory(Path.Combine(Checkout.Root, "tests", "golden-stored", "before-mediatr", "stored.zip"), _folder);
        _place = Workplace.On(Path.Combine(_folder, "scoring.db"), Path.Combine(_folder, "rules"));
        await _place.Send(new ListAudit(Newest: 1));
        // Nobody in the golden copy had a second factor.
        _place.Execute("INSERT INTO account_devices (account_id, key, step) SELECT account_id, 'sealed', 0 FROM accounts");
        // Nor had anybody said what a header stands for.
        _place.Execute(
            "INSERT INTO header_meanings (edition, kind, header, meaning, by, at) "
                + "VALUES ('club/2027', 'Marks', 'Nilai A', 'idea', 'ani', '2026-01-01T00:00:00Z')"
        );
        // Nor were rules written on the site.
        _place.Execute(
            """
            INSERT INTO rule_versions VALUES
                (1, 'city/2027', 1, 'a', 0, '', '', 'ani', '2026-01-01T00:00:00Z'),
                (2, 'city/2027', 2, 'b', 1, 'Salah ketik', 'B/2', 'ani', '2026-01-02T00:00:00Z');
            INSERT INTO rule_files VALUES (1, 'edition.yaml', x'61'), (1, 'season.yaml', x'62'), (2, 'edition.yaml', x'63');
            INSERT INTO rule_rulings VALUES (1, 2, 'refused', 'Tidak perlu', 'budi', '2026-01-03T00:00:00Z');
            INSERT INTO season_changes VALUES (1, 'city/2027', 'announced', '', 'ani', '2026-01-01T00:00:00Z')
            """
        );
        // Nor was there a file of an entry, or a round of calibration.
        _place.Execute(
            """
            INSERT INTO attachments VALUES
                ('0a', 'city/2027', '00001', 'proof', 'a.pdf', '', 'pdf', 9, 'a', 'a', 'gone', '', NULL,
                    'ani', '2026-01-01T00:00:00Z', NULL, NULL),
                ('0b', 'city/2027', '00001', 'proof', 'b.jpg', 'Foto', 'jpeg', 9, 'b', 'c', 'gone', '', 'OK', 'ani',
                    '2026-01-01T00:00:00Z', 'ani', '2026-01-02T00:00:00Z');
            INSERT INTO calibration_rounds VALUES (1, 'city/2027', 'desk', '00001', 'open', '', 'ani', '2026-01-01T00:00:00Z');
            INSERT INTO calibration_sheets VALUES
                (1, 'city/2027', 'desk', '00001', 'j1', 'idea 80', 0, 'budi', '2026-01-01T00:00:00Z'),
                (2, 'city/2027', 'desk', '00001', 'j1', 'idea 81', 1, 'budi', '2026-01-02T00:00:00Z')
            """
        );
        // Nor several regions, an agency, or a text of mail of their own.
        _place.Execute("INSERT INTO account_regions (account_id, region) SELECT account_id, '72.01' FROM accounts");
        _place.Execute(
            "INSERT INTO account_logins (issuer, subject, account_id, bound_at) "
                + "SELECT 'https://sso.example', 'p' || account_id, account_id, '2026-01-01T00:00:00Z' FROM accounts"
        );
        _place.Execute("INSERT INTO agencies (name, region, added_at) VALUES ('Dinas Kesehatan', '72.01', '2026-01-01T00:00:00Z')");
        _place.Execute("INSERT INTO account_agencies (account_id, agency_id) SELECT account_id, 1 FROM accounts");
        _place.Execute(
            "INSERT INTO mail_templates (season, template, language, version, subject, body, by, at) "
                + "VALUES ('club/2027', 'news', 'id', 1, 'Kabar', 'Isi', 'ani', '2026-01-01T00:00:00Z')"
        );
        // Nor was anything entered on the site.
        _place.Execute(
            """
            INSERT INTO entries (entry_id, edition, entry, account, agency, by, at)
                SELECT 1, 'city/2027', '00001', min(account_id), 1, 'ani', '2026-01-01T00:00:00Z' FROM accounts;
            INSERT INTO entry_versions VALUES (1, 'city/2027', '00001', 1, 'a', '{}', 'ani', '2026-01-01T00:00:00Z');
            INSERT INTO entry_states VALUES
                (1, 'city/2027', '00001', 'draft', NULL, '', '', NULL, NULL, 'ani', '2026-01-01T00:00:00Z'),
                (2, 'city/2027', '00001', 'refused', 1, 'Bukan karya sendiri', '', 'own-work', NULL, 'budi', '2026-01-02T00:00:00Z');
            INSERT INTO entry_checks VALUES (1, 'city/2027', '00001', 1, 'own-work', 'no', '', 'budi', '2026-01-02T00:00:00Z');
            INSERT INTO entry_registers SELECT 1, 'city/2027', min(import_id), 'a', 'b', 'ani', '2026-01-03T00:00:00Z' FROM imports
            """
        );
        // Nor had the public voted, a certificate a code, or a comment been released.
        _place.Execute(
            """
            INSERT INTO vote_steps VALUES (1, 'city/2027', 'open', '', 'ani', '2026-01-01T00:00:00Z');
            INSERT INTO vote_candidates VALUES (1, 1, 'e1', 'Satu', 'Dinas A', ''), (2, 1, 'e2', 'Dua', 'Dinas B', '');
            INSERT INTO vote_ballots VALUES (1, 'city/2027', 'e1', 'salt', '2026-01-01T00:00:00Z');
            INSERT INTO vote_strikes VALUES (1, 1, 1, 'Rangkaian', 'ani', '2026-01-02T00:00:00Z');
            INSERT INTO certificate_codes VALUES
                (1, 'ABCD', 'club/2027', 'first', 'e1', 'Dinas A', 'Satu', '', 'Klub', 'Club', 'Juara', 'Winner',
                    'a', 'ani', '2026-01-01T00:00:00Z');
            INSERT INTO evidence_revisions VALUES
                (1, 'iid/2026', '72.01', '1', 'lowered', 1, 3, 2, 'B/1', '2026-01-01', 'Perda', 'Belum lengkap',
                    'ani', '2026-01-01T00:00:00Z');
            INSERT INTO comment_releases VALUES
                (1, 'club/2027', 'desk', 'e1', 'ani', 'idea', 1, 'Bagus', 'salt', 'ani', '2026-01-01T00:00:00Z')
            """
        );
        await _place.Send(new SetObjectionWindow("club/2027", new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        (await _place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
        _connection = new SqliteConnection($"Data Source={_place.Database};Pooling=False;Foreign Keys=False");
        _connection.Open();
        Execute("PRAGMA ignore_check_constraints = ON");
        _trail = AuditTrail.All(new Db(_connection, null));
        foreach (var trigger in Column("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
            Execute($"DROP TRIGGER {trigger}");
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _connection.Dispose();
        _place.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<string> Tables => BoundTables.All.Select(table => table.Name);

    [TestCaseSource(nameof(Tables))]
    public void A_changed_cell_is_seen(string table)
    {
        foreach (var (column, type) in ColumnsOf(table))
        {
            foreach (var row in SomeRows(table))
                Tried(
                    $"UPDATE {table} SET \"{column}\" = {Changed(column, type)} WHERE {row}",
                    table,
                    BoundTables.All.Single(one => one.Name == table).Binds(column)
                );
        }
    }

    [TestCaseSource(nameof(Tables))]
    public void A_removed_row_is_seen(string table)
    {
        foreach (var row in SomeRows(table))
            Tried($"DELETE FROM {table} WHERE {row}", table);
    }

    [TestCaseSource(nameof(Tables))]
    public void A_row_put_in_is_seen(string table)
    {
        var keys = Column($"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0")
            .Concat(BoundTables.All.Single(one => one.Name == table).Key)
            // What must be there once only.
            .Concat(["email", "name", "number", "version", "folder", "result_hash", "criterion", "entry", "code"])
            .ToHashSet(StringComparer.Ordinal);
        var values = ColumnsOf(table)
            .Select(column => keys.Contains(column.Name) ? Changed(column.Name, column.Type) : $"\"{column.Name}\"");
        foreach (var row in SomeRows(table))
            Tried($"INSERT INTO {table} SELECT {string.Join(", ", values)} FROM {table} WHERE {row}", table);
    }

    [Test]
    public void Every_table_is_bound_or_is_listed_with_the_reason_why_not()
    {
        Column("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            .ShouldBe(Tables.Concat(BoundTables.NotBound.Select(one => one.Name)), ignoreOrder: true);
        BoundTables.NotBound.Concat(BoundTables.All.SelectMany(table => table.Without)).ShouldAllBe(one => one.Why.Length > 20);
        foreach (var table in BoundTables.All)
        {
            string[] named = [.. table.Key, .. table.Order, .. table.Shown, .. table.Without.Select(one => one.Name), .. table.Added.Keys];
            // What only a server needs is not in a file; see ServerSchemaTests.
            named.Except(["position"]).ShouldBeSubsetOf(ColumnsOf(table.Name).Select(column => column.Name), table.Name);
        }
    }

    [TestCaseSource(nameof(Tables))]
    public void Every_table_has_words_in_both_languages(string table)
    {
        Scoring.Features.Output.Localization.Texts.Find("audit.table." + table, "id").ShouldNotBeNull();
        Scoring.Features.Output.Localization.Texts.Find("audit.table." + table, "en").ShouldNotBeNull();
    }

    // Runs a statement and takes it back; between, the table must be named, or must not where the column is deliberately unbound.
    private void Tried(string sql, string table, bool isSeen = true)
    {
        using var transaction = _connection.BeginTransaction();
        Execute(sql, transaction).ShouldBe(1, sql);
        var findings = VerifyAuditHandler.RowFindings(new Db(_connection, transaction), _trail);
        findings.Any(finding => finding.Table == table).ShouldBe(isSeen, sql);
    }

    // Conditions that each name one row; a table without rows would prove nothing.
    private List<string> SomeRows(string table)
    {
        var keys = Column($"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0");
        if (keys.Count == 0)
            keys = Column($"SELECT name FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 AND type <> 'BLOB'");
        var rows = Column($"SELECT {string.Join(" || ' AND ' || ", keys.Select(key => $"'{key} = ' || quote({key})"))} FROM {table}");
        rows.ShouldNotBeEmpty(table);
        return [.. Enumerable.Range(0, RowsTried).Select(_ => rows[_random.Next(rows.Count)]).Distinct()];
    }

    private static string Changed(string column, string type) =>
        type switch
        {
            "INTEGER" => $"coalesce(\"{column}\", 0) + {Other}",
            "BLOB" => $"CAST(\"{column}\" || x'00' AS BLOB)",
            _ => $"coalesce(\"{column}\", '') || '~'",
        };

    private List<(string Name, string Type)> ColumnsOf(string table) =>
        [
            .. Column($"SELECT name || ' ' || type FROM pragma_table_info('{table}')")
                .Select(text => text.Split(' '))
                .Select(parts => (parts[0], parts[1])),
        ];

    private List<string> Column(string sql)
    {
        using var command = Command(sql, null);
        using var rows = command.ExecuteReader();
        var values = new List<string>();
        while (rows.Read())
            values.Add(Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
    }

    private int Execute(string sql, SqliteTransaction? transaction = null)
    {
        using var command = Command(sql, transaction);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, SqliteTransaction? transaction)
    {
        var command = _connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // made of names in the schema
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
