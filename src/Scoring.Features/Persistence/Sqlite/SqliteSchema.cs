using System.Data.Common;

namespace Scoring.Features.Persistence.Sqlite;

/// <summary>Describes the schema of a SQLite file.</summary>
internal static class SqliteSchema
{
    /// <summary>The tables, indices, views and triggers of a database with the texts that made them, in their order.</summary>
    public static List<SchemaPart> Read(DbConnection connection, DbTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // What SQLite makes by itself has no text or a name of its own.
        command.CommandText = """
            SELECT name, type, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY rowid
            """;
        using var rows = command.ExecuteReader();
        var parts = new List<SchemaPart>();
        while (rows.Read())
            parts.Add(new SchemaPart(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return parts;
    }
}
