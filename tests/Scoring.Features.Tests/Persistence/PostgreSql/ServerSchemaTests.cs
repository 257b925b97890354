using System.Data.Common;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.PostgreSql;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Tests.Persistence.PostgreSql;

/// <summary>The tables on a server: the same as in a file, made once, and told of when they are not as they should be.</summary>
[Category(TestStore.Server)]
public sealed class ServerSchemaTests
{
    private readonly string _folder = TemporaryFolder.New();

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Both_kinds_of_database_have_the_same_tables_and_columns()
    {
        using var file = SqliteStore.InMemory();
        using var database = Database(New());
        using var server = database.Store.Open();
        var there = Rows(
            server,
            """
            SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, NULL) || ' ' || a.attnotnull::int
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
            """
        );
        // A primary key of SQLite is never NULL, though its description does not say so; what belongs to a server alone is left out.
        Rows(
                file,
                """
                SELECT t.name || '.' || c.name || ' '
                    || CASE c.type WHEN 'INTEGER' THEN 'bigint' WHEN 'BLOB' THEN 'bytea' ELSE lower(c.type) END
                    || ' ' || (c."notnull" OR c.pk > 0)
                FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
                """
            )
            .ShouldBe(
                there.Where(column =>
                    column != "import_columns.position bigint 1" && !column.StartsWith("schema_steps.", StringComparison.Ordinal)
                ),
                ignoreOrder: true
            );
    }

    [Test]
    public void The_newest_step_of_both_kinds_is_the_same() => SqliteStore.Migrations().Count.ShouldBe(PostgresSchema.Newest);

    [Test]
    public async Task Of_ten_that_come_at_once_one_makes_the_tables()
    {
        var address = New();
        await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        using var database = Database(address);
                        database.Store.Open().Dispose();
                    })
                )
        );
        using var other = TestStore.Open(address);
        // Step 14 is all that was before, in one.
        Rows(other, "SELECT number::text FROM schema_steps ORDER BY number")
            .ShouldBe(
                Enumerable
                    .Range(14, PostgresSchema.Newest - 13)
                    .Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))
            );
    }

    [TestCase("ALTER TABLE numbers ALTER COLUMN value DROP NOT NULL", "schema-changed", "numbers")]
    [TestCase("DROP TRIGGER audit_events_are_kept ON audit_events", "schema-gone", "audit_events_are_kept")]
    [TestCase("ALTER TABLE hand_picks DISABLE TRIGGER scoring_new_hand_picks", "schema-changed", "scoring_new_hand_picks")]
    [TestCase("CREATE TABLE more (id int)", "schema-added", "more")]
    [TestCase(
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "schema-changed",
        "append_only"
    )]
    public async Task A_schema_that_was_changed_is_found(string change, string code, string name)
    {
        using var place = Workplace.On(New());
        (await place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
        using (var other = TestStore.Open(place.Database))
            Run(other, change);
        var finding = (await place.Send(new VerifyAudit())).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Arguments[1]).ShouldBe((code, name));
    }

    [Test]
    public async Task Of_a_newer_program_that_only_adds_tables_this_one_works_on()
    {
        using var place = Workplace.On(New());
        await place.ImportText(ImportKind.Regions, "iga/2026", "regions.csv", "code,name,type,province_code\n11,Aceh,provinsi,11\n");
        place.Execute("CREATE TABLE later (id bigint); INSERT INTO schema_steps (number, at, kind) VALUES (9999, '', 'expand')");
        // Those that serve, and those that start.
        (await place.Send(new VerifyAudit())).Broken.ShouldBeNull();
        place.Restart();
        (await place.Send(new VerifyAudit())).Broken.ShouldBeNull();
        place.Execute("INSERT INTO schema_steps (number, at, kind) VALUES (10000, '', 'contract')");
        place.Restart();
        (await place.Refusal(new VerifyAudit())).Code.ShouldBe("database-newer");
    }

    [TestCase("INSERT INTO schema_steps (number, at) VALUES (9999, '')", "database-newer")]
    [TestCase("DROP TABLE schema_steps", "database-not-ours")]
    public void A_database_of_another_program_or_version_is_left_alone(string change, string code)
    {
        var address = New();
        using (var database = Database(address))
            database.Store.Open().Dispose();
        using (var other = TestStore.Open(address))
            Run(other, change);
        using var again = Database(address);
        Should.Throw<RefusalException>(() => again.Store.Open()).Code.ShouldBe(code);
    }

    private string New() => TestStore.New(_folder, isServer: true);

    private static ScoringDatabase Database(string address) => new(new ScoringOptions(address, "", "tester"));

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static List<string> Rows(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written above
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read())
            texts.Add(rows.GetString(0));
        return texts;
    }
}
