using System.Globalization;
using Npgsql;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.TestKit;

/// <summary>
/// A PostgreSQL server of the test run's own: made when a test first asks for it, in memory where there is a file system for that, on a
/// socket without a port, and removed at the end of the run. Nothing is flushed to a disk.
/// </summary>
public static class PostgresServer
{
    private const string Prefix = "scoring-pg-";
    private static readonly Lazy<string> Started = new(Start);
    private static readonly Lazy<string> Filled = new(Fill);
    private static int _count;

    /// <summary>A schema in every database with what tests ask SQLite by: the product does not look into it.</summary>
    public const string SqliteSchema = "sqlite";

    private const string SqliteFunctions = """
        CREATE SCHEMA sqlite;
        CREATE FUNCTION sqlite.joined(text, text, text) RETURNS text LANGUAGE sql IMMUTABLE
            AS $$ SELECT CASE WHEN $1 IS NULL THEN $2 WHEN $2 IS NULL THEN $1 ELSE $1 || $3 || $2 END $$;
        CREATE FUNCTION sqlite.joined(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT sqlite.joined($1, $2, ',') $$;
        CREATE AGGREGATE sqlite.group_concat(text) (SFUNC = sqlite.joined, STYPE = text);
        CREATE AGGREGATE sqlite.group_concat(text, text) (SFUNC = sqlite.joined, STYPE = text);
        CREATE FUNCTION sqlite.hex(bytea) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(encode($1, 'hex')) $$;
        CREATE FUNCTION sqlite.json_extract(text, text) RETURNS text LANGUAGE sql IMMUTABLE
            AS $$ SELECT $1::json #>> string_to_array(substr($2, 3), '.') $$;
        """;

    /// <summary>True if a server can be made on this machine.</summary>
    public static bool IsInstalled => PostgresPrograms.AreThere;

    /// <summary>The folder of the server's socket.</summary>
    public static string Socket => Started.Value;

    /// <summary>Makes an empty database, or a copy of another that nobody is connected to.</summary>
    /// <param name="files">The folder for what belongs to the database but is no row.</param>
    /// <param name="template">The address of the database to copy; null for none.</param>
    /// <returns>Its address.</returns>
    public static string NewDatabase(string files, string? template = null)
    {
        var name = "test_" + Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var copy = template is null ? "" : $" TEMPLATE {new Uri(template).AbsolutePath.Trim('/')} STRATEGY FILE_COPY";
        using var connection = new NpgsqlConnection($"Host={Socket};Username=postgres;Database=postgres;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}{copy}";
        command.ExecuteNonQuery();
        return Address(name) + "&files=" + files;
    }

    /// <summary>Makes a database with the product's tables, as it makes them itself: copied, they cost a fraction of the time.</summary>
    /// <param name="files">The folder for what belongs to the database but is no row.</param>
    /// <returns>Its address.</returns>
    public static string NewWithTables(string files) => NewDatabase(files, Filled.Value);

    /// <summary>The address of a database by its name.</summary>
    public static string Address(string name) => $"postgresql://postgres@localhost/{name}?host={Socket}";

    private static string Fill()
    {
        var address = NewDatabase(Directory.CreateDirectory(Path.Combine(Socket, "files")).FullName);
        using (var database = new ScoringDatabase(new ScoringOptions(address, "", "tester")))
            database.Store.Open().Dispose();
        return address;
    }

    private static void Stop(string folder)
    {
        PostgresPrograms.Stop(folder, Path.Combine(folder, "data"));
        Directory.Delete(folder, recursive: true);
    }

    private static string Start()
    {
        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        PostgresPrograms.RemoveAbandoned(memory, Prefix);
        var folder = Directory.CreateDirectory(Path.Combine(memory, Prefix + Environment.ProcessId)).FullName;
        var data = Path.Combine(folder, "data");
        PostgresPrograms.Make(folder, data);
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "",
            ["unix_socket_directories"] = folder,
            ["fsync"] = "off",
            ["synchronous_commit"] = "off",
            ["full_page_writes"] = "off",
            ["wal_level"] = "minimal",
            ["max_wal_senders"] = "0",
            ["autovacuum"] = "off",
            ["max_connections"] = "200",
        };
        PostgresPrograms.Start(folder, data, settings);
        using (var connection = new NpgsqlConnection($"Host={folder};Username=postgres;Database=template1;Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = SqliteFunctions;
            command.ExecuteNonQuery();
        }
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(folder);
        return folder;
    }
}
