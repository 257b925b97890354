using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Tests.Persistence;

/// <summary>
/// A new file is made from one text, new_file.sql, which must be what the migrations come to. SCORING_GOLDEN=write makes it from them.
/// </summary>
[Category(TestStore.FilesOnly)]
public sealed class NewFileTests
{
    private const string Head = """
        -- The tables as they are after the last migration, in the order in which they came to be. A new file is made from this text,
        -- which is itself made from the migrations:
        -- SCORING_GOLDEN=write dotnet test tests/Scoring.Features.Tests --filter NewFileTests

        """;

    private static readonly string Path = System.IO.Path.Combine(
        Checkout.Root,
        "src",
        "Scoring.Features",
        "Persistence",
        "Migrations",
        "new_file.sql"
    );

    [Test]
    public async Task A_new_file_has_the_tables_that_the_migrations_make()
    {
        using var migrated = Migrated();
        var text = Head + string.Concat(SqliteSchema.Read(migrated, null).Select(part => $"\n{part.Sql};\n"));
        if (Environment.GetEnvironmentVariable("SCORING_GOLDEN") == "write")
            await File.WriteAllTextAsync(Path, text);
        (await File.ReadAllTextAsync(Path)).ShouldBe(text);
        Migration.Text("new_file.sql").ShouldBe(text);

        using var made = SqliteStore.InMemory();
        SqliteSchema.Read(made, null).ShouldBe(SqliteSchema.Read(migrated, null));
    }

    [Test]
    public void No_migration_leaves_a_row_that_a_new_file_would_lack()
    {
        using var migrated = Migrated();
        foreach (var table in SqliteSchema.Read(migrated, null).Where(part => part.Kind == "table"))
        {
            using var command = migrated.CreateCommand();
#pragma warning disable CA2100 // a name of the program's own
            command.CommandText = $"SELECT count(*) FROM \"{table.Name}\"";
#pragma warning restore CA2100
            command.ExecuteScalar().ShouldBe(0L, table.Name);
        }
    }

    [Test]
    public void A_new_file_is_of_the_last_migration()
    {
        var folder = TemporaryFolder.New();
        try
        {
            var path = System.IO.Path.Combine(folder, "scoring.db");
            using (var database = new ScoringDatabase(new ScoringOptions(path, "", "tester")))
                database.Store.Open().Dispose();
            SqliteStore.IsCurrent(path).ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SqliteConnection Migrated()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var step in SqliteStore.Migrations())
            SqliteStore.Run(connection, null, step);
        return connection;
    }
}
