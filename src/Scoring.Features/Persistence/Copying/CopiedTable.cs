using System.Data.Common;
using Scoring.Features.Persistence.Binding;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Persistence.Copying;

/// <summary>A table as it is copied from one database to another, of the same kind or not.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, of three types in both kinds: whole numbers, texts and bytes.</param>
/// <param name="Key">The columns that identify a row.</param>
/// <param name="KeepsOrder">True if the order in which rows were stored means something.</param>
internal sealed record CopiedTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, bool KeepsOrder)
{
    /// <summary>The table with the files of publications.</summary>
    public const string Files = "publication_files";

    /// <summary>The table with the bytes of attachments.</summary>
    public const string Chunks = "attachment_chunks";

    /// <summary>Tables whose rows are not copied.</summary>
    public static IReadOnlyList<Unbound> NotCopied { get; } =
    [
        new("schema_steps", "Says which steps have made the tables of a server; a file counts them in its header."),
        new("data_protection_keys", "Are secrets: they are copied as files that only their owner may read."),
        new("sign_in_tries", "Count wrong passwords for an hour."),
        new("pending_uploads", "Are not confirmed: they are sent again."),
        new("pending_upload_parts", "Are not confirmed: they are sent again."),
        new(Chunks, "Lie in a folder beside a file: they are copied from there, or into it, and compared."),
        new(Files, "Lie in folders beside a file: they are copied from there, or into it, and compared."),
    ];

    /// <summary>The tables whose rows are copied, those that others refer to first.</summary>
    public static IReadOnlyList<CopiedTable> Copied() => [.. All().Where(table => NotCopied.All(one => one.Name != table.Name))];

    /// <summary>The tables whose rows are in a backup.</summary>
    public static IReadOnlyList<CopiedTable> BackedUp() =>
        [.. All().Where(table => table.Name is Files or Chunks || NotCopied.All(one => one.Name != table.Name))];

    /// <summary>The tables that the migrations make, those that others refer to first: none has to be named here.</summary>
    public static IReadOnlyList<CopiedTable> All()
    {
        using var own = SqliteStore.InMemory();
        var left = Names(
            own,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        );
        var tables = new List<CopiedTable>();
        while (left.Count > 0)
        {
            var next = left.First(name =>
                Names(own, "SELECT \"table\" FROM pragma_foreign_key_list(@name)", name)
                    .TrueForAll(other => other == name || !left.Contains(other))
            );
            left.Remove(next);
            tables.Add(Of(own, next));
        }
        return tables;
    }

    /// <summary>By what its rows are read: as they were stored where that matters, else by key.</summary>
    /// <remarks>
    /// The server numbers rows in a column that a file does not need, because a file has the order of the rows themselves.
    /// </remarks>
    public string Order(Dialect dialect) => KeepsOrder ? dialect.For("rowid", BoundTable.Stored) : string.Join(", ", Key.Select(Quoted));

    /// <summary>A name as statements write it.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    private static CopiedTable Of(DbConnection own, string name)
    {
        var columns = Names(own, "SELECT name FROM pragma_table_info(@name) ORDER BY cid", name);
        var key = Names(own, "SELECT name FROM pragma_table_info(@name) WHERE pk > 0 ORDER BY pk", name);
        if (key.Count == 0)
        {
            const string Unique = """
                SELECT i.name FROM pragma_index_info(
                    (SELECT name FROM pragma_index_list(@name) WHERE origin = 'u' ORDER BY seq LIMIT 1)) AS i
                ORDER BY i.seqno
                """;
            key = Names(own, Unique, name);
        }
        return new CopiedTable(name, columns, key, BoundTables.All.Any(table => table.Name == name && !table.Binds(BoundTable.Stored)));
    }

    private static List<string> Names(DbConnection own, string sql, string? name = null)
    {
        using var command = own.CreateCommand();
#pragma warning disable CA2100 // one of the texts above
        command.CommandText = sql;
#pragma warning restore CA2100
        if (name is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@name", name);
            command.Parameters.Add(parameter);
        }
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }
}
