using Scoring.Features.Core;
using Scoring.Features.Persistence.PostgreSql;

namespace Scoring.Features.Tests.Persistence.PostgreSql;

/// <summary>The programs of PostgreSQL: which of several is used, what is said where none fits, and how they learn the address.</summary>
[Platform(Exclude = "Win")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PostgresProgramTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = TemporaryFolder.New();

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_first_that_knows_the_server_is_used()
    {
        var (old, right, newer) = (Program("a", "14.9"), Program("b", "15.14 (Debian 15.14-0+deb12u1)"), Program("c", "17.2"));
        Find("15.3", old, right, newer).ShouldBe(new PostgresProgram(Path.Combine(right, "pg_dump"), "15.14"));
        Find("16.1", old, right, newer).Version.ShouldBe("17.2");
        Find("14.0", old, right, newer).Version.ShouldBe("14.9");
    }

    [Test]
    public void Where_none_fits_it_is_said_what_to_install()
    {
        var missing = Should.Throw<RefusalException>(() => Find("15.3", _folder));
        missing.Code.ShouldBe("backup-program-missing");
        missing.Arguments.ShouldBe(["pg_dump", "15"]);
        var old = Program("a", "14.9");
        var refusal = Should.Throw<RefusalException>(() => Find("17.2", old));
        (refusal.Code, refusal.Kind).ShouldBe(("backup-program-old", RefusalKind.Usage));
        refusal.Arguments.ShouldBe([Path.Combine(old, "pg_dump"), "14.9", "17.2", "17"]);
        File.WriteAllText(Path.Combine(_folder, "pg_dump"), "no program");
        Should.Throw<RefusalException>(() => Find("15.3", _folder)).Code.ShouldBe("backup-program-missing");
    }

    [TestCase(
        "postgresql://ani:s%3Acret@db.example:5433/scoring?sslmode=verify-full",
        "db.example",
        "5433",
        "ani",
        "s:cret",
        "verify-full"
    )]
    [TestCase("Host=one:5433,two;User Id=ani;Password=x;Database=scoring", "one,two", "5433,5432", "ani", "x", null)]
    [TestCase("postgresql://ani@/scoring?host=/run/postgresql", "/run/postgresql", "5432", "ani", null, null)]
    [TestCase("postgresql://[::1]:5433/scoring", "::1", "5433", null, null, null)]
    public void An_address_becomes_the_environment_and_never_an_argument(
        string address,
        string host,
        string port,
        string? user,
        string? password,
        string? mode
    )
    {
        var environment = new Dictionary<string, string?> { ["PGSERVICE"] = "elsewhere" };
        LibpqEnvironment.Set(environment, ServerAddress.Of(address));
        environment.GetValueOrDefault("PGHOST").ShouldBe(host);
        environment.GetValueOrDefault("PGPORT").ShouldBe(port);
        environment.GetValueOrDefault("PGUSER").ShouldBe(user);
        environment.GetValueOrDefault("PGPASSWORD").ShouldBe(password);
        environment.GetValueOrDefault("PGSSLMODE").ShouldBe(mode);
        environment.GetValueOrDefault("PGDATABASE").ShouldBe("scoring");
        environment.GetValueOrDefault("PGTARGETSESSIONATTRS").ShouldBe(host.Contains(',', StringComparison.Ordinal) ? "primary" : null);
        environment.ShouldNotContainKey("PGSERVICE");
    }

    private static PostgresProgram Find(string server, params string[] folders) =>
        PostgresProgram.Find("pg_dump", server, string.Join(Path.PathSeparator, folders), []);

    private string Program(string name, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var path = Path.Combine(folder, "pg_dump");
        File.WriteAllText(path, $"#!/bin/sh\necho 'pg_dump (PostgreSQL) {version}'\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return folder;
    }
}
