using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Features.Tests.Persistence.PostgreSql;

/// <summary>What keeps a database on a server from being used is told in a sentence, with what to do and never with a password.</summary>
[Category(TestStore.Server)]
public sealed class ServerFaultTests
{
    [TestCase("postgresql://ani:secret@127.0.0.1:1/scoring", "database-server-away", RefusalKind.State)]
    [TestCase("postgresql://nobody:secret@/postgres?host=SOCKET", "database-sign-in", RefusalKind.Usage)]
    [TestCase("postgresql://postgres:secret@/not_there?host=SOCKET", "database-missing", RefusalKind.Usage)]
    [TestCase("Host=SOCKET;Username=postgres;Password=secret;Database=not_there", "database-missing", RefusalKind.Usage)]
    [TestCase("postgresql://postgres:secret@/postgres?host=SOCKET&colour=red", "database-address", RefusalKind.Usage)]
    [TestCase("Host=SOCKET;Username=postgres;Password=secret;Colour=red", "database-address", RefusalKind.Usage)]
    [TestCase("Host=SOCKET;Username=postgres;Password=secret;Port", "database-address", RefusalKind.Usage)]
    public void A_database_that_cannot_be_opened(string address, string code, RefusalKind kind)
    {
        var fault = Refused(address.Replace("SOCKET", PostgresServer.Socket, StringComparison.Ordinal));
        (fault.Code, fault.Kind).ShouldBe((code, kind));
        foreach (var language in new[] { "id", "en" })
        {
            var sentence = Texts.Refusal(fault, language);
            sentence.ShouldNotContain("secret");
            sentence.ShouldNotContain("{0}");
        }
    }

    [Test]
    public void A_user_who_may_not_make_tables()
    {
        var folder = TemporaryFolder.New();
        try
        {
            var address = TestStore.New(folder, isServer: true);
            using (var other = TestStore.Open(address))
            using (var command = other.CreateCommand())
            {
                command.CommandText = "CREATE ROLE guest LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC";
                command.ExecuteNonQuery();
            }
            var fault = Refused(address.Replace("postgres@", "guest@", StringComparison.Ordinal));
            (fault.Code, fault.Kind).ShouldBe(("database-no-right", RefusalKind.Usage));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_connection_that_the_server_ends_is_told_and_the_next_command_works()
    {
        var folder = TemporaryFolder.New();
        try
        {
            using var place = Workplace.On(TestStore.New(folder, isServer: true));
            await place.Send(new ListAudit());
            using (var other = TestStore.Open(place.Database))
            using (var command = other.CreateCommand())
            {
                command.CommandText =
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
                command.ExecuteNonQuery();
            }
            var fault = await Should.ThrowAsync<Exception>(() => place.Send(new ListAudit()));
            StorageFault.Of(fault)!.Refusal(place.Database).Code.ShouldBe("database-server-away");
            (await place.Send(new ListAudit())).Events.ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The operators' guide sets such a limit: a site that a busy machine leaves no time ends like that.
    [Test]
    public async Task A_connection_that_the_server_ends_because_its_transaction_stood_still_is_no_fault_of_the_program()
    {
        var folder = TemporaryFolder.New();
        try
        {
            using var connection = TestStore.Open(TestStore.New(folder, isServer: true));
            using var command = connection.CreateCommand();
            command.CommandText = "SET idle_in_transaction_session_timeout = '20ms'; BEGIN";
            await command.ExecuteNonQueryAsync();
            await Task.Delay(300);
            command.CommandText = "SELECT 1";
            var fault = Should.Throw<Npgsql.NpgsqlException>(() => command.ExecuteScalar());
            StorageFault.Of(fault)!.Kind.ShouldBe(StorageFaultKind.ServerAway);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("postgresql://ani:secret@db.example:5433/scoring?sslmode=verify-full", "postgresql://ani@db.example:5433/scoring")]
    [TestCase("Host=one,two;Username=ani;Password=secret;Database=scoring", "postgresql://ani@one,two/scoring")]
    [TestCase("postgresql://db.example", "postgresql://db.example/scoring")]
    [TestCase("/srv/scoring.db", "/srv/scoring.db")]
    public void An_address_is_shown_without_its_password(string address, string shown) => DatabaseAddress.Shown(address).ShouldBe(shown);

    [TestCase("postgresql://db/scoring?files=/srv/files", "/srv/files/scoring")]
    [TestCase("/srv/scoring.db", "/srv/scoring.db")]
    public void What_belongs_to_a_database_lies_beside_a_path(string address, string path) => DatabaseAddress.Files(address).ShouldBe(path);

    private static RefusalException Refused(string address) =>
        Should.Throw<RefusalException>(() =>
        {
            using var database = new ScoringDatabase(new ScoringOptions(address, "", "tester"));
            database.Store.Open().Dispose();
        });
}
